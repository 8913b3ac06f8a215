"""The run, told on one page: sources → documents → articles → what they say → the warehouse → readers.

Knows nothing of Prefect: the flow hands it `Steps` that are Prefect tasks, a test hands it the plain functions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from expectations.context import Run, history
from expectations.failure import StageFailed, verdict
from flows import checking, finish
from flows.book import Book
from flows.checking import CheckerEnded
from flows.finish import Harvest
from flows.gates import clean_tables, count, extract_tables, files_of
from flows.lock import hold
from flows.order import EXTRACT_BATCH, Order
from flows.progress import Teller
from flows.recover import recover
from flows.stages import Steps
from flows.steps import Batch, Learned
from flows.verdicts import RunFailed, failed, nothing_new, save_report, succeeded
from tasks.ingest import Found, outlets
from tasks.load.parts import PartFolder, read_parts
from tasks.load.state import State, export_rest, export_seen, open_private
from warehouse.ledger import RunRecord
from warehouse.tables import QUARANTINE

_QUARANTINE = QUARANTINE.without("run_id").arrow()


def conduct(order: Order, steps: Steps, teller: Teller) -> RunRecord:
    """Do one run.

    Raises SourceError, ModelError or PlaceError before anything is touched, and RunFailed when the run was stopped.
    """
    found = order.prepare()
    with hold(order.place.lock, teller.say):
        recover(order.place, teller.say)
        book = Book.open(order, found)
        book.enter(book.record(book.row("running", ended=False)))
        try:
            record = Conductor(book, steps, teller).run(found)
        except (StageFailed, CheckerEnded, OSError, duckdb.Error) as error:
            record = failed(book, error)
        except BaseException as error:  # not ours to explain, but the account is settled first
            failed(book, error)
            raise
        try:
            save_report(book, record, steps)
        except OSError as error:
            teller.say(f"the report could not be written: {error}")
    if record.failure:
        raise RunFailed(record)
    return record


@dataclass(frozen=True, slots=True)
class Conductor:
    """The stages of a run, each followed by its gate."""

    book: Book
    steps: Steps
    teller: Teller

    def run(self, found: Sequence[Found]) -> RunRecord:
        """From files to readers; each stage is followed by its gate."""
        state = self._begin()
        batches = self._ingest(found, state)
        if not any(batch.n_new or batch.n_quarantined for batch in batches):
            return self._correct(batches, state) if finish.is_corrected(self.book) else nothing_new(self.book, batches)
        self._know_more(state)
        parts = [batch.part for batch in batches]
        self._check("ingest", {name: files_of(parts, name) for name in ("inputs", "quarantine")}, state)
        cleaned, learned = self._clean([part for part, batch in zip(parts, batches, strict=True) if batch.n_new], state)
        self._check("clean", clean_tables([*parts, *learned.again], parts, cleaned), state)
        extracted = self._extract(cleaned)
        self._check("extract", extract_tables(parts, cleaned, extracted), state)
        harvest = self._harvest(batches, cleaned, extracted, learned)
        self._load(harvest)
        self._link()
        return self._publish()

    def _correct(self, batches: Sequence[Batch], state: State) -> RunRecord:
        """Nothing is new but what people correct by hand."""
        checking.prepare()
        self._load(self._harvest(batches, (), (), Learned.nothing(state)))
        self._link()
        return self._publish()

    @property
    def _key(self) -> Run:
        return Run(self.book.run_id, self.book.started_at)

    @property
    def _work(self) -> Path:
        return self.book.order.place.work

    @property
    def _own(self) -> Path:
        return self._work / self.book.run_id

    def _begin(self) -> State:
        place = self.book.order.place
        with self.book.timed("load"), open_private(place) as con:
            return export_seen(con, finish.pending_files(place), self._own / "state")

    def _know_more(self, state: State) -> None:
        checking.prepare()
        with self.book.timed("load"), open_private(self.book.order.place) as con:
            export_rest(con, history(con), state)

    def _ingest(self, found: Sequence[Found], state: State) -> list[Batch]:
        with self.book.timed("ingest"):
            batches: list[Batch] = self.steps.ingest(self.book.order, found, state, self._own / "ingest", self._key)
        self.book.count(batches)
        self.teller.done("ingest", self.book.n_documents, "documents")
        return batches

    def _clean(self, parts: Sequence[PartFolder], state: State) -> tuple[list[PartFolder], Learned]:
        with self.book.timed("clean"):
            cleaned = self._clean_all(parts, state.learned)
            learned: Learned = self.steps.learn(cleaned, state, self._own)
            if learned.new.num_rows:
                cleaned = self._clean_again(parts, cleaned, learned)
        n_in, n_out = count(parts, "inputs", "article"), count(cleaned, "articles")
        self.book.n_articles = n_out
        self.book.close_stage("clean", n_in, n_out, n_in - n_out)
        self.teller.done("clean", n_out, "articles")
        if not learned.earlier:
            return cleaned, learned
        with self.book.timed("clean"):
            return self._clean_earlier(cleaned, learned, state)

    def _clean_all(self, parts: Sequence[PartFolder], learned: Path) -> list[PartFolder]:
        cleaned = []
        for number, part in enumerate(parts, 1):
            self.teller.progress("clean", number, len(parts))
            cleaned.append(self.steps.clean(part, learned, self._work, self._key))
        return cleaned

    def _clean_again(
        self, parts: Sequence[PartFolder], cleaned: Sequence[PartFolder], learned: Learned
    ) -> list[PartFolder]:
        """Batches of this run in which somebody holds a line learned just now, under that line."""
        pairs = zip(parts, cleaned, strict=True)
        return [
            self.steps.clean(part, learned.all_lines, self._work, self._key) if learned.held_in(made) else made
            for part, made in pairs
        ]

    def _clean_earlier(
        self, cleaned: Sequence[PartFolder], learned: Learned, state: State
    ) -> tuple[list[PartFolder], Learned]:
        """Articles of earlier runs that hold a line learned just now, cleaned under that line."""
        self.book.recleaned = len(learned.earlier)
        self.teller.say(f"{len(learned.earlier)} earlier articles are cleaned again: a recurring line was learned")
        part = self.steps.fetch(state, learned.earlier, self.book.order.place.raw, self._own)
        made = self.steps.clean(part, learned.all_lines, self._work, self._key)
        return [*cleaned, made], replace(learned, again=(part,))

    def _extract(self, cleaned: Sequence[PartFolder]) -> list[PartFolder]:
        slices = [(part, first) for part in cleaned for first in range(0, count([part], "articles"), EXTRACT_BATCH)]
        extracted = []
        with self.book.timed("extract"):
            for number, (part, first) in enumerate(slices, 1):
                self.teller.progress("extract", number, len(slices))
                extracted.append(self.steps.extract(part, first, self.book.order.model, self._work, self._key))
        n_articles = self.book.n_articles
        self.book.close_stage("extract", n_articles, n_articles)
        self.teller.done("extract", sum(count([part], "mentions") for part in extracted), "mentions")
        return extracted

    def _harvest(
        self,
        batches: Sequence[Batch],
        cleaned: Sequence[PartFolder],
        extracted: Sequence[PartFolder],
        learned: Learned,
    ) -> Harvest:
        parts = [*(batch.part for batch in batches), *cleaned, *extracted]
        quarantine = finish.with_sources(read_parts(files_of(parts, "quarantine"), _QUARANTINE), batches)
        self.book.quarantine = quarantine.to_pylist()
        self.book.learned_lines = tuple(learned.new.to_pylist())
        sources = outlets(self.book.order.read_sources())
        return Harvest(batches, cleaned, extracted, quarantine, learned.new, sources, learned.earlier)

    def _load(self, harvest: Harvest) -> None:
        documents = finish.documents_of(harvest.batches, harvest.rejected, self.book.run_id)
        self.book.settle_counts(documents)
        with self.book.timed("load"):
            loaded = self.steps.load(self.book, harvest, documents)
        self.book.close_stage("load", self.book.n_articles, self.book.n_articles)
        self._check("load", loaded)
        self.teller.done("load", self.book.n_articles, "articles")

    def _link(self) -> None:
        with self.book.timed("link"):
            linked, tables = self.steps.link(self.book)
        self.book.settle_links(linked)
        self._check("link", tables)
        self.teller.done("link", linked.n_stories, "stories")
        for row in linked.quarantine:
            self.teller.say(f"story {row['row_id']}: what its reports say together could not be told: {row['detail']}")
        for row in linked.corrections:
            if not row["applied"]:
                self.teller.say(f"correction {row['position']}, {row['kind']}, does not hold: {row['note']}")

    def _publish(self) -> RunRecord:
        with self.book.timed("publish"):
            aside, finished = self.steps.build(self.book)
        self._check("publish", finished)
        self.book.close_stage("publish", self.book.n_articles, self.book.n_articles)
        row = self.book.row("succeeded")
        published = self.steps.reveal(self.book, aside, row)
        return succeeded(self.book, row, published)

    def _check(self, stage: str, tables: checking.Tables, state: State | None = None) -> None:
        """The gate after a stage: what its suite finds goes into the run's account, a critical failure stops it."""
        past = pq.read_table(state.history) if state else None
        with self.book.timed("checks"):
            results = self.steps.check(stage, tables, self._key, past, self._own)
        self.book.checks += [{"run_id": self.book.run_id, **asdict(result)} for result in results]
        failure = verdict(results, checking.stage_database(self._own, stage))
        if failure:
            raise StageFailed(failure)
