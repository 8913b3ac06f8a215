"""Ordinals that say the how-manieth of something is: "the 21st victim", "her third term"; not "first", not dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tasks.extract.figures import lexicon
from tasks.extract.figures.lexicon import Modifier
from tasks.extract.figures.numbers import Number
from tasks.extract.figures.quantity import ORDINAL, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DIGITS = re.compile(r"([1-9][0-9]{0,3})(?:st|nd|rd|th)", re.I)
_NAMED = frozenset(
    [
        "century",
        "street",
        "avenue",
        "floor",
        "storey",
        "grade",
        "amendment",
        "quarter",
        "half",
        "world",
        "party",
        "country",
        "reading",
        "degree",
        "class",
        "person",
        "hand",
    ]
)


def add(doc: Doc, quantities: list[Quantity]) -> list[Quantity]:
    """The quantities and the document's ordinals, in order; none overlap."""
    if not doc.has_annotation("DEP"):
        return quantities
    text = doc.text
    taken = {char for quantity in quantities for char in range(quantity.start, quantity.end)}
    found = [made for token in doc if (made := _ordinal(token, text)) is not None and made.start not in taken]
    return sorted([*quantities, *found], key=lambda quantity: quantity.start) if found else quantities


def _ordinal(token: Token, text: str) -> Quantity | None:
    value = _value(token.lower_)
    if value < 2 or token.dep_ not in ("amod", "nummod") or token.head.i <= token.i or token.head.pos_ != "NOUN":
        return None
    if token.ent_type_ or token.head.lemma_.lower() in _NAMED or (token.is_title and not token.is_sent_start):
        return None
    start, end = token.idx, token.idx + len(token)
    number = Number(start, end, value, value, ORDINAL)
    return Quantity(
        start, end, start, end, start, end, value, value, ORDINAL, ORDINAL, number, Modifier("exact", False), text=text
    )


def _value(word: str) -> float:
    digits = _DIGITS.fullmatch(word)
    if digits:
        return float(digits.group(1))
    kind, value = lexicon.numbers().get(word, ("", 0.0))
    return value if kind == "ordinal" else 0.0
