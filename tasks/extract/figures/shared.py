"""Numbers whose unit stands with a neighbour ("12 and 13 years old", "54 percent against 46") or is an age."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tasks.extract.figures import lexicon
from tasks.extract.figures.quantity import AGE, COUNT, PERCENT, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_AND = re.compile(r"(?:[-\u2010]?,? (?:and|or|to|&) |-?, )(?:about |around |nearly |almost |over |more than )?")
_LISTED = re.compile(r"(?:[-\u2010]?,? (?:and|or|&) |[-\u2010]?, )")
_AGAINST = re.compile(
    r"(?i)\b(?:against|versus|vs\.?|compared (?:with|to)|from|than|to|by|and|of|say|was|while|’s|'s|in|at|"
    r"-) (?:the |its |about |just )?$"
)
_AGE_BEFORE = re.compile(r"(?:[^\W\d_]{2,}|[’'\"”)])(?:, | \()$")
_AGE_AFTER = re.compile(r"[,.;)]|$")
_OF_SOMEBODY = re.compile(r"(?i)\b(?:an?|the|one|another) (?:[\w-]+ ){0,2}([a-z]+)(?: of|(?P<comma>,)) $")
_AGED_AFTER = re.compile(
    r"[,.;)]|$| (?:who|was|is|were|had|has|from|and|whose|with|as|at|on|by|that|when|while|died|after|before)\b"
)
_YOUNG = ("boy", "girl", "child", "toddler", "baby", "infant", "kid", "schoolgirl", "schoolboy", "pupil")
_OLDEST = 115
_GROWN = 14  # as many children as a mother may have
_WAS = re.compile(
    r"(?i)\b(?:he|she|who|I)(?:’s|'s|’m|'m| was| is| were| am| turned| turns) (?:only |just |now |about )?$"
)
_POLLS = re.compile(
    r"(?i)\b(?:lead|leads|leading|ahead|behind|higher|lower|gap|margin|swing|turnout|polls?|support|rate|rates|share)\b"
)
_INDEX = re.compile(r"(?i)\b(?:index|dow|nasdaq|ftse|s&p|stocks?|shares|composite|average|traders?)\b")
_OWN = ("exact", "range", "magnitude")
_NO_PERSON = ("LOC", "GPE", "FAC", "DATE", "MONEY", "PRODUCT")
_LOOK_BACK = 24
_REACH = 160  # code points back to the quantity whose unit is taken over
_ALIKE = 5.0  # how many times larger a number may be and still be in the same unit


def find(doc: Doc, quantities: list[Quantity]) -> list[Quantity]:
    """The quantities with units taken over from neighbours, and ages behind people's names."""
    text = doc.text
    people = {entity.end_char for entity in doc.ents if entity.label_ in ("PERSON", "PER")}
    people |= {token.idx + len(token) for token in doc if _may_be_person(token)}
    forward: list[Quantity] = []
    for quantity in reversed(quantities):
        forward.append(_from_next(text, quantity, forward[-1] if forward else None))
    found: list[Quantity] = []
    for quantity in reversed(forward):
        own = _aged(text, quantity, people) or _aged_too(text, quantity, found)
        made = own or _from_before(text, quantity, found) or quantity
        made = _of_percent(text, made, found)
        found.append(_as_bracketed(text, made, found[-1]) if found else made)
    return found


def _may_be_person(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.is_title and token.ent_type_ not in _NO_PERSON


def _of_percent(text: str, quantity: Quantity, earlier: list[Quantity]) -> Quantity:
    """ "two points higher than a year before", beside shares in percent: percentage points, not an index's."""
    if quantity.unit != "point" or abs(quantity.second) >= 100:
        return quantity
    near = text[max(0, quantity.start - _REACH) : quantity.end + _REACH]
    share = (
        any(one.unit == PERCENT and quantity.start - one.end < 2 * _REACH for one in earlier[-8:])
        or "%" in near
        or "percent" in near
    )
    return (
        replace(quantity, unit="percentage point")
        if share and _POLLS.search(near) and not _INDEX.search(near)
        else quantity
    )


def _as_bracketed(text: str, quantity: Quantity, before: Quantity) -> Quantity:
    """ "more than 9 million euros ($10 million)": what stands in brackets is the same amount, as far bounded."""
    same = text[before.end : quantity.start] in (" (", "(", " / ") and {quantity.kind, before.kind} <= {
        "money",
        "measure",
    }
    if not same or quantity.modifier.name != "exact" or before.modifier.near or before.modifier.name in _OWN:
        return quantity
    return replace(quantity, modifier=before.modifier)


def _from_next(text: str, one: Quantity, two: Quantity | None) -> Quantity:
    """ "8 and 10 percent", "three-, four- and six-metre": the first in the unit of the second."""
    if two is None or one.kind != COUNT or two.kind == COUNT or one.number.form in ("fraction", "ratio"):
        return one
    between = text[one.end : two.start]
    if not (_LISTED.fullmatch(between) or (between == " to " and one.second > two.second)) or (
        two.unit != PERCENT and two.kind not in (AGE, "measure")
    ):
        return one
    if not one.second or not 1 / _ALIKE**2 < abs(two.second / one.second) < _ALIKE**2:
        return one
    return replace(one, kind=two.kind, unit=two.unit, per=two.per)


def _aged(text: str, quantity: Quantity, people: set[int]) -> Quantity | None:
    """ "Ida Moe, 44,", "Moe (44)", "Ida Moe, seven," and "a guard of 44"."""
    if quantity.kind != COUNT or not 1 <= quantity.second <= _OLDEST:
        return None
    if _is_of_somebody(text, quantity):
        return replace(quantity, kind=AGE, unit="year")
    if not quantity.number.bare and quantity.number.form != "words":
        return None
    window = text[max(0, quantity.number_start - 4) : quantity.number_start]
    if _WAS.search(text[max(0, quantity.number_start - _LOOK_BACK) : quantity.number_start]) and _AGE_AFTER.match(
        text, quantity.number_end
    ):
        return replace(quantity, kind=AGE, unit="year")
    if not _AGE_BEFORE.search(window) or not _AGE_AFTER.match(text, quantity.number_end):
        return None
    end = quantity.number_start - (2 if window.endswith((", ", " (")) else 1)
    return replace(quantity, kind=AGE, unit="year") if end in people else None


def _aged_too(text: str, quantity: Quantity, earlier: list[Quantity]) -> Quantity | None:
    """ "aged 4, 7 and 31": one of several ages, behind the first."""
    if not earlier or quantity.kind != COUNT or not 1 <= quantity.second <= _OLDEST or earlier[-1].kind != AGE:
        return None
    listed = _LISTED.fullmatch(text[earlier[-1].end : quantity.start])
    if not listed or _noun_follows(text, quantity.end) or text.startswith(" of ", quantity.end):
        return None
    return replace(quantity, kind=AGE, unit=earlier[-1].unit)


def _is_of_somebody(text: str, quantity: Quantity) -> bool:
    """Whether a number says how old somebody is: "a guard of 44 was"; not "owner of 12 shops", "a mother of five"."""
    before = _OF_SOMEBODY.search(text[max(0, quantity.number_start - _REACH) : quantity.number_start])
    if before is not None and before.group("comma") and not _AGE_AFTER.match(text, quantity.number_end):
        return False
    if before is None or _AGED_AFTER.match(text, quantity.number_end) is None:
        return False
    noun = before.group(1).lower()
    known = any(noun in lexicon.words(f"{name}.txt") for name in ("entities_people", "quotes_titles", "figures_people"))
    return known and (quantity.second >= _GROWN or noun in _YOUNG)


def _from_before(text: str, quantity: Quantity, earlier: list[Quantity]) -> Quantity | None:
    """A number without a noun in the unit of one before it in the sentence: "54 percent against 46"."""
    if quantity.kind != COUNT or quantity.number.form != "digits" or _noun_follows(text, quantity.end):
        return None
    if not _AGAINST.search(text[max(0, quantity.start - 24) : quantity.start]):
        return None
    level = bool(re.search(r"(?i)\bto (?:just |about )?$", text[max(0, quantity.start - 12) : quantity.start]))
    for one in reversed(earlier):
        between = text[one.end : quantity.start]
        if len(between) > _REACH or re.search(r"[.!?;]\s|\n", between):
            return None
        alike = one.second and 1 / _ALIKE < abs(quantity.second / one.second) < _ALIKE
        if one.kind in (PERCENT, "money", "measure") and alike and not (level and one.unit == PERCENT):
            return replace(quantity, kind=one.kind, unit=one.unit, per=one.per)
    return None


def _noun_follows(text: str, end: int) -> bool:
    follows = re.match(r"[ -]([^\W\d_]+)", text[end : end + 24])
    return bool(follows) and follows is not None and follows.group(1).lower() not in _CLOSED


_CLOSED = frozenset(
    [
        "in",
        "on",
        "at",
        "to",
        "from",
        "by",
        "for",
        "and",
        "or",
        "but",
        "while",
        "as",
        "after",
        "before",
        "since",
        "when",
        "last",
        "this",
        "next",
        "each",
        "per",
        "with",
        "according",
        "on",
        "compared",
        "a",
        "an",
        "the",
        "of",
        "is",
        "was",
        "were",
        "are",
        "had",
        "has",
    ]
)
