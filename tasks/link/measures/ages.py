"""Whose age a number is, and whether two names can be one person's."""

from __future__ import annotations

import re

from tasks.link.measures import lexicon
from tasks.link.measures.lexicon import Noun
from tasks.link.records import Figure
from tasks.link.words import words

_PART = r"[A-Z][\w'’-]+"
_FULL = rf"{_PART}(?:\s{_PART}|\s[A-Z]\.){{0,3}}"
_TITLES = re.compile(r"(?:Mrs?|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Judge|Officer|President|Professor|Captain|Sergeant)\.?")
_BEFORE = re.compile(
    rf"({_FULL})(?:,? \(?(?:who )?(?:(?:is|was|aged|now|then|just|only|turned|turns) ){{0,2}}"
    r"(?:(?:[a-z]+ )?to (?:be|have been) )?)$"
)
_NUMBERED = re.compile(r"[IVX]+")
_WORD = r"(?!(?:from|of|in|at|near|on|by|with|and|but|who|was|is|had|has|were|died|after|before)\b)[a-z][\w'’-]*"
_AFTER = re.compile(rf"^(?:[ -]years?[ -]old|[ -]year-old)?(?:,| {_WORD})?(?: {_WORD}){{0,3}},? ({_FULL})")
_PREPOSITION = re.compile(r"\b(?:from|in|at|near|on|by|with|after|before|when|while|and|but)\b|[;:]")
_NO_NAMES = frozenset(("the", "a", "an", "he", "she", "it", "they", "his", "her", "their", "who", "one", "driver"))
_CLAUSE = re.compile(r"\b(?:and|but|while|when)\b|[;:]")
_SUBJECT = 4  # words a clause begins with
_NEAR = 6  # words beside an age that say whose it is
_MALE, _FEMALE = frozenset(("man", "boy")), frozenset(("woman", "girl"))
_YOUNG = frozenset(("girl", "boy", "child"))


def age_of(figure: Figure, before: str, after: str) -> tuple[str, ...]:
    """The words of the name whose age a figure is, else its place; empty where it is no age."""
    if figure.counted != "age":
        return ()
    found = _BEFORE.search(before) or (_AFTER.match(after) if "old" in figure.text or "old" in after[:10] else None)
    named = tuple(word for word in found.group(1).split() if _is_name(word)) if found else ()
    return named or (f"{figure.article_id}:{figure.field}:{figure.char_start}",)


def _is_name(word: str) -> bool:
    if _TITLES.fullmatch(word) or _NUMBERED.fullmatch(word):
        return False
    return word.casefold() not in lexicon.common() | _NO_NAMES


def described(figure: Figure, before: str, after: str) -> frozenset[Noun]:
    """What the words beside an age call whom or what it is of: driver and man in "the driver, a man of 37"."""
    if figure.counted != "age":
        return frozenset()
    clause = words(_CLAUSE.split(before)[-1])
    near = [*clause[:_SUBJECT], *clause[-_NEAR:], *words(_PREPOSITION.split(after)[0])[:_NEAR]]
    found = (lexicon.aged().get(lexicon.singular(word)) for word in near)
    return frozenset(each for each in found if each is not None)


def alike(one: frozenset[Noun], other: frozenset[Noun]) -> str | None:
    """The kind of what both call whom an age is of: a role or a thing before what many are; None where it differs."""
    if of_two_sexes(one, other):
        return None
    kinds = {each.kind for each in one & other}
    if is_young(one) and is_young(other):
        kinds.add("plain")
    return next((kind for kind in ("role", "thing", "plain") if kind in kinds), None)


def of_two_sexes(one: frozenset[Noun], other: frozenset[Noun]) -> bool:
    """Whether one is called a man or boy, and the other a woman or girl."""
    first, second = ({each.name for each in side if each.kind == "plain"} for side in (one, other))
    return bool((first & _MALE and second & _FEMALE) or (first & _FEMALE and second & _MALE))


def is_young(described: frozenset[Noun]) -> bool:
    """Whether it is a child whose age it is."""
    return any(each.name in _YOUNG for each in described)


def is_named(age_of: tuple[str, ...]) -> bool:
    """Whether whose age it is has a name."""
    return bool(age_of) and ":" not in age_of[0]


def one_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names end in one word, and the shorter stands in the longer."""
    short, long = sorted((one, other), key=len)
    return short[-1] == long[-1] and set(short) <= set(long)
