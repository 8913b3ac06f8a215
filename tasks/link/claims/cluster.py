"""Linkage over a graph of candidates: the same groups whatever the order of the rows.

Two groups are as alike as their pairs on average (UPGMA, Sokal and Michener 1958): paraphrases of one claim share words
with some of the others and seldom with all, and single linkage would chain.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

PAIR = 2
Pair = tuple[int, int]


@dataclass(slots=True)
class _State:
    """Groups that are alive, by the least of their members; between each two the sum of likenesses."""

    members: dict[int, list[int]]
    links: dict[int, dict[int, float]]
    heap: list[tuple[float, int, int, int, int]] = field(default_factory=list)

    def offer(self, one: int, other: int, least: float) -> None:
        """Queue two groups if they are alike enough."""
        first, second = min(one, other), max(one, other)
        sizes = len(self.members[first]), len(self.members[second])
        alike = self.links[first][second] / (sizes[0] * sizes[1])
        if alike >= least:
            heapq.heappush(self.heap, (-round(alike, 9), first, second, *sizes))

    def is_stale(self, first: int, second: int, sizes: tuple[int, int]) -> bool:
        """Whether a queued pair is of groups that have changed since."""
        alive = self.members.get(first), self.members.get(second)
        return not (alive[0] and alive[1]) or (len(alive[0]), len(alive[1])) != sizes

    def merge(self, first: int, second: int, least: float) -> None:
        """Make two groups one; pairs that are no candidates count as not alike at all."""
        self.members[first] += self.members.pop(second)
        for other, total in self.links.pop(second).items():
            del self.links[other][second]
            if other != first:
                link = self.links[first].get(other, 0.0) + total
                self.links[first][other] = self.links[other][first] = link
        for other in self.links[first]:
            self.offer(first, other, least)


def linked(n: int, likenesses: Mapping[Pair, float], least: float) -> list[list[int]]:
    """Groups of 0 … n-1 joined while two are at least `least` alike, the likest first, ties by index."""
    state = _State({index: [index] for index in range(n)}, {index: {} for index in range(n)})
    for (one, other), value in likenesses.items():
        state.links[one][other] = state.links[other][one] = value
    for one, other in sorted(likenesses):
        state.offer(one, other, least)
    while state.heap:
        _, first, second, *sizes = heapq.heappop(state.heap)
        if not state.is_stale(first, second, (sizes[0], sizes[1])):
            state.merge(first, second, least)
    return [sorted(group) for group in sorted(state.members.values(), key=min)]


def firm(group: Sequence[int], likely: Mapping[Pair, float], least: float, least_of_two: float) -> list[list[int]]:
    """A group without those whose likeliest pair in it is below `least`, where two are left below `least_of_two`.

    Each of those left out is a group of its own.
    """
    best = dict.fromkeys(group, 0.0)
    for one, other in combinations(group, 2):
        chance = likely.get((one, other), 0.0)
        best[one], best[other] = max(best[one], chance), max(best[other], chance)
    held = [node for node in group if best[node] >= least]
    if len(held) == PAIR and max(best[node] for node in held) < least_of_two:
        held = []
    return ([held] if held else []) + [[node] for node in group if node not in held]


def groups_of(keys: Sequence[object]) -> list[list[int]]:
    """Indices of equal keys together, in the order of their first."""
    found: dict[object, list[int]] = {}
    for index, key in enumerate(keys):
        found.setdefault(key, []).append(index)
    return list(found.values())
