"""What the pages of stories are made from: rows of the published views, each view asked once for all stories."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tasks.report.corrections import has_corrections
from tasks.report.words import moment

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
    corrections: list[Row] = field(default_factory=list)

    @property
    def story_id(self) -> str:
        """The story's id: the name of its page."""
        return str(self.story["story_id"])


def totals(con: duckdb.DuckDBPyConnection, run_id: str) -> Row:
    """How many stories there are (`n_stories`), and how many the run touched (`n_touched`)."""
    return _rows(con, "total", [run_id])[0]


def addresses(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Ids that stories have or had, each with the one it goes by now, however often it was merged."""
    steps = {row["old_id"]: row["new_id"] for row in _fetched(con, "addresses")}
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
    if found:
        with _asked(con, list(by_id)):
            con.execute(_text("shown"))
            for part in _PARTS:
                _deal(by_id, part, _fetched(con, part))
            _deal(by_id, "corrections", _corrections(con, by_id) if has_corrections(con) else ())
            con.execute("drop table shown")
    for each in found:
        _attribute(each)
        _in_utc(each)
    return found


def _deal(by_id: dict[str, StoryRows], part: str, rows: Iterable[Row]) -> None:
    for story_id, own in groupby(rows, key=itemgetter("story_id")):
        getattr(by_id[story_id], part).extend(own)


def _corrections(con: duckdb.DuckDBPyConnection, pages: Collection[str]) -> list[Row]:
    """The corrections by story, in the order of their file.

    With each come `places`, the articles that entries name, each with its story; `went`, the ids of stories with those
    by which these go now; and `pages`, the stories that have a page of this report's making.
    """
    places = {row["target"]: (row["story_id"], row["article_id"]) for row in _fetched(con, "corrected_places")}
    known = {"places": places, "went": addresses(con), "pages": pages}
    return [row | known for row in _fetched(con, "corrections")]


def _attribute(rows: StoryRows) -> None:
    """Tells of each figure and statement as whose words it stands there (`attributed_to`), by its quote."""
    speakers = {row["quote_id"]: row["attributed_to"] for row in rows.quotes}
    for row in (*rows.figures, *rows.claim_reports):
        row["attributed_to"] = speakers.get(row["quote_id"])


def _in_utc(rows: StoryRows) -> None:
    """Makes the articles' times UTC's once, for they are asked for again and again."""
    for row in rows.articles:
        for name in ("published_at", "modified_at", "fetched_at"):
            row[name] = moment(row[name])


def _rows(con: duckdb.DuckDBPyConnection, name: str, asked: Sequence[str], most: int | None = None) -> list[Row]:
    """The rows that a file of `sql/` gives for the ids in the table `asked`, the first `most` of them."""
    with _asked(con, asked):
        return _fetched(con, name, most)


@contextmanager
def _asked(con: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> Iterator[None]:
    """With the table `asked` of some ids."""
    con.execute("create or replace temp table asked as select unnest($1) as id", [list(ids)])
    yield
    con.execute("drop table asked")


def _fetched(con: duckdb.DuckDBPyConnection, name: str, most: int | None = None) -> list[Row]:
    made = con.execute(_text(name))
    names = [column[0] for column in made.description]
    rows = made.fetchall() if most is None else made.fetchmany(most)
    return [dict(zip(names, row, strict=True)) for row in rows]


@cache
def _text(name: str) -> str:
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")
