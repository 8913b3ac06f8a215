"""Numbers, times and names in words: what the page and the summary write alike."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from warehouse.ledger import Row
from warehouse.place import DEFAULT_WAREHOUSE

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# Control characters and lone surrogates have no place in HTML; marks of direction can make a name read as another.
_CONTROL = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
_DIRECTION = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = re.compile(f"[{_CONTROL}{_DIRECTION}]")
_SHELL_ACTIVE = re.compile(r'["$`\\!\n]')
_SECONDS_AS_MINUTES = 1000


def number(row: Row, name: str) -> int:
    """The whole number in a row's column; 0 where it is NULL or missing."""
    return int(row.get(name) or 0)


def seconds_of(row: Row) -> float:
    """A row's seconds; 0 where they are NULL or missing."""
    return float(row.get("seconds") or 0)


def digits(n: int) -> str:
    """A whole number with its thousands apart."""
    return f"{n:,}"


def count(n: int, one: str, many: str = "") -> str:
    """A number and its noun: `1 document`, `1,204 documents`."""
    return f"{digits(n)} {one if n == 1 else many or one + 's'}"


def listed(parts: Iterable[str]) -> str:
    """Parts as a list in a sentence: `a`, `a and b`, `a, b and c`."""
    items = list(parts)
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def signed(n: float, places: int = 0) -> str:
    """A difference with its sign (a real minus), `0` where there is none."""
    text = f"{abs(n):,.{places}f}"
    if not float(text.replace(",", "")):
        return "0"
    return ("+" if n > 0 else "−") + text


def duration(seconds: float) -> str:
    """A time span as people say it: `0.42 s`, `155.7 s`, `25 min 10 s`, `2 h 5 min`."""
    if seconds < _SECONDS_AS_MINUTES:
        return f"{seconds:.2f} s" if seconds < 1 else f"{seconds:,.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def percent(value: float) -> str:
    """A share of 100 with one decimal; what is more than none never reads as none."""
    return "under 0.1 %" if 0 < value < 0.05 else f"{value:.1f} %"


def moment(value: Any) -> datetime | None:
    """A stored time in UTC (one without a zone is taken as UTC); None where it is none."""
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            return None
    if not isinstance(value, datetime):
        return None
    if value.tzinfo is UTC:
        return value
    return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC)


def day(value: Any) -> str:
    """The day of a stored time, in UTC: `Tuesday 4 March 2031`; what is no time is shown as it is."""
    at = moment(value)
    return f"{DAYS[at.weekday()]} {at.day} {MONTHS[at.month - 1]} {at.year}" if at else clipped(value)


def clock(value: Any) -> str:
    """The time of day of a stored time, in UTC, to the second."""
    at = moment(value)
    return f"{at:%H:%M:%S}" if at else ""


def short_moment(value: Any) -> str:
    """A stored time in one short column, in UTC: `4 Mar 2031 13:45`."""
    at = moment(value)
    return f"{at.day} {MONTHS[at.month - 1][:3]} {at.year} {at:%H:%M}" if at else clipped(value, 40)


def clipped(value: Any, limit: int = 400) -> str:
    """A value's text, cut after `limit` characters with an ellipsis; empty for NULL."""
    text = "" if value is None else str(value)
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def begun(text: str) -> str:
    """A text with a capital where it begins, as a line of its own has."""
    return text[:1].upper() + text[1:]


def nested(text: str) -> str:
    """A text whose quotation marks inside quotation marks are single ones: `“she said ‘no’”`."""
    if text.count("“") < 2:
        return text
    depth, made = 0, []
    for char in text:
        depth -= char == "”" and depth > 0
        made.append({"“": "‘", "”": "’"}.get(char, char) if depth % 2 else char)
        depth += char == "“"
    return "".join(made)


def visible(value: Any) -> Any:
    """Text with characters that cannot be seen or stored spelt out; other values, and finished markup, as they are."""
    if isinstance(value, str) and not value.isprintable() and not hasattr(value, "__html__"):
        return _INVISIBLE.sub(lambda match: f"‹U+{ord(match.group()):04X}›", value)
    return value


def literal(text: str) -> str:
    """Text as an SQL string."""
    return "'" + text.replace("'", "''") + "'"


def command(sql: str, warehouse: str = "") -> str:
    """The shell command that asks the published file; names the warehouse unless it is the default one."""
    option = "" if warehouse in ("", str(DEFAULT_WAREHOUSE)) else f" --warehouse {shlex.quote(warehouse)}"
    quoted = shlex.quote(sql) if _SHELL_ACTIVE.search(sql) else f'"{sql}"'
    return f"parallax sql{option} {quoted}"
