"""Numbers with their units, ranges and modifiers, as the text alone shows them; no tree is needed."""

from __future__ import annotations

import re
from dataclasses import replace

from tasks.extract.figures import lexicon, money, numbers, ranges, units
from tasks.extract.figures.lexicon import Modifier
from tasks.extract.figures.quantity import AGE, COUNT, PERCENT, Quantity
from tasks.extract.figures.tokens import Tokens

_LOOK_BACK = 32  # code points: the longest modifier, and the longest currency's mark
_BOUND_AGE = re.compile(r"(?i)\b(?:under|over|above|below|about|around|nearly|almost) (?:the )?$")
_AGED = re.compile(
    r"(?i)\b(?:aged?|ages?|(?:the )?age of|(?:the )?ages of|aged between|between the ages of|the age of)[ ]$"
)


def find(text: str) -> list[Quantity]:
    """All quantities of a text from left to right; none overlap."""
    return find_in(Tokens(text))


def find_in(tokens: Tokens) -> list[Quantity]:
    """All quantities of tokens."""
    priced = frozenset(
        token.start for token in tokens.all if token.kind == "numeral" and money.mark_before(tokens.text, token.start)
    )
    alone: list[Quantity] = []
    for number in numbers.find_in(tokens, priced):
        quantity = units.with_unit(tokens.text, number, alone[-1].core_end if alone else 0)
        alone += [quantity] if quantity and number.start >= (alone[-1].core_end if alone else 0) else []
    merged = ranges.merge(tokens.text, units.with_one_and_a_half(tokens.text, alone))
    return _apart([_with_modifier(tokens.text, quantity, tokens) for quantity in merged])


def _apart(quantities: list[Quantity]) -> list[Quantity]:
    kept: list[Quantity] = []
    for quantity in quantities:
        if kept and quantity.core_start < kept[-1].core_end:
            continue
        start = max(quantity.start, kept[-1].end) if kept else quantity.start
        kept.append(
            replace(quantity, start=start)
            if start <= quantity.core_start
            else replace(quantity, start=quantity.core_start)
        )
    return kept


def _with_modifier(text: str, quantity: Quantity, tokens: Tokens) -> Quantity:
    """The quantity with the words before or after it that bound it; the first that is found holds."""
    window = text[max(0, quantity.start - _LOOK_BACK) : quantity.start]
    aged = _AGED.search(window)
    between = _AGED.search(text[quantity.start : quantity.core_start])  # "between the ages of 18 and 35"
    if (aged or between) and (quantity.kind == COUNT or lexicon.unit_kinds().get(quantity.unit) == "time"):
        quantity = replace(quantity, kind=AGE, unit="year" if quantity.kind == COUNT else quantity.unit)
        window = window[: aged.start()] if aged and _BOUND_AGE.search(window[: aged.start()]) else window
    before = lexicon.modifier_pattern("before").search(window)
    if before and not _misleads(text, quantity, before):
        phrase = " ".join(before.group().lower().split())
        made = lexicon.modifiers("before")[phrase]
        start = max(0, quantity.start - _LOOK_BACK) + before.start()
        return replace(
            quantity, start=start, modifier=quantity.modifier if quantity.ranged and made.name != "about" else made
        )
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
    if phrase in ("over", "under", "above", "below", "within") and before.endswith(
        (" just", " hand", " handed", " turned", " take", " taken")
    ):
        return True
    if phrase == "over" and lexicon.unit_kinds().get(quantity.unit) == "time" and quantity.kind == "measure":
        return not before.endswith(
            (" for", " lasted", " took", " after", " of", " in", " with", " is", " was", " been")
        )
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
