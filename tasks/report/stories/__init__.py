"""What several outlets say together → pages that people look at: one a story, and the list of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tasks.report.stories.index import Index, index
from tasks.report.stories.page import compose
from tasks.report.stories.page import render as _render
from tasks.report.stories.read import read as _read
from tasks.report.stories.read import totals

if TYPE_CHECKING:
    import duckdb

MOST = 200  # stories that have a page in one run's report
_NAME = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Stories:
    """The pages of a report by story id, and the list that its first page opens with."""

    index: Index
    pages: dict[str, str]


def render(con: duckdb.DuckDBPyConnection, run_id: str, most: int = MOST) -> Stories:
    """The stories that a run touched, then the newest others, `most` in all; `con` reads a published file.

    Raises ValueError for a story id that cannot name a file.
    """
    pages = [compose(rows) for rows in _read(con, run_id, most)]
    made = {name(page.story["story_id"]): _render(page, run_id) for page in pages}
    return Stories(index(pages, totals(con, run_id)), made)


def name(story_id: str) -> str:
    """The story's id, which names its page."""
    if not _NAME.fullmatch(story_id):
        raise ValueError(f"the story id {story_id!r} cannot name a page")
    return story_id
