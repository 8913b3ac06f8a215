"""One view of two published files compared, row by row: what is new, what is gone, what is another."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from tasks.load.keys import OF_RUNS, view_keys
from warehouse.dictionary import dictionary

_OF_RUN = "run_id"  # the column that tells which run made a row: another run says nothing of the row
# Documents of runs that found nothing new wait for one that publishes: that they come along is no difference.
_COMPARABLE = {"documents": "run_id in (select run_id from earlier.published.runs)"}
_CLIPPED = 160  # characters of a value in an example
_TELLING = 6  # columns that tell what a new row, or one that is gone, says
EXAMPLES = 3  # of each kind, a view


@dataclass(frozen=True, slots=True)
class Cell:
    """A column's value before and after, as text; None where there is none."""

    column: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Example:
    """A row that was added, removed or changed: its key as text, and the cells that tell of it."""

    kind: str
    key: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ViewChange:
    """A view's rows before and after; `kept` are keys in both, of which `changed` have another value in some column.

    `columns` has how many rows changed in each column that has any; `new_columns` and `lost_columns` are those that
    only one of the files has, and that no row is compared by.
    """

    view: str
    before: int
    after: int
    kept: int
    changed: int
    columns: tuple[tuple[str, int], ...]
    examples: tuple[Example, ...]
    new_columns: tuple[str, ...] = ()
    lost_columns: tuple[str, ...] = ()

    @property
    def added(self) -> int:
        """Rows whose key was not there before."""
        return self.after - self.kept

    @property
    def removed(self) -> int:
        """Rows whose key is there no longer."""
        return self.before - self.kept

    @property
    def same(self) -> bool:
        """Whether nothing is another."""
        return not (self.added or self.removed or self.changed or self.new_columns or self.lost_columns)


def compare_views(con: duckdb.DuckDBPyConnection) -> list[ViewChange]:
    """Every view of the attached databases `earlier` and `later`, by name, but those that tell of runs."""
    columns = {side: _columns(con, side) for side in ("earlier", "later")}
    names = sorted({*columns["earlier"], *columns["later"]} - set(OF_RUNS))
    return [_Compared.of(con, name, columns["earlier"].get(name, ()), columns["later"].get(name, ())) for name in names]


def _columns(con: duckdb.DuckDBPyConnection, side: str) -> dict[str, tuple[str, ...]]:
    con.execute(f"use {side}")
    described = dictionary(con)
    con.execute("use memory")
    return {view.name: tuple(column.name for column in view.columns if column.name != _OF_RUN) for view in described}


@dataclass(frozen=True, slots=True)
class _Compared:
    """One view of both files, as the tables `was` and `became` of the columns that both have."""

    con: duckdb.DuckDBPyConnection
    keys: tuple[str, ...]
    rest: tuple[str, ...]

    @classmethod
    def of(cls, con: duckdb.DuckDBPyConnection, view: str, was: Sequence[str], became: Sequence[str]) -> ViewChange:
        keys = tuple(name for name in view_keys()[view] if name != _OF_RUN)
        if not was or not became:
            return _only(con, view, was, became)
        common = [name for name in became if name in was]
        for table, side in (("was", "earlier"), ("became", "later")):
            told = ", ".join(_quoted(common))
            once = "distinct" if keys != view_keys()[view] else ""
            query = f"select {once} {told} from {side}.published.{view} where {_COMPARABLE.get(view, 'true')}"
            con.execute(f"create or replace temporary table {table} as {query}")
        compared = cls(con, keys, tuple(name for name in common if name not in keys))
        new = tuple(name for name in became if name not in was)
        return compared.change(view, new, tuple(name for name in was if name not in became))

    def change(self, view: str, new: tuple[str, ...], lost: tuple[str, ...]) -> ViewChange:
        before, after = (_number(self.con, f"select count(*) from {table}") for table in ("was", "became"))
        kept = _number(self.con, f"select count(*) from was semi join became using ({self._key})")
        changed, columns = self._changed()
        examples = (*self._changed_rows(changed), *self._rows("added", "became", "was"))
        examples += tuple(self._rows("removed", "was", "became"))
        return ViewChange(view, before, after, kept, changed, columns, examples, new, lost)

    @property
    def _key(self) -> str:
        return ", ".join(_quoted(self.keys))

    @property
    def _differs(self) -> list[str]:
        return [f"was.{name} is distinct from became.{name}" for name in _quoted(self.rest)]

    def _changed(self) -> tuple[int, tuple[tuple[str, int], ...]]:
        """How many rows are another, and by column."""
        if not self.rest:
            return 0, ()
        counts = ", ".join(f"count(*) filter ({each})" for each in (" or ".join(self._differs), *self._differs))
        found = self.con.execute(f"select {counts} from was join became using ({self._key})").fetchall()[0]
        by_column = zip(self.rest, found[1:], strict=True)
        return found[0], tuple((name, n) for name, n in by_column if n)

    def _changed_rows(self, n_changed: int) -> list[Example]:
        if not n_changed:
            return []
        told = ", ".join(f"was.{name}, became.{name}" for name in _quoted(self.rest))
        query = (
            f"select {self._key}, {told} from was join became using ({self._key}) where {' or '.join(self._differs)}"
        )
        found = self.con.execute(f"{query} order by {self._key} limit {EXAMPLES}").fetchall()
        return [self._changed_row(row) for row in found]

    def _changed_row(self, row: tuple[Any, ...]) -> Example:
        n = len(self.keys)
        pairs = zip(self.rest, row[n::2], row[n + 1 :: 2], strict=True)
        cells = tuple(Cell(name, _text(was), _text(became)) for name, was, became in pairs if was != became)
        return Example("changed", _joined(row[:n]), cells)

    def _rows(self, kind: str, inside: str, outside: str) -> list[Example]:
        """Rows of one table whose key the other has not."""
        query = f"select {', '.join(_quoted((*self.keys, *self.rest)))} from {inside} anti join {outside}"
        found = self.con.execute(f"{query} using ({self._key}) order by {self._key} limit {EXAMPLES}").fetchall()
        return [self._whole_row(kind, row) for row in found]

    def _whole_row(self, kind: str, row: tuple[Any, ...]) -> Example:
        n, late = len(self.keys), kind == "added"
        told = [(name, _text(value)) for name, value in zip(self.rest, row[n:], strict=True) if value is not None]
        cells = [Cell(name, None if late else text, text if late else None) for name, text in told[:_TELLING]]
        return Example(kind, _joined(row[:n]), tuple(cells))


def _only(con: duckdb.DuckDBPyConnection, view: str, was: Sequence[str], became: Sequence[str]) -> ViewChange:
    """A view that one of the files has not."""
    n = _number(con, f"select count(*) from {'earlier' if was else 'later'}.published.{view}")
    before, after = (n, 0) if was else (0, n)
    return ViewChange(view, before, after, 0, 0, (), (), tuple(became), tuple(was))


def _number(con: duckdb.DuckDBPyConnection, query: str) -> int:
    return int(con.execute(query).fetchall()[0][0])


def _quoted(names: Sequence[str]) -> list[str]:
    return [f'"{name}"' for name in names]


def _joined(key: Sequence[Any]) -> str:
    return " ".join(str(part) for part in key)


def _text(value: Any) -> str | None:
    if value is None:
        return None
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _CLIPPED else text[: _CLIPPED - 1] + "…"
