"""Which phrases of a story's reports are told alike, each with what stands around it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import Generic, TypeVar

from tasks.link.claims.similar import LONGEST_POSTING
from tasks.link.conflicts.around import Around, Senses
from tasks.link.conflicts.events import Story
from tasks.link.conflicts.weighing import Weighing

ONLY = 5.0  # weight of a sense that few sentences of a story have
ALMOST = 0.9  # share of how much alike two are told, to be told as much alike
ONE_ACT, PARTS = 0.3, 0.2  # what a predicate in common counts for, and alike subjects and objects
Pair = tuple[int, int]
Told = TypeVar("Told", bound=Around)


class Partners(ABC, Generic[Told]):
    """Phrases of one sort by their reports, and how much alike those of two texts are told."""

    def __init__(self, story: Story, every: Sequence[Told], least: float = 0.0) -> None:
        """Pairs told less than `least` alike are none."""
        self.story, self.all = story, every
        self.weighing = Weighing(story)
        self._ranges: dict[str, range] = {}
        for index, each in enumerate(every):
            first = self._ranges.get(each.report.article_id, range(index, index))
            self._ranges[each.report.article_id] = range(first.start, index + 1)
        near = ((pair, self._roughly(*pair)) for pair in self._near())
        self.rough = {pair: much for pair, much in near if much >= least}
        self._having = Counter((each.report.article_id, sense) for each in every for sense in _told(each))
        self._partners: dict[tuple[int, str], list[tuple[int, float]]] = {}
        for (one, other), value in self.rough.items():
            self._note(one, other, value)
            self._note(other, one, value)

    def _note(self, mine: int, yours: int, value: float) -> None:
        """Keep for a phrase another of another text, and how much alike they are told."""
        self._partners.setdefault((mine, self.all[yours].report.article_id), []).append((yours, value))

    def keys(self, each: Told) -> Senses:
        """What two phrases that may be of one event have in common."""
        return each.whole | each.acts | each.of_acts

    def partners(self, mine: int, yours: int) -> Sequence[tuple[int, float]]:
        """The phrases of another's report that are told somewhat like mine, and how much."""
        return self._partners[mine, self.all[yours].report.article_id]

    def in_report(self, one: int) -> range:
        """The indices of the phrases of one's report."""
        return self._ranges[self.all[one].report.article_id]

    def is_best(self, one: int, other: int) -> bool:
        """Whether each of two is told more like the other than any of the other's report is."""
        return all(
            self.rough[one, other] >= max(much for _, much in self.partners(mine, yours))
            for mine, yours in ((one, other), (other, one))
        )

    @abstractmethod
    def agree(self, one: int, other: int) -> bool:
        """Whether what two phrases give may be the same."""

    def is_elsewhere(self, one: int, other: int) -> bool:
        """Whether either's report has a phrase that agrees with the other's, told about as much alike."""
        least = ALMOST * self.rough[one, other]
        return any(
            index != yours and much >= least and self.agree(mine, index)
            for mine, yours in ((one, other), (other, one))
            for index, much in self.partners(mine, yours)
        )

    def only(self, one: int, other: int) -> float:
        """How much the most telling sense tells that both sentences have, and no other phrase's of the reports."""
        mine, yours = self.all[one], self.all[other]
        ids = mine.report.article_id, yours.report.article_id
        alone = [sense for sense in _told(mine) & _told(yours) if all(self._having[id_, sense] == 1 for id_ in ids)]
        return max((self.weighing[sense] for sense in alone), default=0.0) / ONLY

    def _near(self) -> list[Pair]:
        """Pairs of phrases of different texts with something in common in their sentences."""
        postings: dict[str, list[int]] = {}
        for index, each in enumerate(self.all):
            for sense in self.keys(each):
                postings.setdefault(sense, []).append(index)
        found = {pair for some in postings.values() if len(some) <= LONGEST_POSTING for pair in combinations(some, 2)}
        return sorted(
            (one, other)
            for one, other in found
            if self.all[one].report.copy_group != self.all[other].report.copy_group
            and self.all[one].report.outlet != self.all[other].report.outlet
        )

    def _roughly(self, one: int, other: int) -> float:
        """How much alike two phrases' sentences and clauses are, before any model."""
        mine, yours, weighing = self.all[one], self.all[other], self.weighing
        act = ONE_ACT * bool(mine.acts & yours.acts)
        parts = PARTS * weighing.alike(mine.subject | mine.object, yours.subject | yours.object)
        return weighing.alike(mine.whole, yours.whole) + weighing.alike(mine.clause, yours.clause) + act + parts


def _told(each: Around) -> Senses:
    return each.whole | each.of_acts
