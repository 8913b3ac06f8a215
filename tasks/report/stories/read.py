"""What the pages of stories are made from: rows of the published views, each view asked once for all stories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb

Row = dict[str, Any]
SQL = Path(__file__).parent / "sql"
_PARTS = (
    "articles", "claims", "claim_reports", "coverage", "conflicts", "measures", "figures", "quotes", "quote_variants",
    "mentions", "copies", "changes",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class StoryRows:
    """One story and its rows in the published views, each list in an order that is the same in every run."""

    story: Row
    articles: list[Row] = field(default_factory=list)
    claims: list[Row] = field(default_factory=list)
    claim_reports: list[Row] = field(default_factory=list)
    coverage: list[Row] = field(default_factory=list)
    conflicts: list[Row] = field(default_factory=list)
    measures: list[Row] = field(default_factory=list)
    figures: list[Row] = field(default_factory=list)
    quotes: list[Row] = field(default_factory=list)
    quote_variants: list[Row] = field(default_factory=list)
    mentions: list[Row] = field(default_factory=list)
    copies: list[Row] = field(default_factory=list)
    changes: list[Row] = field(default_factory=list)

    @property
    def story_id(self) -> str:
        """The story's id: the name of its page."""
        return str(self.story["story_id"])


def totals(con: duckdb.DuckDBPyConnection, run_id: str) -> Row:
    """How many stories there are (`n_stories`), and how many the run touched (`n_touched`)."""
    return _rows(con, "total", [run_id])[0]


def addresses(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Ids that stories have or had, each with the one it goes by now, however often it was merged."""
    steps = {row["old_id"]: row["new_id"] for row in _rows(con, "addresses", [])}
    return {old: _followed(steps, old) for old in steps}


def _followed(steps: dict[str, str], story_id: str) -> str:
    seen = {story_id}
    while (following := steps.get(story_id, story_id)) not in seen:
        seen.add(following)
        story_id = following
    return story_id


def read(con: duckdb.DuckDBPyConnection, run_id: str, most: int) -> list[StoryRows]:
    """The stories the run touched, then the newest others, `most` in all; `con` reads a published file."""
    found = [StoryRows(row) for row in _rows(con, "chosen", [run_id], most)]
    by_id = {each.story_id: each for each in found}
    for part in _PARTS if found else ():
        _deal(by_id, part, _rows(con, part, list(by_id)))
    return found


def _deal(by_id: dict[str, StoryRows], part: str, rows: Sequence[Row]) -> None:
    for row in rows:
        getattr(by_id[row["story_id"]], part).append(row)


def _rows(con: duckdb.DuckDBPyConnection, name: str, asked: Sequence[str], most: int | None = None) -> list[Row]:
    """The rows that a file of `sql/` gives for the ids in the table `asked`, the first `most` of them."""
    con.execute("create or replace temp table asked as select unnest($1) as id", [list(asked)])
    made = con.execute(_text(name))
    names = [column[0] for column in made.description]
    rows = made.fetchall() if most is None else made.fetchmany(most)
    con.execute("drop table asked")
    return [dict(zip(names, row, strict=True)) for row in rows]


@cache
def _text(name: str) -> str:
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")
