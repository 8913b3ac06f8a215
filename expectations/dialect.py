"""A SQLAlchemy dialect for DuckDB whose results stay readable once their connection is given back.

Great Expectations reads results after it has closed the connection they came from (upstream #10738, #11579); with
duckdb-engine they are gone by then and every expectation errors. Here each statement has a DuckDB cursor of its own,
which stays open until the engine is disposed of. Registered as `duckdb+held`; files are opened read-only.
"""

from __future__ import annotations

import atexit
import sys
from functools import cache
from typing import Any

import duckdb
from duckdb_engine import ConnectionWrapper, CursorWrapper, Dialect
from sqlalchemy.dialects import registry

URL = "duckdb+held:///{path}"


class HeldCursor(CursorWrapper):
    """A cursor that describes its columns' types by name: SQLAlchemy keeps what it is given, beyond DuckDB's end."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, connection: HeldConnection) -> None:
        super().__init__(cursor, connection)
        self._cursor = cursor

    @property
    def description(self) -> list[tuple[Any, ...]] | None:
        """The columns of the result, as DB-API has them: name, type, and five places left empty."""
        columns = self._cursor.description
        return columns and [(name, str(type_), *rest) for name, type_, *rest in columns]


class HeldConnection(ConnectionWrapper):
    """A connection that gives every statement its own cursor, and closes them all with itself."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        super().__init__(connection)
        self._held = connection
        self._cursors: list[duckdb.DuckDBPyConnection] = []

    def cursor(self) -> HeldCursor:
        """A cursor whose result outlives the connection's return to its pool."""
        cursor = self._held.cursor()
        self._cursors.append(cursor)
        return HeldCursor(cursor, self)

    def close(self) -> None:
        """Close the cursors, then the connection: the file is free again."""
        for cursor in self._cursors:
            cursor.close()
        super().close()


class HeldDialect(Dialect):
    """duckdb-engine's dialect over `HeldConnection`."""

    supports_statement_cache = False

    def do_begin(self, connection: Any) -> None:
        """Nothing: cursors do not share the connection's transaction."""

    def do_rollback(self, connection: Any) -> None:
        """Nothing: there is no transaction to take back."""

    def connect(self, *args: Any, **kwargs: Any) -> Any:
        """Open the database read-only, with times in UTC."""
        connection = duckdb.connect(args[0] if args else kwargs["database"], read_only=True)
        connection.execute("set TimeZone = 'UTC'")
        return HeldConnection(connection)


@cache
def register() -> None:
    """Make the dialect known to SQLAlchemy, once a process."""
    registry.register("duckdb.held", __name__, HeldDialect.__name__)
    atexit.register(_forget)


def _forget() -> None:
    """Let go of DuckDB at the process's end: beside Great Expectations these modules outlive it, and it then lists
    its types on the terminal as leaked."""
    for name in [name for name in sys.modules if name == __name__ or name.split(".")[0] == "duckdb_engine"]:
        vars(sys.modules[name]).clear()
