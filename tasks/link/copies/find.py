"""Which articles are worth comparing: pairs that share a band, or passages that few others have.

A pair is a candidate by what all articles together are, not by when they came: where a passage becomes so common that
it stands for nothing (`common`), pairs that only such passages support are candidates no longer (`supported`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import combinations

from tasks.link.copies.sketches import Sketch

MOST_HOLDERS = 100  # articles that may hold a passage before it is boilerplate
FEWEST_PASSAGES = 2  # that a pair without a common band shares

Pair = tuple[str, str]


def candidates(new: Mapping[str, Sketch], known: Mapping[str, Sketch]) -> set[Pair]:
    """The pairs to compare, each in the order of its ids, with at least one new article.

    Article ids are the keys; one that is in both counts as new. Work grows with the articles and with the pairs that
    share something, which no passage adds more than `MOST_HOLDERS` of an article to.
    """
    every = {**known, **new}
    usual = common(every.values())
    bands = _holders({article: each.bands for article, each in every.items()})
    passages = _holders({article: set(each.fingerprints) - usual for article, each in every.items()})
    found = {pair for holders in bands for pair in _pairs(holders, new)}
    n_shared = Counter(pair for holders in passages for pair in _pairs(holders, new))
    return found | {pair for pair, n in n_shared.items() if n >= FEWEST_PASSAGES}


def common(sketches: Iterable[Sketch]) -> set[int]:
    """Fingerprints that more than `MOST_HOLDERS` of the articles hold."""
    n_holders = Counter(value for each in sketches for value in each.fingerprints)
    return {value for value, n in n_holders.items() if n > MOST_HOLDERS}


def supported(a: Sketch, b: Sketch, usual: Collection[int]) -> bool:
    """Whether two sketches make a candidate, where `usual` are the common fingerprints."""
    if not set(a.bands).isdisjoint(b.bands):
        return True
    return len((set(a.fingerprints) & set(b.fingerprints)) - set(usual)) >= FEWEST_PASSAGES


def _holders(values: Mapping[str, Collection[int]]) -> list[list[str]]:
    """The articles that hold the same value, for each value that several hold."""
    holders: dict[int, list[str]] = defaultdict(list)
    for article, of in values.items():
        for value in of:
            holders[value].append(article)
    return [sorted(articles) for articles in holders.values() if len(articles) > 1]


def _pairs(holders: list[str], new: Collection[str]) -> Iterable[Pair]:
    return ((a, b) for a, b in combinations(holders, 2) if a in new or b in new)
