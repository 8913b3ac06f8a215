"""How much what is said around times tells within one story."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache

from tasks.link.claims.passages import SENTENCE_END
from tasks.link.conflicts.acts import kin
from tasks.link.conflicts.around import Senses, senses
from tasks.link.conflicts.events import Story

Span = tuple[int, int]


class Weighing:
    """How much senses tell within the story: little, where many of its sentences have them."""

    def __init__(self, story: Story) -> None:
        self._counts, self._n = _counted(
            tuple(text for each in story.reports.values() for text in each.fields.values())
        )
        self._known: dict[str, float] = {}
        self._sums: dict[Senses, float] = {}

    def __getitem__(self, sense: str) -> float:
        """The weight of one sense."""
        if sense not in self._known:
            self._known[sense] = math.log(1 + self._n / max(1, self._counts[sense]))
        return self._known[sense]

    def of(self, found: Senses) -> float:
        """The weight of several senses together."""
        if found not in self._sums:
            self._sums[found] = math.fsum(map(self.__getitem__, found))
        return self._sums[found]

    def alike(self, one: Senses, other: Senses) -> float:
        """The share that two sets of senses have in common, as the cosine of them, 0 to 1."""
        common = one & other
        return self.of(common) / math.sqrt(self.of(one) * self.of(other)) if common else 0.0


@lru_cache(maxsize=1)  # a story's places are weighed, and then its times
def _counted(texts: tuple[str, ...]) -> tuple[Mapping[str, int], int]:
    """How many sentences of some texts have each sense, and how many there are."""
    said = [text[start:end] for text in texts for start, end in _sentences(text)]
    return Counter(sense for each in said for sense in senses(each) | kin(each)), len(said)


def _sentences(text: str) -> Iterator[Span]:
    at = 0
    for match in SENTENCE_END.finditer(text):
        yield at, match.start()
        at = match.end()
    yield at, len(text)
