"""Which pairs of statements are worth asking about, and which say different things for certain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tasks.link.claims.features import Features, Value
from tasks.link.claims.weights import Weights, informative

KEYS = 8  # terms of a statement it is looked up by, the most telling ones
LONGEST_POSTING = 60  # a term that more statements have finds no candidates


def in_one_sentence(one: Features, other: Features) -> bool:
    """Whether both stand in one sentence, whose clauses say different things of the same names."""
    return one.sentence == other.sentence


def differ(one: Iterable[Value], other: Iterable[Value]) -> bool:
    """Whether both have figures of one unit, and none of one can be a figure of the other."""
    pairs = [(a, b) for a in one for b in other if a[0] == b[0]]
    return bool(pairs) and not any(_meet(a, b) for a, b in pairs)


def _meet(one: Value, other: Value) -> bool:
    low = max(value for value in (one[1], other[1], float("-inf")) if value is not None)
    high = min(value for value in (one[2], other[2], float("inf")) if value is not None)
    return low <= high


def candidates(rows: Sequence[Features], weights: Weights, keys: int = KEYS) -> Iterator[tuple[int, int]]:
    """Pairs of rows, the lower index first, that share a telling term; near linear in the number of rows."""
    postings: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        for term in informative(weights, row.core, keys):
            postings[term].append(index)
    pairs = {
        (first, second)
        for indices in postings.values()
        if len(indices) <= LONGEST_POSTING
        for place, first in enumerate(indices)
        for second in indices[place + 1 :]
    }
    yield from sorted(pairs)
