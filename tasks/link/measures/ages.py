"""Whose age a number is, and whether two names can be one person's."""

from __future__ import annotations

import re

from tasks.link.records import Figure

_PART = r"[A-Z][\w'’-]+"
_FULL = rf"{_PART}(?:\s{_PART}|\s[A-Z]\.){{0,3}}"
_TITLES = re.compile(r"(?:Mrs?|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Judge|Officer|President|Professor|Captain|Sergeant)\.?")
_BEFORE = re.compile(rf"({_FULL})(?:,? \(?(?:who )?(?:(?:is|was|aged|now|then|just|only|turned|turns) ){{0,2}})$")
_AFTER = re.compile(rf"^(?:[ -]years?[ -]old|[ -]year-old)?(?:,| [a-z][\w'’-]*)?(?: [a-z][\w'’-]*){{0,3}},? ({_FULL})")


def age_of(figure: Figure, before: str, after: str) -> tuple[str, ...]:
    """The words of the name whose age a figure is, else its place; empty where it is no age."""
    if figure.counted != "age":
        return ()
    found = _BEFORE.search(before) or (_AFTER.match(after) if "old" in figure.text or "old" in after[:10] else None)
    named = tuple(word for word in found.group(1).split() if not _TITLES.fullmatch(word)) if found else ()
    return named or (f"{figure.article_id}:{figure.field}:{figure.char_start}",)


def one_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names end in one word, and the shorter stands in the longer."""
    short, long = sorted((one, other), key=len)
    return short[-1] == long[-1] and set(short) <= set(long)
