"""The suite of clean: articles with their fields, blocks that account for each body, balance and drift."""

from __future__ import annotations

from expectations.stages import STAGES
from expectations.suites.parts import Planned, between, length, of_stage

# Beyond these lengths (code points) a field most likely holds a piece of the body.
_USUAL = {"title": 300, "standfirst": 2_000, "byline": 200, "section": 100, "dateline_place": 100}


def suite() -> list[Planned]:
    """The expectations of the tables `articles` and `blocks`."""
    usual = [length("articles", column, high) for column, high in _USUAL.items()]
    return of_stage(STAGES["clean"], [between("articles", "n_words", 1, None), *usual])
