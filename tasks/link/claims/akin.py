"""What texts have in common where words and phrases of one family are taken to be the same (`tasks.link.thesaurus`)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tasks.link.claims.features import content
from tasks.link.claims.weights import Weights
from tasks.link.thesaurus import NONE, Families, Kin, kin


@lru_cache(maxsize=20_000)  # a story's clauses are asked for by its claims, what is left out, and its conflicts
def kin_of(text: str) -> Kin:
    """The content terms of a text with their families."""
    return kin(text, content(text))


@lru_cache(maxsize=20_000)
def families_in(text: str) -> Families:
    """The families that a text's content terms are in."""
    return NONE.union(*kin_of(text).values())


@dataclass(frozen=True, slots=True)
class Akin:
    """A text's terms with their weights and the sum of these, those that are in families, and all these families."""

    weights: Mapping[str, float]
    total: float
    related: Sequence[tuple[str, Families]]
    families: Families


def akin(text: str, weights: Weights) -> Akin:
    """A text as others are compared with it."""
    known = kin_of(text)
    own = {term: weights[term] for term in known}
    related = [(term, families) for term, families in known.items() if families]
    return Akin(own, math.fsum(own.values()), related, families_in(text))


def likeness(one: Akin, other: Akin) -> float:
    """Dice's coefficient of two texts' weighted terms, 0 to 1."""
    if not (one.total and other.total):
        return 0.0
    common = one.weights.keys() & other.weights.keys()
    return 2 * min(_found(one, other, common), _found(other, one, common)) / (one.total + other.total)


def within(one: Akin, other: Akin) -> float:
    """The share of a text that another has, 0 to 1."""
    return _found(one, other, one.weights.keys() & other.weights.keys()) / one.total if one.total else 0.0


def _found(mine: Akin, yours: Akin, common: set[str]) -> float:
    """The weight of one text's terms for which the other has the same, those in common, or one of a family."""
    told, families = [mine.weights[term] for term in common], yours.families
    told += [mine.weights[term] for term, own in mine.related if term not in common and not own.isdisjoint(families)]
    return math.fsum(told)
