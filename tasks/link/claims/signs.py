"""What a pair of statements shows of whether they say the same, as numbers that a model weighs."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tasks.link.claims.akin import Akin, akin, families_in, likeness, within
from tasks.link.claims.features import Features, content
from tasks.link.claims.measured import NO_MEASURES, Measured, Names
from tasks.link.claims.similar import differ
from tasks.link.claims.weights import Weights, general_weight
from tasks.link.thesaurus import Families
from tasks.link.utterances.senses import kin

NAMES = (
    "dice", "sentence_dice", "own_dice", "kindred", "shared", "n_common", "besides", "most", "at_large", "number_told",
    "about_only", "names_only", "left", "left_most", "kept", "in_sentence", "subject", "object",
    "acting", "family", "class", "unit_agrees", "number", "other_number", "one_number", "denied", "modality", "tense",
    "voice", "length", "lengths", "measured", "elsewhere", "akin", "sentence_akin", "object_akin", "within",
    "each_within", "does_akin", "apart", "above", "below", "ahead", "ahead_of_one", "mutual",
)  # fmt: skip
EVIDENCE = 0.3  # weight of shared terms at which half of Dice's coefficient counts
KINDRED = 0.6  # how much a word counts that is put for another
LEAST_DICE = 0.05  # below it a pair is not worth weighing
LEAST_OF_ONE_TEXT = 0.2  # the same where both are of one text, which seldom says a thing twice in other words
MOST_SHARED = 3.0
MOST_BESIDES = 1.5
MOST_COMMON = 5
SLIGHT = 9  # characters added to a length, so that short clauses do not differ much
Pair = tuple[int, int]
Shared = tuple[float, float]  # what a pair shares, without and with words put for one another
Sentences = dict[tuple[str, str], float]  # how like the sentences of two are, which many pairs have in common
Part = tuple[Mapping[str, float], float]  # terms with their weights, and the sum of these


@dataclass(frozen=True, slots=True)
class Weighed:
    """A statement with its terms' weights: `terms` with shares, `own` the clause's alone, `sentence` all in full.

    `heaviest` are the terms of `own`, the heaviest first; `subject` and `object` those of either, in full. `put` are
    the terms of each word that some are put for or derived of; `does` is the kin of its predicate. `measured` are the
    measures that it gives, `told` those that its report does. `totals` are the sums of `terms`, `own` and `sentence`.
    `clause_akin`, `sentence_akin` and `object_akin` are these with the families of their words, `does_akin` those of
    the predicate.
    """

    row: Features
    terms: Mapping[str, float]
    own: Mapping[str, float]
    heaviest: Sequence[str]
    sentence: Mapping[str, float]
    subject: Part
    object: Part
    numbers: frozenset[str]
    put: Mapping[str, Sequence[str]]
    does: frozenset[str]
    measured: Names
    told: Names
    totals: tuple[float, float, float]
    clause_akin: Akin
    sentence_akin: Akin
    object_akin: Akin
    does_akin: Families


def weighed(row: Features, weights: Weights, measured: Measured = NO_MEASURES) -> Weighed:
    """A statement with what every comparison asks of it."""
    terms = {term: weights[term] * share for term, share in row.terms.items()}
    own = {term: terms[term] for term in row.core}
    sentence = {term: weights[term] for term in row.terms}
    numbers = frozenset(term for term in row.core if term[0].isdigit())
    totals = math.fsum(terms.values()), math.fsum(own.values()), math.fsum(sentence.values())
    verb = row.statement.predicate.lower()
    does = _kin_of(verb) | _kin_of(verb.partition(" ")[0])
    heaviest = sorted(own, key=own.__getitem__, reverse=True)
    subject, object_ = (_part(part or "", weights) for part in (row.statement.subject, row.statement.object))
    return Weighed(
        row, terms, own, heaviest, sentence, subject, object_, numbers, _put(frozenset(terms)), does,
        measured.of(row.statement), measured.told_by(row.statement.article_id), totals,
        akin(row.statement.text, weights), akin(row.whole, weights), akin(row.statement.object or "", weights),
        families_in(row.statement.predicate),
    )  # fmt: skip


def _part(text: str, weights: Weights) -> Part:
    terms = {term.term: weights[term.term] for term in content(text)}
    return terms, math.fsum(terms.values())


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


def signs(rows: Sequence[Weighed], pairs: Iterable[Pair]) -> dict[Pair, tuple[float, ...]]:
    """The signs of each pair that shares enough, in the order of `NAMES`; the last compare it with the others given."""
    soft = {pair: shared for pair in pairs if (shared := _soft(rows[pair[0]], rows[pair[1]]))}
    rivals = _rivals(rows, soft)
    sentences: Sentences = {}
    return {
        pair: (*_signs(rows[pair[0]], rows[pair[1]], shared, sentences), *_ahead(rows, soft, rivals, pair))
        for pair, shared in soft.items()
    }


def _soft(one: Weighed, other: Weighed) -> Shared | None:
    """The weight of shared terms, and with that of those that are put for one another; None if not worth weighing."""
    shared = _shared(one.terms, other.terms)
    least = LEAST_OF_ONE_TEXT if one.row.copy_group == other.row.copy_group else LEAST_DICE
    if _dice(shared, one.totals[0] + other.totals[0]) < least:
        return None
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


def _signs(one: Weighed, other: Weighed, soft: Shared, sentences: Sentences) -> tuple[float, ...]:
    own = _shared(one.own, other.own)
    return (
        *_words_shared(one, other, soft, own),
        *_words_left(one, other, own),
        *_told_alike(one, other),
        *_akin(one, other, sentences),
        *_placed(one.row.depth, other.row.depth),
    )


def _words_shared(one: Weighed, other: Weighed, soft: Shared, own: float) -> tuple[float, ...]:
    """How much two have in common: as a share of both, in all, and which terms that is."""
    shared, both = soft[0], one.totals[0] + other.totals[0]
    dice = _dice(shared, both)
    a, b = one.row, other.row
    common = a.core & b.core
    of_it = common - a.about - b.about - a.names - b.names
    return (
        dice * shared / (shared + EVIDENCE),
        _dice(_shared(one.sentence, other.sentence), one.totals[2] + other.totals[2]),
        _dice(own, one.totals[1] + other.totals[1]),
        _dice(soft[1] - shared, both),
        min(shared, MOST_SHARED),
        min(len(common), MOST_COMMON),
        min(math.fsum([min(one.own[term], other.own[term]) for term in of_it]), MOST_BESIDES),
        max([min(one.own[term], other.own[term]) for term in common], default=0.0),
        math.fsum(map(general_weight, common)),
        max([len(term) * general_weight(term) for term in one.numbers & other.numbers], default=0.0),
        common <= a.about & b.about,
        common <= a.names | b.names,
    )


def _words_left(one: Weighed, other: Weighed, own: float) -> tuple[float, ...]:
    """How much either has that the other lacks, and how much of the rest of it stands in the other."""
    left = _lacked(one, other), _lacked(other, one)
    return (
        min(left),
        max(left),
        own / (max(one.totals[1], other.totals[1]) or 1.0),
        max(_inside(one, other), _inside(other, one)),
        _alike(one.subject, other.subject),
        _alike(one.object, other.object),
    )


def _lacked(mine: Weighed, yours: Weighed) -> float:
    """The weight of the heaviest term of a clause that the other's sentence has not."""
    return next((mine.own[term] for term in mine.heaviest if term not in yours.terms), 0.0)


def _inside(mine: Weighed, yours: Weighed) -> float:
    """The share of a clause that stands in the other's sentence."""
    return math.fsum([mine.own[term] for term in mine.own.keys() & yours.terms.keys()]) / (mine.totals[1] or 1.0)


def _alike(one: Part, other: Part) -> float:
    """Dice's coefficient of two parts of clauses."""
    return _dice(_shared(one[0], other[0]), one[1] + other[1])


def _told_alike(one: Weighed, other: Weighed) -> tuple[float, ...]:
    """Whether two tell the same act, number and manner of it, in how many words."""
    a, b = one.row, other.row
    agree, clash = _units(a, b)
    first, second = a.statement, b.statement
    lengths = len(first.text) + SLIGHT, len(second.text) + SLIGHT
    return (
        bool(a.predicate & b.core or b.predicate & a.core),
        bool(one.does & other.does),
        first.predicate_class is not None and first.predicate_class == second.predicate_class,
        agree and not clash,
        bool(one.numbers & other.numbers),
        bool(one.numbers and other.numbers) and one.numbers.isdisjoint(other.numbers),
        bool(one.numbers) != bool(other.numbers),
        first.negated != second.negated,
        first.modality != second.modality,
        first.tense != second.tense,
        first.voice != second.voice,
        abs(math.log(lengths[0] / lengths[1])),
        math.log(sum(lengths)),
        bool(one.measured & other.measured),
        sum(not mine.measured.isdisjoint(yours.told - yours.measured) for mine, yours in ((one, other), (other, one))),
    )


def _akin(one: Weighed, other: Weighed, sentences: Sentences) -> tuple[float, ...]:
    """How much two have in common where words of one family are the same; `sentences` is what their sentences have."""
    whole = one.row.whole, other.row.whole
    if whole not in sentences:
        sentences[whole] = likeness(one.sentence_akin, other.sentence_akin)
    parts = within(one.clause_akin, other.sentence_akin), within(other.clause_akin, one.sentence_akin)
    does = (not mine.does_akin.isdisjoint(yours.clause_akin.families) for mine, yours in ((one, other), (other, one)))
    return (
        likeness(one.clause_akin, other.clause_akin),
        sentences[whole],
        likeness(one.object_akin, other.object_akin),
        max(parts),
        min(parts),
        sum(does),
    )


def _placed(one: float, other: float) -> tuple[float, ...]:
    """How far two stand from each other in their texts, and how far down: all tell first what matters most."""
    return abs(one - other), min(one, other), max(one, other)


def _units(one: Features, other: Features) -> tuple[bool, bool]:
    """Whether both count in one unit, and whether they then never count the same."""
    if not (one.values and other.values):
        return False, False
    return bool({value[0] for value in one.values} & {value[0] for value in other.values}), differ(
        one.values, other.values
    )


def _rivals(rows: Sequence[Weighed], soft: Mapping[Pair, Shared]) -> dict[tuple[int, str], list[float]]:
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
    soft: Mapping[Pair, Shared],
    rivals: Mapping[tuple[int, str], Sequence[float]],
    pair: Pair,
) -> tuple[float, float, bool]:
    """How far a pair is ahead of what else either is like in the other's text: of the better rival, of the worse, and
    whether of both.
    """
    likely = _soft_dice(rows, pair, soft[pair])
    others = []
    for mine, yours in (pair, pair[::-1]):
        best = rivals[mine, rows[yours].row.copy_group]
        rest = best[1:] if likely == best[0] else best[:1]
        others.append(rest[0] if rest else 0.0)
    return likely - max(others), likely - min(others), likely >= max(others)


def _soft_dice(rows: Sequence[Weighed], pair: Pair, soft: Shared) -> float:
    return _dice(soft[1], rows[pair[0]].totals[0] + rows[pair[1]].totals[0])


def _shared(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    if one.keys().isdisjoint(other):
        return 0.0
    return math.fsum([min(one[term], other[term]) for term in one.keys() & other.keys()])


def _dice(shared: float, both: float) -> float:
    return 2 * shared / both if both else 0.0
