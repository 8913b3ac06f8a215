"""The stages of a run over what a warehouse holds already, from one of them on, beside the warehouse.

What is made lies in a place of its own under the work folder, with a copy of the private database. Its raw store,
ledger, waiting documents and finished parts are the warehouse's own.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow.parquet as pq

from expectations.context import history
from flows import checking, finish
from flows.conduct import Conductor
from flows.finish import Harvest
from flows.gates import clean_tables, count, extract_tables
from flows.steps import Learned
from tasks.load.parts import PartFolder
from tasks.load.publish import discard
from tasks.load.remaking import fetch_articles, fetch_documents, sources_of
from tasks.load.state import State, export_again, open_private
from warehouse.place import Place
from warehouse.tables import (
    ARTICLE_COPIES,
    COPIES,
    DOCUMENTS,
    ENTITY_KEYS,
    EXTRACTED,
    SEARCH_TERMS,
    SKETCHED,
    STORY_EDGES,
    VECTORS,
)

STAGES = ("clean", "extract", "link")  # which one can begin with
# What linking finds again of every article; members stay, because ids stay with them.
_RELINKED = tuple(
    table.name for table in (SKETCHED, VECTORS, STORY_EDGES, ENTITY_KEYS, SEARCH_TERMS, COPIES, ARTICLE_COPIES)
)
_REEXTRACTED = tuple(table.name for table in EXTRACTED)
_OWN = ("work", "runs", "pending", "raw")


def set_up(place: Place, aside: Path) -> Place:
    """Lay out the place beside a warehouse in the folder `aside`, emptied first; returns it."""
    shutil.rmtree(aside, ignore_errors=True)
    beside = Place.of(aside / place.link.name)
    beside.private.mkdir(parents=True)
    for name in _OWN:
        (place.private / name).mkdir(exist_ok=True)
        (beside.private / name).symlink_to(place.private / name, target_is_directory=True)
    for own, there in ((place.corrections, beside.corrections), (place.watch, beside.watch)):
        if own.is_file():
            shutil.copyfile(own, there)
    shutil.copyfile(place.database, beside.database)
    return beside


@dataclass(frozen=True, slots=True)
class Remaker(Conductor):
    """The stages from `first` on, each followed by its gate; the book's place is the one beside the warehouse."""

    first: str

    def remake(self) -> Path:
        """Make everything again; returns the finished file, not yet in place. Raises as a run's stages do."""
        checking.prepare()
        state, given = self._documents()
        cleaned, learned = self._clean_given(given, state)
        extracted = self._extract_all(given, cleaned, state)
        harvest = self._harvest_again(given, cleaned, extracted, learned)
        self._load_again(harvest)
        self._link()
        with self.book.timed("publish"):
            aside, finished = self.steps.build(self.book)
        self._check("publish", finished)
        self.book.close_stage("publish", self.book.n_articles, self.book.n_articles)
        return aside

    def _documents(self) -> tuple[State, list[PartFolder]]:
        with self.book.timed("load"), open_private(self.book.order.place) as con:
            state = export_again(con, history(con), self._own / "state")
        if self.first != "clean":
            return state, []
        with self.book.timed("clean"):
            store, size = self.book.order.place.raw, self.book.order.batch_size
            return state, fetch_documents(state, store, self._own / "documents", size)

    def _clean_given(self, given: Sequence[PartFolder], state: State) -> tuple[list[PartFolder], Learned]:
        if not given:
            return [], Learned.nothing(state)
        cleaned, learned = self._clean(given, state)
        self._check("clean", clean_tables(given, (), cleaned), state)
        return cleaned, learned

    def _extract_all(
        self, given: Sequence[PartFolder], cleaned: Sequence[PartFolder], state: State
    ) -> list[PartFolder]:
        """What articles say: of those cleaned again, and of those that stay as they are."""
        if self.first == "link":
            return []
        with self.book.timed("extract"), open_private(self.book.order.place) as con:
            kept = fetch_articles(con, _ids(given), self._own / "articles", self.book.order.batch_size)
        self.book.n_articles = count([*cleaned, *kept], "articles")
        extracted = self._extract([*cleaned, *kept])
        self._check("extract", extract_tables((), [*cleaned, *kept], extracted), state)
        return extracted

    def _harvest_again(
        self,
        given: Sequence[PartFolder],
        cleaned: Sequence[PartFolder],
        extracted: Sequence[PartFolder],
        learned: Learned,
    ) -> Harvest:
        harvest = self._harvest((), cleaned, extracted, learned)
        with open_private(self.book.order.place) as con:
            sources = sources_of(con, set(harvest.quarantine["document_id"].to_pylist()) - {None})
        quarantine = finish.with_known_sources(harvest.quarantine, sources)
        self.book.quarantine = quarantine.to_pylist()
        cleared = _RELINKED if self.first == "link" else (*_REEXTRACTED, *_RELINKED)
        return replace(harvest, quarantine=quarantine, recleaned=_ids(given), cleared=cleared)

    def _load_again(self, harvest: Harvest) -> None:
        self.book.recleaned, n_articles = len(harvest.recleaned), self.book.n_articles
        with self.book.timed("load"):
            loaded = self.steps.load(self.book, harvest, DOCUMENTS.empty())
            discard(finish.before(self.book.order.place))  # the warehouse itself is what stands by here
        self.book.close_stage("load", n_articles, n_articles)
        self._check("load", loaded)


def _ids(given: Sequence[PartFolder]) -> frozenset[str]:
    columns = (pq.read_table(part.file("inputs"), columns=["document_id"])["document_id"] for part in given)
    return frozenset(document for column in columns for document in column.to_pylist())
