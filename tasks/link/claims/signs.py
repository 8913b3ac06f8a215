"""What a pair of statements shows of whether they say the same, as numbers that a model weighs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from tasks.link.boosted import Floats, Ints
from tasks.link.claims.features import Features
from tasks.link.claims.held import Bools, Common, Pairs, dice, most, share, sums
from tasks.link.claims.measured import NO_MEASURES, Measured
from tasks.link.claims.similar import differ
from tasks.link.claims.weighed import Weighed
from tasks.link.claims.weights import Weights

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
AT_ONCE = 20_000  # pairs whose terms are held at once, some tens of each
Pair = tuple[int, int]
Columns = Iterator[Floats | Bools]


class Shown(NamedTuple):
    """Pairs that are worth weighing, and the signs of each in the order of `NAMES`: a row a pair."""

    pairs: list[Pair]
    signs: Floats


def signs(rows: Sequence[Features], pairs: Iterable[Pair], weights: Weights, measured: Measured = NO_MEASURES) -> Shown:
    """The signs of each pair that shares enough; the last compare it with the others given."""
    told = Weighed(rows, weights, measured)
    given = np.array([*pairs], dtype=np.int64).reshape(-1, 2)
    parts = [_part(told, Pairs(*given[at : at + AT_ONCE].T)) for at in range(0, len(given), AT_ONCE)]
    if not parts:
        return Shown([], np.zeros((0, len(NAMES))))
    kept, likely, columns = (np.concatenate(each) for each in zip(*parts, strict=True))
    every = given[kept]
    ahead = _ahead(told, Pairs(*every.T), likely)
    return Shown(list(map(tuple, every.tolist())), np.column_stack([columns, *ahead]))


def _part(told: Weighed, given: Pairs) -> tuple[Bools, Floats, Floats]:
    """Which of some pairs are worth weighing, and of these the likeness and all signs but those that compare them."""
    kept, shared = _worth(told, given)
    pairs = Pairs(given.one[kept], given.other[kept])
    both = _both(told.bag.totals[0], pairs)
    kindred = dice(_kindred(told, pairs), both)
    common = told.bag.terms.common(pairs)
    columns = (
        *_words_shared(told, pairs, common, shared, kindred),
        *_words_left(told, pairs, common),
        *_told_alike(told, pairs, common),
        *_akin(told, pairs),
        *_placed(told, pairs),
    )
    return kept, dice(shared, both) + kindred, np.column_stack(columns)


def _worth(told: Weighed, given: Pairs) -> tuple[Bools, Floats]:
    """Which of some pairs are worth weighing, and the weight of what each of these shares."""
    common, weights = told.bag.terms.common(given), told.bag.weights
    shared = _sum(given, common, np.minimum(weights[common.one], weights[common.other]))
    is_of_one = told.text[given.one] == told.text[given.other]
    least = np.where(is_of_one, LEAST_OF_ONE_TEXT, LEAST_DICE)
    kept = dice(shared, _both(told.bag.totals[0], given)) >= least
    return kept, shared[kept]


def _both(totals: Floats, pairs: Pairs) -> Floats:
    return totals[pairs.one] + totals[pairs.other]


def _sum(pairs: Pairs, common: Common, values: Floats | Bools) -> Floats:
    """For each pair the sum of values of what it has in common."""
    return sums(len(pairs.one), common.pair, values)


def _kindred(told: Weighed, pairs: Pairs) -> Floats:
    """The weight of one's terms that the other has not, but words that are put for them; of the lesser of both sides.

    A term counts as much as the heaviest that is put for what it is put for, or as itself, where that is less.
    """
    weights = told.bag.weights
    put = _put_for_another(told, pairs)
    both = (_least(len(pairs.one), put.pair, mine, yours, weights) for mine, yours in (put[1:], put[:0:-1]))
    return KINDRED * np.minimum(*both)


def _put_for_another(told: Weighed, pairs: Pairs) -> Common:
    """The terms of each two that have a name in common of what they are put for, and neither stands in the other."""
    terms = told.bag.terms
    pair, at = told.put.of(pairs.one)
    match, theirs = told.put.all_of(pairs.other[pair], told.put.thing[at])
    pair, one, other = pair[match], told.put_by[at[match]], told.put_by[theirs]
    is_put = terms.find(pairs.other[pair], terms.thing[one]) < 0
    is_put &= terms.find(pairs.one[pair], terms.thing[other]) < 0
    return Common(pair[is_put], one[is_put], other[is_put])


def _least(n: int, pair: Ints, mine: Ints, yours: Ints, weights: Floats) -> Floats:
    """For each of `n` pairs the weight of my terms, each once, or of the heaviest of yours that it stands for."""
    key, which = np.unique(pair * len(weights) + mine, return_inverse=True)
    best = most(len(key), which, weights[yours])
    return sums(n, key // len(weights), np.minimum(weights[key % len(weights)], best))


def _words_shared(told: Weighed, pairs: Pairs, common: Common, shared: Floats, kindred: Floats) -> Columns:
    """How much two have in common: as a share of both, in all, and which terms that is."""
    bag = told.bag
    whole = _sum(pairs, common, bag.whole[common.one])
    alike = dice(shared, _both(bag.totals[0], pairs))
    own = np.minimum(bag.own[common.one], bag.own[common.other])
    yield alike * shared / (shared + EVIDENCE)
    yield dice(whole, _both(bag.totals[2], pairs))
    yield dice(_sum(pairs, common, own), _both(bag.totals[1], pairs))
    yield kindred
    yield np.minimum(shared, MOST_SHARED)
    is_own = bag.is_own[common.one] & bag.is_own[common.other]
    common, own = Common(*(each[is_own] for each in common)), own[is_own]
    n_common = _sum(pairs, common, np.ones(len(own)))
    is_about, is_name, is_number = (
        (of[common.one], of[common.other]) for of in (bag.is_about, bag.is_name, bag.is_number)
    )
    yield np.minimum(n_common, MOST_COMMON)
    is_aside = is_about[0] | is_about[1] | is_name[0] | is_name[1]
    yield np.minimum(_sum(pairs, common, np.where(is_aside, 0.0, own)), MOST_BESIDES)
    yield most(len(shared), common.pair, own)
    yield _sum(pairs, common, bag.general[common.one])
    yield most(len(shared), common.pair, np.where(is_number[0] & is_number[1], bag.figures[common.one], 0.0))
    yield _sum(pairs, common, is_about[0] & is_about[1]) == n_common
    yield _sum(pairs, common, is_name[0] | is_name[1]) == n_common


def _words_left(told: Weighed, pairs: Pairs, common: Common) -> Columns:
    """How much either has that the other lacks, and how much of the rest of it stands in the other."""
    bag, texts = told.bag, told.texts
    left = _lacked(told, pairs), _lacked(told, pairs.turned)
    yield np.minimum(*left)
    yield np.maximum(*left)
    own = bag.totals[1][pairs.one], bag.totals[1][pairs.other]
    shared = _sum(pairs, common, np.minimum(bag.own[common.one], bag.own[common.other]))
    yield share(shared, np.maximum(*own))
    yield np.maximum(
        share(_sum(pairs, common, bag.own[common.one]), own[0]),
        share(_sum(pairs, common, bag.own[common.other]), own[1]),
    )
    yield texts.alike(_parts(told.subject, pairs))
    yield texts.alike(_parts(told.object, pairs))


def _lacked(told: Weighed, pairs: Pairs) -> Floats:
    """The weight of the heaviest term of the first clause that the other's sentence has not."""
    pair, at = told.bag.terms.of(pairs.one)
    has_not = told.bag.terms.find(pairs.other[pair], told.bag.terms.thing[at]) < 0
    return most(len(pairs.one), pair[has_not], told.bag.own[at[has_not]])


def _parts(of: Ints, pairs: Pairs, of_other: Ints | None = None) -> Pairs:
    """The texts of a part of each two statements, or of one part of the first and another of the other."""
    return Pairs(of[pairs.one], (of if of_other is None else of_other)[pairs.other])


def _told_alike(told: Weighed, pairs: Pairs, common: Common) -> Columns:
    """Whether two tell the same act, number and manner of it, in how many words."""
    one, other = pairs
    yield _acts(told, pairs) | _acts(told, pairs.turned)
    yield told.does.meets(pairs)
    yield told.has_kind[one] & (told.kind[one] == told.kind[other])
    yield _units_agree(told, pairs)
    is_number = told.bag.is_number[common.one] & told.bag.is_number[common.other]
    same_number = _sum(pairs, common, is_number) > 0
    has = told.has_number[one], told.has_number[other]
    yield same_number
    yield has[0] & has[1] & ~same_number
    yield has[0] != has[1]
    yield from (of[one] != of[other] for of in (told.denied, told.modality, told.tense, told.voice))
    lengths = told.length[one] + SLIGHT, told.length[other] + SLIGHT
    yield np.abs(np.log(lengths[0] / lengths[1]))
    yield np.log(lengths[0] + lengths[1])
    yield told.measured.meets(pairs)
    sides = (told.measured.meets(each, told.elsewhere) for each in (pairs, pairs.turned))
    yield np.add(*(side.astype(float) for side in sides))


def _acts(told: Weighed, pairs: Pairs) -> Bools:
    """Whether a term of the first predicate is one of the other clause."""
    common = told.acts.common(pairs, told.bag.terms)
    return _sum(pairs, common, told.bag.is_own[common.other]) > 0


def _units_agree(told: Weighed, pairs: Pairs) -> Bools:
    """Whether both count in one unit, and may count the same."""
    found = np.zeros(len(pairs.one), dtype=bool)
    for at in np.nonzero(told.has_value[pairs.one] & told.has_value[pairs.other])[0]:
        one, other = (told.rows[side[at]].values for side in pairs)
        found[at] = bool({value[0] for value in one} & {value[0] for value in other}) and not differ(one, other)
    return found


def _akin(told: Weighed, pairs: Pairs) -> Columns:
    """How much two have in common where words of one family are the same."""
    texts = told.texts
    within = [texts.within(_parts(told.clause, each, told.sentence)) for each in (pairs, pairs.turned)]
    does = [texts.families.meets(_parts(told.predicate, each, told.clause)) for each in (pairs, pairs.turned)]
    yield texts.akin(_parts(told.clause, pairs))
    yield _once(texts.akin, _parts(told.sentence, pairs))
    yield _once(texts.akin, _parts(told.object, pairs))
    yield np.maximum(*within)
    yield np.minimum(*within)
    yield does[0].astype(float) + does[1]


def _once(compare: Callable[[Pairs], Floats], pairs: Pairs) -> Floats:
    """What a comparison says of each pair, where many are the same: of each asked once."""
    n = int(pairs.other.max(initial=0)) + 1
    key, which = np.unique(pairs.one * n + pairs.other, return_inverse=True)
    return compare(Pairs(key // n, key % n))[which]


def _placed(told: Weighed, pairs: Pairs) -> Columns:
    """How far two stand from each other in their texts, and how far down: all tell first what matters most."""
    depths = told.depth[pairs.one], told.depth[pairs.other]
    yield np.abs(depths[0] - depths[1])
    yield np.minimum(*depths)
    yield np.maximum(*depths)


def _ahead(told: Weighed, pairs: Pairs, likely: Floats) -> Columns:
    """How far a pair is ahead of what else either is like in the other's text: of the better rival, of the worse, and
    whether of both.
    """
    mine, yours = np.concatenate(pairs), np.concatenate(pairs.turned)
    _, of = np.unique(mine * (int(told.text.max(initial=0)) + 1) + told.text[yours], return_inverse=True)
    twice = np.concatenate((likely, likely))
    rest = _best_but_it(of, twice).reshape(2, -1)
    yield likely - rest.max(axis=0)
    yield likely - rest.min(axis=0)
    yield likely >= rest.max(axis=0)


def _best_but_it(of: Ints, values: Floats) -> Floats:
    """For each value the best other of its group, 0 where there is none."""
    order = np.lexsort((-values, of))
    grouped, sorted_ = of[order], values[order]
    first = np.searchsorted(grouped, grouped)
    second = np.minimum(first + 1, len(values) - 1)
    runner_up = np.where(grouped[second] == grouped, sorted_[second], 0.0)
    runner_up[second == first] = 0.0
    found = np.empty_like(values)
    found[order] = np.where(sorted_ == sorted_[first], runner_up, sorted_[first])
    return found
