"""Publish: a finished, checkpointed, read-only copy of the private database, put in place by flipping a link."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb

from warehouse.columns import Table
from warehouse.link import flip
from warehouse.migrate import migrate
from warehouse.place import Place
from warehouse.tables import TABLES
from warehouse.views import PACKED_FOLDER, create_macros, create_views

KEEP_VERSIONS = 5
STORAGE_VERSION = "v1.5.0"  # what users' command lines can read
_READ_ONLY = 0o444


def build(place: Place, run_id: str) -> Path:
    """Make the published file of a run aside, and return its path; the private database must be closed."""
    aside = place.folder / f".{place.version(run_id).name}.part"
    discard(aside)
    with duckdb.connect(aside, config={"storage_compatibility_version": STORAGE_VERSION}) as con:
        con.execute("set TimeZone = 'UTC'")
        migrate(con)
        con.execute(f"attach '{str(place.database).replace(chr(39), chr(39) * 2)}' as private (read_only)")
        con.execute("create schema packed")
        for table in TABLES:
            if table.published:
                con.execute(_copying(table))
        con.execute("detach private")
        create_views(con)
        create_macros(con)
        con.execute("checkpoint")
    return aside


def _copying(table: Table) -> str:
    """The statements that take a table over; one that has a file in `warehouse/packed` takes less room by it, and
    becomes a view of the same rows."""
    packed = PACKED_FOLDER / f"{table.name}.sql"
    if packed.exists():
        return packed.read_text(encoding="utf-8")
    order = ", ".join(table.key)
    return f"insert into store.{table.name} by name from private.store.{table.name} order by {order}"


def publish(place: Place, aside: Path, run_id: str, keep: int = KEEP_VERSIONS) -> Path:
    """Put a finished file in its place in one step, and drop versions beyond the newest `keep`."""
    aside.chmod(_READ_ONLY)
    _sync(aside)
    target = place.version(run_id)
    aside.replace(target)
    flip(place.link, target)
    for old in place.versions()[:-keep]:
        if old != place.current():
            discard(old)
    return target


def discard(path: Path) -> None:
    """Remove a database file and the write-ahead log beside it, where they are."""
    path.unlink(missing_ok=True)
    path.with_name(path.name + ".wal").unlink(missing_ok=True)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
