"""How runs end: each way writes the run's record into the ledger; all of them leave a report."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from expectations.context import Run
from expectations.failure import StageFailed
from flows import finish
from flows.book import Book, Row
from flows.stages import Steps
from flows.steps import Batch
from flows.watch import by_hand
from tasks.load.parts import write_table
from tasks.report import save
from warehouse import ledger
from warehouse.connect import open_published
from warehouse.ledger import Failure, RunRecord
from warehouse.terms import STAGES

if TYPE_CHECKING:
    from tasks.report.stories import Stories

_DOCS = "data-docs"
_COMPARED = 23  # with this one, the runs of a day


class RunFailed(Exception):
    """A run stopped before anything was published; `record` tells why."""

    def __init__(self, record: RunRecord) -> None:
        super().__init__(record.failure.message if record.failure else "the run failed")
        self.record = record


def succeeded(book: Book, row: Row, published: Path) -> RunRecord:
    """The run is published; parts are needed no longer."""
    shutil.rmtree(book.order.place.work, ignore_errors=True)
    return book.enter(book.record(row, published))


def nothing_new(book: Book, batches: Sequence[Batch]) -> RunRecord:
    """Every input was handled before: its row waits for the next run that publishes, which none does now."""
    place = book.order.place
    documents = finish.documents_of(batches, set(), book.run_id)
    write_table(documents, place.private / "pending" / f"{book.run_id}.parquet")
    shutil.rmtree(place.work / book.run_id, ignore_errors=True)
    return book.enter(book.record(book.row("nothing new")))


def failed(book: Book, error: BaseException) -> RunRecord:
    """The warehouse is as it was; parts stay, for the SQL of the failed check and for the next run.

    Raises the error again where the run's file is in place already: the next run writes its end down.
    """
    place = book.order.place
    if place.current() == place.version(book.run_id):
        raise error
    finish.undo(book.order.place, book.run_id)
    return book.enter(stopped(book, error))


def stopped(book: Book, error: BaseException) -> RunRecord:
    """The record of a run that an error stopped, not yet entered anywhere."""
    failure = error.failure if isinstance(error, StageFailed) else Failure(_stage(book), _explain(error))
    return book.record(book.row("failed"), failure=failure)


def save_report(book: Book, record: RunRecord, steps: Steps) -> Path:
    """Write the run's report, with the runs before it for comparison, and what was checked as Data Docs beside it."""
    recent = ledger.read_all(book.order.place.ledger, last=_COMPARED + 1)
    earlier = [past for past in recent if past.run_id < record.run_id]
    folder = book.order.report_folder
    docs = f"{_DOCS}/index.html" if record.checks else None
    told = _stories(book) if record.published else None
    page = save(record, earlier, folder, docs, told, by_hand(book.order, record))
    if record.checks:
        steps.docs(Run(book.run_id, book.started_at), folder / book.run_id / _DOCS)
    return page


def _stories(book: Book) -> Stories:
    from tasks.report import stories  # with it come the modules that link uses, which other runs do not need

    with open_published(book.order.place.link) as con:
        return stories.render(con, book.run_id)


def _stage(book: Book) -> str:
    """The stage that was under way: the one after the last that ended."""
    ended = [row["stage"] for row in book.stages]
    left = [stage for stage in STAGES if stage not in ended]
    return left[0] if left else "publish"


def _explain(error: BaseException) -> str:
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return (
            f"the disk is full ({error.filename or 'while writing'}): make room, then run again; nothing was published"
        )
    if isinstance(error, OSError) and error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"no right to write {error.filename}: choose another --warehouse or change its permissions"
    return f"{type(error).__name__}: {error}"
