"""Parquet parts: what a batch made, written whole or not at all, so that a killed run leaves nothing half done."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

_DONE = "done"


def write_table(table: pa.Table, path: Path) -> Path:
    """Write one Parquet file (zstd), whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(path.name + ".part")
    pq.write_table(table, aside, compression="zstd")
    aside.replace(path)
    return path


def read_parts(paths: Iterable[Path], schema: pa.Schema) -> pa.Table:
    """The rows of several parts, in order; a table of no rows for no parts."""
    tables = [pq.read_table(path, schema=schema) for path in paths]
    return pa.concat_tables(tables) if tables else schema.empty_table()


@dataclass(frozen=True, slots=True)
class PartFolder:
    """The tables one batch of a stage made, in a folder of their own with a completion marker."""

    folder: Path

    @property
    def complete(self) -> bool:
        """Whether every table of the batch was written."""
        return (self.folder / _DONE).exists()

    def file(self, table: str) -> Path:
        """Where a table of the batch lies."""
        return self.folder / f"{table}.parquet"

    def write(self, tables: Mapping[str, pa.Table]) -> PartFolder:
        """Write the batch's tables, then its marker; what a killed run left there goes first."""
        shutil.rmtree(self.folder, ignore_errors=True)
        for name, table in tables.items():
            write_table(table, self.file(name))
        (self.folder / _DONE).touch()
        return self

    def read(self, table: str) -> pa.Table:
        """One table of the batch."""
        return pq.read_table(self.file(table))
