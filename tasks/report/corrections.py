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
_WORDS = {
    "merge_stories": "Stories that are one",
    "split_story": "Taken out of a story",
    "join_entities": "Names of one",
    "rename_entity": "Called otherwise",
    "split_entity": "Somebody else",
    "set_speaker": "Who said it",
    "false_conflict": "No conflict",
}
_NAMED = 4  # targets that a line names


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


def corrections(con: duckdb.DuckDBPyConnection) -> Corrections | None:
    """The corrections of a published file; None where there are none, or where the file is older than they are."""
    if not con.execute(_IS_THERE).fetchall():
        return None
    rows = STATEMENTS.rows(con, "corrections")
    return _told(rows) if rows else None


def _told(rows: Sequence[dict[str, Any]]) -> Corrections:
    made = sorted((_corrected(row) for row in rows), key=lambda each: each.applied)
    idle = sum(not each.applied for each in made)
    heading = f"{count(len(made), 'correction')} by hand"
    if idle:
        heading += f", {idle} of which {'does' if idle == 1 else 'do'} not hold"
    return Corrections(heading, tuple(made))


def _corrected(row: dict[str, Any]) -> Corrected:
    targets = row["targets"]
    more = f" and {len(targets) - _NAMED} more" if len(targets) > _NAMED else ""
    value = row["value"] if row["kind"] != "set_speaker" or row["value"] else "nobody"
    return Corrected(
        what=_WORDS.get(row["kind"], row["kind"]),
        targets=", ".join(targets[:_NAMED]) + more,
        value=value or "",
        why=" — ".join(each for each in (row["reason"], row["corrected_by"]) if each),
        applied=row["applied"],
        note=row["note"],
        stories=tuple(row["story_ids"]),
    )
