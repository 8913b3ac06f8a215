"""The raw store: every document's bytes as they came, in Parquet files that rows of `documents` point into."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from warehouse.tables import INPUTS

_BOM = "\ufeff"


def slim(inputs: pa.Table) -> pa.Table:
    """INPUTS rows less the texts that their own bytes give back: what the raw store keeps of a batch."""
    columns = ("content", "encoding", "text")
    rows = zip(*(inputs.column(name).to_pylist() for name in columns), strict=True)
    texts = [None if _decoded(content, encoding) == text else text for content, encoding, text in rows]
    return _with_texts(inputs, texts)


def restore(raw: pa.Table) -> pa.Table:
    """The INPUTS rows that `slim` was given."""
    columns = ("content", "encoding", "text")
    rows = zip(*(raw.column(name).to_pylist() for name in columns), strict=True)
    return _with_texts(raw, [_decoded(content, encoding) if text is None else text for content, encoding, text in rows])


def fetch(folder: Path, places: Iterable[tuple[str, int]]) -> pa.Table:
    """The INPUTS rows at (raw file, row) places, in the order of files and rows."""
    wanted: dict[str, list[int]] = {}
    for file, row in sorted(places):
        wanted.setdefault(file, []).append(row)
    tables = [pq.read_table(folder / file, schema=INPUTS.arrow()).take(rows) for file, rows in wanted.items()]
    return restore(pa.concat_tables(tables)) if tables else INPUTS.empty()


def places(inputs: pa.Table, file: str) -> Mapping[str, tuple[str, int]]:
    """Where each document with bytes of a batch lies once the batch is stored as `file`: id → (file, row)."""
    held = pc.is_valid(inputs.column("content")).to_pylist()
    ids = inputs.column("document_id").to_pylist()
    return {document: (file, row) for row, (document, kept) in enumerate(zip(ids, held, strict=True)) if kept}


def _decoded(content: bytes | None, encoding: str | None) -> str | None:
    if content is None or encoding is None:
        return None
    try:
        return content.decode(encoding).removeprefix(_BOM)
    except (UnicodeDecodeError, LookupError):
        return None


def _with_texts(inputs: pa.Table, texts: list[Any]) -> pa.Table:
    index = inputs.schema.get_field_index("text")
    return inputs.set_column(index, inputs.schema.field("text"), pa.array(texts, pa.string()))
