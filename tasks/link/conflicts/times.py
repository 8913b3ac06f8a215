"""When something is said to happen: weekdays, dates, parts of the day and clock times, as far as a text gives them."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from tasks.link.conflicts.clocks import DAY, VAGUE, choices, is_to_the_hour, minutes_of
from tasks.link.conflicts.stretches import holds, stretch

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
WEEK = 7
RELATIVE = {
    "yesterday": -1, "last night": -1, "today": 0, "tonight": 0, "this morning": 0, "this lunchtime": 0,
    "this afternoon": 0, "this evening": 0, "tomorrow": 1,
}  # fmt: skip
OPEN_MINUTES = 20  # the same where one of them is not exact
EXACT_MINUTES = 20  # two clock times nearer than this are one
_month = "|".join((*MONTHS, *(f"{month[:3]}\\.?" for month in MONTHS), "sept\\.?"))
_day = "|".join((*WEEKDAYS, *(f"{day[:3]}\\." for day in WEEKDAYS)))
DATE = re.compile(
    rf"\b(?=[\d{''.join(sorted({month[0] for month in MONTHS}))}])"
    rf"(?:(?P<m1>{_month})\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m2>{_month})|(?P<m3>{_month}))\b",
    re.IGNORECASE,
)
WEEKDAY = re.compile(rf"\b(?:(?:last|next)\s)?(?P<day>{_day})\b", re.IGNORECASE)
NIGHT_TO = re.compile(r"\bnight (?:in)?to $", re.IGNORECASE)  # the night that ends on the day named
NEAR = re.compile(rf"\b(?:{'|'.join(RELATIVE)})\b", re.IGNORECASE)
OF_MONTH = re.compile(
    r"\b(?:on|until|till|by|before|after|from|since) (?P<phrase>the (?P<day>[1-3]?\d)(?:st|nd|rd|th))"
    r"(?=\W*$|[,;.]| (?:and|but|when|at|in)\b)"
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b|(?:(?<=\bin )|(?<=\bof )|(?<=\bsince ))1[6-8]\d\d\b(?!\s[a-z]+s\b)")
FEASTS = {  # month and day, where it is a day
    "christmas eve": (12, 24), "christmas day": (12, 25), "boxing day": (12, 26), "new year's eve": (12, 31),
    "new year's day": (1, 1), "new year’s eve": (12, 31), "new year’s day": (1, 1), "christmas": (12, None),
    "halloween": (10, 31), "valentine's day": (2, 14), "valentine’s day": (2, 14), "may day": (5, 1),
}  # fmt: skip
FEAST = re.compile(
    rf"\b(?:on|at|by|before|until|till|since|after) (?P<feast>{'|'.join(FEASTS)})\b"
    r"(?!['’]|\s(?:mass|market|tree|card|present)s?\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class When:
    """A time as far as it is given: year, month, day of the month, weekday (Monday 0), minutes of the day.

    `stretch` is the first and last of the days that it may be, where it is of several: next week.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    minutes: tuple[int, int] | None = None
    stretch: tuple[date, date] | None = None
    vague: bool = False

    @property
    def is_given(self) -> bool:
        """Whether it says more than a year."""
        return any(part is not None for part in (self.month, self.day, self.weekday, self.minutes, self.stretch))

    @property
    def is_long(self) -> bool:
        """Whether it gives a stretch of days, a month or a year, and no day of it."""
        several = self.stretch is not None or self.month is not None or self.year is not None
        return self.day is None and self.weekday is None and several


@lru_cache(maxsize=20_000)  # asked of a clause in each pair that it is in
def read_when(text: str, published: datetime | None) -> When:
    """What a phrase of time says; "today" and the like count from the day of publication, where that is known."""
    when = _dated(text, published)
    day = WEEKDAY.search(text)
    if day:
        number = [name[:3] for name in WEEKDAYS].index(day["day"].lower()[:3])
        when = replace(when, weekday=(number - bool(NIGHT_TO.search(text[: day.start()]))) % WEEK)
    when = replace(when, minutes=minutes_of(text), vague=bool(VAGUE.search(text)))
    year, several = YEAR.search(text), stretch(text, published)
    if several and when.month is None and when.weekday is None:
        return replace(when, stretch=several)
    last = several[0].year if several and several[0].year == several[1].year else None
    return replace(when, year=int(year.group()) if year else last)


def _dated(text: str, published: datetime | None) -> When:
    near = NEAR.search(text)
    if near and published:
        that = published.date() + timedelta(days=RELATIVE[near.group().lower()])
        return When(month=that.month, day=that.day, weekday=that.weekday())
    found = next((match for match in DATE.finditer(text) if is_month(match)), None)
    feast = FEAST.search(text)
    if feast and not found:
        month, day = FEASTS[feast["feast"].lower()]
        return When(month=month, day=day)
    if not found:
        of_month = OF_MONTH.search(f"on {text}" if text.startswith("the ") else text)
        return When(day=int(of_month["day"])) if of_month else When()
    number = found["d1"] or found["d2"]
    return When(month=_month_number(found), day=int(number) if number else None)


def is_month(match: re.Match[str]) -> bool:
    """A bare "may" or "march" in small letters is no month."""
    return match.group()[0].isdigit() or match.group()[0].isupper()


def _month_number(match: re.Match[str]) -> int:
    name = (match["m1"] or match["m2"] or match["m3"]).lower()[:3]
    return [month[:3] for month in MONTHS].index(name) + 1


def disagree(one: When, other: When, days_apart: int) -> bool:
    """Whether two times cannot be the same; what one of them does not say counts as agreeing.

    Weekdays of reports printed more than three days apart are of different weeks, and tell nothing.
    """
    if one.stretch or other.stretch:
        return _stretches_disagree(one, other)
    for mine, yours in ((one.year, other.year), (one.month, other.month), (one.day, other.day)):
        if mine is not None and yours is not None and mine != yours:
            return not _near_midnight(one, other)
    if one.weekday is not None and other.weekday is not None and days_apart <= 3:
        return _weekdays_disagree(one, other)
    if _same_day(one, other) and one.minutes and other.minutes:
        return _apart_in_the_day(one.minutes, other.minutes, _open(one, other))
    return False


def _stretches_disagree(one: When, other: When) -> bool:
    if one.stretch and other.stretch:
        return one.stretch[1] < other.stretch[0] or other.stretch[1] < one.stretch[0]
    several, single = (one.stretch, other) if one.stretch else (other.stretch, one)
    return several is not None and not holds(several, single.year, single.month, single.day, single.weekday)


def _same_day(one: When, other: When) -> bool:
    """Whether the day is the same, or only one gives one and both the hour."""
    to_the_hour = all(is_to_the_hour(when.minutes) for when in (one, other))
    if to_the_hour and not all(when.day or when.weekday is not None for when in (one, other)):
        return True
    days = (one.day, other.day), (one.weekday, other.weekday)
    return any(mine is not None and mine == yours for mine, yours in days) or not any(map(any, days))


def _near_midnight(one: When, other: When) -> bool:
    """Whether two days next to each other may be one night."""
    night = all(when.minutes and (when.minutes[0] >= 1020 or when.minutes[1] <= 480) for when in (one, other))
    days = one.month == other.month and one.day is not None and other.day is not None and abs(one.day - other.day) == 1
    return bool(night and days)


def _weekdays_disagree(one: When, other: When) -> bool:
    first, second = _in_the_week(one), _in_the_week(other)
    if first and second:
        return all(
            _apart(mine, (yours[0] + shift, yours[1] + shift), _open(one, other))
            for mine in first
            for yours in second
            for shift in (-7 * DAY, 0, 7 * DAY)
        )
    apart = ((one.weekday or 0) - (other.weekday or 0)) % 7
    night = any(when.minutes and when.minutes[1] > DAY for when in (one, other))
    return apart != 0 and not (night and apart in (1, 6))


def _in_the_week(when: When) -> list[tuple[int, int]]:
    """Minutes since Monday began, where day and hour are given; of two choices where the half of the day is not."""
    if when.weekday is None or when.minutes is None:
        return []
    start = when.weekday * DAY
    return [(start + low, start + high) for low, high in choices(when.minutes)]


def _open(one: When, other: When) -> int:
    return OPEN_MINUTES if one.vague or other.vague else EXACT_MINUTES


def _apart(one: tuple[int, int], other: tuple[int, int], least: int) -> bool:
    return max(one[0], other[0]) - min(one[1], other[1]) > least


def _apart_in_the_day(one: tuple[int, int], other: tuple[int, int], least: int) -> bool:
    """The same round the clock: the small hours belong to the night before."""
    return all(
        _apart(mine, (yours[0] + shift, yours[1] + shift), least)
        for mine in choices(one)
        for yours in choices(other)
        for shift in (-DAY, 0, DAY)
    )


def day_of(when: When, published: datetime | None, ahead: bool) -> date | None:
    """The day that a time is on: the first such after publication if it lies `ahead`, else the last before it.

    None where the text gives no day, or the day of publication is unknown and needed.
    """
    if published is None:
        return None
    today = published.date()
    if when.month is not None and when.day is not None:
        return _nearest(when, today, ahead)
    if when.weekday is None:
        return None
    back = (today.weekday() - when.weekday) % WEEK
    return today + timedelta(days=(-back) % WEEK if ahead else -back)


def _nearest(when: When, today: date, ahead: bool) -> date | None:
    """The date of a month and day in the year that it gives, or in the one that the direction asks for."""
    month, day = when.month or 1, when.day or 1
    years = (when.year,) if when.year else (today.year - 1, today.year, today.year + 1)
    found = [date(year, month, day) for year in years if day <= monthrange(year, month)[1]]
    if when.year or not found:
        return found[0] if found else None
    later = [each for each in found if each >= today]
    earlier = [each for each in found if each <= today]
    return min(later, default=None) if ahead else max(earlier, default=None)


def days_ahead(when: When, published: datetime | None) -> int | None:
    """How many days after publication the nearest day of a month and day is; None where either is not given."""
    if published is None or when.month is None or when.day is None:
        return None
    today = published.date()
    found = [day for ahead in (True, False) if (day := _nearest(when, today, ahead))]
    return min(((day - today).days for day in found), key=abs, default=None)


def days_between(one: datetime | None, other: datetime | None) -> int:
    """Whole days between two publications; 0 where either is unknown."""
    return abs(one.toordinal() - other.toordinal()) if one and other else 0
