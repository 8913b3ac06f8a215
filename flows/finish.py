"""The end of a run: its rows into the private database, then a finished file put in place.

Between the two stands a copy of the database as it was before: whatever goes wrong, a run is in it whole or not at all.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from expectations.stored import Flow, link_tables, load_tables, published_tables
from flows.book import Book
from flows.steps import Batch
from tasks.link.corrections import stored_corrections
from tasks.load import database, raw
from tasks.load.parts import PartFolder
from tasks.load.publish import build, discard, publish
from tasks.load.state import open_private
from warehouse import ledger
from warehouse.columns import Table
from warehouse.counts import count_rows
from warehouse.ledger import Row, RunRecord
from warehouse.link import name_again
from warehouse.place import Place
from warehouse.tables import BY_NAME, DOCUMENTS, EXTRACTED, INPUTS, RUN_CHECKS, RUN_STAGES, RUNS
from warehouse.views import view_names

if TYPE_CHECKING:
    from tasks.link.stage import Linked

ENDED_UNLOADED = ("nothing new", "failed", "killed")
_DOCUMENT_COLUMNS = [name for name in DOCUMENTS.names if name in INPUTS.names]


@dataclass(frozen=True, slots=True)
class Harvest:
    """What the stages before `load` made of a run: parts, the documents cleaned again, tables to be filled anew."""

    batches: Sequence[Batch]
    cleaned: Sequence[PartFolder]
    extracted: Sequence[PartFolder]
    quarantine: pa.Table
    learned: pa.Table
    outlets: pa.Table
    recleaned: frozenset[str]
    cleared: tuple[str, ...] = ()

    @property
    def rejected(self) -> set[str]:
        """Documents that a later stage than ingest quarantined whole."""
        rows = zip(*(self.quarantine.column(name).to_pylist() for name in ("level", "document_id")), strict=True)
        return {document for level, document in rows if level == "document"}


def documents_of(batches: Iterable[Batch], rejected: set[str], run_id: str) -> pa.Table:
    """The rows of `documents`: every input of the run, with its final outcome and where its bytes will lie."""
    tables = [DOCUMENTS.empty()]
    for number, batch in enumerate(batches):
        inputs = pq.read_table(batch.part.file("inputs"), columns=[*_DOCUMENT_COLUMNS, "content"])
        found = raw.places(inputs, raw_name(run_id, number))
        rows = inputs.drop_columns("content").to_pylist()
        for row in rows:
            file, index = found.get(row["document_id"], (None, None))
            outcome = "quarantined" if row["document_id"] in rejected else row["outcome"]
            row |= {"raw_file": file, "raw_row": index, "outcome": outcome, "run_id": run_id}
        tables.append(pa.Table.from_pylist(rows, DOCUMENTS.arrow()))
    return pa.concat_tables(tables)


def with_sources(quarantine: pa.Table, batches: Iterable[Batch]) -> pa.Table:
    """Quarantine rows with the source of their document, which a stage after ingest does not know."""
    inputs = (pq.read_table(batch.part.file("inputs"), columns=["document_id", "source_uri"]) for batch in batches)
    return with_known_sources(
        quarantine, {row["document_id"]: row["source_uri"] for table in inputs for row in table.to_pylist()}
    )


def with_known_sources(quarantine: pa.Table, sources: Mapping[str, str]) -> pa.Table:
    """Quarantine rows with the source of their document, as `sources` tells of those that have none."""
    rows = [
        row | {"source_uri": row["source_uri"] or sources.get(row["document_id"], "")} for row in quarantine.to_pylist()
    ]
    return pa.Table.from_pylist(rows, quarantine.schema)


def raw_name(run_id: str, number: int) -> str:
    """The raw store's file for a batch of a run."""
    return f"{run_id}-{number:04d}.parquet"


def keep_raw(batches: Iterable[Batch], place: Place, run_id: str) -> None:
    """Put the batches' bytes into the raw store; a batch of nothing new holds none."""
    place.raw.mkdir(parents=True, exist_ok=True)
    for number, batch in enumerate(batches):
        if batch.n_new or batch.n_quarantined:
            name_again(batch.part.file("raw"), place.raw / raw_name(run_id, number))


def load_run(book: Book, harvest: Harvest, documents: pa.Table) -> Mapping[str, pa.Table]:
    """Copy the private database aside, then load everything in one transaction.

    Returns what the suite of stage load looks at.
    """
    place = book.order.place
    aside = before(place).with_suffix(".part")
    shutil.copyfile(place.database, aside)
    aside.replace(before(place))
    keep_raw(harvest.batches, place, book.run_id)
    with open_private(place) as con:
        before_rows = count_rows(con)
        flows = database.load(con, book.run_id, _additions(book, harvest, documents, _unloaded(con, place)))
        return load_tables(con, book.run_id, before_rows, {name: Flow(*flow) for name, flow in flows.items()})


def link_run(book: Book) -> tuple[Linked, Mapping[str, pa.Table]]:
    """Link what the run loaded; returns what came of it, and what the suite of stage link looks at."""
    from tasks.link.stage import link  # with it comes scipy, which a run of nothing new does not need

    with open_private(book.order.place) as con:
        linked = link(con, book.run_id, book.order.read_corrections())
        return linked, link_tables(con, book.run_id, linked.stories)


def is_corrected(book: Book) -> bool:
    """Whether people correct other things by hand than when the warehouse was linked last."""
    wanted = book.order.read_corrections()
    with open_private(book.order.place) as con:
        return wanted is not None and wanted != stored_corrections(con)


def _unloaded(con: duckdb.DuckDBPyConnection, place: Place) -> list[RunRecord]:
    """Runs that ended without loading anything, since the last one that loaded."""
    newest = con.execute("select coalesce(max(run_id), '') from store.runs").fetchall()[0][0]
    since = ledger.read_all(place.ledger, after=newest)
    return [record for record in since if record.run["status"] in ENDED_UNLOADED]


def _additions(book: Book, harvest: Harvest, documents: pa.Table, unloaded: Sequence[RunRecord]) -> database.Additions:
    files: dict[str, list[Path]] = {
        "articles": [part.file("articles") for part in harvest.cleaned],
        "blocks": [part.file("blocks") for part in harvest.cleaned],
        "line_sightings": [part.file("sightings") for part in harvest.cleaned],
        "sketches": [part.file("sketches") for part in harvest.cleaned],
        **{table.name: [part.file(table.name) for part in harvest.extracted] for table in EXTRACTED},
        "documents": pending_files(book.order.place),
    }
    tables = {
        "documents": documents,
        "quarantine": harvest.quarantine,
        "learned_lines": harvest.learned,
        "outlets": harvest.outlets,
        "runs": _rows(RUNS, [*(record.run for record in unloaded), book.row("loaded")]),
        "run_stages": _rows(RUN_STAGES, [row for record in unloaded for row in record.stages]),
        "run_checks": _rows(RUN_CHECKS, [row for record in unloaded for row in record.checks]),
    }
    lost = sorted(harvest.recleaned & harvest.rejected)
    return database.Additions(tables, files, sorted(harvest.recleaned), lost, harvest.cleared)


def _rows(table: Table, rows: Iterable[Row]) -> pa.Table:
    times = [column.name for column in table.columns if column.type == "TIMESTAMPTZ"]
    parsed = [dict(row) | {name: _time(row[name]) for name in times} for row in rows]
    return pa.Table.from_pylist(parsed, table.arrow())


def _time(value: datetime | str | None) -> datetime | None:
    return datetime.fromisoformat(value) if isinstance(value, str) else value


def before(place: Place) -> Path:
    """The copy of the private database as it was before the run under way."""
    return place.private / "before.duckdb"


def pending_files(place: Place) -> list[Path]:
    """Documents of runs that found nothing new, waiting for a run that publishes."""
    return sorted((place.private / "pending").glob("*.parquet"))


def build_file(book: Book) -> tuple[Path, Mapping[str, pa.Table]]:
    """Make the finished file aside; returns it with what the suite of stage publish looks at."""
    place = book.order.place
    with open_private(place) as con:
        stored = {name: n for name, n in count_rows(con).items() if BY_NAME[name].published}
    aside = build(place, book.run_id)
    with duckdb.connect(aside, read_only=True) as con:
        finished = published_tables(con, view_names(), stored)
    book.totals = dict(zip(*(finished["views"][name].to_pylist() for name in ("view_name", "n_rows")), strict=True))
    return aside, finished


def reveal(book: Book, aside: Path, row: Row) -> Path:
    """Write the run's end into the finished file, put it in place, and write the same into the private database."""
    place = book.order.place
    with duckdb.connect(aside) as con:
        database.settle(con, row, book.stages, book.checks)
        con.execute("checkpoint")
    published = publish(place, aside, book.run_id)
    settle_private(place, row, book.stages, book.checks)
    return published


def settle_private(place: Place, row: Row, stages: Sequence[Row], checks: Sequence[Row]) -> None:
    """Write a published run's end into the private database; what stood by in case of failure goes."""
    with open_private(place) as con:
        database.settle(con, row, stages, checks)
    discard(before(place))
    for path in pending_files(place):
        path.unlink()


def undo(place: Place, run_id: str) -> None:
    """Put the private database back as it was before a run, and take its raw bytes out again."""
    if before(place).exists():
        discard(place.database)
        before(place).replace(place.database)
    for path in place.raw.glob(f"{run_id}-*.parquet"):
        path.unlink()
    discard(place.folder / f".{place.version(run_id).name}.part")
    discard(place.version(run_id))
