"""Prune and compact: work on a warehouse that brings no documents, with the course, safety and end of a run.

Each has a record in the ledger while it is under way, so that what is killed half-way is undone, or written down as
done, by whatever holds the lock next (`flows/recover.py`).
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from expectations.context import Run, context
from expectations.failure import StageFailed
from expectations.sqlfiles import rules
from flows import finish
from flows.book import RUN_ID_FORMAT, Book
from flows.finish import Harvest
from flows.lock import hold
from flows.order import Order
from flows.recover import recover
from flows.verdicts import RunFailed, failed
from tasks.load.keeping import Going, Policy, going
from tasks.load.packing import compact_database, drop_bytes, pack_bytes, packable, sizes, sweep
from tasks.load.publish import discard
from tasks.load.state import open_private
from warehouse import ledger
from warehouse.ledger import Failure
from warehouse.place import Place
from warehouse.tables import DOCUMENTS, LEARNED_LINES, OUTLETS, QUARANTINE

Tell = Callable[[str], None]
_NOTHING = Harvest(
    (), (), (), QUARANTINE.without("run_id").empty(), LEARNED_LINES.without("run_id").empty(), OUTLETS.empty(),
    frozenset(),
)  # fmt: skip
_DETAIL = ("checks", "quarantine", "skipped_files", "learned_lines")


@dataclass(frozen=True, slots=True)
class Detail:
    """What is left of runs before a moment: reports, published versions, records that tell more than their sums.

    `loss` is what goes with them, as in `Going`.
    """

    reports: tuple[Path, ...]
    versions: tuple[Path, ...]
    records: tuple[Path, ...]
    loss: tuple[tuple[str, int, int | None], ...]

    def __bool__(self) -> bool:
        return bool(self.reports or self.versions or self.records)


def detail(place: Place, before: datetime | None, tight: bool = False) -> Detail:
    """What may go of earlier runs; the current version and the latest report stay. `tight`: all other versions go."""
    limit = _limit(before)
    latest = (place.reports / "latest").resolve()
    reports = [path for path in sorted(place.reports.glob("[0-9]*")) if path.name < limit and path != latest]
    current = place.current()
    old = [path for path in place.versions() if path != current and (tight or _run_id(place, path) < limit)]
    records = [path for path in sorted(place.ledger.glob("*.json")) if path.stem < limit and _tells_more(path)]
    folders = sum(file.stat().st_size for path in reports for file in path.rglob("*") if file.is_file())
    loss = (
        ("reports", len(reports), folders),
        ("published versions", len(old), sum(path.stat().st_size for path in old)),
        ("runs' checks and quarantine in the ledger", len(records), None),
    )
    return Detail(tuple(reports), tuple(old), tuple(records), loss)


def _run_id(place: Place, version: Path) -> str:
    return version.stem.removeprefix(f"{place.name}-")


def _tells_more(path: Path) -> bool:
    record = ledger.read(path)
    return any(getattr(record, name) for name in _DETAIL)


def prune(place: Place, policy: Policy, tell: Tell) -> tuple[Going, Detail]:
    """Let go what a policy lets go, publish what stays, and give the room back.

    Raises RunFailed when something stopped it: the warehouse is then as it was.
    """
    with hold(place.lock, tell):
        recover(place, tell)
        with open_private(place) as con:
            gone = going(con, place, policy)
        tight = too_large(place, policy)
        if gone:
            _renew(place, "pruned", gone.articles, lambda con, run_id: _drop(con, place, gone, policy, run_id))
        old = detail(place, policy.articles_before, tight)
        _forget(old)
        if gone or old:
            _tidy(place)
    return gone, old


def too_large(place: Place, policy: Policy) -> bool:
    """Whether a warehouse takes up more than a policy allows: other versions than the current one go then."""
    return policy.max_bytes is not None and sum(sizes(place).values()) > policy.max_bytes


def _drop(con: duckdb.DuckDBPyConnection, place: Place, gone: Going, policy: Policy, run_id: str) -> None:
    drop_bytes(con, place.raw, gone.raw, run_id)
    limit = _limit(policy.articles_before)
    con.execute("delete from store.run_checks where run_id < $limit", {"limit": limit})


def _limit(before: datetime | None) -> str:
    """Ids of runs that began before a moment are less than this."""
    return before.strftime(RUN_ID_FORMAT) if before else ""


def compact(place: Place, tell: Tell) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Put small raw files together and write the private database anew; returns the bytes before and after.

    Raises RunFailed when something stopped it: the warehouse is then as it was.
    """
    with hold(place.lock, tell):
        recover(place, tell)
        before = sizes(place)
        with open_private(place) as con:
            groups = packable(con, place.raw)
        if groups:
            _renew(place, "compacted", frozenset(), lambda con, run_id: pack_bytes(con, place.raw, groups, run_id))
        _tidy(place)
        return before, sizes(place)


def _renew(
    place: Place, status: str, articles: frozenset[str], move: Callable[[duckdb.DuckDBPyConnection, str], None]
) -> None:
    """A run without documents: some articles go, bytes move, stories are decided again, and all is published."""
    book = Book.open(Order((), warehouse=str(place.link)), ())
    book.enter(book.record(book.row("running", ended=False)))
    try:
        _publish(book, status, articles, move)
    except (StageFailed, OSError, duckdb.Error, pa.ArrowException) as error:
        raise RunFailed(failed(book, error)) from error
    except BaseException as error:  # not ours to explain, but the account is settled first
        failed(book, error)
        raise


def _publish(
    book: Book, status: str, articles: frozenset[str], move: Callable[[duckdb.DuckDBPyConnection, str], None]
) -> None:
    loaded = finish.load_run(book, replace(_NOTHING, recleaned=articles), DOCUMENTS.empty())
    _gate(book, "load", loaded)
    with open_private(book.order.place) as con:
        move(con, book.run_id)
    linked, tables = finish.link_run(book)
    book.settle_links(linked)
    _gate(book, "link", tables)
    aside, finished = finish.build_file(book)
    _gate(book, "publish", finished)
    row = book.row(status)
    book.enter(book.record(row, finish.reveal(book, aside, row)))


def _gate(book: Book, stage: str, tables: Mapping[str, pa.Table]) -> None:
    """The row rules of a stage, straight from their SQL; raises StageFailed for the first that a row breaks."""
    with duckdb.connect() as con:
        con.execute("set TimeZone = 'UTC'")
        for name, table in {**context(Run(book.run_id, book.started_at)), **tables}.items():
            con.register(name, table)
        for rule in rules(stage):
            bad = con.execute(rule.sql).fetchall()
            if bad:
                raise StageFailed(Failure(stage, f"{rule.purpose}: {bad[0][0]} does not", rule.code, len(bad)))


def _forget(old: Detail) -> None:
    for path in old.reports:
        shutil.rmtree(path)
    for path in old.versions:
        discard(path)
    for path in old.records:
        ledger.write(replace(ledger.read(path), checks=(), quarantine=(), skipped_files=(), learned_lines=()), path)


def _tidy(place: Place) -> None:
    """Raw files that nobody names go, and the private database gives back its free room."""
    with open_private(place) as con:
        sweep(con, place.raw)
    folder = place.work / "0-compact"  # a number goes first: whatever holds the lock next removes it
    compact_database(place, folder / "private.duckdb")
    shutil.rmtree(folder)


def loss(gone: Going, old: Detail) -> Sequence[tuple[str, int, int | None]]:
    """What goes in all: things, how many, bytes."""
    return (*gone.loss, *old.loss)
