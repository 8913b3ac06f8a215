"""Numbers with their units: what stands glued to them, beside them, before them."""

from __future__ import annotations

import re
from dataclasses import replace

from tasks.extract.figures import lexicon, money
from tasks.extract.figures.numbers import Number
from tasks.extract.figures.quantity import AGE, COUNT, EXACT, PERCENT, Quantity
from tasks.extract.figures.tokens import HYPHENS

_LOOK_BACK = 32


_SEPARATOR = re.compile(r"(?:[ \u00a0]{1,2}|[ ]?[-\u2010\u2011][ ]?)?")
_AGE_AFTER = re.compile(r"(?i)(?:[ \u00a0-]+old\b|[ ]of[ ]age\b)")
_YEARS_OLD = re.compile(r"(?i)[ -]?y/?o\b")
_AND_A_HALF = re.compile(r"(?i)[ ]and[ ]a[ ](half|quarter)\b")
_OF_A = re.compile(r"[ ](?:of )?an? (?:US |U\.S\. )?")
_BETWEEN = re.compile(
    r"[ ](?:previous|past|full|whole|long|short|consecutive|straight|successive|more|additional|extra|"
    r"further|calendar|working|solid) (?=(?:second|minute|hour|day|week|month|year|decade|mile|point|percent)s?\b)"
)
_PERCENT_OF = re.compile(r"(?i)(?:^|[^\w\s]\s?)(?P<form>per ?cents?) of $")
_MAGNITUDE = re.compile(r"(?i)\bmagnitude(?: of| was| at)?(?: about| around| roughly| nearly| over)?[ -]$")
_ONE_AND_A_HALF = re.compile(
    r"(?i)\b(?:an?|one)[ ](?P<unit>second|minute|hour|day|week|fortnight|month|year|decade|century|mile|"
    r"metre|meter|inch|foot|ton|litre|acre)"
    r"[ ]and[ ]a[ ](?P<part>half|quarter)\b"
)
_JUST_ONE = re.compile(
    r"(?i)\b(?P<one>an?)[ ](?P<unit>minute|hour|week|month|year|decade|century|mile|kilometre|kilometer|metre|meter)"
    r"\b(?![ ](?:and[ ]a[ ]|old\b|ago\b)|-)"
)


def with_one_and_a_half(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """The quantities with "a day and a half", whose number stands about its unit."""
    found = [_of_one(text, match) for match in _JUST_ONE.finditer(text) if _is_bounded(text, match.start("one"))]
    for match in _ONE_AND_A_HALF.finditer(text):
        start, end = match.span()
        value, unit = (
            (1.5 if match.group("part").lower() == "half" else 1.25),
            lexicon.unit_names()[match.group("unit").lower()],
        )
        number = Number(start, end, value, value, "words")
        found.append(
            Quantity(start, end, start, end, start, end, value, value, "measure", unit, number, EXACT, text=text)
        )
    if not found:
        return quantities
    kept = [one for one in quantities if not any(one.start < other.end and other.start < one.end for other in found)]
    return sorted([*kept, *found], key=lambda one: one.start)


def _is_bounded(text: str, at: int) -> bool:
    """Whether a word of bounds stands right before: "less than a mile", not "a mile"."""
    before = lexicon.modifier_pattern("before").search(text[max(0, at - _LOOK_BACK) : at])
    return before is not None and before.group().strip().lower() not in ("some", "as much as", "up to")


def _of_one(text: str, match: re.Match[str]) -> Quantity:
    """A quantity of one unit, whose number is an article."""
    start, end = match.span("one")[0], match.end()
    unit = lexicon.unit_names()[match.group("unit").lower()]
    number = Number(start, match.end("one"), 1.0, 1.0, "words")
    return Quantity(start, end, start, end, start, end, 1.0, 1.0, "measure", unit, number, EXACT, text=text)


def with_unit(text: str, number: Number, free: int) -> Quantity | None:
    """A number with what it is a number of, as far as letters and signs beside it tell; `free`: not used before."""
    glued = _glued_before(text, number.start)
    if glued and not money.mark_before(text, number.start):
        return None
    quantity = Quantity(
        number.start, number.end, number.start, number.end, number.start, number.end,
        number.low, number.high, COUNT, COUNT, number, EXACT, text=text,
    )  # fmt: skip
    priced = money.before(text, quantity, free)
    if priced is not None or glued:
        return priced
    return _percent_before(text, quantity) or _magnitude_before(text, quantity) or _after(text, quantity)


def _magnitude_before(text: str, quantity: Quantity) -> Quantity | None:
    """ "magnitude 6.4", "a magnitude of 6.4", "magnitude-6.4": the strength of an earthquake."""
    before = _MAGNITUDE.search(text[max(0, quantity.start - _LOOK_BACK) : quantity.start])
    if before is None or quantity.number.form != "digits" or not 0 < quantity.second < 11:
        return None
    return replace(quantity, kind="measure", unit="magnitude")


def _percent_before(text: str, quantity: Quantity) -> Quantity | None:
    """ "per cent of ten" with nothing counted after it: a share named backwards."""
    match = _PERCENT_OF.search(text[max(0, quantity.start - _LOOK_BACK) : quantity.start])
    if match is None or text[quantity.end :].lstrip()[:1].isalnum():
        return None
    start = quantity.start - len(match.group("form")) - 4
    return replace(quantity, kind=PERCENT, unit=PERCENT, start=start, core_start=start)


def _glued_before(text: str, start: int) -> bool:
    """Whether a letter, or a letter and a hyphen, stands right before a number: G7, AK-47, 9:30."""
    if not start:
        return False
    before = text[start - 1]
    if before in HYPHENS[:4] and start > 1:
        before = text[start - 2]
        return (
            before.isalpha() and not re.search(r"\b[a-z]{3,}$", text[max(0, start - 12) : start - 1])
        ) or before in ".:"
    return before.isalnum() or before == "_"


def _after(text: str, quantity: Quantity) -> Quantity | None:
    """The number with the currency's word or the unit behind it, or as a plain count."""
    end = quantity.end
    gap = _SEPARATOR.match(text, end)
    at = gap.end() if gap else end
    if quantity.number.form == "magnitude" and text.startswith(" of ", end):
        at = end + 4
    elif quantity.number.form == "fraction" and (of := _OF_A.match(text, end)):
        at = of.end()
    elif between := _BETWEEN.match(text, end):
        at = between.end()
    if not (gap and "\n" in gap.group()):
        made = money.after(text, quantity, at) or _measure(text, quantity, at)
        if made:
            return made
    if end < len(text) and (text[end].isalnum() or text[end] == "_"):
        return None
    return _halved(text, quantity)


def _measure(text: str, quantity: Quantity, at: int) -> Quantity | None:
    match = lexicon.unit_pattern().match(text, at)
    if match is None:
        return _age(text, quantity, quantity.end, "year") if _YEARS_OLD.match(text, quantity.end) else None
    form = match.group()
    names = lexicon.unit_names()
    unit = names.get(form) or names.get(form.lower(), "")
    if not unit or not _unit_fits(text, quantity, form, at):
        return None
    made = replace(quantity, kind="measure", unit=unit, end=match.end(), core_end=match.end())
    if unit == PERCENT:
        return replace(made, kind=PERCENT)
    if lexicon.unit_kinds()[unit] == "time" and (_AGE_AFTER.match(text, match.end())):
        return _age(text, quantity, match.end(), unit)
    return money.rated(text, _halved(text, made))


def _unit_fits(text: str, quantity: Quantity, form: str, at: int) -> bool:
    """Whether a short form can be a unit here: "5 C" yes, "5 F Street", "1 a", "3 in" no."""
    spaced = at > quantity.end
    if quantity.number.form == "magnitude" and len(form) < 3:
        return False
    if len(form) == 1 and form.isalpha() and spaced:
        follows = text[at + 1 : at + 3]
        if form == "m":
            return (
                quantity.number.form == "digits"
                and re.match(r"$|[.,;)]|[ ](?:[0-9]|x )", text[at + 1 :][:3]) is not None
            )
        named = follows[1:].isupper() and form not in "WV"
        return form in "CFWVR" and quantity.number.form == "digits" and not named
    if form.lower() in ("pm", "in.", "mi", "ha", "cc", "gal", "min", "sec", "cl", "hr", "pp", "deg"):
        return quantity.number.form == "digits" and not (
            form == "pm" and ":" in text[max(0, quantity.start - 3) : quantity.start]
        )
    return form.lower() != "second" or quantity.number.form != "fraction"


def _age(text: str, quantity: Quantity, at: int, unit: str) -> Quantity:
    match = _AGE_AFTER.match(text, at) or _YEARS_OLD.match(text, at)
    end = match.end() if match else at
    return replace(quantity, kind=AGE, unit=unit, end=end, core_end=end)


def _halved(text: str, quantity: Quantity) -> Quantity:
    """ "a day and a half" would be 1.5 days, "two hours and a half" 2.5."""
    match = _AND_A_HALF.match(text, quantity.end)
    if match is None or quantity.kind == COUNT or quantity.first != quantity.second:
        return quantity
    value = quantity.first + (0.5 if match.group(1).lower() == "half" else 0.25)
    return replace(quantity, first=value, second=value, end=match.end(), core_end=match.end())


def stands_alone(text: str, number: Number) -> bool:
    """Whether a number is one by itself: no letter glued to it, and not "one" for a noun ("the one")."""
    after = text[number.end : number.end + 1]
    if _glued_before(text, number.start) or after.isalpha() or (after == "_"):
        return False
    word = text[number.start : number.end].lower()
    return word != "one" or not re.search(r"(?i)\b(?:the|this|that|which|every|each|any) $", text[: number.start])
