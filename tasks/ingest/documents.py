"""The stage itself: files become batches of documents, each new, unchanged or quarantined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from tasks.ingest.document import Document, document
from tasks.ingest.found import Found
from tasks.ingest.pieces import pieces
from tasks.ingest.seen import Sightings
from warehouse.ids import document_id
from warehouse.tables import INPUTS, QUARANTINE

MAX_BYTES = 5_000_000
BATCH_BYTES = 64 << 20
_QUARANTINE = QUARANTINE.without("run_id")
_COLUMNS = INPUTS.names


@dataclass(frozen=True, slots=True)
class Ingested:
    """A batch: `inputs` are rows of INPUTS, `quarantine` of QUARANTINE without `run_id`.

    Every document is one row of `inputs`; one whose outcome is `quarantined` is a row of `quarantine` too.
    """

    inputs: pa.Table
    quarantine: pa.Table


def ingest(
    found: Iterable[Found], seen: pa.Table, *, batch_size: int = 500, max_bytes: int = MAX_BYTES
) -> Iterator[Ingested]:
    """The documents of the files, in their order, in batches of at most `batch_size` rows and about 64 MB.

    `seen` (rows of SEEN) is what was handled before: those documents come as `unchanged`, without their bytes, as does
    what comes twice now. Texts of more than `max_bytes` bytes in UTF-8 are quarantined. Raises nothing that a file is
    to blame for.
    """
    sightings = Sightings(seen)
    batch = _Batch()
    for file in found:
        if file.form is None:
            continue
        for piece in pieces(file):
            made = document(piece, file, max_bytes)
            row = _row(made, file, sightings)
            size = len(row["content"] or b"") + len(row["text"] or "")
            if batch.rows and (len(batch.rows) >= batch_size or batch.size + size > BATCH_BYTES):
                yield batch.tables()
                batch = _Batch()
            batch.add(row, made, size)
    if batch.rows:
        yield batch.tables()


@dataclass(slots=True)
class _Batch:
    """Rows on their way to be a batch."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    complaints: list[dict[str, Any]] = field(default_factory=list)
    size: int = 0

    def add(self, row: dict[str, Any], made: Document, size: int) -> None:
        self.rows.append(row)
        self.size += size
        if row["outcome"] == "quarantined" and made.problem is not None:
            self.complaints.append(_complaint(row, *made.problem))

    def tables(self) -> Ingested:
        inputs = pa.Table.from_pylist(self.rows, schema=INPUTS.arrow())
        return Ingested(inputs, pa.Table.from_pylist(self.complaints, schema=_QUARANTINE.arrow()))


def _row(made: Document, file: Found, sightings: Sightings) -> dict[str, Any]:
    piece, facts = made.piece, made.facts
    place = facts.url or file.source.name
    times = sightings.count(made.outlet, place, piece.sha256)
    row: dict[str, Any] = dict.fromkeys(_COLUMNS)
    row.update(
        document_id=document_id(made.outlet, place, piece.sha256, times),
        sha256=piece.sha256,
        source_name=file.source.name,
        source_uri=file.uri + piece.place,
        url=facts.url,
        outlet=made.outlet,
        media_type=made.media_type,
        encoding=made.encoding,
        encoding_source=made.encoding_source,
        n_bytes=piece.n_bytes,
        fetched_at=facts.fetched_at,
        http_status=facts.http_status,
        outcome="unchanged" if times else "quarantined" if made.problem else "article",
    )
    return row if times else row | _contents(made)


def _contents(made: Document) -> dict[str, Any]:
    facts = made.facts
    return {
        "content": made.piece.data,
        "text": facts.text,
        "text_kind": facts.text_kind,
        "given_title": facts.title,
        "given_standfirst": facts.standfirst,
        "given_byline": facts.byline,
        "given_section": facts.section,
        "given_published": facts.published,
        "given_modified": facts.modified,
        "given_language": facts.language,
    }


def _complaint(row: dict[str, Any], reason: str, detail: str) -> dict[str, Any]:
    return {
        "stage": "ingest",
        "level": "document",
        "document_id": row["document_id"],
        "source_uri": row["source_uri"],
        "table_name": "documents",
        "row_id": row["document_id"],
        "reason": reason,
        "detail": detail,
    }
