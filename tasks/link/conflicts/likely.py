"""How likely two times that exclude each other are of one event: a logistic model of plain signs.

Its weights are fitted on times of invented events by `python -m bench.fit_dates`; each sign's weight has the direction
that the sign is known to have, or is nothing.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from pathlib import Path

from tasks.link.claims.similar import LONGEST_POSTING
from tasks.link.conflicts.apart import complement_apart, named_apart, numbered_apart
from tasks.link.conflicts.events import Story
from tasks.link.conflicts.occasions import Occasion, Senses, Weighing, occasions
from tasks.link.conflicts.times import days_between, disagree

MODEL = Path(__file__).resolve().parents[1] / "lexicons" / "conflicts_odds.json"
LIKELY = 1.0  # odds, as their logarithm, above which two times are taken to be of one event
FOR = (
    "whole", "clause", "near", "either", "much", "contained", "act", "act_told", "act_words", "subject", "object",
    "parts", "claim", "only_ones", "only_clocks", "only_years", "first_ones", "best", "lead", "inside", "early",
    "future", "act_and_part", "act_near",
)  # fmt: skip
AGAINST = (
    "no_word", "many", "elsewhere", "changing", "other_names", "other_numbers", "other_complement",
    "no_act", "far", "quoted", "one_since",
)  # fmt: skip
PLAIN = ("clocks", "days", "months", "years")
NAMES = (*FOR, *AGAINST, *PLAIN)
MOST = 3
EARLY = 0.35  # share of a field
ALMOST = 0.9
TELLING = 5.0
UNTIL = re.compile(r"\W*(?:last\s)?(?:on\s)?(?:un)?till?\b", re.IGNORECASE)
CHANGED = re.compile(
    r"\b(?:now|instead|rather than|postpon\w+|delayed|put off|pushed back|brought forward|again|another|originally|initially|at first)\b",
    re.IGNORECASE,
)
SINCE = re.compile(r"\W*since\b", re.IGNORECASE)


class Occasions:
    """A story's times, which are candidates of one event, and what is alike between them."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.all = occasions(story)
        self._ranges: dict[str, range] = {}
        for index, each in enumerate(self.all):
            first = self._ranges.get(each.report.article_id, range(index, index))
            self._ranges[each.report.article_id] = range(first.start, index + 1)
        self._weighing = Weighing(story)
        self._beside = Counter((each.report.article_id, each.kind, each.is_ahead) for each in self.all)
        self._first = self._firsts()
        self._rough = {pair: self._roughly(*pair) for pair in self._near()}
        self._best: dict[tuple[int, str], float] = {}
        for (one, other), value in self._rough.items():
            for mine, yours in ((one, other), (other, one)) if self.all[one].kind == self.all[other].kind else ():
                key = mine, self.all[yours].report.article_id
                self._best[key] = max(self._best.get(key, 0.0), value)
        self._partners: dict[tuple[int, str], list[tuple[int, float]]] = {}
        for (one, other), value in self._rough.items():
            for mine, yours in ((one, other), (other, one)):
                self._partners.setdefault((mine, self.all[yours].report.article_id), []).append((yours, value))

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Indices of times of two texts that exclude each other, by their order."""
        for one, other in sorted(self._rough):
            mine, yours = self.all[one], self.all[other]
            if self._are_apart(one, other) and _may_be(mine, yours) and not self._tells_both(one, other):
                yield one, other

    def _tells_both(self, one: int, other: int) -> bool:
        """Whether the sentence of either gives the other's time as well."""
        return any(
            self.all[index].sentence == self.all[mine].sentence and index != mine and self._agree(index, yours)
            for mine, yours in ((one, other), (other, one))
            for index in self._in_report(mine)
        )

    def _in_report(self, one: int) -> range:
        """The indices of the times of one's report."""
        return self._ranges[self.all[one].report.article_id]

    def _agree(self, one: int, other: int) -> bool:
        """Whether two times may be the same, and each gives something that the other gives too."""
        mine, yours = self.all[one], self.all[other]
        given = [
            (each.kind == "clock", each.when.weekday, each.when.day and each.when.month, each.when.year)
            for each in (mine, yours)
        ]
        both = any(part and whole for part, whole in zip(*given, strict=True)) or (
            None not in (mine.when.weekday, yours.when.weekday) or mine.kind == yours.kind
        )
        return both and not self._are_apart(one, other)

    def _are_apart(self, one: int, other: int) -> bool:
        mine, yours = self.all[one], self.all[other]
        return disagree(mine.when, yours.when, days_between(mine.report.time, yours.report.time))

    def are_told_alike(self, one: int, other: int) -> bool:
        """Whether two times are in the same words, such as "on Friday", as far as they say when."""
        mine, yours = self.all[one].when, self.all[other].when
        return mine == yours

    def _near(self) -> list[tuple[int, int]]:
        """Pairs of times of different texts with something in common in their sentences."""
        postings: dict[str, list[int]] = {}
        for index, each in enumerate(self.all):
            for sense in each.whole | each.acts | each.of_acts | {f"#{each.kind}"}:
                postings.setdefault(sense, []).append(index)
        found = {pair for some in postings.values() if len(some) <= LONGEST_POSTING for pair in combinations(some, 2)}
        return sorted(
            (one, other)
            for one, other in found
            if self.all[one].report.copy_group != self.all[other].report.copy_group
            and self.all[one].report.outlet != self.all[other].report.outlet
        )

    def _differ(self, one: int, other: int) -> str:
        """In what two times differ: one of `PLAIN`."""
        mine, yours = self.all[one].when, self.all[other].when
        if mine.year and yours.year and mine.year != yours.year:
            return "years"
        if mine.is_long and yours.is_long:
            return "months"
        return "clocks" if self.all[one].kind == self.all[other].kind == "clock" else "days"

    def _firsts(self) -> frozenset[int]:
        seen: dict[tuple[str, str, bool | None], int] = {}
        for index, each in enumerate(self.all):
            seen.setdefault((each.report.article_id, each.kind, each.is_ahead), index)
        return frozenset(seen.values())

    def _roughly(self, one: int, other: int) -> float:
        mine, yours, weighing = self.all[one], self.all[other], self._weighing
        act = 0.3 * bool(mine.acts & yours.acts)
        parts = 0.2 * weighing.alike(mine.subject | mine.object, yours.subject | yours.object)
        return weighing.alike(mine.whole, yours.whole) + weighing.alike(mine.clause, yours.clause) + act + parts

    def signs(self, one: int, other: int) -> dict[str, float]:
        """What two times have alike around them and what not, under `NAMES`."""
        mine, yours = self.all[one], self.all[other]
        return dict.fromkeys(PLAIN, 0.0) | self._alike(mine, yours) | self._placed(one, other) | self._unlike(mine, yours)

    def _alike(self, mine: Occasion, yours: Occasion) -> dict[str, float]:
        weigh = self._weighing
        told = mine.acts & (yours.of_acts | yours.whole) | yours.acts & (mine.of_acts | mine.whole)
        parts = weigh.alike(mine.subject | mine.object, yours.subject | yours.object)
        contained = weigh.contained(mine.clause, yours.clause) * min(2, len(mine.clause & yours.clause)) / 2
        either = max(weigh.alike(mine.clause, yours.whole), weigh.alike(yours.clause, mine.whole))
        return {
            "whole": math.sqrt(max(weigh.alike(mine.whole, yours.whole), weigh.alike(mine.meant, yours.meant))),
            "clause": math.sqrt(weigh.alike(mine.clause, yours.clause)),
            "near": weigh.alike(mine.near, yours.near),
            "either": either,
            "much": min(MOST, weigh.of(mine.whole & yours.whole) / (TELLING + 1)),
            "contained": contained,
            "act": self._most(mine.acts & yours.acts),
            "act_told": self._most(told),
            "act_words": self._most(mine.of_acts & yours.of_acts),
            "act_and_part": min(self._most(told), max(parts, contained, either)),
            "subject": self._most(mine.subject & yours.subject),
            "object": self._most(mine.object & yours.object),
            "parts": parts,
            "act_near": self._most(mine.near_acts & yours.near_acts),
            "lead": max(weigh.alike(mine.lead, yours.whole), weigh.alike(yours.lead, mine.whole)),
            "claim": float(self.story.is_one_claim(mine.row, yours.row)),
            "inside": float(mine.is_inside and yours.is_inside),
            "early": float(all(each.start < EARLY * len(each.report.fields[each.field]) for each in (mine, yours))),
            "future": float(mine.is_ahead is True and yours.is_ahead is True),
            "no_word": float(not mine.clause & yours.clause),
            "no_act": float(not told and not mine.of_acts & yours.of_acts),
        }

    def _most(self, found: Senses) -> float:
        return max((self._weighing.of(frozenset((each,))) / TELLING for each in found), default=0.0)

    def _placed(self, one: int, other: int) -> dict[str, float]:
        value = self._rough[one, other]
        ways = (one, other), (other, one)
        best = sum(value >= self._best.get((mine, self.all[yours].report.article_id), 0.0) - 1e-9 for mine, yours in ways)
        counts = [self._beside[each.report.article_id, each.kind, each.is_ahead] for each in (self.all[one], self.all[other])]
        return {
            "best": best / 2,
            "only_ones": float(counts == [1, 1]),
            "only_clocks": float(counts == [1, 1] and self._differ(one, other) == "clocks"),
            "only_years": float(counts == [1, 1] and self._differ(one, other) == "years"),
            "first_ones": float({one, other} <= self._first),
            "many": float(sum(min(MOST, count - 1) for count in counts)),
            self._differ(one, other): 1.0,
            "elsewhere": float(any(self._agrees(mine, yours, value) for mine, yours in ways)),
        }

    def _agrees(self, one: int, other: int, value: float) -> bool:
        """Whether the other report tells a time that agrees, of something as much alike."""
        partners = self._partners[one, self.all[other].report.article_id]
        return any(
            index != other
            and much >= ALMOST * value
            and self._agree(one, index)
            for index, much in partners
        )

    def _unlike(self, mine: Occasion, yours: Occasion) -> dict[str, float]:
        rows = mine.row, yours.row
        quoted = [row.statement.voice == "quoted" for row in rows]
        found = {
            "changing": any(CHANGED.search(each.sentence) for each in (mine, yours)),
            "other_names": named_apart(*rows),
            "other_numbers": numbered_apart(*rows),
            "other_complement": complement_apart(*rows),
            "one_since": bool(SINCE.match(mine.text)) != bool(SINCE.match(yours.text)),
            "far": not self.story.are_of_one_week(*rows),
            "quoted": quoted[0] != quoted[1],
        }
        return {name: float(held) for name, held in found.items()}


def _may_be(one: Occasion, other: Occasion) -> bool:
    """Whether nothing keeps two times apart: polarity, past and plan, until one and at the other."""
    if one.row.negated != other.row.negated or bool(UNTIL.match(one.text)) != bool(UNTIL.match(other.text)):
        return False
    if bool(SINCE.match(one.text)) != bool(SINCE.match(other.text)) and (one.when.stretch or other.when.stretch):
        return False
    return {one.is_ahead, other.is_ahead} != {True, False}


@cache
def _weights() -> dict[str, float]:
    return {name: float(value) for name, value in json.loads(MODEL.read_text(encoding="utf-8"))["weights"].items()}


def odds(signs: dict[str, float]) -> float:
    """The logarithm of the odds that two times at odds with each other are of one event."""
    weights = _weights()
    return math.fsum((weights["bias"], *(weights[name] * signs[name] for name in NAMES)))


def likely_pairs(story: Story) -> list[tuple[Occasion, Occasion]]:
    """Times of two texts that exclude each other and are probably of one event, in the order of the reports."""
    found = Occasions(story)
    return [
        (found.all[one], found.all[other])
        for one, other in found.pairs()
        if odds(found.signs(one, other)) > LIKELY
    ]
