"""What can be named in a question: views with their columns, macros, functions and keywords of the open file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from flows.commands.queries import first_line
from warehouse.dictionary import DescribedView, dictionary
from warehouse.views import MACROS_FOLDER

if TYPE_CHECKING:
    import duckdb

_MACROS = (
    "select function_name, parameters from duckdb_functions() where not internal and function_type = 'table_macro'"
)
_FUNCTIONS = "select distinct function_name from duckdb_functions() where function_type in ('scalar', 'aggregate')"
_KEYWORDS = "select keyword_name from duckdb_keywords() where keyword_category = 'reserved'"
# Of the words that are no keywords everywhere, those that questions are made of.
_EVERYDAY = (
    "between", "by", "coalesce", "cross", "describe", "exclude", "exists", "explain", "filter", "first", "full",
    "inner", "interval", "is", "join", "last", "left", "natural", "not", "nulls", "over", "partition", "pivot",
    "replace", "right", "rows", "sample", "semi", "summarize", "values", "with",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Macro:
    """A table macro: its name, its parameters, and what it answers (empty where that is not known)."""

    name: str
    parameters: tuple[str, ...]
    purpose: str


def macros(con: duckdb.DuckDBPyConnection) -> list[Macro]:
    """The table macros of a published file, by name."""
    rows = sorted(con.execute(_MACROS).fetchall())
    return [Macro(name, tuple(parameters), _purpose(name)) for name, parameters in rows]


def _purpose(name: str) -> str:
    path = MACROS_FOLDER / f"{name}.sql"
    return first_line(path) if path.exists() else ""


class Names:
    """What can be named, looked up once."""

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self.con = con

    @cached_property
    def views(self) -> dict[str, DescribedView]:
        """The published views by name."""
        return {view.name: view for view in dictionary(self.con)}

    @cached_property
    def macros(self) -> list[Macro]:
        """The table macros."""
        return macros(self.con)

    @cached_property
    def functions(self) -> list[str]:
        """DuckDB's functions that are written as words."""
        return sorted(name for (name,) in self.con.execute(_FUNCTIONS).fetchall() if name.isidentifier())

    @cached_property
    def keywords(self) -> list[str]:
        """The words of SQL."""
        return sorted({name for (name,) in self.con.execute(_KEYWORDS).fetchall()} | set(_EVERYDAY))
