"""What the readings of a measure make of one another: agreement, an update, or a conflict."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import combinations

from tasks.link.measures.evidence import at_odds
from tasks.link.measures.profile import Profile

_GROWING = ("count", "metre", "square metre")
_NOW = re.compile(r"\b(?:now|by now|(?:has|have) (?:grown|risen|climbed|swollen) to)\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_HOUR = re.compile(r"\b\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b|\b(?:noon|midnight|midday)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"\b(?:is|are|has|have|now|so far|already|being)\b", re.IGNORECASE)
_DAY = timedelta(days=1)
Pair = tuple[Profile, Profile]


def verdict(readings: Sequence[Profile]) -> str:
    """`agreement` where all can be right, `update` where later readings replace earlier ones, else `conflict`."""
    apart = list(clashes(readings))
    if not apart:
        return "agreement"
    if any(_up_to_one_hour(*pair) or _of_one_hour(*pair) for pair in apart):
        return "conflict"
    moves = {_move(one, other) for one, other in apart if not _corrected(one, other)}
    grown = moves == {1} and (_can("up", apart) or all(_went_on(*pair) for pair in apart))
    moved = grown or (moves == {-1} and _can("both", apart))
    return "update" if moved or not moves else "conflict"


def clashes(readings: Sequence[Profile]) -> Iterator[Pair]:
    """The pairs that cannot both be right; two units of one length or weight are rounded each in its own way."""
    return ((one, other) for one, other in combinations(readings, 2) if at_odds(one, other))


def _went_on(one: Profile, other: Profile) -> bool:
    """Whether the lower of two numbers says that it was so up to some hour or day, or the higher that it is so now.

    Or each is of another day of the week.
    """
    low, high = (one, other) if one.spread.high < other.spread.low else (other, one)
    told = low.so_far or _of_two_days(one, other) or _NOW.search(_beside(high))
    return low.unit in _GROWING and bool(told) and not (one.planned or other.planned)


def _of_two_days(one: Profile, other: Profile) -> bool:
    first, second = (set(_WEEKDAY.findall(each.kin.text)) for each in (one, other))
    return bool(first and second) and first.isdisjoint(second)


def _up_to_one_hour(one: Profile, other: Profile) -> bool:
    """Whether both say that they are the number up to some hour, and both name it: "by midnight"."""
    return one.so_far and other.so_far and not one.times.isdisjoint(other.times) and not _of_two_days(one, other)


def _of_one_hour(one: Profile, other: Profile) -> bool:
    """Whether both sentences name one hour, and no other: "at 7pm three were dead"."""
    mine, yours = (set(map(_plain, _HOUR.findall(each.kin.text))) for each in (one, other))
    return len(mine) == 1 and mine == yours and not _of_two_days(one, other)


def _plain(hour: str) -> str:
    """An hour as one that writes it another way would: 7pm, 7:00 p.m."""
    return re.sub(r"[:.]00|[ .]", "", hour.lower())


def _corrected(one: Profile, other: Profile) -> bool:
    """Whether an outlet took one of the two back: a replaced version's figure, and what stands for it now."""
    return one.outlet == other.outlet and one.is_current != other.is_current


def _move(one: Profile, other: Profile) -> int:
    """1 where the later reading is the higher, -1 where it is the lower, 0 where the times do not tell."""
    order = _order(one.time, other.time)
    return order if one.spread.high < other.spread.low else -order


def _order(one: datetime | None, other: datetime | None) -> int:
    """1 where the second time is later, -1 where it is earlier, 0 where that is unknown; midnight stands for a day."""
    if one is None or other is None:
        return 0
    return (_end(one) < other) - (_end(other) < one)


def _end(time: datetime) -> datetime:
    return time + _DAY if time.hour == time.minute == time.second == 0 else time


def _beside(one: Profile) -> str:
    """The words beside a number."""
    return " ".join(one.kin.beside)


def _can(way: str, apart: Sequence[Pair]) -> bool:
    """Whether a count like this moves that way while an event goes on: what it counts so is told in both of a pair."""
    readings = [each for pair in apart for each in pair]
    people = any(each.counted.kind in ("any", "group") for each in readings)
    both = {action for one, other in apart for action in one.done & other.done}
    moves = {action.moves for action in both if people or not action.of_people}
    if any(_GOES_ON.search(_beside(min(pair, key=lambda each: each.spread.high))) for pair in apart):
        moves |= {"up" for move in moves if move == "meanwhile"}
    return (
        readings[0].unit == "count"
        and bool(moves & {way, "both"})
        and not any(each.planned or each.tally for each in readings)
    )
