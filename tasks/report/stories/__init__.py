"""What several outlets say together → pages that people look at: one a story, and the list of them."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tasks.report.stories.index import Card, Index, card, index
from tasks.report.stories.page import compose
from tasks.report.stories.page import render as _render
from tasks.report.stories.read import addresses, read, totals

if TYPE_CHECKING:
    import duckdb

MOST = 200  # stories that have a page of their own run's making in one report
_NAME = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Stories:
    """The pages of a report by story id, and the list that its first page opens with.

    `addresses` are the ids that stories have or had, each with the one it goes by now.
    """

    index: Index
    pages: dict[str, str]
    addresses: Mapping[str, str] = field(default_factory=dict)


def render(con: duckdb.DuckDBPyConnection, run_id: str, most: int = MOST) -> Stories:
    """The stories that a run touched, then the newest others, `most` in all; `con` reads a published file.

    Raises ValueError for a story id that cannot name a file.
    """
    made: dict[str, str] = {}
    cards: list[Card] = []
    with _uncollected():
        for rows in read(con, run_id, most):
            page = compose(rows)
            made[name(rows.story_id)] = _render(page, run_id)
            cards.append(card(page))
    return Stories(index(cards, totals(con, run_id)), made, addresses(con))


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cycles meanwhile: there are none among rows and pages, and looking takes a quarter of the time.

    Nor a search through all of them at the end: what is there counts as old by then.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()
        if was:
            gc.enable()


def name(story_id: str) -> str:
    """The story's id, which names its page."""
    if not _NAME.fullmatch(story_id):
        raise ValueError(f"the story id {story_id!r} cannot name a page")
    return story_id
