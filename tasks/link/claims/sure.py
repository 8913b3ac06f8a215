"""Which wordings of a claim surely say what its clearest says: a group also has some that are joined loosely."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tasks.link.claims.features import Features

LIKELY = 0.6  # chance of the pair from which a wording surely says what the clearest, or another sure one, does
Chances = Mapping[tuple[str, str], float]


def ids_of(one: Features, other: Features) -> tuple[str, str]:
    """The ids of two statements, the lesser first."""
    first, second = sorted((one.statement.statement_id, other.statement.statement_id))
    return first, second


def sure(clear: Features, wordings: Sequence[Features], likely: Chances) -> tuple[Features, ...]:
    """The wordings that are joined to the clearest by likely pairs, itself the first."""
    found = [clear]
    rest = [row for row in wordings if row is not clear]
    for one in found:  # which grows as it is walked
        told = [row for row in rest if likely.get(ids_of(row, one), 0.0) >= LIKELY]
        found += told
        rest = [row for row in rest if row not in told]
    return tuple(found)
