"""How much a term tells within one story."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from tasks.link.claims.features import Features
from tasks.link.frequencies import frequencies
from tasks.link.terms import terms

RARE = 0.004  # share of texts; a term that fewer have tells no more
SMALL = 0.05  # the same for a number of one figure
GENERAL_SHARE = 0.5  # of a term's weight, what the general table says; the rest is the story's own


class Weights(dict[str, float]):
    """How much a term tells, 0 to 1: it is rare in news at large, and rare among the story's own sentences.

    A term's weight is worked out when it is first asked for.
    """

    def __init__(self, counts: Mapping[str, int], n: int, *, are_damped: bool = False) -> None:
        super().__init__()
        self._counts = counts
        self._n = max(n, 2)
        self._are_damped = are_damped

    def __missing__(self, term: str) -> float:
        own = 1 - math.log(max(self._counts.get(term, 1), 1)) / math.log(self._n + 1)
        either = GENERAL_SHARE * general_weight(term) + (1 - GENERAL_SHARE) * own
        self[term] = either * math.sqrt(own) if self._are_damped else either
        return self[term]

    def damped(self) -> Weights:
        """The same, less for what the whole story speaks of: to have that in common is to say little alike."""
        return Weights(self._counts, self._n, are_damped=True)

    def total(self, shares: Mapping[str, float]) -> float:
        """The weight of several terms with their shares, the same in any order of them."""
        return math.fsum(self[term] * share for term, share in shares.items())

    def shared(self, one: Mapping[str, float], other: Mapping[str, float]) -> float:
        """The weight of what two sets of terms have together."""
        if len(other) < len(one):
            one, other = other, one
        return math.fsum(self[term] * min(share, other[term]) for term, share in one.items() if term in other)


@lru_cache(maxsize=1)
def _common() -> dict[str, float]:
    """Term -> the share of texts that have a word of it, its words taken to fall independently of each other."""
    without: dict[str, float] = {}
    for word, count in frequencies().items():
        for term in terms(word):
            without[term.term] = without.get(term.term, 1.0) * (1 - count / (frequencies()[""] + 1))
    return {term: 1 - share for term, share in without.items()}


@lru_cache(maxsize=50_000)
def general_weight(term: str) -> float:
    """How much a term tells in any story, 0 to 1: the logarithm of its rareness among texts; large numbers are rare."""
    if term[0].isdigit():
        return math.log(SMALL if len(term) == 1 else RARE) / math.log(RARE)
    return math.log(max(_common().get(term, RARE), RARE)) / math.log(RARE)


def weigh(rows: Iterable[Features]) -> Weights:
    """The weights of a story's terms, counted once a copy group and sentence: copies make no term common."""
    sentences: dict[tuple[str, frozenset[str]], None] = {}
    counts: Counter[str] = Counter()
    for row in rows:
        words = frozenset(row.terms)
        if (row.copy_group, words) not in sentences:
            sentences[row.copy_group, words] = None
            counts.update(words)
    return Weights(counts, len(sentences))


def informative(weights: Weights, terms: Iterable[str], most: int) -> Sequence[str]:
    """The terms that tell most, at most so many, ties by the term."""
    return sorted(terms, key=lambda term: (-weights[term], term))[:most]
