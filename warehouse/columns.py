"""What a table is made of, in DuckDB's types and Arrow's: the grammar that `warehouse.tables` is written in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

import duckdb
import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its DuckDB type, whether it may be NULL."""

    name: str
    type: str
    nullable: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One stored table; `key` names the columns that identify a row, `published` whether readers get a copy."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    published: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """Column names, in order."""
        return tuple(column.name for column in self.columns)

    @property
    def required(self) -> tuple[str, ...]:
        """Names of the columns that are never NULL, in order."""
        return tuple(column.name for column in self.columns if not column.nullable)

    def without(self, *names: str) -> Table:
        """The same table less some columns: what a stage hands on before `load` knows the rest."""
        columns = tuple(column for column in self.columns if column.name not in names)
        return replace(self, columns=columns, key=tuple(name for name in self.key if name not in names))

    def arrow(self) -> pa.Schema:
        """The table's Arrow schema, as DuckDB reads and writes it (times in UTC)."""
        return _arrow(self.columns)

    def empty(self) -> pa.Table:
        """A table of no rows."""
        return self.arrow().empty_table()


@cache
def _arrow(columns: tuple[Column, ...]) -> pa.Schema:
    select = ", ".join(f'null::{column.type} as "{column.name}"' for column in columns)
    with duckdb.connect() as con:
        con.execute("set TimeZone = 'UTC'")
        return con.sql(f"select {select} limit 0").to_arrow_table().schema


def table(name: str, columns: str, key: str, published: bool = True) -> Table:
    """A table of lines `name TYPE` (a `?` after the type: may be NULL), its key's columns with blanks between."""
    rows = (line.strip().split(" ", 1) for line in columns.strip().splitlines())
    made = tuple(Column(column, type_.rstrip("?"), type_.endswith("?")) for column, type_ in rows)
    return Table(name, made, tuple(key.split()), published)
