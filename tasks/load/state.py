"""What a run needs from earlier ones, written at its start as read-only Parquet: no stage opens the database."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from tasks.ingest.seen import SEEN
from tasks.load.parts import read_parts, write_table
from tasks.load.sql import rows
from warehouse.migrate import migrate
from warehouse.place import Place
from warehouse.tables import DOCUMENTS, LEARNED_LINES, LINE_SIGHTINGS, SKETCHES

_LEARNED = LEARNED_LINES.without("run_id").arrow()
_RAW_PLACES = pa.schema([DOCUMENTS.arrow().field(name) for name in ("document_id", "raw_file", "raw_row")])


@dataclass(frozen=True, slots=True)
class State:
    """The folder of a run's state files."""

    folder: Path

    @property
    def seen(self) -> Path:
        """Identities of documents handled before: outlet, place, sha256, times."""
        return self.folder / "seen.parquet"

    @property
    def learned(self) -> Path:
        """Recurring lines learned before: outlet, line."""
        return self.folder / "learned.parquet"

    @property
    def sightings(self) -> Path:
        """Candidate lines of documents handled before: outlet, line, document_id."""
        return self.folder / "sightings.parquet"

    @property
    def sketches(self) -> Path:
        """Sketches of the documents handled before."""
        return self.folder / "sketches.parquet"

    @property
    def raw_places(self) -> Path:
        """Where the raw bytes of cleaned documents lie: document_id, raw_file, raw_row."""
        return self.folder / "raw_places.parquet"

    @property
    def history(self) -> Path:
        """What the last runs brought, an outlet: what drift is measured against."""
        return self.folder / "history.parquet"


@contextmanager
def open_private(place: Place) -> Iterator[duckdb.DuckDBPyConnection]:
    """The private database, made or migrated where need be; only the run that holds the lock may call this."""
    place.private.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(place.database) as con:
        con.execute("set TimeZone = 'UTC'")
        migrate(con)
        yield con


def export_seen(con: duckdb.DuckDBPyConnection, pending: list[Path], folder: Path) -> State:
    """Write what ingest needs; `pending` are documents of runs that found nothing new and are not loaded yet."""
    state = State(folder)
    con.register("pending", read_parts(pending, DOCUMENTS.arrow()))
    write_table(rows(con, "seen", SEEN.arrow()), state.seen)
    con.unregister("pending")
    return state


def export_rest(con: duckdb.DuckDBPyConnection, history: pa.Table, state: State) -> State:
    """Write what the later stages need, once ingest has found something new."""
    write_table(rows(con, "learned", _LEARNED), state.learned)
    write_table(rows(con, "sightings", LINE_SIGHTINGS.arrow()), state.sightings)
    write_table(rows(con, "sketches", SKETCHES.arrow()), state.sketches)
    write_table(rows(con, "raw_places", _RAW_PLACES), state.raw_places)
    write_table(history, state.history)
    return state


def export_again(con: duckdb.DuckDBPyConnection, history: pa.Table, folder: Path) -> State:
    """Write what stages need that work again on all that a warehouse holds: lines learned stay, sightings are anew.

    Documents that cannot be cleaned again have no sightings either: they went with their bytes.
    """
    state = State(folder)
    write_table(rows(con, "learned", _LEARNED), state.learned)
    write_table(LINE_SIGHTINGS.empty(), state.sightings)
    write_table(SKETCHES.empty(), state.sketches)
    write_table(rows(con, "raw_again", _RAW_PLACES), state.raw_places)
    write_table(history, state.history)
    return state


def related(state: State, sightings: pa.Table, sketches: pa.Table) -> tuple[pa.Table, pa.Table]:
    """This run's sightings and sketches, and those of earlier documents that share a candidate line with them."""
    with duckdb.connect() as con:
        con.register("fresh", sightings)
        con.read_parquet(str(state.sightings)).create_view("known_sightings")
        con.read_parquet(str(state.sketches)).create_view("known_sketches")
        earlier = rows(con, "related_sightings", LINE_SIGHTINGS.arrow())
        con.register("related", earlier)
        known = rows(con, "related_sketches", SKETCHES.arrow())
    return pa.concat_tables([earlier, sightings]), pa.concat_tables([known, sketches])


def raw_places(state: State, documents: Collection[str]) -> list[tuple[str, int]]:
    """Where the raw bytes of some documents of earlier runs lie: (raw file, row); pruned ones lie nowhere."""
    return [(row["raw_file"], row["raw_row"]) for row in _places(state, documents)]


def with_bytes(state: State, documents: Collection[str]) -> set[str]:
    """Those of some documents of earlier runs that can be cleaned again: their bytes were not pruned."""
    return {row["document_id"] for row in _places(state, documents)}


def _places(state: State, documents: Collection[str]) -> list[dict[str, Any]]:
    if not documents:
        return []
    return pq.read_table(state.raw_places, filters=[("document_id", "in", sorted(documents))]).to_pylist()
