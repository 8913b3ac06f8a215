"""The run's own account: stages, checks, quarantine and times, from which its record, report and ledger are made."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.order import Order, parallax_version
from tasks.extract import model_name
from warehouse import ledger
from warehouse.ledger import Failure, RunRecord

if TYPE_CHECKING:
    import pyarrow as pa

    from flows.steps import Batch
    from tasks.ingest import Found
    from tasks.link.stage import Linked

Row = dict[str, Any]
RUN_ID_FORMAT = "%Y%m%dT%H%M%S%fZ"


@dataclass(slots=True)
class Book:
    """What is known of a run so far. Counts of a failed or killed run stay 0: nothing of it was let in."""

    order: Order
    run_id: str
    started_at: datetime
    skipped_files: tuple[str, ...] = ()
    n_outlets: int = 0
    n_documents: int = 0
    n_articles: int = 0
    n_unchanged: int = 0
    n_quarantined: int = 0
    n_copies: int = 0
    n_stories_touched: int = 0
    stages: list[Row] = field(default_factory=list)
    checks: list[Row] = field(default_factory=list)
    quarantine: list[Row] = field(default_factory=list)
    learned_lines: tuple[Row, ...] = ()
    recleaned: int = 0
    totals: Row = field(default_factory=dict)
    timings: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    @classmethod
    def open(cls, order: Order, found: Sequence[Found]) -> Book:
        """Begin a run's account; its id is the time, so that ids sort in the order of runs."""
        now = datetime.now(UTC)
        return cls(order, now.strftime(RUN_ID_FORMAT), now, tuple(file.uri for file in found if file.skipped))

    @contextmanager
    def timed(self, label: str) -> Iterator[None]:
        """Add the time of a piece of work to `timings[label]`, in seconds."""
        begun = time.perf_counter()
        try:
            yield
        finally:
            self.timings[label] += time.perf_counter() - begun

    def count(self, batches: Sequence[Batch]) -> None:
        """Note what ingest brought."""
        self.n_documents = sum(batch.n_documents for batch in batches)
        self.n_unchanged = sum(batch.n_unchanged for batch in batches)
        self.n_quarantined = sum(batch.n_quarantined for batch in batches)
        self.close_stage("ingest", self.n_documents, sum(batch.n_new for batch in batches), self.n_quarantined)

    def settle_counts(self, documents: pa.Table) -> None:
        """Note the documents' final outcomes, which later stages than ingest decide too."""
        outcomes = documents.column("outcome").to_pylist()
        new = zip(documents.column("outlet").to_pylist(), outcomes, strict=True)
        self.n_outlets = len({outlet for outlet, outcome in new if outcome == "article"})
        self.n_articles, self.n_quarantined = outcomes.count("article"), outcomes.count("quarantined")

    def settle_links(self, linked: Linked) -> None:
        """Note what linking made of the run's articles."""
        self.n_copies, self.n_stories_touched = linked.n_copies, linked.n_stories
        self.quarantine += linked.quarantine
        self.close_stage("link", linked.n_articles, linked.n_articles)

    def close_stage(self, stage: str, rows_in: int, rows_out: int, rows_quarantined: int = 0) -> None:
        """Note a stage's rows, with the time that was taken under its name."""
        self.stages.append(
            {
                "run_id": self.run_id,
                "stage": stage,
                "rows_in": rows_in,
                "rows_out": rows_out,
                "rows_quarantined": rows_quarantined,
                "seconds": round(self.timings[stage], 3),
            }
        )

    def row(self, status: str, ended: bool = True) -> Row:
        """The run's row in `runs`, as it stands."""
        now = datetime.now(UTC) if ended else None
        let_in = status in ("loaded", "succeeded", "nothing new")
        return {
            "run_id": self.run_id,
            "started_at": self.started_at,
            "finished_at": now,
            "status": status,
            "n_documents": self.n_documents if let_in else 0,
            "n_articles": self.n_articles if let_in else 0,
            "n_unchanged": self.n_unchanged if let_in else 0,
            "n_quarantined": self.n_quarantined if let_in else 0,
            "n_copies": self.n_copies if let_in else 0,
            "n_stories_touched": self.n_stories_touched if let_in else 0,
            "seconds": round((now - self.started_at).total_seconds(), 3) if now else None,
            "version": parallax_version(),
            "model": model_name(self.order.model),
            "config_sha256": self.order.config_sha256,
        }

    def record(self, run: Row, published: Path | None = None, failure: Failure | None = None) -> RunRecord:
        """The run's record, with its row in `runs` as given."""
        return RunRecord(
            run=run,
            stages=tuple(self.stages),
            checks=tuple(self.checks),
            quarantine=tuple(self.quarantine),
            sources=self.order.sources,
            skipped_files=self.skipped_files,
            n_outlets=self.n_outlets,
            warehouse=str(self.order.place.link),
            reports=str(self.order.report_folder),
            published=published.name if published else None,
            recleaned=self.recleaned,
            learned_lines=self.learned_lines,
            totals=self.totals,
            timings=dict(self.timings),
            failure=failure,
        )

    def enter(self, record: RunRecord) -> RunRecord:
        """Write a record into the warehouse's ledger."""
        ledger.write(record, self.order.place.ledger / f"{self.run_id}.json")
        return record
