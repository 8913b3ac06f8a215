"""Which times of a story's reports may be of one event although they exclude each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time

from tasks.link.conflicts.apart import numbered_apart, order, placed_apart
from tasks.link.conflicts.around import Senses
from tasks.link.conflicts.clocks import is_to_the_hour
from tasks.link.conflicts.events import Story
from tasks.link.conflicts.families import is_over, repeats
from tasks.link.conflicts.occasions import Occasion, occasions
from tasks.link.conflicts.partners import Partners
from tasks.link.conflicts.timed import Timed
from tasks.link.conflicts.times import day_of, days_between, disagree

MOST = 3  # years that a report may tell before it is one of a history
SEVERAL = 0.75  # share of how much alike two are told, to be told of one act about as much alike
EARLY = 6  # hours of a day in UTC in which it may still be the day before where a report is from
DEADLINE = re.compile(r"\W*(?:not\s)?(?:by|until|till|before)\b", re.IGNORECASE)
UNTIL = re.compile(r"\W*(?:un)?till?\b", re.IGNORECASE)


class Occasions(Partners[Occasion]):
    """A story's times, which are candidates of one event, and what is alike between them."""

    def __init__(self, story: Story) -> None:
        super().__init__(story, occasions(story))
        self._beside = Counter((each.report.article_id, each.kind, each.is_ahead) for each in self.all)
        self._first: dict[tuple[str, str, bool | None], Occasion] = {}
        for each in self.all:
            self._first.setdefault((each.report.article_id, each.kind, each.is_ahead), each)

    def keys(self, each: Occasion) -> Senses:
        """What two times that may be of one event have in common, how fine they are among it."""
        return super().keys(each) | {f"#{each.kind}"}

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Indices of times of two texts that exclude each other, by their order."""
        for one, other in sorted(self.rough):
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

    def _tells_both(self, one: int, other: int) -> bool:
        """Whether the sentence of either gives the other's time as well."""
        return any(
            self.all[index].sentence == self.all[mine].sentence and index != mine and self.agree(index, yours)
            for mine, yours in ((one, other), (other, one))
            for index in self.in_report(mine)
        )

    def agree(self, one: int, other: int) -> bool:
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

    def _does_it_then(self, one: int, other: int) -> bool:
        """Whether the report of either has the other's time for the same act, told about as much alike."""
        least = SEVERAL * self.rough[one, other]
        return any(
            index != yours and much >= least and self.all[index].acts & self.all[yours].acts and self.agree(mine, index)
            for mine, yours in ((one, other), (other, one))
            for index, much in self.partners(mine, yours)
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
    again = one.is_ahead is False and other.is_ahead is False and all(map(repeats, rows))
    if again and not clocks and not order(rows[0].statement.text) & order(rows[1].statement.text):
        return False
    if numbered_apart(*rows) or (not clocks and placed_apart(*rows, timeless=True)):
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
