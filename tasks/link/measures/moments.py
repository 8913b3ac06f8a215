"""Of which time the words round a number say that it is: a year, an earlier time, so far."""

from __future__ import annotations

import re
from functools import lru_cache

from tasks.link.records import Figure
from tasks.link.terms import time_words

_WEEKDAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
MONTHS = frozenset(
    ("january", "february", "april", "june", "july", "august", "september", "october", "november", "december")
)  # "may" and "march" are other words, too
_OF_TWO_SENSES = frozenset(("may", "march", "sat", "sun", "mar", "local", "am"))
_FORMER = re.compile(
    r"(?<!for )(?<!for the )\b(?:last|previous|prior|preceding) (?:year|month|week|season|quarter|decade|century)\b"
    r"|\b(?:year|month|decade)s? (?:ago|earlier|before)\b|\b(?:that|one|a single) year\b|\b(?:previous|former)ly\b",
    re.IGNORECASE,
)
_VAGUELY = re.compile(
    r"\b(?:recently|lately|newly|previous|preceding|earlier|former"
    r"|last (?:election|vote|poll|time|season|round|one))\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:(?:up|down|ris\w+|rose|rais\w+|f[ae]ll\w*|dropp?\w*|cut|lower\w*|reduc\w+|increas\w+|gr[eo]w\w*|climb\w*|jump\w*"
    r"|declin\w+|slipp\w+|slid\w*|shr[iau]nk|narrow\w+|improv\w+|chang\w+|went|mov\w+) (?:[\w-]+ ){0,4}?from"
    r"|to [$€£]?\d[\d.,]*(?: ?%| [a-z]+){0,3},? from"
    r"|compared (?:with|to)|versus|vs\.?|against|rather than|instead of) $",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:since|from|after)\b[^.;]{0,15}$", re.IGNORECASE)
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_OPENING_YEAR = re.compile(
    r"^\W*(?:[Bb]ack )?(?:(?:[Ii]n|[Dd]uring|[Oo]n) )?(?:[A-Z][a-z]+\.?,? )?(?:\d{1,2},? )?(?:(?:of )?[A-Z][a-z]+,? )?"
    r"((?:1[5-9]|20)\d\d)\b(?=[,:;–—]| (?!to\b|and\b)[a-z]| [A-Z])"
)
_WORDS = ("a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SMALL = {word: at for at, word in enumerate(_WORDS, 1)}
_YEARS_AGO = re.compile(
    rf"\b(?:(a|\d{{1,2}}|{'|'.join(_SMALL)}) years? ago|(?<!for )(?<!for the )last year)\b", re.IGNORECASE
)
_SO_FAR = re.compile(
    r"\b(?:at (?:first light|dawn|daybreak)|so far|as of|as at|until now|up to now"
    r"|at (?:that|this) (?:point|stage)|initially|at first|by then"
    r"|by (?:early |late |mid-?)?(?:\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m|noon|midday|midnight|dawn|dusk|nightfall|lunchtime"
    r"|(?:yester|to|[A-Z][a-z]+)day|(?:\w+ )?(?:morning|afternoon|evening|night)))\b"
)
_PART = re.compile(r"[,;:—–(]\s|\b(?:but|while|whereas|although|when|where|who|which|that)\b")
_LASTING = re.compile(
    r"\b(?:since|from|until|by|after|before|between|than) (?:\w+ ){0,2}(?:1[5-9]|20)\d\d", re.IGNORECASE
)
_IN_WHICH = re.compile(r"\b((?:1[5-9]|20)\d\d),? (?:when|where|(?:in|during) which) (?:[\w’'-]+ ){0,6}$")


def times(said: frozenset[str]) -> frozenset[str]:
    """Those of some words that say when, weekdays aside."""
    return (said & time_words()) - _OF_TWO_SENSES - _WEEKDAYS


def years(text: str) -> frozenset[str]:
    """The years that a text names."""
    return frozenset(_YEAR.findall(text))


def opening_year(before: str, latest: int | None) -> str | None:
    """The past year that a sentence begins with ("In 2017, 58 people died"), given the year of the report."""
    found = _OPENING_YEAR.match(before)
    return found.group(1) if found and latest is not None and int(found.group(1)) < latest else None


def past_year(before: str, after: str, latest: int | None) -> str | None:
    """The past year that a figure's part of the sentence names: "killed 19 people in 1987 and burned 40"."""
    text = _PART.split(before)[-1] + "0" + _PART.split(after)[0]
    years = set(_YEAR.findall(_LASTING.sub("", text))) or set(_IN_WHICH.findall(before))
    return years.pop() if len(years) == 1 and latest is not None and int(min(years)) < latest else None


def so_far(before: str, after: str) -> bool:
    """Whether a count is one of those that an hour or a day had brought, with more to come: "by 5 p.m."."""
    return bool(_SO_FAR.search(f"{before} {after}"))


def when(figure: Figure, before: str, after: str, now: int | None = None) -> str | None:
    """The year that a figure is of, or "before" where it is of an earlier time than what is told (in year `now`)."""
    if now is not None and (years := _years_ago(f"{before} {after}")):
        return str(now - years)
    votes = figure.unit == "percent" and before.endswith("against ")
    if _FORMER.search(f"{before} {after}") or (_COMPARED.search(before) and not votes):
        return "before"
    year = _YEAR.search(figure.as_of or "")
    if year is None or year.group() not in before + after or _SINCE.search((before + after).split(year.group())[0]):
        return None
    return year.group()


@lru_cache(maxsize=20_000)  # a sentence is in many pairs
def is_past(text: str) -> bool:
    """Whether a text speaks of an earlier time without saying of which: recently, at the last election."""
    return bool(_VAGUELY.search(text))


def _years_ago(text: str) -> int:
    """How many years ago a text says that something was: 1 for "last year"; 0 where it does not say."""
    found = _YEARS_AGO.search(text) if "year" in text.casefold() else None
    if found is None:
        return 0
    return 1 if found.group(1) is None else _SMALL.get(found.group(1).lower()) or int(found.group(1))
