"""Reprocess: everything made again from what the warehouse holds, beside it; compared; and put in place if wanted.

What was made stands by in the work folder until a run publishes something, so that who has seen the comparison can
publish exactly what was compared. Its record and its publication are those of a run.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from expectations.failure import StageFailed
from flows import finish
from flows.book import Book
from flows.checking import CheckerEnded
from flows.fingerprint import all_rules_sha256, model_sha256
from flows.lock import hold
from flows.order import Order
from flows.progress import Teller
from flows.recover import recover
from flows.reprocess_stages import Remaker, set_up
from flows.stages import Steps
from flows.verdicts import RunFailed, failed, save_report, stopped, succeeded
from tasks.extract import see_model
from tasks.load.compare import Comparison, compare
from tasks.report.compared import save_comparison
from warehouse import ledger
from warehouse.ledger import RunRecord
from warehouse.link import name_again
from warehouse.place import Place

_BASIS, _RECORD = "basis.json", "record.json"
SHELF = "reprocess"  # the folder of the reports that holds the newest comparison

_STOPPING = (StageFailed, CheckerEnded, OSError, duckdb.Error, pa.ArrowException)


@dataclass(frozen=True, slots=True)
class Wish:
    """What to make again: from stage `first` on (clean, extract or link), with a model, in batches of `batch_size`.

    `corrections` is a file kept by hand; without it that beside the warehouse, and without that what held before.
    """

    first: str = "clean"
    model: str | None = None
    batch_size: int = 500
    corrections: str | None = None


@dataclass(frozen=True, slots=True)
class Remade:
    """What came of it: the comparison, its page, and the record of the run that published it, if one did."""

    comparison: Comparison
    page: Path
    record: RunRecord | None = None


def reprocess(place: Place, wish: Wish, steps: Steps, teller: Teller, publish: bool = False) -> Remade:
    """Make everything again from a stage on, compare it with what is published, and publish it if told to.

    What stands by from an earlier call is taken as it is, if neither the warehouse nor a rule changed since. Raises
    ModelError or CorrectionsError before anything is touched, and RunFailed where a check or the machine stopped it:
    the warehouse is as it was.
    """
    see_model(wish.model)
    _order(place, wish).read_corrections()
    with hold(place.lock, teller.say):
        recover(place, teller.say)
        aside = _stand_by(place, wish, steps, teller)
        record = ledger.read(aside / _RECORD)
        current = place.current()
        assert current is not None
        comparison = compare(current, _finished(place, aside, record.run_id), wish.first)
        page = save_comparison(comparison, place.reports / SHELF)
        if not publish:
            return Remade(comparison, page)
        published = _publish(place, aside, record, _order(place, wish), steps, teller)
        return Remade(comparison, save_comparison(comparison, place.reports / published.run_id / SHELF), published)


def _order(place: Place, wish: Wish) -> Order:
    where, reports = str(place.link), str(place.reports)
    return Order((), where, reports, wish.model, batch_size=wish.batch_size, corrections=wish.corrections)


def _finished(place: Place, aside: Path, run_id: str) -> Path:
    """The finished file that stands by."""
    return aside / f".{place.version(run_id).name}.part"


def _stand_by(place: Place, wish: Wish, steps: Steps, teller: Teller) -> Path:
    """The folder in which everything lies made again and checked; what lies there already is taken if it is of now."""
    aside, basis = place.work / SHELF, _basis(place, wish)
    if _read(aside / _BASIS) == basis:
        teller.say("nothing changed since it was made: taken as it stands")
        return aside
    beside = set_up(place, aside)
    book = Book.open(_order(beside, wish), ())
    try:
        Remaker(book, steps, teller, wish.first).remake()
    except _STOPPING as error:
        raise RunFailed(stopped(book, error)) from error
    shutil.rmtree(place.work / book.run_id, ignore_errors=True)
    ledger.write(book.record(book.row("loaded")), aside / _RECORD)
    (aside / _BASIS).write_text(json.dumps(basis), encoding="utf-8")  # last: what has it is whole
    return aside


def _basis(place: Place, wish: Wish) -> dict[str, Any]:
    """What a thing made again depends on: it is of now as long as none of this is another."""
    current, corrections = place.current(), Path(wish.corrections or place.corrections)
    return {
        "published": current.name if current else None,
        "newest_run": max((path.stem for path in place.ledger.glob("*.json")), default=None),
        "corrections": sha256(corrections.read_bytes()).hexdigest() if corrections.is_file() else None,
        "rules": all_rules_sha256(),
        "model": model_sha256(wish.model),
        "wish": asdict(wish),
    }


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None


def _publish(place: Place, aside: Path, record: RunRecord, order: Order, steps: Steps, teller: Teller) -> RunRecord:
    """Put what stands by in the warehouse's place, with the safety and the end of a run."""
    book = _book(order, record)
    book.enter(book.record(book.row("running", ended=False)))
    try:
        ended = _reveal(place, aside, book, steps)
    except _STOPPING as error:
        raise RunFailed(failed(book, error)) from error
    except BaseException as error:  # not ours to explain, but the account is settled first
        failed(book, error)
        raise
    try:
        save_report(book, ended, steps)
    except OSError as error:
        teller.say(f"the report could not be written: {error}")
    return ended


def _reveal(place: Place, aside: Path, book: Book, steps: Steps) -> RunRecord:
    there, before = Place.of(aside / place.link.name), finish.before(place)
    finished = _finished(place, aside, book.run_id)
    name_again(place.database, before.with_suffix(".part"))
    before.with_suffix(".part").replace(before)
    there.database.replace(place.database)  # from here on, what `before` names is the way back
    target = place.folder / finished.name
    shutil.move(finished, target)
    row = book.row("reprocessed") | {"seconds": round(sum(book.timings.values()), 3)}
    return succeeded(book, row, steps.reveal(book, target, row))


def _book(order: Order, record: RunRecord) -> Book:
    """The account of what stands by, to be ended by its publication."""
    book = Book(order, record.run_id, datetime.fromisoformat(record.run["started_at"]))
    book.stages, book.checks, book.quarantine = (
        [dict(row) for row in rows] for rows in (record.stages, record.checks, record.quarantine)
    )
    book.learned_lines, book.recleaned = tuple(dict(row) for row in record.learned_lines), record.recleaned
    book.totals, book.timings = dict(record.totals), dict(record.timings)
    return book
