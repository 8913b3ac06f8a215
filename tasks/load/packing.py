"""The raw store packed anew, and the private database written anew: what gives back the room of what is gone."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from tasks.load.publish import discard
from tasks.load.sql import statement
from warehouse.counts import count_rows
from warehouse.place import Place
from warehouse.tables import INPUTS

SMALL_FILE = 16_000_000  # bytes of a raw file that is worth putting together with others
PACKED_FILE = 64_000_000  # bytes at which a file that is put together is full
_MOVED = pa.schema([("document_id", pa.string()), ("raw_file", pa.string()), ("raw_row", pa.int32())])
Piece = tuple[str, Sequence[int], Sequence[str]]  # a raw file, its rows that stay, the documents of these
Group = Sequence[Piece]


def drop_bytes(con: duckdb.DuckDBPyConnection, folder: Path, documents: Collection[str], run_id: str) -> None:
    """Take documents' bytes away: what else their raw files hold moves into new files, which `run_id` names.

    The old files stay, for `sweep` to take once nobody can go back.
    """
    places = _places(con)
    touched = {file: kept for file, kept in places.items() if any(document in documents for _, document in kept)}
    groups = []
    for file, kept in touched.items():
        left = [(row, document) for row, document in kept if document not in documents]
        if left:
            groups.append([(file, [row for row, _ in left], [document for _, document in left])])
    moved = repack(folder, groups, run_id)
    con.begin()
    con.register("gone", pa.table({"document_id": pa.array(sorted(documents), pa.string())}))
    con.execute(statement("forget_bytes"))
    con.unregister("gone")
    _note_moves(con, moved)
    con.commit()


def pack_bytes(con: duckdb.DuckDBPyConnection, folder: Path, groups: Sequence[Group], run_id: str) -> None:
    """Put the raw files of each group together into one, which `run_id` names; the old ones stay for `sweep`."""
    moved = repack(folder, groups, run_id)
    con.begin()
    _note_moves(con, moved)
    con.commit()


def packable(con: duckdb.DuckDBPyConnection, folder: Path) -> list[Group]:
    """Small raw files that could be fewer, in groups; none where no two are small."""
    groups: list[list[Piece]] = []
    room = 0
    for file, kept in _places(con).items():
        size = size_of(folder / file)
        if size >= SMALL_FILE:
            continue
        if not groups or size > room:
            groups.append([])
            room = PACKED_FILE
        groups[-1].append((file, [row for row, _ in kept], [document for _, document in kept]))
        room -= size
    return [group for group in groups if len(group) > 1]


def repack(folder: Path, groups: Iterable[Group], run_id: str) -> pa.Table:
    """Write a new raw file for each group of files and rows; returns where each document's bytes lie now."""
    moved: dict[str, list[Any]] = defaultdict(list)
    for number, group in enumerate(groups):
        name = f"{run_id}-{number:04d}.parquet"
        aside = folder / f"{name}.part"
        at = 0
        with pq.ParquetWriter(aside, INPUTS.arrow(), compression="zstd") as writer:
            for file, kept, documents in group:
                writer.write_table(pq.read_table(folder / file, schema=INPUTS.arrow()).take(kept))
                moved["document_id"] += documents
                moved["raw_file"] += [name] * len(kept)
                moved["raw_row"] += range(at, at + len(kept))
                at += len(kept)
        aside.replace(folder / name)
    return pa.table({field.name: pa.array(moved[field.name], field.type) for field in _MOVED})


def sweep(con: duckdb.DuckDBPyConnection, folder: Path) -> tuple[int, int]:
    """Remove raw files that no document names; returns how many, and their bytes."""
    named = _places(con).keys()
    gone = [path for path in sorted(folder.glob("*.parquet*")) if path.name not in named]
    size = sum(size_of(path) for path in gone)
    for path in gone:
        path.unlink()
    return len(gone), size


def compact_database(place: Place, aside: Path) -> None:
    """Write the private database anew, without the room that rows took which are gone, and put it in its place.

    `aside` is the file it is written to first; whoever is killed before its end has changed nothing. Raises
    duckdb.Error, or RuntimeError for a copy that has not every row.
    """
    aside.parent.mkdir(parents=True, exist_ok=True)
    discard(aside)
    with duckdb.connect(place.database) as con:
        con.execute("checkpoint")
    with duckdb.connect(aside) as con:
        con.execute("set TimeZone = 'UTC'")
        name = con.execute("select current_database()").fetchall()[0][0]
        con.execute(f"attach '{str(place.database).replace(chr(39), chr(39) * 2)}' as old_file (read_only)")
        con.execute(f'copy from database old_file to "{name}"')
        copied = count_rows(con)
        con.execute("use old_file")
        if copied != count_rows(con):
            raise RuntimeError("the private database could not be copied whole; it is as it was")
        con.execute(f'use "{name}"')
        con.execute("detach old_file")
        con.execute("checkpoint")
    _to_disk(aside)
    aside.replace(place.database)


def sizes(place: Place) -> dict[str, int]:
    """The bytes of a warehouse's parts."""
    return {
        "private database": size_of(place.database),
        "raw files": sum(size_of(path) for path in place.raw.glob("*.parquet")),
        "published versions": sum(size_of(path) for path in place.versions()),
    }


def _places(con: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[int, str]]]:
    """By raw file, the rows in it that documents name."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for file, row, document in con.execute(statement("raw_rows")).fetchall():
        found[file].append((row, document))
    return found


def _note_moves(con: duckdb.DuckDBPyConnection, moved: pa.Table) -> None:
    con.register("moved", moved)
    con.execute(statement("move_bytes"))
    con.unregister("moved")


def size_of(path: Path) -> int:
    """The bytes of a file; 0 where there is none."""
    return path.stat().st_size if path.is_file() else 0


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
