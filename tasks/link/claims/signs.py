"""What a pair of statements shows of whether they say the same, as numbers that a model weighs."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tasks.link.claims.features import Features
from tasks.link.claims.similar import differ
from tasks.link.claims.weights import Weights
from tasks.link.utterances.senses import kin

NAMES = (
    "dice", "root_dice", "own_dice", "kindred", "sentence_dice", "shared", "n_common", "one_common", "about_only",
    "names_only", "besides", "acting",
    "family", "class", "unit_agrees", "number", "other_number", "one_number", "denied", "modality", "voice", "length",
    "shortest", "ahead", "ahead_of_one",
)  # fmt: skip
EVIDENCE = 0.3  # weight of shared terms at which half of Dice's coefficient counts
KINDRED = 0.6  # how much a word counts that is put for another
LEAST_DICE = 0.05  # below it a pair is not worth weighing
MOST_SHARED = 3.0
MOST_BESIDES = 1.5
MOST_COMMON = 5
SLIGHT = 9  # characters added to a length, so that short clauses do not differ much
Pair = tuple[int, int]
Soft = dict[Pair, tuple[float, float] | None]  # what pairs share, with and without words put for one another


@dataclass(frozen=True, slots=True)
class Weighed:
    """A statement with its terms' weights: `terms` with shares, `own` the clause's alone, `sentence` all in full.

    `put` are the terms of each word that some are put for or derived of; `does` is the kin of its predicate.
    """

    row: Features
    terms: Mapping[str, float]
    own: Mapping[str, float]
    sentence: Mapping[str, float]
    numbers: frozenset[str]
    put: Mapping[str, Sequence[str]]
    does: frozenset[str]
    totals: tuple[float, float, float]


def weighed(row: Features, weights: Weights) -> Weighed:
    """A statement with what every comparison asks of it."""
    terms = {term: weights[term] * share for term, share in row.terms.items()}
    own = {term: terms[term] for term in row.core}
    sentence = {term: weights[term] for term in row.terms}
    numbers = frozenset(term for term in row.core if term[0].isdigit())
    totals = math.fsum(terms.values()), math.fsum(own.values()), math.fsum(sentence.values())
    verb = row.statement.predicate.lower()
    does = _kin_of(verb) | _kin_of(verb.partition(" ")[0])
    return Weighed(row, terms, own, sentence, numbers, _put(frozenset(terms)), does, totals)


@lru_cache(maxsize=5_000)  # the clauses of a sentence have much the same terms
def _put(terms: frozenset[str]) -> Mapping[str, Sequence[str]]:
    """Words that some terms are put for, or derived of, with those terms."""
    put: dict[str, list[str]] = defaultdict(list)
    for term in sorted(terms):
        for name in _kin_of(_words(term)):
            put[name].append(term)
    return dict(put)


def _words(term: str) -> str:
    """The words of a term: those of a sense are joined by hyphens behind its sign."""
    return term[1:].replace("-", " ") if term[0] == "=" else term


@lru_cache(maxsize=50_000)
def _kin_of(phrase: str) -> frozenset[str]:
    return kin(phrase)


def signs(
    rows: Sequence[Weighed], pairs: Iterable[Pair], wanted: Collection[Pair] | None = None, known: Soft | None = None
) -> dict[Pair, tuple[float, ...]]:
    """The signs of each pair that shares enough, in the order of `NAMES`; `ahead` compares it with the others given.

    Of the `wanted` pairs alone, where some are named. `known` keeps what pairs of these rows share from call to call.
    """
    known = {} if known is None else known
    soft = {pair: shared for pair in pairs if (shared := _known_soft(rows, pair, known))}
    rivals = _rivals(rows, soft)
    return {
        pair: (*_signs(rows[pair[0]], rows[pair[1]], soft[pair]), *_ahead(rows, soft, rivals, pair))
        for pair in (soft if wanted is None else soft.keys() & wanted)
    }


def _known_soft(rows: Sequence[Weighed], pair: Pair, known: Soft) -> tuple[float, float] | None:
    """What a pair shares; None where that is not worth weighing."""
    if pair not in known:
        one, other = rows[pair[0]], rows[pair[1]]
        shared = _shared(one.terms, other.terms)
        enough = _dice(shared, one.totals[0] + other.totals[0]) >= LEAST_DICE
        known[pair] = _soft(one, other, shared) if enough else None
    return known[pair]


def _soft(one: Weighed, other: Weighed, shared: float) -> tuple[float, float]:
    """The weight of shared terms, and with that of those that are put for one another."""
    names = one.put.keys() & other.put.keys()
    if not names:
        return shared, shared
    return shared, shared + min(_kindred(one, other, names), _kindred(other, one, names))


def _kindred(one: Weighed, other: Weighed, names: Collection[str]) -> float:
    """The weight of one's terms that the other has not, but words that are put for them, by what both are put for."""
    best: dict[str, float] = {}
    for name in names:
        mine = [term for term in one.put[name] if term not in other.terms]
        theirs = [other.terms[term] for term in other.put[name] if term not in one.terms] if mine else ()
        if theirs:
            most = max(theirs)
            for term in mine:
                best[term] = max(best.get(term, 0.0), most)
    return KINDRED * math.fsum(min(one.terms[term], weight) for term, weight in best.items())


def _signs(one: Weighed, other: Weighed, soft: tuple[float, float]) -> tuple[float, ...]:
    a, b = one.row, other.row
    shared, both = soft[0], one.totals[0] + other.totals[0]
    dice = _dice(shared, both)
    common, about, names = a.core & b.core, a.about & b.about, a.names | b.names
    besides = _shared({term: one.own[term] for term in common - about - names}, other.own)
    agree, clash = _units(a, b)
    lengths = len(a.statement.text) + SLIGHT, len(b.statement.text) + SLIGHT
    return (
        dice * shared / (shared + EVIDENCE),
        math.sqrt(dice),
        _dice(_shared(one.own, other.own), one.totals[1] + other.totals[1]),
        _dice(soft[1] - shared, both),
        _dice(_shared(one.sentence, other.sentence), one.totals[2] + other.totals[2]),
        min(shared, MOST_SHARED),
        min(len(common), MOST_COMMON),
        len(common) == 1,
        common <= about,
        common <= names,
        min(besides, MOST_BESIDES),
        bool(a.predicate & b.core or b.predicate & a.core),
        bool(one.does & other.does),
        a.statement.predicate_class is not None and a.statement.predicate_class == b.statement.predicate_class,
        agree and not clash,
        bool(one.numbers & other.numbers),
        bool(one.numbers and other.numbers) and one.numbers.isdisjoint(other.numbers),
        bool(one.numbers) != bool(other.numbers),
        a.statement.negated != b.statement.negated,
        a.statement.modality != b.statement.modality,
        a.statement.voice != b.statement.voice,
        abs(math.log(lengths[0] / lengths[1])),
        math.log(min(len(a.core), len(b.core))),
    )


def _units(one: Features, other: Features) -> tuple[bool, bool]:
    """Whether both count in one unit, and whether they then never count the same."""
    return bool({value[0] for value in one.values} & {value[0] for value in other.values}), differ(
        one.values, other.values
    )


def _rivals(rows: Sequence[Weighed], soft: Mapping[Pair, tuple[float, float]]) -> dict[tuple[int, str], list[float]]:
    """For a statement and a text the two best likenesses that it has there."""
    found: dict[tuple[int, str], list[float]] = defaultdict(list)
    for pair, value in soft.items():
        likely = _soft_dice(rows, pair, value)
        for mine, yours in (pair, pair[::-1]):
            best = found[mine, rows[yours].row.copy_group]
            best.append(likely)
            best.sort(reverse=True)
            del best[2:]
    return found


def _ahead(
    rows: Sequence[Weighed],
    soft: Mapping[Pair, tuple[float, float]],
    rivals: Mapping[tuple[int, str], Sequence[float]],
    pair: Pair,
) -> tuple[float, float]:
    """How far a pair is ahead of what else either is like in the other's text: of the better rival, of the worse."""
    likely = _soft_dice(rows, pair, soft[pair])
    others = []
    for mine, yours in (pair, pair[::-1]):
        best = rivals[mine, rows[yours].row.copy_group]
        rest = best[1:] if likely == best[0] else best[:1]
        others.append(rest[0] if rest else 0.0)
    return likely - max(others), likely - min(others)


def _soft_dice(rows: Sequence[Weighed], pair: Pair, soft: tuple[float, float]) -> float:
    return _dice(soft[1], rows[pair[0]].totals[0] + rows[pair[1]].totals[0])


def _shared(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return math.fsum([min(one[term], other[term]) for term in one.keys() & other.keys()])


def _dice(shared: float, both: float) -> float:
    return 2 * shared / both if both else 0.0
