"""Which wordings of a claim surely say what its clearest says: a group also has some that are joined loosely."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations

from tasks.link.claims.chances import chances_of
from tasks.link.claims.features import Features
from tasks.link.claims.polarity import NEGATOR
from tasks.link.claims.representative import alike
from tasks.link.claims.signs import Soft, Weighed
from tasks.link.claims.weights import Weights

LEAST_TERMS = 2  # a clause of fewer content terms says too little to be sure of
EVEN = 0.5  # chance of the pair from which a plainly like wording says the same
LIKELY = 0.85  # chance of the pair from which a wording surely says what the clearest does
LIKELY_BESIDE = 0.8  # the same with another sure wording
ALIKE = 0.25  # how like the clearest it must be, too
ALIKE_BESIDE = 0.35  # the same with another sure wording
PLAINLY = 0.5  # how like from which on it need only be likelier than not, or may name another day of the week
GONE = re.compile(r"\b(?:without|lack\w*|lost|loses?|off|out of)\b", re.IGNORECASE)  # no power is power that is off
PART = re.compile(r"(?:[a-z]+ )?(?:who|which|that|where|when|whose)\b")
DAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
MONTH = re.compile(
    r"\b(?:january|february|march|april|june|july|august|september|october|november|december)\b", re.IGNORECASE
)
Chances = Mapping[tuple[str, str], float]


def pair_chances(wordings: Sequence[Features], said: Sequence[Weighed], known: Soft | None = None) -> Chances:
    """How likely each two wordings say the same, by their statement ids, the lesser first.

    `said` is all that the story says: a pair is also judged by what else in the other's text either is like. `known`
    keeps what its pairs share from call to call.
    """
    texts = {row.copy_group for row in wordings}
    ids = {row.statement.statement_id for row in wordings}
    beside = [at for at, one in enumerate(said) if one.row.copy_group in texts]
    mine = [at for at in beside if said[at].row.statement.statement_id in ids]
    pairs = {(min(one, other), max(one, other)) for one in mine for other in beside if one != other}
    found = chances_of(said, sorted(pairs), wanted=set(combinations(mine, 2)), known=known)
    return {_ids(said[one], said[other]): chance for (one, other), chance in found.items()}


def _ids(one: Weighed, other: Weighed) -> tuple[str, str]:
    first, second = sorted(each.row.statement.statement_id for each in (one, other))
    return first, second


def sure(
    clear: Features, wordings: Sequence[Features], likely: Chances, names: Collection[str], weights: Weights
) -> tuple[Features, ...]:
    """The wordings that are joined to the clearest by likely pairs, itself the first; none that tells it otherwise."""
    found = [clear]
    rest = [row for row in wordings if row is not clear and _could(row, clear, alike(row, clear, names, weights))]
    for one in found:  # which grows as it is walked
        for row in list(rest):
            ids = sorted((row.statement.statement_id, one.statement.statement_id))
            chance, share = likely.get((ids[0], ids[1]), 0.0), alike(row, one, names, weights)
            if _is_sure(row, chance, share, is_clearest=one is clear):
                found.append(row)
                rest.remove(row)
    return tuple(found)


def _could(row: Features, clear: Features, share: float) -> bool:
    """Whether a wording says enough, neither denies what the clearest asserts, nor has another day or month."""
    texts = row.statement.text, clear.statement.text
    elsewhen = _differ(MONTH, *texts) or (share < PLAINLY and _differ(DAY, *texts))
    return len(row.core) >= LEAST_TERMS and not _denies(*texts) and not elsewhen


def _denies(one: str, other: str) -> bool:
    """Whether one of two texts denies something, and the other neither does nor says that it is gone."""
    first, second = (bool(NEGATOR.search(text)) for text in (one, other))
    return first != second and not GONE.search(other if first else one)


def _is_sure(row: Features, chance: float, share: float, *, is_clearest: bool) -> bool:
    """Whether a wording surely says what the clearest or another sure one does: a part of a clause only if plainly."""
    is_part = not row.statement.tense or PART.match(row.statement.text)
    if share >= PLAINLY and not is_part:
        return chance >= EVEN
    likely, least = (LIKELY, ALIKE) if is_clearest else (LIKELY_BESIDE, ALIKE_BESIDE)
    return chance >= likely and share >= (PLAINLY if is_part else least)


def _differ(pattern: re.Pattern[str], *texts: str) -> bool:
    """Whether each of two texts has such words, and none in common."""
    one, other = ({name.lower() for name in pattern.findall(text)} for text in texts)
    return bool(one and other) and one.isdisjoint(other)
