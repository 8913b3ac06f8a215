"""What a number is for each of: so much a day, a litre, a head; votes for and against; and how long so far."""

from __future__ import annotations

import re

from tasks.link.measures import lexicon
from tasks.link.measures.telling import NUMBER

_PRICED = 2.5  # what it tells that two sums are so much a litre
_RATE = re.compile(
    r"^(?: of [a-z]+)?(?: (?:each|apiece|(?:per|a) (?:head|person)|(?:for|per) (?!each\b|every\b)\w+(?: of \w+)?))?"
    r",?[ -](?:for )?(?:per|an?|each|every)[ -](second|minute|hour|day|night|week|month|year)\b",
    re.IGNORECASE,
)
_PER_THING = re.compile(
    r"^ (?:(?:more|extra) )?(?:(?:for|on|of) )?(?:per|an?|each|every) (lit(?:re|er)|gallon|kilo(?:gram)?|tonne|ton"
    r"|barrel|share|kilowatt[- ]hour|square (?:metre|meter|foot)|acre|hectare|bottle|pint|bushel|pound)\b",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"^(?: (?:\w+ )?(?:each|apiece)\b| per (?!cent\b|second|minute|hour|day|night|week|month|year)\w+"
    r"| an? (?:head|person|man|woman|child|family|household|piece)\b| (?:for|to) (?:each|every)\b)",
    re.IGNORECASE,
)
_EACH_BEFORE = re.compile(r"\b(?:(?:each|every) (?:[\w’'-]+ )|every(?:one|body) )(?:[\w’'-]+ ){0,6}$", re.IGNORECASE)
_ONGOING = re.compile(
    r"\b(?:by now|so far|as of|already|until now|(?:ha(?:s|ve) been|have now|has now) (?:\w+ ){0,4}for"
    r"|for the (?:past|last))\b",
    re.IGNORECASE,
)
_FOR = re.compile(rf"^(?: votes?)?(?: to |-|–){NUMBER}|^(?: votes?)? (?:in favou?r|for\b|yes\b)", re.IGNORECASE)
_AGAINST = re.compile(rf"{NUMBER}[\w,]*(?: votes?)?(?: to |-|–)$", re.IGNORECASE)
_AGAINST_AFTER = re.compile(r"^(?: \w+)? (?:against|opposed|no\b)", re.IGNORECASE)


def tally(before: str, after: str) -> str | None:
    """Which of the two numbers of a vote one is: `for` before "votes to 84", `against` behind; else None."""
    if _AGAINST.search(before) or _AGAINST_AFTER.search(after):
        return "against"
    return "for" if _FOR.search(after) else None


def rate(after: str) -> str | None:
    """The time or thing that a number is for each of: "day" in "$95 million a day", "litre" in "six cents a litre"."""
    found = _RATE.search(after) or _PER_THING.search(after)
    return found.group(1).lower().replace("liter", "litre").replace("meter", "metre") if found else None


def priced(unit: str, after: str) -> frozenset[tuple[str, float]]:
    """What a sum is the price for so much of, as an aspect that tells what it is."""
    found = _PER_THING.search(after) if lexicon.is_money(unit) else None
    return frozenset(((f"per {rate(after)}", _PRICED),)) if found else frozenset()


def each(before: str, after: str) -> bool:
    """Whether a sum is what each of several gets or gives."""
    return bool(_EACH.search(after) or _EACH_BEFORE.search(before))


def ongoing(before: str, after: str) -> bool:
    """Whether a time is how long something has gone on up to the report: "trapped for 50 hours by now"."""
    return bool(_ONGOING.search(f"{before} {after}"))
