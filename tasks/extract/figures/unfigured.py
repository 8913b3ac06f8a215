"""Numbers that the characters alone show to count nothing: times, dates, phone numbers, results, numbering."""

from __future__ import annotations

import re

from tasks.extract.figures import lexicon
from tasks.extract.figures.quantity import COUNT, Quantity
from tasks.extract.figures.tallies import is_numbered

_LONGEST = 9  # digits without a comma that a figure has; longer ones are somebody's keys
_WINDOW = 48


_CLOCK_AFTER = re.compile(r"(?i)[ \u00a0]?(?:[ap]\.?[ ]?m\b\.?|o[’']clock|GMT|UTC|BST|hrs?\b|hours GMT)|:[0-9]{2}")
_HOUR_BEFORE = re.compile(r"(?i)\b(?:at|by|until|till|towards|before|after|since|in) $")
_HOUR_AFTER = re.compile(
    r"(?i)$|[.,;!?)\u201d\u2019\"']|[ ](?:in|on|this|that|in the|yesterday|there|when|while|and|but|sharp|"
    r"the next|now|“|today|tomorrow|[A-Z][a-z]+day)(?:\W|$)|[ ](?:a|the|we|he|she|they|it|I)[ ]"
)
_NUMBERING = re.compile(r"(?:[ \t]{0,3}(?:[.)](?=[ \t])|:(?=\s)))")
_NUMBERED = re.compile(
    r"(?:(?<![\w])(?P<word>[^\W\d_]+)(?:(?<=\b[A-Za-z]{2})\.|(?<=\b[A-Za-z]{3})\.)?[ \u00a0#-]{1,2}|[#№§])$"
)
_BEFORE_GROUPS = re.compile(r"[0-9][-./]$|\+$|[0-9][)] ?$")
_RESULT = re.compile(r"(?:[-\u2013\u2014/:][0-9])")
_STREET = re.compile(
    r"[ ](?:[A-Z0-9][\w.’']*[ ]){1,4}(?:St|Street|Rd|Road|Ave|Avenue|Way|Lane|Ln|Drive|Dr|Boulevard|Blvd|"
    r"Court|Place|Square|Terrace)\b"
)


def in_text(text: str, quantity: Quantity) -> bool:
    """Whether the characters alone show that a quantity is no figure."""
    before = text[max(0, quantity.number_start - _WINDOW) : quantity.number_start]
    after = text[quantity.number_end : quantity.number_end + _WINDOW]
    if quantity.unit == "minute" and _hour_after(after):
        return True
    if quantity.kind != COUNT:
        return False
    return (
        _clock(quantity, before, after)
        or _dated(quantity, before, after)
        or _grouped(text, quantity, before, after)
        or _labelled(before, quantity)
        or _STREET.match(after) is not None
        or _numbering(text, quantity, after)
    )


def _clock(quantity: Quantity, before: str, after: str) -> bool:
    if quantity.number.form == "digits" and (_CLOCK_AFTER.match(after) or re.search(r"[0-9]:$", before)):
        return True
    if quantity.number.form == "words" and re.match(r"(?i)[ ](?:[ap]\.?m\b|o[’']clock)", after):
        return True
    if quantity.second > 59 or quantity.number.form not in ("words", "digits") or quantity.first != quantity.second:
        return False
    if _hour_after(after):
        return True
    if quantity.second == 2 and re.search(
        r"(?i)\b(?:cut|split|divided?|torn|tore|tear|broken?|break|sliced?|snapped) (?:\w+ )?in $", before
    ):
        return True
    if re.search(r"(?i)\bpast $", before):
        return quantity.second <= 12
    return quantity.second <= 12 and bool(_HOUR_BEFORE.search(before)) and bool(_HOUR_AFTER.match(after))


def _hour_after(after: str) -> bool:
    word = re.match(r"(?i)[ ](?:minutes )?(?:past|to) ([a-z]+)", after)
    kind, value = lexicon.numbers().get(word.group(1).lower(), ("", 0.0)) if word else ("", 0.0)
    named = word is not None and word.group(1).lower() in ("midnight", "noon", "midday")
    return named or (kind in ("digit", "teen") and value <= 12 and " past " in after[:16])


def _dated(quantity: Quantity, before: str, after: str) -> bool:
    """ "Sept. 3", "3 September", "Oct. 4-6": day and month."""
    if quantity.number.form != "digits" or not 0 < quantity.second <= 2100:
        return False
    names = lexicon.words("figures_dates.txt")
    word = re.search(r"([^\W\d_]+)\.?,?[ \u00a0]{1,2}(?:[0-9]{1,2}(?:,| and| to|[-\u2013])[ ]?)?$", before)
    if word and word.group(1).lower() in names and word.group(1)[0].isupper():
        return quantity.second <= 31 or quantity.second > 1000
    follows = re.match(r"(?:st|nd|rd|th)?(?: of)?[ \u00a0-]([^\W\d_]+)", after)
    return (
        bool(follows and follows.group(1).lower() in names and follows.group(1)[0].isupper()) and quantity.second <= 31
    )


def _grouped(text: str, quantity: Quantity, before: str, after: str) -> bool:
    """Phone numbers, ISO dates, scores (3-1) and other numerals joined by hyphens, slashes or dots."""
    if quantity.number.form not in ("digits", "fraction"):
        return False
    if _BEFORE_GROUPS.search(before) and not quantity.ranged:
        return (
            quantity.number_start == quantity.core_start
            or not before.endswith("+")
            or (len(after) > 1 and after[1:2].isdigit())
        )
    if quantity.ranged:
        return _score(quantity, text)
    return bool(_RESULT.match(after))


def _score(quantity: Quantity, text: str) -> bool:
    joined = re.fullmatch(r"[0-9]{1,3}[-\u2013][0-9]{1,3}", text[quantity.number_start : quantity.number_end])
    following = re.match(r"[ ]([^\W\d_]+)", text[quantity.number_end : quantity.number_end + _WINDOW])
    word = following.group(1).lower() if following else ""
    return bool(joined) and (not word or word in lexicon.words("figures_results.txt"))


def _labelled(before: str, quantity: Quantity) -> bool:
    """ "Section 12", "No. 3", "#5", "Highway 9"."""
    match = _NUMBERED.search(before)
    if match is None or quantity.number.low != quantity.number.high:
        return False
    word = match.group("word")
    if word is None:
        return True
    if "." in match.group() and quantity.text[quantity.number_start].isupper():
        return False  # "… the war. Thirty-five …": a sentence begins
    if word.lower() == "number" and is_numbered(quantity.text, quantity.number_start):
        return False
    labels = lexicon.words("figures_labels.txt")
    strict = quantity.number.bare or (quantity.number.form == "words" and quantity.second < 100)
    return strict and word.lower() in labels and not word.endswith("s")


def _numbering(text: str, quantity: Quantity, after: str) -> bool:
    """ "1. ", "2) " at the start of a line, "(3)", keys, tickers (1234.XY), a zero before."""
    start = quantity.number_start
    numeral = text[start : quantity.number_end]
    if quantity.number.form != "digits":
        return False
    if (len(numeral) > _LONGEST and numeral.isdigit()) or re.match(r"\.[A-Z]", after):
        return True
    line = max(text.rfind("\n", max(0, start - 6), start) + 1, start - 6, 0)
    if line != start - 6 and not text[line:start].strip(" \t(") and _NUMBERING.match(after) and len(numeral) < 4:
        return True
    return len(numeral) > 1 and numeral[0] == "0" and numeral.isdigit()
