"""How many rows the stored tables hold."""

from __future__ import annotations

import duckdb

from warehouse.tables import TABLES


def count_rows(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """The rows of each stored table, by name."""
    return {each.name: con.execute(f"select count(*) from store.{each.name}").fetchall()[0][0] for each in TABLES}
