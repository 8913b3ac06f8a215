"""How alike two statements are, and which pairs are worth asking about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tasks.link.claims.features import Features, Value
from tasks.link.claims.weights import Weights, informative

CONTAINED = 0.5  # share of the score that asks how much of the shorter stands in the longer; the rest is Dice's
EVIDENCE = 0.75  # weight of shared terms at which half of the likeness counts
DENIED = 0.7  # factor where one is a denial and the other is not
OPPOSED = -1.0  # likeness of two of which one denies what the other asserts: it keeps their groups apart
ACTING = 1.3  # factor where what one says is done is named in the other too
OF_ONE_TEXT = 0.7  # factor where both are of one text, which seldom says a thing twice
OF_ONE_SUBJECT = 0.5  # factor where the clauses have nothing in common but what they are about
COUNTED_OTHERWISE = 0.6  # factor where both count in one unit and never the same
LEAST_SHARED = 2  # terms of the clauses themselves
KEYS = 8  # terms of a statement it is looked up by, the most telling ones
LONGEST_POSTING = 60  # a term that more statements have finds no candidates


def likeness(one: Features, other: Features, weights: Weights) -> float:
    """How much two statements say the same, 0 to 1, or `OPPOSED`; the same either way round."""
    shared = weights.shared(one.terms, other.terms)
    if not shared or not _enough(one, other) or _in_one_sentence(one, other):
        return 0.0
    totals = sorted((weights.total(one.terms), weights.total(other.terms)))
    score = (1 - CONTAINED) * 2 * shared / (totals[0] + totals[1]) + CONTAINED * shared / totals[0]
    if _tell_one_act(one, other):
        score *= ACTING
    if one.negated != other.negated:
        if one.predicate & other.predicate:
            return OPPOSED
        score *= DENIED
    if one.core & other.core <= one.about & other.about:
        score *= OF_ONE_SUBJECT
    if differ(one.values, other.values):
        score *= COUNTED_OTHERWISE
    if one.copy_group == other.copy_group:
        score *= OF_ONE_TEXT
    return score * shared / (shared + EVIDENCE)


def _tell_one_act(one: Features, other: Features) -> bool:
    """Whether the predicate of one stands in the other, as whatever word: to resign is in "the resignation of"."""
    return bool(one.predicate & other.core or other.predicate & one.core)


def _in_one_sentence(one: Features, other: Features) -> bool:
    """Whether both stand in one sentence, whose clauses say different things of the same names."""
    first, second = one.statement, other.statement
    places = [(each.article_id, each.field, each.sentence_start) for each in (first, second)]
    return places[0] == places[1]


def _enough(one: Features, other: Features) -> bool:
    common = one.core & other.core
    words = sum(not term[0].isdigit() for term in common)
    return (len(common) >= LEAST_SHARED and words >= 1) or one.core == other.core


def differ(one: Iterable[Value], other: Iterable[Value]) -> bool:
    """Whether both have figures of one unit, and none of one can be a figure of the other."""
    pairs = [(a, b) for a in one for b in other if a[0] == b[0]]
    return bool(pairs) and not any(_meet(a, b) for a, b in pairs)


def _meet(one: Value, other: Value) -> bool:
    low = max(value for value in (one[1], other[1], float("-inf")) if value is not None)
    high = min(value for value in (one[2], other[2], float("inf")) if value is not None)
    return low <= high


def candidates(rows: Sequence[Features], weights: Weights) -> Iterator[tuple[int, int]]:
    """Pairs of rows, the lower index first, that share a telling term; near linear in the number of rows."""
    postings: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        for term in informative(weights, row.core, KEYS):
            postings[term].append(index)
    pairs = {
        (first, second)
        for indices in postings.values()
        if len(indices) <= LONGEST_POSTING
        for place, first in enumerate(indices)
        for second in indices[place + 1 :]
    }
    yield from sorted(pairs)
