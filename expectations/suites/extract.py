"""The suite of extract: rows whose offsets point at their own text."""

from __future__ import annotations

from expectations.stages import STAGES
from expectations.suites.parts import Planned, between, length, of_stage
from warehouse.tables import EXTRACTED

# Clean's suite looked at the values of articles; those of the others are looked at by their own rules, once.
_KNOWN = ("articles", "article_entities", "statements")
_MENTION_LENGTH = 200  # longer ones are lists or whole sentences taken for a name


def suite() -> list[Planned]:
    """The expectations of the tables that extract makes, and of the articles it made them of."""
    starts = [between(table.name, "char_start", 0, None) for table in EXTRACTED if "char_start" in table.names]
    return of_stage(STAGES["extract"], [*starts, length("mentions", "text", _MENTION_LENGTH)], _KNOWN)
