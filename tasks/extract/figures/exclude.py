"""Numbers that the tree and names show to count nothing: years, names with numbers, "one" as a pronoun."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tasks.extract.figures import lexicon, tree
from tasks.extract.figures.quantity import COUNT, Quantity
from tasks.extract.figures.tallies import is_numbered

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_NAMES = frozenset(
    ["PERSON", "PER", "ORG", "FAC", "LOC", "GPE", "PRODUCT", "MISC", "EVENT", "WORK_OF_ART", "LAW", "NORP"]
)
_GROUPS = re.compile(r"[-. /][0-9]|[)] ?[0-9]{3}")
_YEAR_BEFORE = re.compile(
    r"(?i)\b(?:in|since|by|until|till|from|before|after|during|circa|between|and|to|of|year|late|early|mid|the) $"
)
_WINDOW = 48
_BEHIND = ("nummod", "flat", "compound", "nmod", "nmod:unmarked", "nmod:desc", "dep", "appos")
_FIRST_YEAR, _LAST_YEAR = 1100, 2199
_LIKELY_YEARS = (1600, 2049)
_VAGUE_ONE = frozenset(
    [
        "another",
        "thing",
        "way",
        "day",
        "side",
        "hand",
        "point",
        "reason",
        "time",
        "kind",
        "sort",
        "moment",
        "off",
        "time",
    ]
)
_ANAPHORIC = frozenset(
    [
        "the",
        "these",
        "those",
        "both",
        "his",
        "her",
        "their",
        "all",
        "any",
        "bottom",
        "top",
        "last",
        "first",
        "other",
        "next",
        "final",
        "big",
    ]
)


def is_none(quantity: Quantity, span: Span | None) -> bool:
    """Whether the tree and names show that a quantity of the text is no figure."""
    if span is None:
        return False
    return quantity.kind == COUNT and (_is_year(quantity, span) or _in_name(quantity, span) or _is_one(quantity, span))


def _is_year(quantity: Quantity, span: Span) -> bool:
    """A bare numeral that names a year: likely years always, others unless they stand before what they count."""
    if (
        not quantity.number.bare
        or not _FIRST_YEAR <= quantity.second <= _LAST_YEAR
        or quantity.number_end - quantity.number_start < 4
    ):
        return False
    text = quantity.text
    if quantity.ranged and quantity.first < _FIRST_YEAR:
        return False
    if len(text[quantity.number_start : quantity.number_end]) != 4 and not quantity.ranged:
        return False
    root = span.root
    counts = root.dep_ == "nummod" and root.head.i > root.i and root.head.tag_ in ("NNS", "NNPS")
    if _LIKELY_YEARS[0] <= quantity.second <= _LIKELY_YEARS[1]:
        bounded = quantity.modifier.name in ("about", "over", "at least", "up to")
        return not (counts and (bounded or quantity.second % 100 == 0))
    before = text[max(0, quantity.start - _WINDOW) : quantity.start]
    averaged = re.search(r"(?i)\b(?:average|total|maximum|minimum|sum) of $", before)
    return not (counts or averaged or _plural_follows(span)) and _YEAR_BEFORE.search(before) is not None


def _plural_follows(span: Span) -> bool:
    for token in span.doc[span.end : span.end + 3]:
        if token.is_punct:
            return False
        if token.tag_ in ("NNS", "NNPS"):
            return True
    return False


def _in_name(quantity: Quantity, span: Span) -> bool:
    """A number that is part of a name, or that stands behind a name or noun it only tells apart."""
    number = _number_token(quantity, span)
    doc = span.doc
    if number.ent_type_ in ("DATE", "TIME") and _whole_date(number):
        return True
    if number.ent_type_ in _NAMES and (number.ent_iob_ == "I" or _goes_on(doc, number)):
        return True
    numbered = is_numbered(quantity.text, quantity.number_start)
    if quantity.ranged or quantity.number.form == "fraction" or number.i == 0 or numbered:
        return False
    before = doc[number.i - 1]
    behind = number.head.i == before.i and number.dep_ in _BEHIND
    named = before.pos_ == "PROPN" or (before.is_title and not before.is_sent_start)
    counting = number.i > 1 and doc[number.i - 2].tag_ in ("NNS", "RB", "NN", "PRP")
    if before.lower_ in ("number", "numbers") and not counting:
        return quantity.number.bare or quantity.number.form == "words"
    if quantity.number.bare and _second_number(number):
        return True
    if behind and before.pos_ in tree.NOUNS:
        return quantity.number.bare or named
    if not quantity.number.bare or quantity.number.form != "digits":
        return False
    if quantity.modifier.name == "exact" and _names_on(doc, number):
        return True
    if _is_acronym(before) and not _plural_next(doc, number):
        return True
    return named and before.is_alpha and _no_noun_after(doc, number)


def _names_on(doc: Doc, number: Token) -> bool:
    """Whether a single capitalised noun goes on the name that the number is in: "the 100 Index", "a 747 Jumbo"."""
    following = doc[number.i + 1 : number.i + 3]
    if not len(following) or not following[0].is_title or following[0].tag_ not in ("NN", "NNP"):
        return False
    return (len(following) < 2 or following[1].pos_ not in (*tree.NOUNS, "CCONJ")) and not number.is_sent_start


def _is_acronym(word: Token) -> bool:
    """Whether a word is written as a short name: S&P, FTSE, ISO."""
    return sum(letter.isupper() for letter in word.text) > 1 and not word.text.islower() and word.pos_ != "NUM"


def _plural_next(doc: Doc, number: Token) -> bool:
    return any(token.tag_ in ("NNS", "NNPS") for token in doc[number.i + 1 : number.i + 3])


def _second_number(number: Token) -> bool:
    """Whether another number already counts the same noun: "two 747 jets"."""
    if number.dep_ not in ("nummod", "compound") or number.head.i < number.i:
        return False
    rivals = [child for child in number.head.lefts if child.pos_ == "NUM" and child.i < number.i]
    return any((child.dep_ == "nummod" and child.i < number.i - 1) or child.i == number.i - 1 for child in rivals)


def _number_token(quantity: Quantity, span: Span) -> Token:
    inside = tree.span_of(span.doc, quantity.number_start, quantity.number_end)
    return inside[0] if inside is not None else span[0]


def _whole_date(number: Token) -> bool:
    """Whether a date holds the number as a day or year, not as a count of its days ("18 months")."""
    names = lexicon.words("figures_dates.txt")
    near = number.doc[max(0, number.i - 2) : number.i + 3]
    if any(token.text == ":" for token in near):
        return False
    return any(token.ent_type_ and token.lower_.strip(".") in names and token.is_title for token in near)


def _goes_on(doc: Doc, number: Token) -> bool:
    if number.i + 1 >= len(doc):
        return False
    following = doc[number.i + 1]
    return following.ent_iob_ == "I" and following.pos_ == "PROPN" and number.is_title


def _no_noun_after(doc: Doc, number: Token) -> bool:
    following = doc[number.i + 1] if number.i + 1 < len(doc) else None
    return following is None or following.pos_ not in ("NOUN", "ADJ", "PROPN", "SYM")


def _is_one(quantity: Quantity, span: Span) -> bool:
    """ "one" without a noun of its own, and small numbers that only point back ("the two")."""
    number = _number_token(quantity, span)
    if number.lower_ == "one" and len(span) >= 1 and quantity.first == quantity.second == 1:
        after = [token.lower_ for token in span.doc[number.i + 1 : number.i + 3]]
        if after and (after[0] in _VAGUE_ONE or after == ["-", "off"]):
            return True
        if number.i + 1 < len(span.doc) and span.doc[number.i + 1].like_num:
            return True
        return (
            not (number.dep_ in ("nummod", "compound") and number.head.i > number.i)
            and quantity.modifier.name == "exact"
        )
    if quantity.first != quantity.second or quantity.second > 10 or number.dep_ in ("nummod", "compound"):
        return False
    pointing = number.i > 0 and span.doc[number.i - 1].lower_ in _ANAPHORIC
    return (
        pointing
        and _no_noun_after(span.doc, number)
        and not any(c.dep_ in ("nmod", "acl:relcl", "prep") for c in number.children)
    )
