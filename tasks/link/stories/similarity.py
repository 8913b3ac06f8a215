"""How close two articles are, and which are close enough to be candidates: by the two articles alone.

The cosine of their terms (Salton 1975), less the further their times lie apart. Two articles are candidates when they
share keys, lie in one window of time and are at least as close as `LEAST`, which is also where average linkage stops
joining: groups that it joins have such a pair, so no group reaches over two components of candidates (keys and window
aside, which keep apart what shares no telling term at any one time).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from tasks.link.stories.articles import Edge, StoryArticle
from tasks.link.stories.terms import Terms

Matrix = NDArray[np.float64]

LEAST = 0.11
FEWEST_KEYS = 2  # that two candidates share
WINDOW = 60.0  # days that candidates may lie apart
FADING, FADED = 30.0, 0.4  # days in which similarity falls most of the way to this share of itself
_DAY = 86400.0


def edges(pairs: Iterable[tuple[str, str]], articles: Mapping[str, StoryArticle]) -> list[Edge]:
    """The edges among pairs of article ids, each once, ordered; KeyError where an article is not given."""
    weighted: dict[str, dict[int, float]] = {}
    found = []
    for a, b in sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}):
        if _may_join(articles[a], articles[b]):
            for each in (a, b):
                if each not in weighted:
                    weighted[each] = _by_hash(articles[each].terms)
            near = float(nearness(np.array(_gap(articles[a].time, articles[b].time))))
            similarity = round(_dot(weighted[a], weighted[b]) * near, 6)
            if similarity >= LEAST:
                found.append(Edge(a, b, similarity))
    return found


def similarities(articles: Sequence[StoryArticle]) -> Matrix:
    """The similarity of every two of the articles, 0 to 1; the same for two in whatever company they are."""
    matrix = _rows([article.terms for article in articles])
    stamps = np.array([np.nan if article.time is None else article.time.timestamp() / _DAY for article in articles])
    gaps = np.nan_to_num(np.abs(stamps[:, None] - stamps[None, :]))
    return np.round((matrix @ matrix.T).toarray() * nearness(gaps), 6)


def era(time: datetime | None) -> int | None:
    """Which window since 1970 a time lies in: those of two candidates are the same or next to each other."""
    return None if time is None else int(time.timestamp() // (WINDOW * _DAY))


def nearness(gaps: Matrix) -> Matrix:
    """What is left of similarity, 0 to 1, by the days between."""
    return FADED + (1 - FADED) * np.exp(-gaps / FADING)


def _may_join(one: StoryArticle, other: StoryArticle) -> bool:
    if len(set(one.terms.keys).intersection(other.terms.keys)) < FEWEST_KEYS:
        return False
    return _gap(one.time, other.time) <= WINDOW


def _gap(one: datetime | None, other: datetime | None) -> float:
    """Days between two times; none where one is not known."""
    return abs((one - other).total_seconds()) / _DAY if one and other else 0.0


def _by_hash(terms: Terms) -> dict[int, float]:
    return dict(zip(terms.hashes, terms.weights, strict=True))


def _dot(one: Mapping[int, float], other: Mapping[int, float]) -> float:
    return sum(value * other[term] for term, value in one.items() if term in other)


def _rows(every: Sequence[Terms]) -> csr_array:
    """A row an article; columns in the order of the hashes, so that a product of two rows adds up the same anywhere."""
    hashes = np.array([value for terms in every for value in terms.hashes], dtype=np.uint64)
    columns = np.unique(hashes, return_inverse=True)
    weights = np.array([value for terms in every for value in terms.weights], dtype=np.float64)
    ends = np.cumsum([0, *(len(terms.hashes) for terms in every)])
    return csr_array((weights, columns[1], ends), shape=(len(every), max(1, len(columns[0]))))
