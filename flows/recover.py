"""After a killed run: the private database as it was before it, or, had it published, the run's end written down."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace

import duckdb

from flows import finish
from warehouse import ledger
from warehouse.place import Place

_RECENT = 5  # a killed run is settled by the one after it, so that only the newest records can be open


def recover(place: Place, tell: Callable[[str], None]) -> None:
    """Bring a warehouse into order; the caller holds its lock, so a run that says it is running was killed."""
    for record in ledger.read_all(place.ledger, last=_RECENT):
        if record.run["status"] == "running":
            _settle(place, record, tell)
    for folder in place.work.glob("[0-9]*"):
        shutil.rmtree(folder)


def _settle(place: Place, record: ledger.RunRecord, tell: Callable[[str], None]) -> None:
    path = place.ledger / f"{record.run_id}.json"
    if place.current() == place.version(record.run_id):
        whole = _as_published(place, record)
        finish.settle_private(place, whole.run, whole.stages, whole.checks)
        ledger.write(whole, path)
        return
    finish.undo(place, record.run_id)
    ledger.write(replace(record, run=dict(record.run) | {"status": "killed"}), path)
    tell(f"run {record.run_id} was killed before it published anything: what it began is taken up again")


def _as_published(place: Place, record: ledger.RunRecord) -> ledger.RunRecord:
    """The record of a run that was killed after its file was in place, out of that file."""
    published = place.version(record.run_id)
    with duckdb.connect(published, read_only=True) as con:
        con.execute("set TimeZone = 'UTC'")
        rows = {table: _rows(con, table, record.run_id) for table in ("runs", "run_stages", "run_checks", "quarantine")}
    run = rows.pop("runs")[0]
    return replace(
        record,
        run=run,
        stages=tuple(rows["run_stages"]),
        checks=tuple(rows["run_checks"]),
        quarantine=tuple(rows["quarantine"]),
        published=published.name,
    )


def _rows(con: duckdb.DuckDBPyConnection, table: str, run_id: str) -> list[ledger.Row]:
    chosen = con.sql(f"select * from store.{table} where run_id = $run_id", params={"run_id": run_id})
    return chosen.to_arrow_table().to_pylist()
