"""What a time, a length or a sum is of: how long something lasted, how far off it is, what is demanded."""

from __future__ import annotations

import re
from itertools import pairwise

from tasks.link.measures import lexicon
from tasks.link.words import words

_CHARS = 60
_BREAK = re.compile(r"[,;—–]\s|\b(?:and|but|while)\b")
_DIMENSIONS = {"second": "time", "day": "time", "month": "time", "metre": "length"}


def aspects(unit: str, before: str, after: str) -> frozenset[tuple[str, float]]:
    """The aspects that words round a number name, each with how much it tells; none for a count or a share."""
    dimension = "money" if lexicon.is_money(unit) else _DIMENSIONS.get(unit)
    if dimension is None:
        return frozenset()
    near = _BREAK.split(before[-_CHARS:])[-1], _BREAK.split(after[:_CHARS])[0]
    behind = (f">{word}" for word in _said(near[1]))
    named = ((dimension, word) for word in (*_said(near[0]), *_said(near[1]), *behind))
    return frozenset(lexicon.aspects()[each] for each in named if each in lexicon.aspects())


def _said(side: str) -> list[str]:
    """The words of one side, and each two that stand together."""
    found = words(side)
    return [*found, *map(" ".join, pairwise(found))]
