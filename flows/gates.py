"""What a stage's suite looks at: tables of the parts that a run has made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pyarrow.parquet as pq

from flows.checking import Tables
from tasks.load.parts import PartFolder
from warehouse.tables import EXTRACTED


def files_of(parts: Iterable[PartFolder], table: str) -> list[Path]:
    """The files of a table in some parts."""
    return [part.file(table) for part in parts]


def count(parts: Iterable[PartFolder], table: str, outcome: str | None = None) -> int:
    """How many rows a table has in some parts; of one `outcome`, where it is named."""
    if outcome is None:
        return sum(pq.read_metadata(part.file(table)).num_rows for part in parts)
    columns = (pq.read_table(part.file(table), columns=["outcome"])["outcome"] for part in parts)
    return sum(column.to_pylist().count(outcome) for column in columns)


def clean_tables(given: Sequence[PartFolder], ingested: Sequence[PartFolder], cleaned: Sequence[PartFolder]) -> Tables:
    """What the suite of stage clean looks at: the parts `given` to it, those ingested, and what it made."""
    return {
        "inputs": files_of(given, "inputs"),
        "articles": files_of(cleaned, "articles"),
        "blocks": files_of(cleaned, "blocks"),
        "quarantine": files_of([*ingested, *cleaned], "quarantine"),
    }


def extract_tables(
    ingested: Sequence[PartFolder], cleaned: Sequence[PartFolder], extracted: Sequence[PartFolder]
) -> Tables:
    """What the suite of stage extract looks at."""
    return {
        "articles": files_of(cleaned, "articles"),
        **{table.name: files_of(extracted, table.name) for table in EXTRACTED},
        "quarantine": files_of([*ingested, *cleaned, *extracted], "quarantine"),
    }
