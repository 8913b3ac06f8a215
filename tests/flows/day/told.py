"""What a warehouse publishes, told so that two of them can be compared however their runs were cut."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

from warehouse.ids import digest
from warehouse.views import view_names

# Views that tell of runs, and of ids that a cluster had on the way; columns that tell of runs, and an id made of those
# of clusters, for which stand their members.
OF_RUNS = ("runs", "run_stages", "run_checks", "cluster_ids")
RUN_COLUMNS = ("run_id", "raw_file", "raw_row", "conflict_id")
_MEMBERS = "select cluster_id, string_agg(member_id, ' ' order by member_id) from store.members group by cluster_id"


def told(file: Path) -> dict[str, list[str]]:
    """The rows of every published view, sorted, with the members of clusters in the place of their ids.

    Of `documents` those that brought something: each run has its own rows of what came before.
    """
    with duckdb.connect(file, read_only=True) as con:
        con.execute("set TimeZone = 'UTC'")
        clusters = {cluster: digest(members) for cluster, members in con.execute(_MEMBERS).fetchall()}
        return {view: _rows(con, view, clusters) for view in view_names() if view not in OF_RUNS}


def _rows(con: duckdb.DuckDBPyConnection, view: str, clusters: dict[str, str]) -> list[str]:
    new = "where outcome != 'unchanged'" if view == "documents" else ""
    rows = con.sql(f"from published.{view} {new}").to_arrow_table().to_pylist()
    kept = ({name: value for name, value in row.items() if name not in RUN_COLUMNS} for row in rows)
    return sorted(repr(_named(row, clusters)) for row in kept)


def _named(value: Any, clusters: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {name: _named(inner, clusters) for name, inner in value.items()}
    if isinstance(value, list):
        return [_named(inner, clusters) for inner in value]
    return clusters.get(value, value) if isinstance(value, str) else value
