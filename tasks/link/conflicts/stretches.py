"""Stretches of days that a phrase means: next week, last month, a fortnight ago, in the autumn of a year."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from tasks.link.stems import numbers

SEASONS = {"spring": (3, 6), "summer": (6, 9), "autumn": (9, 12), "fall": (9, 12), "winter": (12, 15)}  # months
PORTIONS = {
    "early": (1, 4), "start of": (1, 3), "beginning of": (1, 3), "mid": (5, 8), "middle of": (5, 8), "late": (9, 12),
    "end of": (11, 12), "first half of": (1, 6), "second half of": (7, 12), "first quarter of": (1, 3),
    "second quarter of": (4, 6), "third quarter of": (7, 9), "fourth quarter of": (10, 12), "last quarter of": (10, 12),
}  # fmt: skip
UNITS = {
    "day": (1, 0),
    "week": (7, 3),
    "fortnight": (14, 4),
    "month": (30, 15),
    "year": (365, 183),
}  # days, and how far off it may be
SIDES = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1, "following": 1}
ROUND = 5  # of so many units and more the number is a round one
FEW = {"a": 1, "an": 1, "couple of": 2}
_sides, _year = "|".join(SIDES), r"(?:19|20)\d\d"
_small = "|".join(word for word, worth in sorted(numbers().items()) if 0 < worth <= 12)
_portions = {portion.removesuffix(" of").split()[-1] for portion in PORTIONS}
MARKS = frozenset((*SEASONS, "weekend", *UNITS, *(f"{unit}s" for unit in UNITS), *_portions))  # one is in every stretch
STRETCH = re.compile(
    rf"\b(?:(?<!the )(?P<side>{_sides})\s(?P<unit>week(?!end)|month|year|weekend|spring|summer|autumn|winter)"
    rf"|(?P<season>spring|summer|autumn|fall|winter)\s(?:of\s)?(?P<of>{_year})"
    rf"|(?P<portion>{'|'.join(PORTIONS)})[\s-](?P<year>{_year})"
    rf"|(?P<count>a|an|a couple of|\d{{1,2}}|{_small})\s(?P<each>day|week|fortnight|month|year)s?['’]?\s"
    r"(?P<way>ago|earlier|from now|time))\b",
    re.IGNORECASE,
)


def stretch(text: str, published: datetime | None) -> tuple[date, date] | None:
    """The first and last day that a phrase may mean, where it is a stretch and what it counts from is known."""
    match = STRETCH.search(text)
    if not match:
        return None
    if match["season"]:
        return _months(int(match["of"]), *SEASONS[match["season"].lower()])
    if match["portion"]:
        return _months(int(match["year"]), *PORTIONS[match["portion"].lower()])
    if published is None or (match["way"] or "").lower() == "earlier":
        return None
    if match["each"]:
        return _counted(match, published.date())
    return _beside(match["unit"].lower(), SIDES[match["side"].lower()], published.date())


def _counted(match: re.Match[str], today: date) -> tuple[date, date]:
    word = match["count"].lower()
    number = FEW.get(word) or numbers().get(word) or (int(word) if word.isdigit() else 2)
    days, off = UNITS[match["each"].lower()]
    off = off * max(1, number // ROUND)
    that = today + timedelta(days=number * days * (-1 if match["way"].lower() == "ago" else 1))
    return that - timedelta(days=off + 1), that + timedelta(days=off + 1)


def _beside(unit: str, side: int, today: date) -> tuple[date, date]:
    monday = today - timedelta(days=today.weekday())
    if unit == "week":
        return monday + timedelta(days=7 * side), monday + timedelta(days=7 * side + 6)
    if unit == "weekend":
        return monday + timedelta(days=7 * side - 3), monday + timedelta(days=7 * side + 7)
    if unit == "month":
        month = today.year * 12 + today.month - 1 + side
        return _months(month // 12, month % 12 + 1, month % 12 + 1)
    if unit == "year":
        return date(today.year + side, 1, 1), date(today.year + side, 12, 31)
    first, last = SEASONS[unit]
    return _months(today.year + min(side, 0), first, last)[0], _months(today.year + max(side, 0), first, last)[1]


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    """The days of the months of a year; months beyond December are the next year's."""
    after = date(year + last // 12, last % 12 + 1, 1)
    return date(year + (first - 1) // 12, (first - 1) % 12 + 1, 1), after - timedelta(days=1)


@lru_cache(maxsize=20_000)
def holds(span: tuple[date, date], year: int | None, month: int | None, day: int | None, weekday: int | None) -> bool:
    """Whether a stretch has a day which is of that year, month, day of the month and weekday, as far as given."""
    days = (span[0] + timedelta(days=at) for at in range((span[1] - span[0]).days + 1))
    wanted = (year, month, day, weekday)
    return any(
        all(
            want is None or want == has for want, has in zip(wanted, (d.year, d.month, d.day, d.weekday()), strict=True)
        )
        for d in days
    )
