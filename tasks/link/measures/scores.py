"""Which pairs of a story's figures are worth a look, and how much speaks for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from tasks.link.measures import ages, evidence, pairs
from tasks.link.measures.context import Context
from tasks.link.measures.profile import Profile
from tasks.link.measures.spread import ratio
from tasks.link.terms import sense_of

_MOST, _NEXT = 120, 20  # figures of one key that are compared each with each, and of more, each with so many
_SUPPORTED, _SEVERAL = 0.4, 2  # what it tells of a number that more articles than so many give it
_SAME = 1.1  # a range holds more than it gives
_EVEN = 0.05  # scores nearer than this are even


class Scores:
    """What speaks for two figures being one quantity, pair by pair; figures go by their place in `found`."""

    def __init__(self, found: list[Profile]) -> None:
        """See which pairs there are to score."""
        self._found = found
        self._context = Context(found)
        self._known: dict[tuple[int, int], float | None] = {}

    def of(self, one: int, other: int) -> float | None:
        """What speaks for a pair; None where something forbids it."""
        key = (one, other) if one < other else (other, one)
        if key not in self._known:
            self._decide([key])
        return self._known[key]

    def _decide(self, keys: Iterable[tuple[int, int]]) -> None:
        """Find out what speaks for some pairs, all that a model has to say asked of it at once."""
        asked: dict[tuple[int, int], pairs.Asked] = {}
        for key in keys:
            told = pairs.look(self._found[key[0]], self._found[key[1]], self._context)
            if isinstance(told, pairs.Asked):
                asked[key] = told
            else:
                self._known[key] = told
        self._known |= dict(zip(asked, pairs.likely([*asked.values()]), strict=True))

    def links(self) -> list[tuple[int, int]]:
        """The pairs to join: those that agree first, and in each part those that most speaks for."""
        candidates = sorted(self._candidates())
        self._decide(candidates)
        scored = [(value, *pair) for pair in candidates if (value := self._known[pair]) is not None]
        scored = self._open(scored)
        best = self._best(scored)
        enough = [link for link in scored if link[0] >= pairs.JOINED]
        kept = [link for link in enough if not self.clash(*link[1:]) or self._is_best(link, best)]
        ordered = sorted(kept, key=lambda link: (self.clash(*link[1:]), -link[0], link[1], link[2]))
        return [(one, other) for _, one, other in ordered]

    def _agreeing(self, scored: list[tuple[float, int, int]]) -> dict[int, set[str]]:
        """For each figure the articles that give its value for its quantity, its own among them."""
        giving: dict[int, set[str]] = defaultdict(set)
        for value, one, other in scored:
            if value >= pairs.JOINED and not self.clash(one, other) and self._same_value(one, other):
                both = {self._article(one), self._article(other)}
                giving[one] |= both
                giving[other] |= both
        return giving

    def _open(self, scored: list[tuple[float, int, int]]) -> list[tuple[float, int, int]]:
        """The pairs less those that clash though an article gives both values, as two; more where a story tells one."""
        giving = self._agreeing(scored)
        kept: list[tuple[float, int, int]] = []
        for value, one, other in scored:
            if not self.clash(one, other):
                kept.append((value, one, other))
                continue
            mine = giving.get(one) or {self._article(one)}
            yours = giving.get(other) or {self._article(other)}
            if mine.isdisjoint(yours) or self._article(one) == self._article(other):
                told = max(len(mine), len(yours)) > _SEVERAL and self._share_a_name(one, other)
                kept.append((value + _SUPPORTED * told, one, other))
        return kept

    def _share_a_name(self, one: int, other: int) -> bool:
        return evidence.names(self._found[one], self._found[other]) > 0

    def _same_value(self, one: int, other: int) -> bool:
        """Whether two numbers are one value; "tens of thousands" is no value, and so agrees with two that clash."""
        spreads = self._found[one].spread, self._found[other].spread
        return all(spread.nominal is not None for spread in spreads) and ratio(*spreads) <= _SAME

    def _best(self, scored: list[tuple[float, int, int]]) -> dict[tuple[int, str], list[tuple[float, int]]]:
        """For each figure and article the scores with its figures, and which these are."""
        best: dict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
        for value, one, other in scored:
            best[one, self._article(other)].append((value, other))
            best[other, self._article(one)].append((value, one))
        return best

    def _is_best(self, link: tuple[float, int, int], best: dict[tuple[int, str], list[tuple[float, int]]]) -> bool:
        """Whether neither article has another number that matches the other's figure better, and is its counterpart."""
        value, one, other = link
        return all(
            value + _EVEN >= its or not self.clash(yours, rival)
            for mine, yours in ((one, other), (other, one))
            for its, rival in best[mine, self._article(yours)]
        )

    def clash(self, one: int, other: int) -> bool:
        """Whether two figures cannot both be right of one quantity."""
        return evidence.at_odds(self._found[one], self._found[other])

    def of_one_article(self, first: list[int], second: list[int]) -> list[tuple[int, int]]:
        """The pairs of two groups that stand in one article."""
        by_article: dict[str, list[int]] = defaultdict(list)
        for index in first:
            by_article[self._article(index)].append(index)
        return [(one, other) for other in second for one in by_article.get(self._article(other), ())]

    def _article(self, index: int) -> str:
        return self._found[index].figure.article_id

    def _candidates(self) -> set[tuple[int, int]]:
        """Pairs of one unit; where many have it, those alike in what they count, what was done, or the size."""
        blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for index, profile in enumerate(self._found):
            for key in _keys(profile):
                blocks[key].append(index)
        return {pair for block in blocks.values() for pair in self._within(block)}

    def _within(self, block: list[int]) -> Iterator[tuple[int, int]]:
        """All pairs of a small block; in a large one, each figure with those next to it in size."""
        if len(block) <= _MOST:
            yield from combinations(block, 2)
            return
        ordered = sorted(block, key=lambda index: (self._found[index].number, index))
        for at, one in enumerate(ordered):
            yield from ((min(one, other), max(one, other)) for other in ordered[at + 1 : at + 1 + _NEXT])


def _keys(profile: Profile) -> Iterator[tuple[str, ...]]:
    unit, name = profile.unit, profile.counted.name
    if profile.age_of:
        yield unit, "age", profile.age_of[-1]
        yield from ((unit, "aged", noun.name) for noun in profile.aged)
        if ages.is_young(profile.aged):
            yield unit, "aged", "young"
        return
    if name:
        yield unit, "noun", name
        yield unit, "sense", sense_of(name)
    yield (unit,)
    if " per " in unit or unit == "magnitude":
        yield unit, "rate"
    for action in profile.done:
        if not action.soft:
            yield unit, "action", action.name
    if profile.spread.nominal is not None:
        yield unit, "value", f"{profile.spread.nominal:.1e}"
