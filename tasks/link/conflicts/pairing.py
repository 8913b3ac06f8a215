"""Which times of a story's reports may be of one event although they exclude each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import combinations

from tasks.link.claims.similar import LONGEST_POSTING
from tasks.link.conflicts.apart import numbered_apart, placed_apart
from tasks.link.conflicts.clocks import is_to_the_hour
from tasks.link.conflicts.events import Story
from tasks.link.conflicts.families import is_over
from tasks.link.conflicts.occasions import Occasion, occasions
from tasks.link.conflicts.timed import Timed
from tasks.link.conflicts.times import day_of, days_between, disagree
from tasks.link.conflicts.weighing import Weighing

MOST = 3  # years that a report may tell before it is one of a history
SEVERAL = 0.75  # share of how much alike two are told, to be told of one act about as much alike
ALMOST = 0.9  # share of how much alike two are told, to be told as much alike
EARLY = 6  # hours of a day in UTC in which it may still be the day before where a report is from
DEADLINE = re.compile(r"\W*(?:not\s)?(?:by|until|till|before)\b", re.IGNORECASE)
UNTIL = re.compile(r"\W*(?:un)?till?\b", re.IGNORECASE)


class Occasions:
    """A story's times, which are candidates of one event, and what is alike between them."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.all = occasions(story)
        self._ranges: dict[str, range] = {}
        for index, each in enumerate(self.all):
            first = self._ranges.get(each.report.article_id, range(index, index))
            self._ranges[each.report.article_id] = range(first.start, index + 1)
        self.weighing = Weighing(story)
        self._beside = Counter((each.report.article_id, each.kind, each.is_ahead) for each in self.all)
        self._first: dict[tuple[str, str, bool | None], Occasion] = {}
        for each in self.all:
            self._first.setdefault((each.report.article_id, each.kind, each.is_ahead), each)
        self._rough = {pair: self._roughly(*pair) for pair in self._near()}
        self._having = Counter((each.report.article_id, sense) for each in self.all for sense in each.whole | each.of_acts)
        self._partners: dict[tuple[int, str], list[tuple[int, float]]] = {}
        for (one, other), value in self._rough.items():
            self._note(one, other, value)
            self._note(other, one, value)

    def _note(self, mine: int, yours: int, value: float) -> None:
        """Keep for a time another of another text, and how much alike they are told."""
        self._partners.setdefault((mine, self.all[yours].report.article_id), []).append((yours, value))

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Indices of times of two texts that exclude each other, by their order."""
        for one, other in sorted(self._rough):
            mine, yours = self.all[one], self.all[other]
            if not self._are_apart(one, other) or not self.story.are_of_one_week(mine.row, yours.row):
                continue
            if not _may_be(mine, yours) or self._are_of_history(one, other) or self._tells_both(one, other):
                continue
            if not self._does_it_then(one, other) and not are_two_happenings(mine, yours, self.story):
                yield one, other

    def _are_of_history(self, one: int, other: int) -> bool:
        """Whether two years stand in reports that go through many of them."""
        both = [self.all[one], self.all[other]]
        return all(each.kind == "year" and self.count(each) > MOST for each in both)

    def count(self, time: Occasion) -> int:
        """How many times of one kind a time's report has in all, as far as they are of past or future alike."""
        return self._beside[time.report.article_id, time.kind, time.is_ahead]

    def is_first(self, time: Occasion) -> bool:
        """Whether a time is its report's first of its kind, of past or future alike."""
        return self._first[time.report.article_id, time.kind, time.is_ahead] is time

    def is_best(self, one: int, other: int) -> bool:
        """Whether each of two times is told more like the other than any time of the other's report is."""
        return all(
            self._rough[one, other] >= max(much for _, much in self._partners[mine, self.all[yours].report.article_id])
            for mine, yours in ((one, other), (other, one))
        )

    def only(self, one: int, other: int) -> float:
        """How much the most telling sense tells that both times' sentences have, and no other time of the reports."""
        mine, yours = self.all[one], self.all[other]
        ids = mine.report.article_id, yours.report.article_id
        common = (mine.whole | mine.of_acts) & (yours.whole | yours.of_acts)
        alone = [sense for sense in common if all(self._having[id_, sense] == 1 for id_ in ids)]
        return max((self.weighing[sense] for sense in alone), default=0.0) / 5

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
        days = [day_of(each.when, each.report.time, each.is_ahead is True) for each in (mine, yours)]
        if None not in days and days[0] != days[1]:
            return False
        return any(_both_give(mine, yours)) and not self._are_apart(one, other)

    def _are_apart(self, one: int, other: int) -> bool:
        mine, yours = self.all[one], self.all[other]
        if mine.when.stretch and mine.text.lower() == yours.text.lower():
            return False
        return disagree(mine.when, yours.when, days_between(mine.report.time, yours.report.time))

    def are_told_alike(self, one: int, other: int) -> bool:
        """Whether two times say the same of when."""
        return self.all[one].when == self.all[other].when

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

    def _roughly(self, one: int, other: int) -> float:
        """How much alike two times' sentences and clauses are, before any model."""
        mine, yours, weighing = self.all[one], self.all[other], self.weighing
        act = 0.3 * bool(mine.acts & yours.acts)
        parts = 0.2 * weighing.alike(mine.subject | mine.object, yours.subject | yours.object)
        return weighing.alike(mine.whole, yours.whole) + weighing.alike(mine.clause, yours.clause) + act + parts

    def _does_it_then(self, one: int, other: int) -> bool:
        """Whether the report of either has the other's time for the same act, told about as much alike."""
        least = SEVERAL * self._rough[one, other]
        return any(
            index != yours
            and much >= least
            and self.all[index].acts & self.all[yours].acts
            and self._agree(mine, index)
            for mine, yours in ((one, other), (other, one))
            for index, much in self._partners[mine, self.all[yours].report.article_id]
        )

    def is_elsewhere(self, one: int, other: int) -> bool:
        """Whether either's report tells a time that agrees with the other's, of something as much alike."""
        least = ALMOST * self._rough[one, other]
        return any(
            index != yours and much >= least and self._agree(mine, index)
            for mine, yours in ((one, other), (other, one))
            for index, much in self._partners[mine, self.all[yours].report.article_id]
        )


def _both_give(one: Occasion, other: Occasion) -> Iterator[bool]:
    """For each part of a time whether both of two give it."""
    mine, yours = one.when, other.when
    yield is_to_the_hour(mine.minutes) and is_to_the_hour(yours.minutes)
    yield None not in (mine.weekday, yours.weekday)
    yield None not in (mine.day, yours.day)
    yield one.kind == other.kind != "clock"
    yield None not in (mine.year, yours.year)


def _may_be(one: Occasion, other: Occasion) -> bool:
    """Whether nothing keeps two times apart: numbers, days of what is done in many places or again, past and plan."""
    rows, clocks = (one.row, other.row), one.kind == other.kind == "clock"
    if numbered_apart(*rows) or (not clocks and placed_apart(*rows)):
        return False
    deadlines = one.is_ahead and other.is_ahead and all(DEADLINE.match(each.text) for each in (one, other))
    if bool(UNTIL.match(one.text)) != bool(UNTIL.match(other.text)) and not deadlines:
        return False
    return {one.is_ahead, other.is_ahead} != {True, False}


def are_two_happenings(one: Timed | Occasion, other: Timed | Occasion, story: Story) -> bool:
    """Whether one report cannot speak of the other's event: printed before its day came, or after its plan was over."""
    ahead = not is_over(one.row)
    if ahead != (not is_over(other.row)):
        return False
    dated = [(day_of(each.when, story.time(each.row), ahead), story.time(each.row)) for each in (one, other)]
    (first, printed), (second, later) = sorted(dated, key=lambda each: (each[0] is None, each[0] or date.min))
    if first is None or second is None or printed is None or later is None or first == second:
        return False
    if ahead:
        return first < later.date()
    return printed < datetime.combine(second, time(EARLY), printed.tzinfo)
