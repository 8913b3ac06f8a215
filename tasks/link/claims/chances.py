"""How likely two statements say the same: boosted trees of their signs, then what the others of the story say of it.

Both are fitted by `python -m bench.fit_claims`.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tasks.link.boosted import Floats, Trees, trees
from tasks.link.claims.features import Features, content
from tasks.link.claims.measured import NO_MEASURES, Measured
from tasks.link.claims.signs import NAMES, Pair, Shown, signs
from tasks.link.claims.similar import in_one_sentence
from tasks.link.claims.weights import Weights
from tasks.link.fitted import chance_of, log_odds
from tasks.link.records import Statement
from tasks.link.stems import LEXICONS

ALONE = LEXICONS / "claims_chances.json"
BESIDE = LEXICONS / "claims_support.json"
OPPOSED = -1.0  # of two of which one denies what the other asserts: it keeps their groups apart
OF_ONE_TEXT = 0.6  # factor where both are of one text, which seldom says a thing twice
OF_ONE_SUBJECT = 0.6  # factor where they have nothing in common but whom they are about
OF_ONE_NAME = 0.5  # the same where that is a name
TOLD = list(map(NAMES.index, ("kindred", "acting", "family", "class")))  # signs that they tell the like of it
SLIGHT = 0.03
BATCH = 2_000  # pairs that are asked of all trees at once
SUPPORT = ("alone", "third", "mass")
Support = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Model:
    """The trees for a pair by itself, and the weights of `SUPPORT`; the shipped ones if not given."""

    alone: Trees
    beside: Mapping[str, float] | None = None


def chances(
    rows: Sequence[Features],
    pairs: Iterable[Pair],
    weights: Weights,
    measured: Measured = NO_MEASURES,
    model: Model | None = None,
) -> dict[Pair, float]:
    """For pairs of rows how likely they say the same, 0 to 1, or `OPPOSED`; those of one sentence are left out.

    A pair of two texts is likelier where a third text says what is like both, and less so where either is like much.
    """
    shown = shows(rows, pairs, weights, measured)
    odds = dict(zip(shown.pairs, pair_odds(shown.signs, model).tolist(), strict=True))
    told = support({pair: value for pair, value in odds.items() if not _are_of_one_text(rows, pair)}, rows)
    tell_the_like: list[bool] = np.any(shown.signs[:, TOLD] > SLIGHT, axis=1).tolist()
    return {
        pair: OPPOSED
        if _is_opposed(rows[pair[0]], rows[pair[1]])
        else _chance(value, told.get(pair), model) * (1.0 if is_alike else _only_about(rows[pair[0]], rows[pair[1]]))
        for (pair, value), is_alike in zip(odds.items(), tell_the_like, strict=True)
    }


def shows(rows: Sequence[Features], pairs: Iterable[Pair], weights: Weights, measured: Measured = NO_MEASURES) -> Shown:
    """The signs of pairs of rows but those of one sentence."""
    apart = [pair for pair in pairs if not in_one_sentence(rows[pair[0]], rows[pair[1]])]
    return signs(rows, apart, weights, measured)


def pair_odds(shown: Floats, model: Model | None = None) -> Floats:
    """The logarithms of the odds that signs of pairs give, each pair by itself."""
    known = model.alone if model else trees(ALONE)
    batches = (known.log_odds(shown[at : at + BATCH]) for at in range(0, len(shown), BATCH))
    return np.concatenate([np.zeros(0), *batches])


def same_odds(shown: Floats, aside: Sequence[str] = ("denied", "voice")) -> Floats:
    """The same with signs `aside` left out: of two clauses but for a denial."""
    bare = shown.copy()
    bare[:, list(map(NAMES.index, aside))] = 0.0
    return pair_odds(bare)


def support(odds: Mapping[Pair, float], rows: Sequence[Features]) -> dict[Pair, Support]:
    """What the other pairs of a story say of each, under `SUPPORT`.

    `alone` are a pair's own odds; `third` the best chance that both are like one statement of a third text, the product
    of the two; `mass` how many statements either is like, by their chances.
    """
    likely = {pair: chance_of(value) for pair, value in odds.items()}
    of: dict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), value in likely.items():
        of[one][other] = of[other][one] = value
    mass = {at: math.fsum(sorted(known.values())) for at, known in of.items()}
    return {
        (one, other): {"alone": value, "third": _third(of, rows, one, other), "mass": mass[one] + mass[other]}
        for (one, other), value in odds.items()
    }


def _third(of: Mapping[int, Mapping[int, float]], rows: Sequence[Features], one: int, other: int) -> float:
    texts = rows[one].copy_group, rows[other].copy_group
    both = of[one].keys() & of[other].keys()
    return max((of[one][at] * of[other][at] for at in both if rows[at].copy_group not in texts), default=0.0)


def _is_opposed(one: Features, other: Features) -> bool:
    """Whether one denies what the other asserts."""
    return one.negated != other.negated and bool(one.predicate & other.predicate)


def _chance(odds: float, told: Support | None, model: Model | None) -> float:
    if told is None:
        return OF_ONE_TEXT * chance_of(odds)
    return chance_of(log_odds(BESIDE, told, model.beside if model else None))


def _only_about(one: Features, other: Features) -> float:
    """A factor for two that tell other things: less where they share nothing but whom they are about."""
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


def _are_of_one_text(rows: Sequence[Features], pair: Pair) -> bool:
    return rows[pair[0]].copy_group == rows[pair[1]].copy_group
