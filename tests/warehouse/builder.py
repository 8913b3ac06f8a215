"""Small invented warehouses for tests: rows given in part, the rest filled in, published through the real code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pyarrow as pa

from warehouse import ledger
from warehouse.columns import Column
from warehouse.ids import article_id, document_id
from warehouse.ledger import RunRecord
from warehouse.link import flip
from warehouse.migrate import migrate
from warehouse.place import Place
from warehouse.tables import BY_NAME
from warehouse.views import create_views

Rows = Mapping[str, Sequence[Mapping[str, Any]]]
FORMAT = {"storage_compatibility_version": "v1.5.0"}
FIRST, SECOND = "20260110T080000000000Z", "20260111T080000000000Z"
FILLERS: dict[str, Any] = {
    "VARCHAR": "x",
    "BOOLEAN": False,
    "DOUBLE": 0.0,
    "TIMESTAMPTZ": datetime(2026, 1, 1, tzinfo=UTC),
}


def at(day: int, hour: int = 0) -> datetime:
    """A moment of January 2026, UTC."""
    return datetime(2026, 1, day, hour, tzinfo=UTC)


def report(outlet: str, url: str | None, body: str, run_id: str = FIRST, **article: Any) -> dict[str, dict[str, Any]]:
    """A document and its article, as rows."""
    document = document_id(outlet, url or body[:20], sha256(body.encode()).hexdigest())
    shared = {"document_id": document, "outlet": outlet, "url": url, "run_id": run_id}
    fetched = {"fetched_at": article.get("fetched_at")}
    return {
        "documents": {**shared, **fetched, "outcome": "article", "source_uri": f"{outlet}.txt"},
        "articles": {"article_id": article_id(document), "language": "en", "body": body, **shared, **article},
    }


def rows(
    *reports: dict[str, dict[str, Any]], **more: Sequence[Mapping[str, Any]]
) -> dict[str, list[Mapping[str, Any]]]:
    """Rows by table, of some reports and of whatever else is given."""
    tables: dict[str, list[Mapping[str, Any]]] = {name: list(given) for name, given in more.items()}
    for each in reports:
        for name, row in each.items():
            tables.setdefault(name, []).append(row)
    tables.setdefault("runs", [run(FIRST, at(10, 8)), run(SECOND, at(11, 8))])
    return tables


def run(run_id: str, started_at: datetime, **values: Any) -> dict[str, Any]:
    """A run's row."""
    return {"run_id": run_id, "started_at": started_at, "status": "succeeded", "seconds": 1.5, **values}


def filled(name: str, given: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Whole rows of a table."""
    columns = BY_NAME[name].columns
    return [{c.name: row.get(c.name, None if c.nullable else _filler(c)) for c in columns} for row in given]


def fill(con: duckdb.DuckDBPyConnection, tables: Rows) -> None:
    """Insert rows; columns that must not be NULL and are not given get a filler."""
    for name, given in tables.items():
        con.register("given", pa.Table.from_pylist(filled(name, given), BY_NAME[name].arrow()))
        con.execute(f"insert into store.{name} by name from given")
        con.unregister("given")


@cache
def _empty() -> bytes:
    """A database file of no rows, with its views: made once, copied by every test."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.duckdb"
        with duckdb.connect(str(path), config=FORMAT) as con:
            migrate(con)
            create_views(con)
            con.execute("checkpoint")
        return path.read_bytes()


def build(path: Path, tables: Rows) -> Path:
    """A database file with the stored rows and the published views, in the format older readers know."""
    path.write_bytes(_empty())
    with duckdb.connect(str(path), config=FORMAT) as con:
        con.execute("set TimeZone = 'UTC'")
        fill(con, tables)
        con.execute("checkpoint")
    return path


def publish(place: Place, run_id: str, tables: Rows) -> Path:
    """A published version, with the link flipped to it."""
    place.folder.mkdir(parents=True, exist_ok=True)
    path = build(place.version(run_id), tables)
    path.chmod(0o444)
    flip(place.link, path)
    return path


def record(place: Place, run_id: str, status: str = "succeeded", **values: Any) -> RunRecord:
    """A run's record, written into the ledger."""
    counts = {"n_documents": 3, "n_articles": 2, "n_unchanged": 0, "n_quarantined": 1}
    row = {"run_id": run_id, "started_at": f"2026-01-{run_id[6:8]}T08:00:00+00:00", "status": status, "seconds": 1.25}
    made = RunRecord(row | counts | {"version": "0", "config_sha256": "c"}, **values)
    ledger.write(made, place.ledger / f"{run_id}.json")
    return made


@contextmanager
def opened(tables: Rows) -> Iterator[duckdb.DuckDBPyConnection]:
    """The same, opened for the time of a block."""
    with TemporaryDirectory() as folder, duckdb.connect(str(build(Path(folder) / "w.duckdb", tables))) as con:
        con.execute("set TimeZone = 'UTC'")
        yield con


def _filler(column: Column) -> Any:
    return [] if column.type.endswith("[]") else FILLERS.get(column.type, 0)
