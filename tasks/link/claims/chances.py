"""How likely two statements say the same: a logistic model of their signs, fitted by `python -m bench.fit_claims`."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from operator import mul

from tasks.link import fitted
from tasks.link.claims.features import Features, content
from tasks.link.claims.signs import NAMES, Pair, Soft, Weighed, signs, weighed
from tasks.link.claims.similar import in_one_sentence
from tasks.link.claims.weights import Weights
from tasks.link.records import Statement
from tasks.link.stems import LEXICONS

MODEL = LEXICONS / "claims_chances.json"
OPPOSED = -1.0  # of two of which one denies what the other asserts: it keeps their groups apart
OF_ONE_TEXT = 0.6  # factor where both are of one text, which seldom says a thing twice
OF_ONE_SUBJECT = 0.6  # factor where they have nothing in common but whom they are about
OF_ONE_NAME = 0.5  # the same where that is a name
TOLD = tuple(map(NAMES.index, ("kindred", "acting", "family", "class")))  # signs that they tell the like of it
SLIGHT = 0.03
Model = tuple[float, ...]


def chances(
    rows: Sequence[Features], pairs: Iterable[Pair], weights: Weights, model: Model | None = None
) -> dict[Pair, float]:
    """For pairs of rows how likely they say the same, 0 to 1, or `OPPOSED`; those of one sentence are left out."""
    return chances_of([weighed(row, weights) for row in rows], pairs, model)


def chances_of(
    rows: Sequence[Weighed],
    pairs: Iterable[Pair],
    model: Model | None = None,
    wanted: Collection[Pair] | None = None,
    known: Soft | None = None,
) -> dict[Pair, float]:
    """The same of rows that are weighed already; of the `wanted` pairs alone, where some are named."""
    weights = model or shipped()
    return {
        pair: _chance(rows[pair[0]].row, rows[pair[1]].row, shown, weights)
        for pair, shown in signs(rows, _apart(rows, pairs), wanted, known).items()
    }


def shows(rows: Sequence[Features], pairs: Iterable[Pair], weights: Weights) -> dict[Pair, tuple[float, ...]]:
    """The signs of pairs of rows but those of one sentence."""
    given = [weighed(row, weights) for row in rows]
    return signs(given, _apart(given, pairs))


def _apart(rows: Sequence[Weighed], pairs: Iterable[Pair]) -> list[Pair]:
    return [pair for pair in pairs if not in_one_sentence(rows[pair[0]].row, rows[pair[1]].row)]


def _chance(one: Features, other: Features, shown: Sequence[float], model: Model) -> float:
    if one.negated != other.negated and one.predicate & other.predicate:
        return OPPOSED
    likely = 1 / (1 + math.exp(-_odds(shown, model)))
    likely *= OF_ONE_TEXT if one.copy_group == other.copy_group else 1.0
    return likely * _only_about(one, other, shown)


def _odds(shown: Sequence[float], model: Model) -> float:
    return math.fsum(map(mul, (1.0, *shown), model))


def same_odds(shown: Sequence[float], aside: Collection[str] = ("denied", "voice")) -> float:
    """The logarithm of the odds that signs give, those `aside` left out: of two clauses but for a denial."""
    return _odds([0.0 if name in aside else sign for name, sign in zip(NAMES, shown, strict=True)], shipped())


def _only_about(one: Features, other: Features, shown: Sequence[float]) -> float:
    """A factor: less where two clauses share nothing but whom they are about, and tell other things of it."""
    if any(shown[at] > SLIGHT for at in TOLD):
        return 1.0
    common = one.core & other.core
    whom, whom_else = _whom(one.statement), _whom(other.statement)
    if not common <= (whom.keys() | one.about) & (whom_else.keys() | other.about):
        return 1.0
    is_name = all(whom.get(term) and whom_else.get(term) for term in common)
    return OF_ONE_NAME if is_name else OF_ONE_SUBJECT


def _whom(statement: Statement) -> dict[str, bool]:
    """The terms of whom a clause is about, and whether they have a capital: of its object where nobody acts."""
    text = statement.subject or statement.object or ""
    return {term.term: text[term.start].isupper() for term in content(text)}


@cache
def shipped() -> Model:
    """The weights as fitted, that of every pair first."""
    known = fitted.weights(MODEL)
    return tuple(known[name] for name in (fitted.BIAS, *NAMES))
