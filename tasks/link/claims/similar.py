"""How alike two statements are, and which pairs are worth asking about."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tasks.link.claims.features import Features, Value
from tasks.link.claims.weights import Weights, informative

EVEN = 0.155  # score at which two are as likely to say the same as not
STEEP = 16.0  # how fast that turns
EVIDENCE = 0.3  # weight of shared terms at which half of the score counts
OPPOSED = -1.0  # likeness of two of which one denies what the other asserts: it keeps their groups apart
ACTING = 1.15  # factor where what one says is done is named in the other too
OF_ONE_TEXT = 0.6  # factor where both are of one text, which seldom says a thing twice
OF_ONE_SUBJECT = 0.5  # factor where the clauses have nothing in common but what they are about
OF_ONE_WORD = 0.6  # factor where the clauses share a single word
COUNTED_OTHERWISE = 0.85  # factor where both count in one unit and never the same
LONG = 2  # figures of a number that two seldom share by chance
KEYS = 8  # terms of a statement it is looked up by, the most telling ones
LONGEST_POSTING = 60  # a term that more statements have finds no candidates


def likeness(one: Features, other: Features, weights: Weights) -> float:
    """How likely two statements say the same, 0 to 1, or `OPPOSED`; the same either way round.

    It is the logistic function of Dice's coefficient of their weighted terms.
    """
    if not _have_common(one, other) or in_one_sentence(one, other):
        return 0.0
    if one.negated != other.negated and one.predicate & other.predicate:
        return OPPOSED
    likely = 1 / (1 + math.exp(STEEP * (EVEN - _score(one, other, weights))))
    return likely * OF_ONE_TEXT if one.copy_group == other.copy_group else likely


def _have_common(one: Features, other: Features) -> bool:
    """Whether the clauses themselves share a word, or a number that is hardly there by chance."""
    return any(not term[0].isdigit() or len(term) >= LONG for term in one.core & other.core) or one.core == other.core


def _score(one: Features, other: Features, weights: Weights) -> float:
    shared = weights.shared(one.terms, other.terms)
    if not shared:
        return 0.0
    score = 2 * shared / (weights.total(one.terms) + weights.total(other.terms)) * shared / (shared + EVIDENCE)
    common = one.core & other.core
    if _tell_one_act(one, other):
        score *= ACTING
    if common <= one.about & other.about:
        score *= OF_ONE_SUBJECT
    if len(common) == 1:
        score *= OF_ONE_WORD
    return score * COUNTED_OTHERWISE if differ(one.values, other.values) else score


def _tell_one_act(one: Features, other: Features) -> bool:
    """Whether the predicate of one stands in the other, as whatever word: to resign is in "the resignation of"."""
    return bool(one.predicate & other.core or other.predicate & one.core)


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
