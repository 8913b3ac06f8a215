"""A stage's rows as a small DuckDB file: what its suite reads, and what its SQL can be run on by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import duckdb
import pyarrow as pa

from expectations.context import HISTORY, Run, context, shapes
from expectations.limits import Limits
from expectations.sqlfiles import views
from expectations.stages import Stage, stage_of
from warehouse.columns import Table

Rows: TypeAlias = pa.Table | Sequence[Path]
_VIEWED = ("inputs",)  # raw bytes are not copied: the file reads them where they lie


def build(
    path: Path,
    stage: str,
    tables: Mapping[str, Rows],
    run: Run,
    history: pa.Table | None = None,
    limits: Limits | None = None,
) -> None:
    """Make the file `path` anew with a stage's tables, each an Arrow table or Parquet parts (none: no rows).

    `history` is what `expectations.context.history` gave; a first run has none. Raises ValueError for a table that
    the stage has and `tables` has not.
    """
    chosen = stage_of(stage)
    if missing := [table.name for table in chosen.all_tables if table.name not in tables]:
        raise ValueError(f"the suite of stage {stage} reads tables not given: {', '.join(missing)}")
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(path, config={"storage_compatibility_version": "v1.5.0"}) as con:
        con.execute("set TimeZone = 'UTC'")
        con.begin()
        _fill(con, chosen, tables)
        small = {**context(run, limits), "shapes": shapes(chosen), "history": HISTORY.empty_table()}
        for name, rows in {**small, **({"history": history} if history is not None else {})}.items():
            _copy(con, name, rows)
        for name, sql in views(stage).items():
            con.execute(f"create view {name} as {sql}")
        con.commit()


def _fill(con: duckdb.DuckDBPyConnection, stage: Stage, tables: Mapping[str, Rows]) -> None:
    for table in stage.all_tables:
        rows = tables[table.name]
        if isinstance(rows, pa.Table):
            _copy(con, table.name, rows)
        elif not rows:
            _copy(con, table.name, table.empty())
        else:
            _read(con, table, rows)


def _copy(con: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> None:
    con.register("given", rows)
    con.execute(f"create table {name} as from given")
    con.unregister("given")


def _read(con: duckdb.DuckDBPyConnection, table: Table, parts: Sequence[Path]) -> None:
    listed = ", ".join("'" + str(part.resolve()).replace("'", "''") + "'" for part in parts)
    kind = "view" if table.name in _VIEWED else "table"
    con.execute(f"create {kind} {table.name} as from read_parquet([{listed}], union_by_name = true)")
