"""What people corrected by hand, as the run's page lists it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tasks.report.words import count
from warehouse.statements import Statements

if TYPE_CHECKING:
    import duckdb

STATEMENTS = Statements(Path(__file__).parent / "sql")
_IS_THERE = "select 1 from duckdb_views() where schema_name = 'published' and view_name = 'corrections'"
_ANY = "select 1 from published.corrections limit 1"
_WORDS = {
    "merge_stories": "Stories that are one",
    "split_story": "Taken out of a story",
    "join_entities": "Names of one",
    "rename_entity": "Called otherwise",
    "split_entity": "Somebody else",
    "set_speaker": "Who said it",
    "false_conflict": "No conflict",
}
NAMED = 4  # targets that a line names


@dataclass(frozen=True, slots=True)
class Corrected:
    """One correction in words; `stories` are the ids of the events it is about."""

    what: str
    targets: str
    value: str
    why: str
    applied: bool
    note: str
    stories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Corrections:
    """All of them, those that do not hold first."""

    heading: str
    rows: tuple[Corrected, ...]


def has_corrections(con: duckdb.DuckDBPyConnection) -> bool:
    """Whether a published file holds any corrections; one that is older than they are holds none."""
    return bool(con.execute(_IS_THERE).fetchall() and con.execute(_ANY).fetchall())


def corrections(con: duckdb.DuckDBPyConnection) -> Corrections | None:
    """The corrections of a published file; None where there are none, or where the file is older than they are."""
    return _listed(STATEMENTS.rows(con, "corrections")) if has_corrections(con) else None


def _listed(rows: Sequence[dict[str, Any]]) -> Corrections:
    made = sorted((told(row) for row in rows), key=lambda each: each.applied)
    idle = sum(not each.applied for each in made)
    heading = f"{count(len(made), 'correction')} by hand"
    if idle:
        heading += f", {idle} of which {'does' if idle == 1 else 'do'} not hold"
    return Corrections(heading, tuple(made))


def told(row: dict[str, Any]) -> Corrected:
    """A row of the view `corrections` in words."""
    targets = row["targets"]
    more = f" and {len(targets) - NAMED} more" if len(targets) > NAMED else ""
    return Corrected(
        what=_WORDS.get(row["kind"], row["kind"]),
        targets=", ".join(targets[:NAMED]) + more,
        value=_value(row["kind"], row["value"]),
        why=" — ".join(each for each in (row["reason"], row["corrected_by"]) if each),
        applied=row["applied"],
        note=row["note"],
        stories=tuple(row["story_ids"]),
    )


def _value(kind: str, value: str | None) -> str:
    """What an entry sets, in words; empty where it sets nothing."""
    if kind == "split_story":
        return "each a story of its own" if value else ""
    return f"now {value or 'nobody'}" if value or kind == "set_speaker" else ""
