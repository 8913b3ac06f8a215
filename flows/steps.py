"""The work of a run in pieces, each from files to files: what the flow wraps into Prefect tasks, one a batch.

Nothing here knows Prefect, and nothing opens the private database but `load_run`, `build_file` and `reveal_file`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from expectations.rules import Run, set_aside
from flows.fingerprint import model_sha256, rules_sha256
from flows.order import EXTRACT_BATCH, Order, parallax_version
from tasks.extract import model_name
from tasks.ingest import Found, ingest
from tasks.load import parts, raw
from tasks.load.parts import PartFolder
from tasks.load.state import State, raw_places, related, with_bytes
from warehouse.ids import digest, document_of
from warehouse.tables import INPUTS, LEARNED_LINES, LINE_SIGHTINGS, QUARANTINE, SKETCHES
from warehouse.terms import FIELDS

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class Batch:
    """An ingested batch: its part, and how many of its documents are new articles, unchanged, quarantined."""

    part: PartFolder
    n_new: int
    n_unchanged: int
    n_quarantined: int

    @property
    def n_documents(self) -> int:
        """How many inputs the batch holds."""
        return self.n_new + self.n_unchanged + self.n_quarantined


@dataclass(frozen=True, slots=True)
class Learned:
    """Recurring lines: the `new` ones, the file of `all_lines` now known, the ids of documents of this run and of
    `earlier` runs that hold one of the new lines, and the parts of the latter that are cleaned `again`."""

    new: pa.Table
    all_lines: Path
    holders: frozenset[str]
    earlier: frozenset[str]
    again: tuple[PartFolder, ...] = ()

    @classmethod
    def nothing(cls, state: State) -> Learned:
        """No line is new: those known are the state's."""
        return cls(LEARNED_LINES.without("run_id").empty(), state.learned, frozenset(), frozenset())

    def held_in(self, cleaned: PartFolder) -> bool:
        """Whether a document of a cleaned batch holds one of the new lines."""
        return not self.holders.isdisjoint(cleaned.read("sightings").column("document_id").to_pylist())


def ingest_all(order: Order, found: Sequence[Found], state: State, folder: Path, run: Run) -> list[Batch]:
    """Read the sources, batch by batch, into parts that hold what the raw store will keep."""
    made = []
    seen = pq.read_table(state.seen)
    batches = ingest(found, seen, batch_size=order.batch_size, max_bytes=order.max_bytes)
    for number, batch in enumerate(batches):
        aside = set_aside("ingest", {"inputs": batch.inputs, "quarantine": batch.quarantine}, run)
        inputs = aside.tables["inputs"]
        quarantine = pa.concat_tables([batch.quarantine, aside.quarantine])
        part = PartFolder(folder / f"{number:04d}").write(
            {"inputs": inputs, "raw": raw.slim(inputs), "quarantine": quarantine}
        )
        outcomes = inputs.column("outcome").to_pylist()
        made.append(Batch(part, *(outcomes.count(outcome) for outcome in ("article", "unchanged", "quarantined"))))
    return made


def clean_batch(batch: PartFolder, learned: Path, work: Path, run: Run) -> PartFolder:
    """Clean a batch under the lines learned so far; a part that a killed run finished is taken as it is."""
    from tasks.clean import clean  # with it come trafilatura and lxml, which a run of nothing new does not need

    new = [("outcome", "=", "article")]
    inputs = pq.read_table(batch.file("inputs"), schema=INPUTS.arrow(), filters=new)
    lines = pq.read_table(learned)
    ids = inputs.column("document_id").to_pylist()
    part = _part(work, "clean", *ids, *lines.column("outlet").to_pylist(), *lines.column("line").to_pylist())
    if part.complete:
        return part
    made = clean(inputs, lines)
    tables = {"inputs": inputs, "articles": made.articles, "blocks": made.blocks, "quarantine": made.quarantine}
    aside = set_aside("clean", tables, run)
    return part.write(
        {
            "articles": aside.tables["articles"],
            "blocks": aside.tables["blocks"],
            "quarantine": pa.concat_tables([made.quarantine, aside.quarantine]),
            "sightings": made.sightings,
            "sketches": made.sketches,
        }
    )


def learn_lines(cleaned: Sequence[PartFolder], state: State, folder: Path) -> Learned:
    """Learn the lines that now recur, and find who holds them."""
    from tasks.clean import holders, learn

    sightings = parts.read_parts([part.file("sightings") for part in cleaned], LINE_SIGHTINGS.arrow())
    sketches = parts.read_parts([part.file("sketches") for part in cleaned], SKETCHES.arrow())
    known = pq.read_table(state.learned)
    every, all_sketches = related(state, sightings, sketches)
    new = learn(every, all_sketches, known)
    all_lines = parts.write_table(pa.concat_tables([known, new.cast(known.schema)]), folder / "learned.parquet")
    fresh = set(sightings.column("document_id").to_pylist())
    held = holders(every, new)
    return Learned(new, all_lines, frozenset(held & fresh), frozenset(with_bytes(state, held - fresh)))


def fetch_earlier(state: State, documents: frozenset[str], store: Path, folder: Path) -> PartFolder:
    """The inputs of documents of earlier runs, out of the raw store, as a batch to be cleaned again."""
    inputs = raw.fetch(store, raw_places(state, set(documents)))
    return PartFolder(folder / "earlier").write({"inputs": inputs})


def extract_batch(cleaned: PartFolder, first: int, model: str | None, work: Path, run: Run) -> PartFolder:
    """Extract the `EXTRACT_BATCH` articles from row `first` on of a cleaned part."""
    from tasks.extract.annotate import extract_all

    articles = cleaned.read("articles").slice(first, EXTRACT_BATCH)
    texts = [text or "" for name in ("article_id", *FIELDS) for text in articles.column(name).to_pylist()]
    part = _part(work, "extract", model_name(model), model_sha256(model), *texts)
    if part.complete:
        return part
    made, failed = extract_all(articles, pipeline(model))
    unread = _unread(failed)
    aside = set_aside("extract", {"articles": articles, **made, "quarantine": unread}, run)
    quarantine = pa.concat_tables([unread, aside.quarantine])
    return part.write({**{name: aside.tables[name] for name in made}, "quarantine": quarantine})


def _unread(failed: Mapping[str, str]) -> pa.Table:
    """Rows of quarantine for articles that the pipeline failed at, by their ids: what they say is set aside unread."""
    fixed = {"stage": "extract", "level": "row", "source_uri": "", "table_name": "articles", "reason": "unread"}
    rows = [
        fixed | {"row_id": id_, "document_id": document_of(id_), "detail": f"only its sentences could be read: {error}"}
        for id_, error in failed.items()
    ]
    return pa.Table.from_pylist(rows, QUARANTINE.without("run_id").arrow())


@lru_cache(maxsize=1)
def pipeline(name: str | None) -> Language:
    """The loaded spaCy pipeline, one a process."""
    from tasks.extract import load_model

    return load_model(name)


def _part(work: Path, stage: str, *content: str) -> PartFolder:
    rules = rules_sha256(stage)  # of a rule that was changed since, a part is none of its making
    return PartFolder(work / "parts" / f"{stage}-{digest(parallax_version(), rules, *content)}")
