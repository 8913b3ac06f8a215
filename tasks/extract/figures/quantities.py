"""Numbers with their units, ranges and modifiers, as the text alone shows them; no tree is needed.

Places count code points of the text, end exclusive: `start`, `end` hold the number with its unit and modifier,
`number_start`, `number_end` the number (or both of a range), `core_start` … `core_end` number and unit. A quantity holds
the text it stands in: spaCy builds `doc.text` anew at every call.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from tasks.extract.figures import lexicon, numbers
from tasks.extract.figures.lexicon import Modifier
from tasks.extract.figures.numbers import Number
from tasks.extract.figures.tokens import HYPHENS, Tokens

COUNT, AGE, ORDINAL, PERCENT = "count", "age", "ordinal", "percent"
_NEARBY = 2000  # code points round a number where sterling shows what "pounds" are
_LOOK_BACK = 32  # code points: the longest modifier, and the longest currency's mark
_SEPARATOR = re.compile(r"(?:[ \u00a0]{1,2}|[ ]?[-\u2010\u2011][ ]?)?")
_AGE_AFTER = re.compile(r"(?i)(?:[ \u00a0-]+old\b|[ ]of[ ]age\b)")
_BOUND_AGE = re.compile(r"(?i)\b(?:under|over|above|below|about|around|nearly|almost) (?:the )?$")
_YEARS_OLD = re.compile(r"(?i)[ -]?y/?o\b")
_AGED = re.compile(r"(?i)\b(?:aged?|ages?|(?:the )?age of|(?:the )?ages of|aged between|between the ages of|the age of)[ ]$")
_PER = re.compile(
    r"(?i)(?:[ \u00a0]?/[ ]?|[ -](?:per|an?|each|every)[ -])(?P<what>(?:square |cubic )?[^\W\d_]+)\b(?![ ](?:ago|earlier|later|before|after|old)\b)"
)
_NO_RATE = frozenset("few lot bit little year's day's time result while".split())
_TO = re.compile(
    r"[ \u00a0]?[-\u2013\u2014~][ ]?|[ ](?:to|and|or)[ ](?:as (?:many|much) as |about |around |even |almost |nearly )?|/(?=[$€£])"
)
_OPEN_RANGE = re.compile(r"(?i)\b(?:from|between|range of|ranging from|ranges? from)[ ](?:about |around |roughly |approximately )?$")
_AND_A_HALF = re.compile(r"(?i)[ ]and[ ]a[ ](half|quarter)\b")
_AFTER_RANGE = frozenset("in on by at for a an per after since over and with as when while this last next".split())
_OF_A = re.compile(r"[ ](?:of )?an? (?:US |U\.S\. )?")
_BETWEEN = re.compile(r"[ ](?:previous|past|full|whole|long|short|consecutive|straight|successive|more|additional|extra|further|calendar|working|solid) (?=(?:second|minute|hour|day|week|month|year|decade|mile|point|percent)s?\b)")
_PERCENT_OF = re.compile(r"(?i)(?:^|[^\w\s]\s?)(?P<form>per ?cents?) of $")
_ONE_AND_A_HALF = re.compile(
    r"(?i)\b(?:an?|one)[ ](?P<unit>second|minute|hour|day|week|fortnight|month|year|decade|century|mile|metre|meter|inch|foot|ton|litre|acre)"
    r"[ ]and[ ]a[ ](?P<part>half|quarter)\b"
)
_RARE_SINGLE = frozenset({"real", "won", "mark", "marks", "crowns", "colon", "sen", "leu", "lei", "lev", "rand", "dong"})
_PAID = re.compile(r"(?i)\b(?:pa(?:y|ys|id|ying)|fined?|cost|costs|worth|price[ds]?|spen[dt]|owed?|earn\w*|raised?|sold)\b")
_STERLING = re.compile("£|\\bpence\\b|\\bsterling\\b")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that the text may mean as a count or measure; `first`, `second` are the bounds as written."""

    start: int
    end: int
    number_start: int
    number_end: int
    core_start: int
    core_end: int
    first: float
    second: float
    kind: str
    unit: str
    number: Number
    modifier: Modifier
    per: str = ""
    ranged: bool = False
    text: str = field(default="", repr=False, compare=False)


_EXACT = Modifier("exact", False)


def find(text: str) -> list[Quantity]:
    """All quantities of a text from left to right; none overlap."""
    return find_in(Tokens(text))


def find_in(tokens: Tokens) -> list[Quantity]:
    """All quantities of tokens."""
    money = frozenset(token.start for token in tokens.all if token.kind == "numeral" and _mark(tokens.text, token.start))
    alone: list[Quantity] = []
    for number in numbers.find_in(tokens, money):
        quantity = _with_unit(tokens.text, number, alone[-1].core_end if alone else 0)
        alone += [quantity] if quantity and number.start >= (alone[-1].core_end if alone else 0) else []
    merged = _merge(tokens.text, _with_one_and_a_half(tokens.text, alone))
    return _apart([_with_modifier(tokens.text, quantity, tokens) for quantity in merged])


def _with_one_and_a_half(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """The quantities with "a day and a half", whose number stands about its unit."""
    found = []
    for match in _ONE_AND_A_HALF.finditer(text):
        start, end = match.span()
        value, unit = (1.5 if match.group("part").lower() == "half" else 1.25), lexicon.unit_names()[match.group("unit").lower()]
        number = Number(start, end, value, value, "words")
        found.append(Quantity(start, end, start, end, start, end, value, value, "measure", unit, number, _EXACT, text=text))
    if not found:
        return quantities
    kept = [one for one in quantities if not any(one.start < other.end and other.start < one.end for other in found)]
    return sorted([*kept, *found], key=lambda one: one.start)


def _apart(quantities: list[Quantity]) -> list[Quantity]:
    kept: list[Quantity] = []
    for quantity in quantities:
        if kept and quantity.core_start < kept[-1].core_end:
            continue
        start = max(quantity.start, kept[-1].end) if kept else quantity.start
        kept.append(replace(quantity, start=start) if start <= quantity.core_start else replace(quantity, start=quantity.core_start))
    return kept


def _mark(text: str, start: int) -> re.Match[str] | None:
    """The currency's mark that a number stands right behind."""
    if start and text[start - 1] in "-\u2212" and start > 1 and text[start - 2] in "$€£¥":
        start -= 1
    window = text[max(0, start - 6) : start]
    if not window or window[-1].islower() and window[-2:] != "Rs":
        return None
    return lexicon.mark_pattern().search(window)


def _with_unit(text: str, number: Number, free: int) -> Quantity | None:
    """A number with what it is a number of, as far as letters and signs beside it tell; `free`: not used before."""
    if _glued_before(text, number.start) and not _mark(text, number.start):
        return None
    quantity = Quantity(
        number.start, number.end, number.start, number.end, number.start, number.end,
        number.low, number.high, COUNT, COUNT, number, _EXACT, text=text,
    )  # fmt: skip
    return _money_before(text, quantity, free) or _percent_before(text, quantity) or _after(text, quantity)


def _percent_before(text: str, quantity: Quantity) -> Quantity | None:
    """ "per cent of ten" with nothing counted after it: a share named backwards."""
    match = _PERCENT_OF.search(text[max(0, quantity.start - _LOOK_BACK) : quantity.start])
    if match is None or text[quantity.end :].lstrip()[:1].isalnum():
        return None
    start = quantity.start - len(match.group("form")) - 4
    return replace(quantity, kind=PERCENT, unit=PERCENT, start=start, core_start=start)


def _glued_before(text: str, start: int) -> bool:
    """Whether a letter, or a letter and a hyphen, stands right before a number: G7, MS-13, 9:30."""
    if not start:
        return False
    before = text[start - 1]
    if before in HYPHENS[:4] and start > 1:
        before = text[start - 2]
        return before.isalpha() and not re.search(r"\b[a-z]{3,}$", text[max(0, start - 12) : start - 1]) or before in ".:"
    return before.isalnum() or before == "_"


def _money_before(text: str, quantity: Quantity, free: int) -> Quantity | None:
    mark = _mark(text, quantity.start)
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
    tail = re.compile(r"[ ](?:U\.?S\.?|Canadian|Australian|NZ|sterling|USD|AUD|CAD|YEN|yen|dollars?)(?![^\W_])").match(text, made.end)
    if tail:
        word = tail.group().strip()
        unit = {"Canadian": "CAD", "Australian": "AUD", "NZ": "NZD", "sterling": "GBP"}.get(word, _currency(word) or name)
        made = replace(made, unit=unit if word[0].isupper() or word == "sterling" else name, end=tail.end(), core_end=tail.end())
    return _rated(text, made)


def _currency(form: str) -> str:
    marks = lexicon.currency_marks()
    return marks.get(form) or marks.get(form.lower()) or lexicon.currency_words().get(form.lower(), "")


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
        made = _sum(text, quantity, at) or _measure(text, quantity, at)
        if made:
            return made
    if end < len(text) and (text[end].isalnum() or text[end] == "_"):
        return None
    return _halved(text, quantity)


def _sum(text: str, quantity: Quantity, at: int) -> Quantity | None:
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
    if word.lower() in _RARE_SINGLE and abs(quantity.second) < 50 or (word == "p" and at != quantity.end):
        return None
    made = replace(quantity, kind="money", unit=_currency(word), end=match.end(), core_end=match.end())
    return _rated(text, _with_cents(text, made))


def _weighs(text: str, quantity: Quantity, end: int) -> bool:
    """Whether pounds are weight: not beside money, nor in millions, nor where the text has sterling."""
    if quantity.second >= 1e6 or _PAID.search(text[max(0, quantity.start - 40) : quantity.start]):
        return False
    return not _STERLING.search(text, max(0, quantity.start - _NEARBY), end + _NEARBY)


def _with_cents(text: str, quantity: Quantity) -> Quantity:
    """ "3 dollars 50 cents" is one sum."""
    match = re.compile(r"(?i)[ ](?:and[ ])?([0-9]{1,2}|[a-z]+(?:-[a-z]+)?)[ ](?:cents?|pence|pennies)\b").match(text, quantity.end)
    if match is None or quantity.unit in ("cent", "penny"):
        return quantity
    cents = numbers.find(match.group(1))
    if not cents or not 0 < cents[0].low < 100:
        return quantity
    value = quantity.first + cents[0].low / 100
    return replace(quantity, first=value, second=value, end=match.end(), core_end=match.end())


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
    return _rated(text, _halved(text, made))


def _unit_fits(text: str, quantity: Quantity, form: str, at: int) -> bool:
    """Whether a short form can be a unit here: "5 C" yes, "5 F Street", "1 a", "3 in" no."""
    spaced = at > quantity.end
    if quantity.number.form == "magnitude" and len(form) < 3:
        return False
    if len(form) == 1 and form.isalpha() and spaced:
        follows = text[at + 1 : at + 3]
        if form == "m":
            return quantity.number.form == "digits" and re.match(r"$|[.,;)]|[ ](?:[0-9]|x )", text[at + 1 :][:3]) is not None
        named = follows[1:].isupper() and form not in "WV"
        return form in "CFWVR" and quantity.number.form == "digits" and not named
    if form.lower() in ("pm", "in.", "mi", "ha", "cc", "gal", "min", "sec", "cl", "hr", "pp", "deg"):
        return quantity.number.form == "digits" and not (form == "pm" and ":" in text[max(0, quantity.start - 3) : quantity.start])
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


def _rated(text: str, quantity: Quantity) -> Quantity:
    """What a sum or measure is per: "$52 a barrel", "50 miles per hour"; it stays outside the unit and the span."""
    match = _PER.match(text, quantity.end)
    if match is None:
        return quantity
    what = match.group("what")
    if what.lower() in _NO_RATE:
        return quantity
    return replace(quantity, per=what.lower())


def _merge(text: str, quantities: list[Quantity]) -> list[Quantity]:
    merged: list[Quantity] = []
    for quantity in quantities:
        joined = _joined(text, merged[-1], quantity) if merged else None
        if joined:
            merged[-1] = joined
        else:
            merged.append(quantity)
    return merged


def _joined(text: str, one: Quantity, two: Quantity) -> Quantity | None:
    """Two quantities as a range: "10 to 12", "between $3m and $4m", "from 5 per cent to 7 per cent", "24.2-33 billion"."""
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
        two, start=start, core_start=one.core_start, number_start=one.number_start, first=first, second=two.second, ranged=True,
        modifier=Modifier("range", False),
    )  # fmt: skip


def _shared(text: str, one: Quantity, two: Quantity) -> float | None:
    """The first number in the second's scale and unit, where it leaves them out; None where they differ."""
    if one.kind != COUNT and (one.unit != two.unit and two.kind != COUNT):
        return None
    if one.kind != COUNT and two.kind == COUNT:
        return one.first if _bare_end(text, one, two) else None
    scale = two.second / _written(text, two.number) if _written(text, two.number) else 1.0
    own = _written(text, one.number)
    if scale > 1 and own == one.first and own < 1000 and own < _written(text, two.number):
        return one.first * scale
    return one.first


def _bare_end(text: str, one: Quantity, two: Quantity) -> bool:
    """ "from 208 pounds to 193": the end has no noun of its own."""
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


def _with_modifier(text: str, quantity: Quantity, tokens: Tokens) -> Quantity:
    """The quantity with the words before or after it that bound it; the first that is found holds."""
    window = text[max(0, quantity.start - _LOOK_BACK) : quantity.start]
    aged = _AGED.search(window)
    if aged and (quantity.kind == COUNT or lexicon.unit_kinds().get(quantity.unit) == "time"):
        quantity = replace(quantity, kind=AGE, unit="year" if quantity.kind == COUNT else quantity.unit)
        window = window[: aged.start()] if _BOUND_AGE.search(window[: aged.start()]) else window
    before = lexicon.modifier_pattern("before").search(window)
    if before and not _misleads(text, quantity, before):
        phrase = " ".join(before.group().lower().split())
        made = lexicon.modifiers("before")[phrase]
        start = max(0, quantity.start - _LOOK_BACK) + before.start()
        return replace(quantity, start=start, modifier=quantity.modifier if quantity.ranged and made.name != "about" else made)
    after = lexicon.modifier_pattern("after").match(text, quantity.end)
    if after and not quantity.ranged and _fits_after(text, quantity, after):
        made = lexicon.modifiers("after")[" ".join(after.group().lower().strip(" -").split())]
        return replace(quantity, end=after.end(), modifier=made)
    if quantity.number.form == "magnitude":
        return replace(quantity, modifier=Modifier("magnitude", False))
    return quantity


def _misleads(text: str, quantity: Quantity, match: re.Match[str]) -> bool:
    """Words that look like a modifier here and are none: "turned over 5 to", "all over", "within", "fell below"."""
    phrase = match.group().strip().lower()
    before = match.string[: match.start()].rstrip().lower()
    if phrase == "some" and quantity.kind == PERCENT:
        return False
    if phrase in ("over", "under", "above", "below", "within") and before.endswith((" just", " hand", " handed", " turned", " take", " taken")):
        return True
    if phrase == "over" and lexicon.unit_kinds().get(quantity.unit) == "time" and quantity.kind == "measure":
        return not before.endswith((" for", " lasted", " took", " after", " of", " in", " with", " is", " was", " been"))
    return False


def _fits_after(text: str, quantity: Quantity, match: re.Match[str]) -> bool:
    word = match.group().strip(" -").lower()
    if word == "+":
        return True
    if word == "odd":
        return match.group()[0] == "-" or text[match.end() :][:1] == " "
    if word in ("plus",):
        return match.group()[0] == "-"
    return True


def stands_alone(text: str, number: Number) -> bool:
    """Whether a number is one by itself: no letter glued to it, and not "one" for a noun ("the one")."""
    after = text[number.end : number.end + 1]
    if _glued_before(text, number.start) or after.isalpha() or (after == "_"):
        return False
    word = text[number.start : number.end].lower()
    return word != "one" or not re.search(r"(?i)\b(?:the|this|that|which|every|each|any) $", text[: number.start])
