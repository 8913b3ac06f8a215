"""What a time, a length or a sum is of: how long something lasted, how far off it is, what is demanded."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from tasks.link.measures import lexicon
from tasks.link.words import words

Aspects = frozenset[tuple[str, float]]
_CHARS = 80
_APART = 5  # words beside a number within which it is said that it is asked for, or allowed, and what a share is of
_BREAK = re.compile(r"[,;—–]\s|\s-\s|\b(?:and(?! (?:out|a half|a quarter)\b)|but|while)\b|\d[\d,.]*")
_DIMENSIONS = {"second": "time", "metre": "length", "gram": "weight"}
TELLING = 2.0  # from here on an aspect says what the quantity is
_MORE = 0.3


def aspects(unit: str, before: str, after: str, earlier: str = "") -> Aspects:
    """The aspects that words round a number name, each with how much it tells; none for a count.

    `earlier` is the sentence that its own points back to, which tells where its own does not.
    """
    dimension = _dimension(unit)
    if dimension is None:
        return frozenset()
    near = words(_BREAK.split(before[-_CHARS:])[-1]), words(_BREAK.split(after[:_CHARS])[0])
    sides = [lexicon.phrases(side) for side in near]
    said = (*sides[0], *sides[1], *(f"<{each}" for each in sides[0]), *(f">{each}" for each in sides[1]))
    apart = (*lexicon.phrases(near[0][-_APART:]), *lexicon.phrases(near[1][:_APART]))
    found = _facts(_named(dimension, apart if dimension == "share" else said)) | _set_apart(_named(dimension, apart))
    if earlier and not _telling(found):
        return found | _facts(_telling(_named(dimension, lexicon.phrases(words(earlier)))))
    return found


def _named(dimension: str, said: Iterable[str]) -> Aspects:
    known = lexicon.aspects().get(dimension, {})
    return frozenset(aspect for each in said if each in known for aspect in known[each])


@lru_cache(maxsize=20_000)  # most numbers have the few that others have
def alike(one: Aspects, other: Aspects) -> float:
    """What two numbers' aspects tell: how much those they share do; -1 where each is of another, or one set apart."""
    weights = [min(mine, yours) for name, mine in one for its, yours in other if name == its]
    first, second = _telling(one), _telling(other)
    if {name for name, _ in _set_apart(one)} != {name for name, _ in _set_apart(other)}:
        return -1.0
    if weights:
        return max(weights) + _MORE * (len(weights) > 1) - _MORE * bool(first - second and second - first)
    at_odds = (first and second) if first or second else (one and other)
    return -1.0 if at_odds else 0.0


def _set_apart(found: Aspects) -> Aspects:
    """What a number of its own is of beside the fact: what is asked for, what is allowed."""
    return found - _facts(found)


def _facts(found: Aspects) -> Aspects:
    return frozenset(each for each in found if not each[0].startswith("!"))


def _telling(found: Aspects) -> Aspects:
    return frozenset(each for each in found if each[1] >= TELLING)


def _dimension(unit: str) -> str | None:
    if lexicon.is_money(unit):
        return "money"
    if unit == "percent":
        return "share"
    return "speed" if " per " in unit else _DIMENSIONS.get(unit)
