"""Numbers with a currency: its mark before or after, its word, what the sum is per."""

from __future__ import annotations

import re
from dataclasses import replace

from tasks.extract.figures import lexicon, numbers
from tasks.extract.figures.quantity import Quantity

_NEARBY = 2000  # code points round a number where sterling shows what "pounds" are
_PER = re.compile(
    r"(?i)(?:[ \u00a0]?/[ ]?|(?: each)?[ -](?:per|an?|each|every)[ -])(?P<what>(?:square |"
    r"cubic )?(?!(?:an?|the)\b)[^\W\d_]+)\b(?![ ](?:ago|earlier|later|before|after|old)\b)"
)
_NO_RATE = frozenset(["few", "lot", "bit", "little", "year's", "day's", "time", "result", "while"])
_RARE_SINGLE = frozenset(
    {"real", "won", "mark", "marks", "crowns", "colon", "sen", "leu", "lei", "lev", "rand", "dong"}
)
_PAID = re.compile(
    r"(?i)\b(?:pa(?:y|ys|id|ying)|fined?|cost|costs|worth|price[ds]?|spen[dt]|owed?|earn\w*|raised?|sold)\b"
)
_STERLING = re.compile("£|\\bpence\\b|\\bsterling\\b")


def mark_before(text: str, start: int) -> re.Match[str] | None:
    """The currency's mark that a number stands right behind."""
    if start and text[start - 1] in "-\u2212" and start > 1 and text[start - 2] in "$€£¥":
        start -= 1
    window = text[max(0, start - 6) : start]
    if not window or (window[-1].islower() and window[-2:] != "Rs"):
        return None
    return lexicon.mark_pattern().search(window)


def before(text: str, quantity: Quantity, free: int) -> Quantity | None:
    """The number with the mark of a currency before it; `free`: from where the text is not used yet."""
    mark = mark_before(text, quantity.start)
    if text[quantity.end : quantity.end + 1].isalpha():
        return None
    if mark is None or quantity.start - len(mark.group()) < free:
        return None
    name = _currency(mark.group().strip())
    start = quantity.start - len(mark.group()) - (text[quantity.start - 1] in "-\u2212")
    low, high = quantity.first, quantity.second
    if text[quantity.start - 1] in "-\u2212":
        low, high = -low, -high
    if start and text[start - 1] in "-\u2212+" and (start == 1 or text[start - 2] in " ("):
        low, high = (-low, -high) if text[start - 1] != "+" else (low, high)
    made = replace(
        quantity, kind="money", unit=name, start=start, core_start=start, first=low, second=high,
    )  # fmt: skip
    tail = re.compile(r"[ ](?:U\.?S\.?|Canadian|Australian|NZ|sterling|USD|AUD|CAD|YEN|yen|dollars?)(?![^\W_])").match(
        text, made.end
    )
    if tail:
        word = tail.group().strip()
        unit = {"Canadian": "CAD", "Australian": "AUD", "NZ": "NZD", "sterling": "GBP"}.get(
            word, _currency(word) or name
        )
        made = replace(
            made, unit=unit if word[0].isupper() or word == "sterling" else name, end=tail.end(), core_end=tail.end()
        )
    return rated(text, made)


def _currency(form: str) -> str:
    marks = lexicon.currency_marks()
    return marks.get(form) or marks.get(form.lower()) or lexicon.currency_words().get(form.lower(), "")


def after(text: str, quantity: Quantity, at: int) -> Quantity | None:
    """The number with the word, code or sign of a currency behind it."""
    match = lexicon.sum_pattern().match(text, at)
    if match is None:
        return None
    word = match.group()
    longer = lexicon.unit_pattern().match(text, at)
    if longer and len(longer.group()) > len(word):
        return None
    if not word[-1].isalnum() and at > quantity.end and text[match.end() : match.end() + 1].isdigit():
        return None
    if word.lower() in ("pound", "pounds") and _weighs(text, quantity, match.end()):
        return replace(quantity, kind="measure", unit="pound", end=match.end(), core_end=match.end())
    if (word.lower() in _RARE_SINGLE and abs(quantity.second) < 50) or (word == "p" and at != quantity.end):
        return None
    made = replace(quantity, kind="money", unit=_currency(word), end=match.end(), core_end=match.end())
    return rated(text, _with_cents(text, made))


def _weighs(text: str, quantity: Quantity, end: int) -> bool:
    """Whether pounds are weight: not beside money, nor in millions, nor where the text has sterling."""
    if quantity.second >= 1e6 or _PAID.search(text[max(0, quantity.start - 40) : quantity.start]):
        return False
    return not _STERLING.search(text, max(0, quantity.start - _NEARBY), end + _NEARBY)


def _with_cents(text: str, quantity: Quantity) -> Quantity:
    """ "3 dollars 50 cents" is one sum."""
    match = re.compile(r"(?i)[ ](?:and[ ])?([0-9]{1,2}|[a-z]+(?:-[a-z]+)?)[ ](?:cents?|pence|pennies)\b").match(
        text, quantity.end
    )
    if match is None or quantity.unit in ("cent", "penny"):
        return quantity
    cents = numbers.find(match.group(1))
    if not cents or not 0 < cents[0].low < 100:
        return quantity
    value = quantity.first + cents[0].low / 100
    return replace(quantity, first=value, second=value, end=match.end(), core_end=match.end())


def rated(text: str, quantity: Quantity) -> Quantity:
    """What a sum or measure is per: "$8 a ton", "50 miles per hour"; it stays outside the unit and the span."""
    match = _PER.match(text, quantity.end)
    if match is None:
        return quantity
    what = match.group("what")
    if what.lower() in _NO_RATE:
        return quantity
    return replace(quantity, per=what.lower())
