"""`parallax verify`: everything stored looked at from the raw bytes up, through the same rules that runs are held to.

Nothing is written: both files are opened read-only, and the lock is shared for the time, so that no run begins.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from expectations.context import Run, context
from expectations.sqlfiles import Query, rules, text
from expectations.stored import published_tables
from flows.finish import pending_files
from tasks.load.verify import Finding, check_decoded, check_raw, check_store, found
from warehouse import ledger
from warehouse.counts import count_rows
from warehouse.migrate import migrations
from warehouse.place import Place
from warehouse.tables import TABLES
from warehouse.views import view_names

# Rules of rows as they lie in the store; of two by one name the first, as those of `load` are about what was stored.
# Those of `ingest` are of the raw store, which has checks of its own; tallies and totals are of one run, and so are
# two of documents, which `tasks/load/sql/verify` has for all runs.
_STAGES = ("load", "clean", "extract", "link")
_OF_A_RUN = ("tally", "totals")
_OWN = ("documents__article_missing", "documents__reason_missing")
_BESIDE = ("reports", "linkable", "alive")
_COUNTED = ("status", "n_documents", "n_articles", "n_unchanged", "n_quarantined")


class CannotVerify(Exception):
    """There is nothing to look at, or not now; the message says why and what to do."""


def verify(place: Place, deep: bool = False) -> list[Finding]:
    """Look at everything; `deep` decodes the raw bytes again. Raises CannotVerify."""
    if not place.database.exists():
        raise CannotVerify(f"{place.link}: no warehouse here. Make one: parallax run SOURCE… --warehouse {place.link}")
    with read_only(place) as con:
        findings = [*check_raw(con, place.raw)]
        findings += check_decoded(con, place.raw) if deep else []
        findings += [*check_store(con), *_check_rules(con), *_check_ledger(con, place), *_check_published(con, place)]
    return findings


@contextmanager
def read_only(place: Place) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that uses the private database, read-only, while no run begins; raises CannotVerify."""
    with _undisturbed(place), _opened(place) as con:
        yield con


@contextmanager
def _undisturbed(place: Place) -> Iterator[None]:
    """Hold the lock together with other readers; raises CannotVerify while a run holds it."""
    if not place.lock.exists():
        yield
        return
    with place.lock.open(encoding="utf-8") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CannotVerify(f"a run is under way on {place.link}; verify when it has ended") from error
        yield


@contextmanager
def _opened(place: Place) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that uses the private database, read-only."""
    with duckdb.connect() as con:
        con.execute("set TimeZone = 'UTC'")
        try:
            con.execute(f"attach {_quoted(place.database)} as private (read_only)")
        except duckdb.Error as error:
            raise CannotVerify(f"{place.database} cannot be read: {error}") from error
        con.execute("use private")
        _see_migrations(con, place)
        yield con


def _see_migrations(con: duckdb.DuckDBPyConnection, place: Place) -> None:
    gone_through = [name for (name,) in con.execute("select name from store.migrations order by number").fetchall()]
    known = [migration.name for migration in migrations()]
    if gone_through == known:
        return
    if gone_through == known[: len(gone_through)]:
        missing = ", ".join(known[len(gone_through) :])
        raise CannotVerify(f"{place.database} is of an earlier Parallax ({missing} to come): the next run renews it")
    raise CannotVerify(f"{place.database} went through {gone_through[-1]}, which this Parallax has not: renew Parallax")


def _check_rules(con: duckdb.DuckDBPyConnection) -> Iterator[Finding]:
    """The row rules of the stages, over all runs."""
    _lay_out(con)
    seen: set[str] = set()
    for stage in _STAGES:
        for rule in rules(stage):
            if rule.table not in _OF_A_RUN and rule.code not in seen and rule.code not in _OWN:
                seen.add(rule.code)
                yield _broken(con, rule)


def _lay_out(con: duckdb.DuckDBPyConnection) -> None:
    """The tables that rules read, by the names that they read them by."""
    for name, table in context(Run("", datetime(1970, 1, 1, tzinfo=UTC))).items():
        con.register(name, table)
    for each in TABLES:
        con.execute(f"create temporary view {each.name} as from private.store.{each.name}")
    con.execute("create temporary view wanted as select article_id from private.store.articles")
    texts = "null::varchar as text, null::varchar as text_kind"
    con.execute(f"create temporary view inputs as select *, {texts} from private.store.documents")
    for name in _BESIDE:
        con.execute(f"create temporary table {name} as {text(f'linked/{name}')}")


def _broken(con: duckdb.DuckDBPyConnection, rule: Query) -> Finding:
    bad = sorted(str(row_id) for row_id, _ in con.execute(rule.sql).fetchall())
    return found(rule.table, rule.purpose, _count(con, f"select count(*) from {rule.table}"), bad)


def _check_ledger(con: duckdb.DuckDBPyConnection, place: Place) -> Iterator[Finding]:
    """Whether the ledger tells of the same runs as the store, and pending documents are those of their runs."""
    con.execute("set TimeZone = 'UTC'")
    query = f"select run_id, {', '.join(_COUNTED)} from store.runs order by run_id"
    stored = {run_id: tuple(row) for run_id, *row in con.execute(query).fetchall()}
    told, bad = {}, []
    for path in sorted(place.ledger.glob("*.json")):
        try:
            record = ledger.read(path)
        except (ValueError, OSError) as error:
            bad.append(str(error))
            continue
        told[record.run_id] = tuple(record.run.get(name) for name in _COUNTED)
    newest = max(stored, default="")
    bad += [f"{run_id}: not in the ledger" for run_id in stored if run_id not in told]
    bad += [f"{run_id}: not in runs" for run_id in told if run_id not in stored and run_id < newest]
    bad += [f"{run_id}: told otherwise" for run_id in stored if run_id in told and stored[run_id] != told[run_id]]
    bad += [f"{run_id}: killed, for the next run to settle" for run_id in told if told[run_id][0] == "running"]
    yield found("runs", "The ledger and the table tell the same", len(told.keys() | stored.keys()), bad)
    files = pending_files(place)
    off = [path.name for path in files if _n_rows(path) != told.get(path.stem, (None, None))[1]]
    yield found("documents", "Those of runs that found nothing new wait whole", len(files), off)


def _check_published(con: duckdb.DuckDBPyConnection, place: Place) -> Iterator[Finding]:
    """Whether the published file answers, and has the rows of the private database."""
    current = place.current()
    if current is None or current not in place.versions()[-1:]:
        said = "not compared: nothing is published" if current is None else "not compared: rolled back"
        yield Finding("published file", f"has the private database's rows ({said})", 0)
        return
    stored = {name: n for name, n in count_rows(con).items() if _published(name)}
    with duckdb.connect(current, read_only=True) as reader:
        for name, table in published_tables(reader, view_names(), stored).items():
            reader.register(name, table)
        for rule in rules("publish"):
            yield _broken(reader, rule)
    con.execute(f"attach {_quoted(current)} as finished (read_only)")
    differing = [name for name in stored if _differs(con, name)]
    yield found("published file", "has the private database's rows", sum(stored.values()), differing)
    con.execute("detach finished")


def _differs(con: duckdb.DuckDBPyConnection, name: str) -> bool:
    one, other = f"from private.store.{name}", f"from finished.store.{name}"
    return any(_count(con, f"select count(*) from ({a} except all {b})") for a, b in ((one, other), (other, one)))


def _published(name: str) -> bool:
    return any(table.name == name and table.published for table in TABLES)


def _n_rows(path: Path) -> int:
    return int(pq.read_metadata(path).num_rows)


def _count(con: duckdb.DuckDBPyConnection, query: str) -> int:
    return int(con.execute(query).fetchall()[0][0])


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
