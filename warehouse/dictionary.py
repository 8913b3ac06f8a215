"""The data dictionary: what the comments in a published file say of its views and columns."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import duckdb

_SQL = Path(__file__).resolve().parent / "dictionary.sql"


@dataclass(frozen=True, slots=True)
class DescribedColumn:
    """A column of a published view: its name, DuckDB type and comment (empty where it has none)."""

    name: str
    type: str
    comment: str


@dataclass(frozen=True, slots=True)
class DescribedView:
    """A published view: its name, its comment (empty where it has none) and its columns, in order."""

    name: str
    comment: str
    columns: tuple[DescribedColumn, ...]


def dictionary(con: duckdb.DuckDBPyConnection) -> list[DescribedView]:
    """The published views of the connection's current database, by name."""
    rows = con.execute(_SQL.read_text(encoding="utf-8")).fetchall()
    grouped = groupby(rows, key=lambda row: (row[0], row[1] or ""))
    return [
        DescribedView(name, comment, tuple(DescribedColumn(row[2], row[3], row[4] or "") for row in columns))
        for (name, comment), columns in grouped
    ]
