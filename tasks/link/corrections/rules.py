"""Which articles somebody wants in one story or in several: what corrections make of groups of articles.

A function of the groups, the rules and the articles' similarities alone, so that it is the same in whatever order
articles came and however runs were cut.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Group = frozenset[str]
Matrix = NDArray[np.float64]
Barred = NDArray[np.bool_]
Similarities = Callable[[Sequence[str]], Matrix]


@dataclass(frozen=True, slots=True)
class StoryRules:
    """Sets of articles that are in one story, and pairs of sets of which no two articles are; in the file's order.

    Where the two contradict each other, `apart` wins.
    """

    together: tuple[Group, ...] = ()
    apart: tuple[tuple[Group, Group], ...] = ()

    @property
    def sets(self) -> list[Group]:
        """The sets of articles that are decided at once."""
        return [*self.together, *(one | other for one, other in self.apart)]

    def forbids(self, one: Collection[str], other: Collection[str]) -> bool:
        """Whether two sets of articles cannot be in one story."""
        return any(
            not (a.isdisjoint(one) or b.isdisjoint(other)) or not (a.isdisjoint(other) or b.isdisjoint(one))
            for a, b in self.apart
        )

    def bound(self) -> list[Group]:
        """The sets of `together`, each less what a split takes out of it."""
        return [self.less_taken(each) for each in self.together]

    def widened(self) -> StoryRules:
        """The same rules, where what is kept apart from an article is kept apart from what goes with that article."""
        bound = self.bound()
        apart = []
        for one, other in self.apart:
            grown = _grown(one, other, bound)
            apart.append((grown, _grown(other, grown, bound)))
        return StoryRules(tuple(bound), tuple(apart))

    def less_taken(self, articles: Group) -> Group:
        """A set of articles less what a split takes out of it."""
        taken = [one for one, other in self.apart if articles & one and articles & other]
        return articles.difference(*taken)


def _grown(articles: Group, against: Group, bound: Sequence[Group]) -> Group:
    while near := [each for each in bound if each & articles and not each <= articles and not each & against]:
        articles = articles.union(*near[:1])
    return articles


def regrouped(groups: Iterable[Group], rules: StoryRules, similar: Similarities) -> list[Group]:
    """The groups as the rules want them, in the order of their smallest articles.

    A group that a rule takes apart is divided by average linkage between the sets that must be apart, so that what the
    rule does not name goes with what it is most like. Then groups are put together, in the order of the rules.
    """
    rules = rules.widened()
    parts = [part for group in sorted(groups, key=min) for part in _divided(group, rules, similar)]
    for together in rules.together:
        parts = _united(parts, together, rules)
    return sorted(parts, key=min)


def _divided(group: Group, rules: StoryRules, similar: Similarities) -> list[Group]:
    if not rules.forbids(group, group):
        return [group]
    ordered = sorted(group)
    blocks = [frozenset((each,)) for each in ordered]
    for together in rules.together:
        blocks = _united(blocks, together, rules)
    blocks.sort(key=min)
    return _linked(blocks, similar(ordered), {each: place for place, each in enumerate(ordered)}, rules)


def _united(parts: Sequence[Group], together: Group, rules: StoryRules) -> list[Group]:
    """The parts that hold articles of a set made one, as far as no rule keeps them apart."""
    mine = sorted((part for part in parts if not part.isdisjoint(together)), key=min)
    made: list[Group] = []
    for part in mine:
        fit = next((one for one in made if not rules.forbids(one, part)), None)
        made = [one for one in made if one is not fit] + [part | fit if fit else part]
    return [*(part for part in parts if part.isdisjoint(together)), *made]


def _linked(blocks: list[Group], similarity: Matrix, places: dict[str, int], rules: StoryRules) -> list[Group]:
    """Blocks joined, the likest first, on average of their articles, until all that are left must be apart."""
    rows = [[places[each] for each in sorted(block)] for block in blocks]
    sums = np.array([[similarity[np.ix_(one, other)].sum() for other in rows] for one in rows])
    sizes = np.array([float(len(block)) for block in blocks])
    barred = np.array([[rules.forbids(one, other) for other in blocks] for one in blocks])
    np.fill_diagonal(barred, True)
    while not barred.all():
        means = np.where(barred, -1.0, np.round(sums / np.outer(sizes, sizes), 9))
        low, high = sorted(divmod(int(means.argmax()), len(blocks)))
        blocks[low] |= blocks.pop(high)
        sums, sizes, barred = _folded(sums, sizes, barred, low, high)
    return blocks


def _folded(sums: Matrix, sizes: Matrix, barred: Barred, low: int, high: int) -> tuple[Matrix, Matrix, Barred]:
    """Row and column `high` added to `low`, and taken out."""
    sums[low] += sums[high]
    sums[:, low] += sums[:, high]
    sizes[low] += sizes[high]
    barred[low] |= barred[high]
    barred[:, low] |= barred[:, high]
    left = [place for place in range(len(sizes)) if place != high]
    return sums[np.ix_(left, left)], sizes[left], barred[np.ix_(left, left)]


def pairs_apart(taken: Group, rest: Group, apart: bool) -> list[tuple[Group, Group]]:
    """What a split keeps apart: the articles taken out and the rest; where each goes alone, these from each other."""
    pairs = [(taken, rest)] if taken and rest else []
    if apart:
        ordered = sorted(taken)
        pairs += [(frozenset((one,)), frozenset(ordered[at:])) for at, (one, _) in enumerate(pairwise(ordered), 1)]
    return pairs
