"""What a time, a length or a sum is of: how long something lasted, how far off it is, what is demanded."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tasks.link.measures import lexicon
from tasks.link.words import words

Aspects = frozenset[tuple[str, float]]
_CHARS = 80
_BREAK = re.compile(r"[,;—–]\s|\b(?:and|but|while)\b")
_DIMENSIONS = {"second": "time", "day": "time", "month": "time", "metre": "length", "gram": "weight"}
TELLING = 2.0  # from here on an aspect says what the quantity is
_MORE = 0.3


def aspects(unit: str, before: str, after: str, earlier: str = "") -> Aspects:
    """The aspects that words round a number name, each with how much it tells; none for a count or a share.

    `earlier` is the sentence that its own points back to, which tells where its own does not.
    """
    dimension = _dimension(unit)
    if dimension is None:
        return frozenset()
    near = _BREAK.split(before[-_CHARS:])[-1], _BREAK.split(after[:_CHARS])[0]
    sides = [lexicon.phrases(words(side)) for side in near]
    said = (*sides[0], *sides[1], *(f"<{each}" for each in sides[0]), *(f">{each}" for each in sides[1]))
    found = _named(dimension, said)
    if earlier and not _telling(found):
        return found | _telling(_named(dimension, lexicon.phrases(words(earlier))))
    return found


def _named(dimension: str, said: Iterable[str]) -> Aspects:
    return frozenset(aspect for each in said for aspect in lexicon.aspects().get((dimension, each), ()))


def alike(one: Aspects, other: Aspects) -> float:
    """What two numbers' aspects tell: how much those they share do, -1 where each is of another, or one is set apart."""
    both = one & other
    if _set_apart(one) != _set_apart(other):
        return -1.0
    if both:
        return max(weight for _, weight in both) + _MORE * (len(both) > 1)
    first, second = _telling(one), _telling(other)
    at_odds = (first and second) if first or second else (one and other)
    return -1.0 if at_odds else 0.0


def _set_apart(found: Aspects) -> frozenset[str]:
    """What a number of its own is of beside the fact: what is asked for, what is allowed."""
    return frozenset(name for name, _ in found if name.startswith("!"))


def _telling(found: Aspects) -> Aspects:
    return frozenset(each for each in found if each[1] >= TELLING)


def _dimension(unit: str) -> str | None:
    if lexicon.is_money(unit):
        return "money"
    return "speed" if " per " in unit else _DIMENSIONS.get(unit)
