"""Opening the published file, as any reader does."""

from __future__ import annotations

from pathlib import Path

import duckdb


class WarehouseMissing(Exception):
    """There is no published file where one was looked for, or it is not one."""


def open_published(path: Path) -> duckdb.DuckDBPyConnection:
    """Open a published file read-only, in UTC, its views named without their schema.

    Raises WarehouseMissing, which says how to make one, if nothing was published there or the file is no warehouse.
    """
    if not path.exists():
        raise WarehouseMissing(f"{path}: no warehouse here. Make one: parallax run SOURCE… --warehouse {path}")
    try:
        con = duckdb.connect(str(path), read_only=True)
    except duckdb.Error as error:
        raise WarehouseMissing(f"{path}: cannot be read as a warehouse: {error}") from error
    return _prepared(con, path)


def _prepared(con: duckdb.DuckDBPyConnection, path: Path) -> duckdb.DuckDBPyConnection:
    found = con.execute("select count(*) from duckdb_schemas() where schema_name = 'published'").fetchone()
    if found == (0,):
        con.close()
        raise WarehouseMissing(f"{path}: a DuckDB file, but it has no schema `published`; parallax run makes one")
    con.execute("set TimeZone = 'UTC'")
    con.execute("set schema = 'published'")
    return con
