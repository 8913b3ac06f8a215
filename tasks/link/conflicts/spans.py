"""In what two times differ, and how far."""

from __future__ import annotations

import math
from itertools import product

from tasks.link.conflicts.clocks import choices
from tasks.link.conflicts.occasions import Occasion
from tasks.link.conflicts.times import MONTHS, WEEK, When

FAR = {"hours": 2.0, "days": 10.0, "weekdays": 2.0, "months": 3.0, "years": 4.0}  # where closeness falls to 1/e
UNKNOWN = 0.3  # closeness of times that give nothing by which to tell
HOUR = 60
MONTH = 30


def differ(one: Occasion, other: Occasion) -> str:
    """In what two times differ: clocks, days, months or years."""
    mine, yours = one.when, other.when
    if mine.year and yours.year and mine.year != yours.year:
        return "years"
    if mine.is_long and yours.is_long:
        return "months"
    return "clocks" if one.kind == other.kind == "clock" else "days"


def closeness(one: Occasion, other: Occasion) -> float:
    """How near two times are by the finest that both give, 0 to 1: reports that err do not err by much."""
    mine, yours = one.when, other.when
    if one.kind == other.kind == "clock" and mine.minutes and yours.minutes:
        ways = product(choices(mine.minutes), choices(yours.minutes))
        return _near(min(abs(sum(way[0]) - sum(way[1])) for way in ways) / 2 / HOUR, "hours")
    if mine.year and yours.year and mine.year != yours.year:
        return _near(abs(mine.year - yours.year), "years")
    if mine.month and yours.month:
        return _of_months(mine, yours)
    if mine.weekday is not None and yours.weekday is not None:
        return _near(_round(mine.weekday - yours.weekday, WEEK), "weekdays")
    return UNKNOWN


def _of_months(mine: When, yours: When) -> float:
    months = (mine.month or 0) - (yours.month or 0)
    if mine.day and yours.day:
        return _near(abs(months * MONTH + mine.day - yours.day), "days")
    return _near(_round(months, len(MONTHS)), "months")


def _round(steps: int, whole: int) -> int:
    """The way between two of a round, the shorter way about."""
    return min(abs(steps), whole - abs(steps))


def _near(distance: float, unit: str) -> float:
    return math.exp(-distance / FAR[unit])
