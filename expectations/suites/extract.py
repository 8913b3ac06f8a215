"""The suite of extract: sentences and mentions whose offsets point at their own text."""

from __future__ import annotations

from expectations.stages import STAGES
from expectations.suites.parts import Planned, between, length, of_stage

_MENTION_LENGTH = 200  # longer ones are lists or whole sentences taken for a name


def suite() -> list[Planned]:
    """The expectations of the tables `articles`, `sentences` and `mentions`."""
    starts = [between(table, "char_start", 0, None) for table in ("sentences", "mentions")]
    return of_stage(STAGES["extract"], [*starts, length("mentions", "text", _MENTION_LENGTH)], known=("articles",))
