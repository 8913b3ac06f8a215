"""How much a term tells in a story: the rarer in its paragraphs, the more."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tasks.link.records import Quote, Report
from tasks.link.utterances.content import words_of
from tasks.link.utterances.lexicon import alike, common, listed, stem

COMMON = 0.5


@dataclass(frozen=True, slots=True)
class Weights:
    """The paragraphs a term stands in, of so many; a text that several reports carry counts once."""

    paragraphs: int
    standing: dict[str, int]

    def of(self, term: str) -> float:
        """0 to 1: 1 for a term of one paragraph, near 0 for a term of them all; a common word tells less."""
        seen = max(1, self.standing.get(alike().get(term, term), 1))
        rarity = math.log(1 + self.paragraphs / seen) / math.log(1 + self.paragraphs)
        return rarity * (COMMON if term in common() or term in listed("function") else 1.0)


def weights(reports: Sequence[Report], quotes: Sequence[Quote]) -> Weights:
    """The weights of a story's terms; its quotes stand in where a report's text is not at hand."""
    texts = {paragraph for report in reports for field in report.fields.values() for paragraph in _paragraphs(field)}
    texts |= {quote.text for quote in quotes} if not texts else set()
    standing: Counter[str] = Counter()
    for text in texts:
        standing.update(set(map(_term, words_of(text))))
    return Weights(max(2, len(texts)), dict(standing))


def _paragraphs(text: str) -> Iterable[str]:
    return (line.strip() for line in text.split("\n") if line.strip())


@lru_cache(1 << 16)
def _term(word: str) -> str:
    """What a word counts as: the first of those that are put for one another."""
    bare = stem(word)
    return alike().get(bare, bare)
