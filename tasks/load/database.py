"""Load a run into the private database: everything in one transaction, or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from tasks.load.sql import statement
from warehouse.counts import count_rows
from warehouse.tables import BY_NAME, OUTLETS, RUN_CHECKS, RUN_STAGES, RUNS

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Additions:
    """What a run adds: `tables` as Arrow, `files` as Parquet parts, by table name; columns a table has and they
    have not are NULL, but `run_id`, which is the run's. Rows of `replaced` documents go first, and all of the tables
    `cleared`, which `files` fill again or linking does."""

    tables: Mapping[str, pa.Table] = field(default_factory=dict)
    files: Mapping[str, Sequence[Path]] = field(default_factory=dict)
    replaced: Sequence[str] = ()
    quarantined: Sequence[str] = ()  # replaced documents of earlier runs that are articles no longer
    cleared: Sequence[str] = ()

    @property
    def again(self) -> bool:
        """Whether articles that were there before are made again."""
        return bool(self.replaced or self.cleared)


def load(con: duckdb.DuckDBPyConnection, run_id: str, additions: Additions) -> dict[str, tuple[int, int]]:
    """Write a run's rows in one transaction; on any error nothing of it stays.

    Returns, by table, how many rows were to be added and how many went for newer ones.
    """
    con.begin()
    try:
        added, gone = Counter[str](), _clear(con, additions)
        for name, table in additions.tables.items():
            con.register("addition", table)
            _insert(con, name, "addition", run_id)
            con.unregister("addition")
            added[name] += table.num_rows
        for name, files in additions.files.items():
            if files:
                listed = ", ".join(_quoted(path) for path in files)
                _insert(con, name, f"read_parquet([{listed}], union_by_name = true)", run_id)
                added[name] += sum(pq.read_metadata(path).num_rows for path in files)
        if additions.again:
            con.execute(statement("entities_after"))
        con.commit()
    except BaseException:
        con.rollback()
        raise
    return {name: (added[name], gone[name]) for name in BY_NAME}


def settle(con: duckdb.DuckDBPyConnection, run: Mapping[str, Any], stages: Rows, checks: Rows) -> None:
    """Write how a loaded run ended: its last row in `runs`, and its stages and checks as they now stand."""
    con.begin()
    for table in ("runs", "run_stages", "run_checks"):
        con.execute(f"delete from store.{table} where run_id = $run_id", {"run_id": run["run_id"]})
    for kept, rows in ((RUNS, [run]), (RUN_STAGES, stages), (RUN_CHECKS, checks)):
        con.register("addition", pa.Table.from_pylist([dict(row) for row in rows], kept.arrow()))
        _insert(con, kept.name, "addition", run["run_id"])
        con.unregister("addition")
    con.commit()


def _clear(con: duckdb.DuckDBPyConnection, additions: Additions) -> Counter[str]:
    """Take out what is replaced; returns how many rows of each table went."""
    renewed = additions.tables.get("outlets", OUTLETS.empty())
    con.register("renewed", renewed)
    con.register("replaced", pa.table({"document_id": pa.array(additions.replaced, pa.string())}))
    con.register("dropped", pa.table({"document_id": pa.array(additions.quarantined, pa.string())}))
    con.register("cleared", pa.table({"table_name": pa.array(additions.cleared, pa.string())}))
    before = Counter(count_rows(con))
    if additions.again:
        con.execute(statement("entities_before"))
    con.execute(statement("clear_replaced"))
    if additions.cleared:
        con.execute(statement("clear_remade"))
    for name in additions.cleared:
        con.execute(f"delete from store.{name}")
    for name in ("renewed", "replaced", "dropped", "cleared"):
        con.unregister(name)
    return before - Counter(count_rows(con))


def _insert(con: duckdb.DuckDBPyConnection, name: str, source: str, run_id: str) -> None:
    given = {column[0] for column in con.execute(f"describe select * from {source}").fetchall()}
    own = "run_id" in BY_NAME[name].names and "run_id" not in given
    extra = f", {_quoted(run_id)} as run_id" if own else ""
    con.execute(f"insert into store.{name} by name select *{extra} from {source}")


def _quoted(value: Path | str) -> str:
    return "'" + str(value).replace("'", "''") + "'"
