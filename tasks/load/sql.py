"""The stage's SQL statements, each a file beside this one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import duckdb
import pyarrow as pa

_FOLDER = Path(__file__).parent / "sql"


@cache
def statement(name: str) -> str:
    """The text of `sql/NAME.sql`."""
    return (_FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def rows(con: duckdb.DuckDBPyConnection, name: str, schema: pa.Schema) -> pa.Table:
    """What `sql/NAME.sql` gives, in a table's schema."""
    return con.sql(statement(name)).to_arrow_table().cast(schema)
