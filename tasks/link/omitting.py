"""How likely an outlet leaves out what several others say: a logistic model of plain signs.

Its weights are fitted by `python -m bench.fit_omissions` on what models of claims that have not seen the events find.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import combinations

from tasks.link.claims import Features
from tasks.link.claims.sure import Chances, ids_of
from tasks.link.fitted import chance_of, log_odds
from tasks.link.stems import LEXICONS

MODEL = LEXICONS / "omissions_odds.json"
NAMES = ("said", "kept", "cohesion", "least", "quoted", "length")


def signs(
    carried: Mapping[str, float], clear: Features, cohesion: tuple[float, float], length: float
) -> dict[str, float]:
    """The signs under `NAMES` that an outlet leaves out a claim.

    `said` and `kept` are what `carrying.signs` finds in its texts; `cohesion` how likely two texts' wordings say the
    same, on average and at least; `quoted` whether the clearest is said by somebody; `length` how long its texts are,
    as a multiple of the story's median.
    """
    average, least = cohesion
    quoted = float(clear.statement.voice != "outlet")
    return dict(zip(NAMES, (carried["said"], carried["kept"], average, least, quoted, length), strict=True))


def cohesion(wordings: Sequence[Features], likely: Chances) -> tuple[float, float]:
    """How likely two wordings of different texts say the same, on average and at least: 0 to 1."""
    found = [
        likely.get(ids_of(one, other), 0.0)
        for one, other in combinations(wordings, 2)
        if one.copy_group != other.copy_group
    ]
    return (math.fsum(found) / len(found), min(found)) if found else (0.0, 0.0)


def lacks(held: Mapping[str, float]) -> float:
    """The chance that an outlet of such signs says nothing of a claim that others do make."""
    return chance_of(log_odds(MODEL, held))
