"""Rows of the private database as linking reads and writes them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from tasks.link.clusters import Settled, forward, settle
from warehouse.columns import Table
from warehouse.statements import Statements
from warehouse.tables import CLUSTER_IDS, MEMBERS

STATEMENTS = Statements(Path(__file__).parent / "sql")
Row = dict[str, Any]
_SAME_PAIR = "{0}.article_a = gone.article_a and {0}.article_b = gone.article_b"


@contextmanager
def given(con: duckdb.DuckDBPyConnection, name: str, column: str, ids: Iterable[str]) -> Iterator[None]:
    """A table of one column of ids, there for the statements within."""
    con.register(name, pa.table({column: pa.array(sorted(ids), pa.string())}))
    try:
        yield
    finally:
        con.unregister(name)


def insert(con: duckdb.DuckDBPyConnection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add rows to a stored table."""
    if rows:
        con.register("addition", pa.Table.from_pylist([dict(row) for row in rows], table.arrow()))
        con.execute(f"insert into store.{table.name} by name from addition")
        con.unregister("addition")


def delete(con: duckdb.DuckDBPyConnection, table: Table, column: str, ids: Collection[str]) -> None:
    """Take out the rows of a stored table whose `column` is one of the ids."""
    if ids:
        with given(con, "gone", "id", ids):
            con.execute(f"delete from store.{table.name} where {column} in (select id from gone)")


def delete_pairs(con: duckdb.DuckDBPyConnection, table: Table, pairs: Sequence[Mapping[str, Any]]) -> None:
    """Take out the rows of a stored table of pairs of articles; `pairs` are rows of it, or their two articles."""
    if pairs:
        ends = [{name: row[name] for name in ("article_a", "article_b")} for row in pairs]
        con.register("gone", pa.Table.from_pylist(ends))
        con.execute(f"delete from store.{table.name} using gone where {_SAME_PAIR.format(table.name)}")
        con.unregister("gone")


def earlier_members(con: duckdb.DuckDBPyConnection, kind: str, articles: Collection[str]) -> dict[str, str]:
    """The clusters of a kind that have members in some articles: member → cluster, with all their members."""
    con.execute("set variable kind = $kind", {"kind": kind})
    with given(con, "stirred", "article_id", articles):
        rows = STATEMENTS.rows(con, "earlier_members")
    return {row["member_id"]: row["cluster_id"] for row in rows}


def resettle(
    con: duckdb.DuckDBPyConnection,
    run_id: str,
    kind: str,
    groups: Iterable[Collection[str]],
    earlier: Mapping[str, str],
) -> Settled:
    """Give groups their ids, write who belongs where now, and what ids were merged away.

    `earlier` holds every member of every cluster that the groups could touch.
    """
    merged = dict(con.execute("select old_id, new_id from store.cluster_ids").fetchall())
    settled = settle(kind, groups, earlier, taken=merged.keys() | _ids(con, kind))
    delete(con, MEMBERS, "member_id", earlier.keys())
    rows = [{"kind": kind, "member_id": member, "cluster_id": each} for member, each in settled.members.items()]
    insert(con, MEMBERS, rows)
    if settled.merged:
        _redirect(con, run_id, kind, forward(merged, settled.merged), merged)
    return settled


def _ids(con: duckdb.DuckDBPyConnection, kind: str) -> set[str]:
    """Every id that clusters of a kind go by."""
    found = con.execute("select distinct cluster_id from store.members where kind = $kind", {"kind": kind}).fetchall()
    return {cluster_id for (cluster_id,) in found}


def _redirect(
    con: duckdb.DuckDBPyConnection, run_id: str, kind: str, now: Mapping[str, str], before: Mapping[str, str]
) -> None:
    moved = {old: new for old, new in now.items() if before.get(old) != new}
    for old in sorted(moved.keys() & before.keys()):
        con.execute("update store.cluster_ids set new_id = $new where old_id = $old", {"new": moved[old], "old": old})
    fresh = sorted(moved.keys() - before.keys())
    insert(con, CLUSTER_IDS, [{"old_id": old, "kind": kind, "new_id": moved[old], "run_id": run_id} for old in fresh])
