"""What texts have in common where words and phrases of one family are taken to be the same (`tasks.link.thesaurus`)."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from tasks.link.claims.features import content
from tasks.link.claims.weights import Weights
from tasks.link.thesaurus import NONE, Families, Kin, kin


@lru_cache(maxsize=20_000)  # a story's clauses are asked for by its claims, what is left out, and its conflicts
def kin_of(text: str) -> Kin:
    """The content terms of a text with their families."""
    return kin(text, content(text))


@dataclass(frozen=True, slots=True)
class Akin:
    """A text's terms with their weight and families, the families of them all, and the sum of the weights."""

    told: tuple[tuple[str, float, Families], ...]
    terms: Collection[str]
    families: Families
    total: float


def akin(text: str, weights: Weights) -> Akin:
    """A text as others are compared with it."""
    known = kin_of(text)
    told = tuple((term, weights[term], families) for term, families in known.items())
    return Akin(told, known.keys(), NONE.union(*known.values()), math.fsum(weight for _, weight, _ in told))


def likeness(one: Akin, other: Akin) -> float:
    """Dice's coefficient of two texts' weighted terms, 0 to 1."""
    both = one.total + other.total
    return 2 * min(_found(one, other), _found(other, one)) / both if both else 0.0


def within(one: Akin, other: Akin) -> float:
    """The share of a text that another has, 0 to 1."""
    return _found(one, other) / one.total if one.total else 0.0


def _found(mine: Akin, yours: Akin) -> float:
    """The weight of one text's terms for which the other has the same or one of a family."""
    terms, all_of_them = yours.terms, yours.families
    return math.fsum(
        [weight for term, weight, families in mine.told if term in terms or not families.isdisjoint(all_of_them)]
    )
