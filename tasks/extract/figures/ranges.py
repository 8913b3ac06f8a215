"""Two quantities that are the ends of one: "10 to 12", "between $3m and $4m", "from 5 per cent to 7 per cent"."""

from __future__ import annotations

import re
from dataclasses import replace

from tasks.extract.figures import lexicon
from tasks.extract.figures.lexicon import Modifier
from tasks.extract.figures.numbers import Number
from tasks.extract.figures.quantity import AGE, COUNT, Quantity
from tasks.extract.figures.tokens import HYPHENS

_LOOK_BACK = 32


_TO = re.compile(
    r"[ \u00a0]?[-\u2013\u2014~][ ]?|[ ](?:to|and|or)[ ](?:as (?:many|much) as |about |around |even |"
    r"almost |nearly )?|/(?=[$€£])"
)
_OPEN_RANGE = re.compile(
    r"(?i)\b(?:from|between|range of|ranging from|ranges? from)[ ](?:the ages? of )?"
    r"(?:about |around |roughly |approximately )?$"
)
_AFTER_RANGE = frozenset(
    [
        "in",
        "on",
        "by",
        "at",
        "for",
        "a",
        "an",
        "per",
        "after",
        "since",
        "over",
        "and",
        "with",
        "as",
        "when",
        "while",
        "this",
        "last",
        "next",
    ]
)


def merge(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """The quantities, two joined to one where they are the ends of a range."""
    merged: list[Quantity] = []
    for quantity in quantities:
        joined = _joined(text, merged[-1], quantity) if merged else None
        if joined:
            merged[-1] = joined
        else:
            merged.append(quantity)
    return merged


def _joined(text: str, one: Quantity, two: Quantity) -> Quantity | None:
    """Two quantities as a range: "10 to 12", "between $3m and $4m", "from 5 percent to 7", "20-30 billion"."""
    between = text[one.core_end : two.core_start]
    link = _TO.fullmatch(between)
    if link is None or one.ranged or one.kind == AGE or "magnitude" in (one.number.form, two.number.form):
        return None
    first = _shared(text, one, two)
    opened = _OPEN_RANGE.search(text[max(0, one.start - _LOOK_BACK) : one.start])
    if first is None or not _is_range(between.strip().split(" ")[0].lower(), first, two, opened):
        return None
    start = one.start
    if opened and opened.group().lower().startswith("between"):
        start = max(0, one.start - _LOOK_BACK) + opened.start()
    if two.kind == COUNT and one.kind != COUNT:
        two = replace(two, kind=one.kind, unit=one.unit, per=one.per)
    return replace(
        two, start=start, core_start=one.core_start, number_start=one.number_start, first=first,
        second=two.second, ranged=True,
        modifier=Modifier("range", False),
    )  # fmt: skip


def _shared(text: str, one: Quantity, two: Quantity) -> float | None:
    """The first number in the second's scale and unit, where it leaves them out; None where they differ."""
    if one.kind != COUNT and (one.unit != two.unit and two.kind != COUNT):
        return None
    if one.kind != COUNT and two.kind == COUNT:
        prefixed = one.kind == "money" and one.core_start < one.number_start
        if not (prefixed and text[one.core_end : two.core_start].strip() in HYPHENS) and not _bare_end(text, one, two):
            return None
    scale = two.second / _written(text, two.number) if _written(text, two.number) else 1.0
    own = _written(text, one.number)
    if scale > 1 and own == one.first and own < 1000 and own < _written(text, two.number):
        return one.first * scale
    return one.first


def _bare_end(text: str, one: Quantity, two: Quantity) -> bool:
    """ "from 90 kilos to 84": the end has no noun of its own."""
    opened = _OPEN_RANGE.search(text[max(0, one.start - _LOOK_BACK) : one.start])
    follows = re.match(r"[ -]([^\W\d_]+)", text[two.end : two.end + 16])
    return opened is not None and (follows is None or follows.group(1).lower() in _AFTER_RANGE)


def _written(text: str, number: Number) -> float:
    """The numeral or first word of a number as written, without the scale behind it."""
    match = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?|-?\.[0-9]+").match(text, number.start)
    if match:
        return abs(float(match.group().replace(",", "")))
    first = re.compile(r"[^\W\d_]+").match(text, number.start)
    kind, value = lexicon.numbers().get(first.group().lower(), ("", 0.0)) if first else ("", 0.0)
    return value if kind in ("digit", "teen", "ten") else abs(number.low)


def _is_range(link: str, first: float, two: Quantity, opened: re.Match[str] | None) -> bool:
    if link == "and":
        return opened is not None and "between" in opened.group().lower()
    if link == "or":
        return 0 < two.second - first <= max(1.0, 0.5 * first) and two.number.form != "fraction"
    if opened is not None:
        return True
    return first < two.second
