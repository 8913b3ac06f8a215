"""Numbers that count nothing: years, dates, times, phone numbers, names, results, list numbering, "one" as a pronoun."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tasks.extract.figures import lexicon, tree
from tasks.extract.figures.quantities import COUNT, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_NAMES = frozenset("PERSON PER ORG FAC LOC GPE PRODUCT MISC EVENT WORK_OF_ART LAW NORP".split())
_CLOCK_AFTER = re.compile(r"(?i)[ \u00a0]?(?:[ap]\.?[ ]?m\b\.?|o[’']clock|GMT|UTC|BST|hrs?\b|hours GMT)|:[0-9]{2}")
_HOUR_BEFORE = re.compile(r"(?i)\b(?:at|by|until|till|towards|before|after|since|in) $")
_HOUR_AFTER = re.compile(
    r"(?i)$|[.,;!?)\u201d\u2019\"']|[ ](?:in|on|this|that|in the|yesterday|there|when|while|and|but|sharp|the next|now|“|today|tomorrow|[A-Z][a-z]+day)(?:\W|$)|[ ](?:a|the|we|he|she|they|it|I)[ ]"
)
_NUMBERING = re.compile(r"(?:[ \t]{0,3}(?:[.)](?=[ \t])|:(?=\s)))")
_NUMBERED = re.compile(r"(?:(?<![\w])(?P<word>[^\W\d_]+)(?:(?<=\b[A-Za-z]{2})\.|(?<=\b[A-Za-z]{3})\.)?[ \u00a0#-]{1,2}|[#№§])$")
_GROUPS = re.compile(r"[-. /][0-9]|[)] ?[0-9]{3}")
_BEFORE_GROUPS = re.compile(r"[0-9][-./]$|\+$|[0-9][)] ?$")
_RESULT = re.compile(r"(?:[-\u2013\u2014/:][0-9])")
_STREET = re.compile(
    r"[ ](?:[A-Z0-9][\w.’']*[ ]){1,4}(?:St|Street|Rd|Road|Ave|Avenue|Way|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Place|Square|Terrace)\b"
)
_YEAR_BEFORE = re.compile(r"(?i)\b(?:in|since|by|until|till|from|before|after|during|circa|between|and|to|of|year|late|early|mid|the) $")
_WINDOW = 48
_FIRST_YEAR, _LAST_YEAR = 1100, 2199
_LIKELY_YEARS = (1600, 2049)
_VAGUE_ONE = frozenset("another thing way day side hand point reason time kind sort moment off time".split())
_ANAPHORIC = frozenset("the these those both his her their all any bottom top last first other next final big".split())


def is_none(quantity: Quantity, span: Span | None) -> bool:
    """Whether the tree and names show that a quantity of the text is no figure."""
    if span is None:
        return False
    return quantity.kind == COUNT and (_is_year(quantity, span) or _in_name(quantity, span) or _is_one(quantity, span))


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
    if quantity.second == 2 and re.search(r"(?i)\b(?:cut|split|divided?|torn|tore|tear|broken?|break|sliced?|snapped) (?:\w+ )?in $", before):
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
    """ "Sept. 20", "20 September", "Oct. 25-29": day and month."""
    if not quantity.number.form == "digits" or not 0 < quantity.second <= 2100:
        return False
    names = lexicon.words("figures_dates.txt")
    word = re.search(r"([^\W\d_]+)\.?,?[ \u00a0]{1,2}(?:[0-9]{1,2}(?:,| and| to|[-\u2013])[ ]?)?$", before)
    if word and word.group(1).lower() in names and word.group(1)[0].isupper():
        return quantity.second <= 31 or quantity.second > 1000
    follows = re.match(r"(?:st|nd|rd|th)?(?: of)?[ \u00a0-]([^\W\d_]+)", after)
    return bool(follows and follows.group(1).lower() in names and follows.group(1)[0].isupper()) and quantity.second <= 31


def _grouped(text: str, quantity: Quantity, before: str, after: str) -> bool:
    """Phone numbers, ISO dates, scores (2-1) and other numerals joined by hyphens, slashes or dots."""
    if quantity.number.form not in ("digits", "fraction"):
        return False
    if _BEFORE_GROUPS.search(before) and not quantity.ranged:
        return quantity.number_start == quantity.core_start or not before.endswith("+") or len(after) > 1 and after[1:2].isdigit()
    if quantity.ranged:
        return _score(quantity, text)
    return bool(_RESULT.match(after))


def _score(quantity: Quantity, text: str) -> bool:
    joined = re.fullmatch(r"[0-9]{1,3}[-\u2013][0-9]{1,3}", text[quantity.number_start : quantity.number_end])
    following = re.match(r"[ ]([^\W\d_]+)", text[quantity.number_end :  quantity.number_end + _WINDOW])
    word = following.group(1).lower() if following else ""
    return bool(joined) and (not word or word in lexicon.words("figures_results.txt"))


def _labelled(before: str, quantity: Quantity) -> bool:
    """ "Section 427", "No. 3", "#5", "Highway 35"."""
    match = _NUMBERED.search(before)
    if match is None or quantity.number.low != quantity.number.high:
        return False
    word = match.group("word")
    if word is None:
        return True
    labels = lexicon.words("figures_labels.txt")
    strict = quantity.number.bare or quantity.number.form == "words" and quantity.second < 100
    return strict and word.lower() in labels and not word.endswith("s")


def _numbering(text: str, quantity: Quantity, after: str) -> bool:
    """ "1. ", "2) " at the start of a line, "(3)", and numerals with a zero before them."""
    start = quantity.number_start
    line = max(text.rfind("\n", max(0, start - 6), start) + 1, start - 6, 0)
    if line == start - 6:
        return len(text[start : quantity.number_end]) > 1 and text[start] == "0" and text[start : quantity.number_end].isdigit()
    numeral = text[start : quantity.number_end]
    if quantity.number.form != "digits":
        return False
    if not text[line:start].strip(" \t(") and _NUMBERING.match(after) and len(numeral) < 4:
        return True
    return len(numeral) > 1 and numeral[0] == "0" and numeral.isdigit()


def _is_year(quantity: Quantity, span: Span) -> bool:
    """A bare numeral that names a year: likely years always, others unless they stand before what they count."""
    if not quantity.number.bare or not _FIRST_YEAR <= quantity.second <= _LAST_YEAR or quantity.number_end - quantity.number_start < 4:
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
    if quantity.ranged or quantity.number.form == "fraction" or number.i == 0:
        return False
    before = doc[number.i - 1]
    behind = number.head.i == before.i and number.dep_ in ("nummod", "flat", "compound", "nmod", "nmod:unmarked", "nmod:desc", "dep", "appos")
    named = before.pos_ == "PROPN" or (before.is_title and not before.is_sent_start)
    counting = number.i > 1 and doc[number.i - 2].tag_ in ("NNS", "RB", "NN", "PRP")
    if before.lower_ in ("number", "numbers") and not counting:
        return quantity.number.bare or quantity.number.form == "words"
    if quantity.number.bare and _second_number(number):
        return True
    if behind and before.pos_ in tree.NOUNS:
        return quantity.number.bare or named
    return named and quantity.number.bare and before.is_alpha and quantity.number.form == "digits" and _no_noun_after(doc, number)


def _second_number(number: Token) -> bool:
    """Whether another number already counts the same noun: "two 737 jets"."""
    if number.dep_ not in ("nummod", "compound") or number.head.i < number.i:
        return False
    rivals = [child for child in number.head.lefts if child.pos_ == "NUM" and child.i < number.i]
    return any(child.dep_ == "nummod" and child.i < number.i - 1 or child.i == number.i - 1 for child in rivals)


def _number_token(quantity: Quantity, span: Span) -> Token:
    inside = tree.span_of(span.doc, quantity.number_start, quantity.number_end)
    return inside[0] if inside is not None else span[0]


def _whole_date(number: Token) -> bool:
    """Whether a date holds the number as a day or year, not as a count of its days ("18 months")."""
    names = lexicon.words("figures_dates.txt")
    near = number.doc[max(0, number.i - 3) : number.i + 4]
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
        return not (number.dep_ in ("nummod", "compound") and number.head.i > number.i) and quantity.modifier.name == "exact"
    if quantity.first != quantity.second or quantity.second > 10 or number.dep_ in ("nummod", "compound"):
        return False
    pointing = number.i > 0 and span.doc[number.i - 1].lower_ in _ANAPHORIC
    return pointing and _no_noun_after(span.doc, number) and not any(c.dep_ in ("nmod", "acl:relcl", "prep") for c in number.children)
