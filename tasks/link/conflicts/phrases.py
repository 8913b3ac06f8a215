"""Where a text speaks of times: spans of neighbouring clock times, parts of the day, days and dates."""

from __future__ import annotations

import re
from functools import lru_cache

from tasks.link.conflicts.clocks import CLOCK, HOUR, PART, PARTS
from tasks.link.conflicts.stretches import MARKS, STRETCH
from tasks.link.conflicts.times import (
    DATE,
    FEAST,
    FEASTS,
    MONTHS,
    NEAR,
    OF_MONTH,
    RELATIVE,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    is_month,
)

WORD = re.compile(r"\w+")
KINDS: tuple[tuple[re.Pattern[str], re.Pattern[str] | frozenset[str]], ...] = (
    # of times, and what every match has, faster to look for: something, or one of some words in small letters
    (CLOCK, HOUR),
    (DATE, frozenset((*MONTHS, *(month[:3] for month in MONTHS), "sept"))),
    (FEAST, frozenset(max(WORD.findall(feast), key=len) for feast in FEASTS)),
    (OF_MONTH, re.compile(r"\d(?:st|nd|rd|th)")),
    (WEEKDAY, frozenset((*WEEKDAYS, *(day[:3] for day in WEEKDAYS)))),
    (PART, frozenset(part.split()[0] for part in PARTS)),
    (NEAR, frozenset(near.split()[-1] for near in RELATIVE)),
    (YEAR, re.compile(r"[12]\d\d\d")),
    (STRETCH, MARKS),
)
JOINING = re.compile(r"^(?:\W|\b(?:on|in|at|of|the|early|late|to|local|time)\b)*$", re.IGNORECASE)
_before = "on|in|at|by|from|until|till|after|before|around|about|shortly|just"  # what a verb's own "on" stands before
LEADING = re.compile(  # "sworn in on Friday" has a time that begins at "on"
    r"(?:\b(?:shortly|just|a little|soon|moments|minutes|not long|nearly|almost|roughly"
    r"|about|around|before|after|until|till|by|since|at least|the|(?:end|start)(?=\sof\b)|of|early|late|at"
    r"|towards?|from"
    rf"|(?:on|in|last|next)(?!\s(?:{_before})\b))\s)+$",
    re.IGNORECASE,
)


def phrases(text: str) -> list[tuple[int, int]]:
    """Where a text speaks of times, from its beginning to its end; start and end of each, end exclusive."""
    return list(_phrases(text))


@lru_cache(maxsize=20_000)  # a sentence is asked about for its clauses and for itself
def _phrases(text: str) -> tuple[tuple[int, int], ...]:
    words = frozenset(WORD.findall(text.casefold()))
    found = sorted(
        match.span()
        for pattern, needed in KINDS
        if _has(needed, text, words)
        for match in pattern.finditer(text)
        if pattern is not DATE or is_month(match)
    )
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and (start <= joined[-1][1] or JOINING.match(text[joined[-1][1] : start])):
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return tuple((_led(text, start), end) for start, end in joined)


def _has(needed: re.Pattern[str] | frozenset[str], text: str, words: frozenset[str]) -> bool:
    if isinstance(needed, frozenset):
        return not needed.isdisjoint(words)
    return needed.search(text) is not None


def _led(text: str, start: int) -> int:
    leading = LEADING.search(text[:start])
    return leading.start() if leading else start
