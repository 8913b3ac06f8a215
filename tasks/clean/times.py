"""Times as pages and records write them, to UTC.

A `Moment` says how much was known: `precision` is "" (to the minute, with its zone), "no-zone" (taken for UTC) or
"date" (a day: its midnight, UTC). Nothing is guessed from the clock; a day and month that could be swapped are no date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from tasks.clean import lexicon

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?P<year>(?:19|20)\d{2})[-/.](?P<number>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
        rf"\b{_DAY}[\s.-]*(?:of\s+)?{_MONTH}[\s,.-]*{_YEAR}\b",
        rf"\b{_MONTH}[\s-]*{_DAY}\s*,?[\s-]*{_YEAR}\b",
        r"\b(?P<first>\d{1,2})[/.-](?P<second>\d{1,2})[/.-](?P<year>(?:19|20)\d{2})\b",
    )
)
_COMPACT = re.compile(r"^(?P<year>(?:19|20)\d{2})(?P<number>\d{2})(?P<day>\d{2})(?:T?(?P<h>\d{2})(?P<m>\d{2})\d*)?Z?$")
_TIME = re.compile(
    r"(?<![\d:.+-])(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?)?\s*(?P<half>[ap]\.?m\b\.?)?"
    r"\s*\(?(?P<zone>[A-Z]{1,4}\b)?\)?\s*(?P<offset>[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_EPOCH = re.compile(r"^\d{10}(?:\d{3})?(?:\.\d+)?$")
_URL_DAY = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)")
_NEAR = 40  # characters round a date in which its time of day is looked for


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time, in UTC, and how precisely it was known."""

    at: datetime
    precision: str = ""

    def source(self, name: str) -> str:
        """The name of a source with the moment's precision: `text`, `text:no-zone`, `text:date`."""
        return f"{name}:{self.precision}" if self.precision else name


def parse(text: str | None) -> Moment | None:
    """The first time in a text; None where there is none that is certain."""
    text = (text or "").strip()
    if _EPOCH.match(text):
        return Moment(datetime.fromtimestamp(float(text[:10]), UTC))
    compact = _COMPACT.match(text)
    if compact:
        return _compact(compact)
    found = find(text)
    return found[0] if found else None


def find(text: str) -> list[Moment]:
    """All times in a text, in the order of their dates."""
    found = []
    for match, day in _days(text):
        time = _time_near(text, match)
        moment = _moment(day, time) if time else Moment(day, "date")
        found.append((match.start(), moment))
    return [moment for _, moment in sorted(found, key=lambda pair: pair[0])]


def from_url(url: str | None) -> Moment | None:
    """The day in an url's path, as in /2025/02/03/."""
    match = _URL_DAY.search(url or "")
    day = _day(*map(int, match.groups())) if match else None
    return Moment(day, "date") if day else None


def _days(text: str) -> list[tuple[re.Match[str], datetime]]:
    found: list[tuple[re.Match[str], datetime]] = []
    for pattern in _DATES:
        for match in pattern.finditer(text):
            day = _day_of(match)
            if day and not any(match.start() < other.end() and other.start() < match.end() for other, _ in found):
                found.append((match, day))
    return found


def _day_of(match: re.Match[str]) -> datetime | None:
    parts = match.groupdict()
    year = int(parts["year"])
    if "first" in parts:
        return _swappable(year, int(parts["first"]), int(parts["second"]))
    month = int(parts["number"]) if "number" in parts else _MONTHS.index(parts["month"].lower()) + 1
    return _day(year, month, int(parts["day"]))


def _swappable(year: int, first: int, second: int) -> datetime | None:
    if first > 12 or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else None


def _day(year: int, month: int, day: int) -> datetime | None:
    return datetime(year, month, day, tzinfo=UTC) if 1 <= month <= 12 and 1 <= day <= _length(year, month) else None


def _length(year: int, month: int) -> int:
    following = datetime(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


def _compact(match: re.Match[str]) -> Moment | None:
    day = _day(int(match["year"]), int(match["number"]), int(match["day"]))
    if day is None:
        return None
    if match["h"] is None or int(match["h"]) > 23 or int(match["m"]) > 59:
        return Moment(day, "date")
    precision = "" if match.string.endswith("Z") else "no-zone"
    return Moment(day + timedelta(hours=int(match["h"]), minutes=int(match["m"])), precision)


def _time_near(text: str, date: re.Match[str]) -> re.Match[str] | None:
    """The time of day that goes with a date: what follows it at once, else what stands right before it."""
    after = [match for match in _TIME.finditer(text, date.end(), date.end() + _NEAR) if _is_time(match)]
    if after:
        return after[0]
    before = [match for match in _TIME.finditer(text, max(date.start() - _NEAR, 0), date.start()) if _is_time(match)]
    return before[-1] if before else None


def _is_time(match: re.Match[str]) -> bool:
    minute = match["minute"]
    plausible = int(match["hour"]) <= (12 if match["half"] else 23) and int(minute or 0) <= 59
    return plausible and (minute is not None or match["half"] is not None)


def _moment(day: datetime, time: re.Match[str]) -> Moment:
    hour = int(time["hour"])
    if time["half"]:
        hour = hour % 12 + (12 if time["half"][0] in "pP" else 0)
    local = day + timedelta(hours=hour, minutes=int(time["minute"] or 0), seconds=min(int(time["second"] or 0), 59))
    offset = _offset(time, local)
    return Moment(local, "no-zone") if offset is None else Moment(local - offset)


def _offset(time: re.Match[str], local: datetime) -> timedelta | None:
    if time["offset"]:
        sign = -1 if time["offset"][0] == "-" else 1
        digits = time["offset"][1:].replace(":", "")
        return sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    zone = _zones().get((time["zone"] or "").upper())
    return None if zone is None else timedelta(hours=zone[0] + (zone[1] and _us_summer(local)))


@cache
def _zones() -> dict[str, tuple[float, bool]]:
    rows = (line.split() for line in lexicon.entries("timezones"))
    return {row[0]: (float(row[1]), row[2:] == ["us"]) for row in rows}


def _us_summer(local: datetime) -> bool:
    """Whether daylight saving time holds in the United States (second Sunday of March to first of November)."""
    return _sunday(local.year, 3, 2) <= local < _sunday(local.year, 11, 1)


def _sunday(year: int, month: int, which: int) -> datetime:
    first = datetime(year, month, 1, 2, tzinfo=UTC)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (which - 1))
