"""What a run brought that was not there before: conflicts in the file it published, beside the file before it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from warehouse.connect import open_published
from warehouse.ledger import RunRecord
from warehouse.place import Place

_QUERY = (Path(__file__).parent / "conflicts.sql").read_text(encoding="utf-8")
_NAMED = 10  # conflicts that a message names; the report has them all
Row = dict[str, Any]


def new_conflicts(record: RunRecord) -> Sequence[Row]:
    """The conflicts that a run's published file has and the one before it had not; none if it published nothing."""
    place = Place.of(Path(record.warehouse))
    published = place.version(record.run_id)
    if not record.published or not published.exists():
        return []
    earlier = [path for path in place.versions() if path.name < published.name]
    known = {row["conflict_id"] for row in _conflicts(earlier[-1])} if earlier else set()
    return [row for row in _conflicts(published) if row["conflict_id"] not in known]


def describe(found: Sequence[Row]) -> str:
    """New conflicts in words, the first of them by name."""
    lines = [f"- {row['kind']}: {row['subject']} ({row['headline'] or row['story_id']})" for row in found[:_NAMED]]
    lines += [f"- and {len(found) - _NAMED} more"] if len(found) > _NAMED else []
    return "\n".join([f"{len(found)} new conflict{'' if len(found) == 1 else 's'}:", *lines])


def _conflicts(file: Path) -> Sequence[Row]:
    with open_published(file) as con:
        rows = con.execute(_QUERY)
        names = [column[0] for column in rows.description or ()]
        return [dict(zip(names, row, strict=True)) for row in rows.fetchall()]
