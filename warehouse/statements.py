"""SQL statements that stand in files, one file a statement, its purpose in the first line."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Statements:
    """The statements of one folder, by their files' names without the suffix."""

    folder: Path

    def text(self, name: str) -> str:
        """The text of a statement."""
        return _read(self.folder / f"{name}.sql")

    def table(
        self, con: duckdb.DuckDBPyConnection, name: str, schema: pa.Schema | None = None, **params: Any
    ) -> pa.Table:
        """What a statement gives, in a schema where one is named."""
        made = con.sql(self.text(name), params=params or None).to_arrow_table()
        return made.cast(schema) if schema else made

    def rows(self, con: duckdb.DuckDBPyConnection, name: str, **params: Any) -> list[dict[str, Any]]:
        """What a statement gives, a dict a row."""
        return self.table(con, name, **params).to_pylist()

    def run(self, con: duckdb.DuckDBPyConnection, name: str, **params: Any) -> None:
        """Execute the statements of a file that give no rows."""
        con.execute(self.text(name), params or None)


@cache
def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
