"""How likely two numbers that cannot both be right are of one quantity: a logistic model of plain signs.

Its weights are fitted on pairs of figures of invented events by `python -m bench.fit_measures`; each sign's weight has
the direction that the sign is known to have, or is nothing.
"""

from __future__ import annotations

import math

from tasks.link.fitted import log_odds
from tasks.link.measures import evidence, lexicon
from tasks.link.measures.context import Context
from tasks.link.measures.profile import Profile
from tasks.link.measures.spread import ratio
from tasks.link.stems import LEXICONS

MODEL = LEXICONS / "measures_odds.json"
FAR = 4.0  # of numbers further apart nothing was learned
FEW = 13  # of fewer there may be others of the kind
_DOUBLE = 2.0
FOR = (
    "words", "two_words", "words_near", "words_of_either", "one_time", "noun", "one_thing", "action", "aspect",
    "only_ones", "of_so_many", "labelled",
)  # fmt: skip
AGAINST = (
    "no_word", "other_noun", "other_names", "other_days", "other_hours", "of_a_year", "of_whole", "planned", "of_each",
    "bare", "rounded", "few", "apart", "far", "told_apart",
)  # fmt: skip
PLAIN = ("count", "money", "percent", "time", "length", "people", "change")
NAMES = (*FOR, *AGAINST, *PLAIN)


def signs(one: Profile, other: Profile, context: Context) -> dict[str, float]:
    """What two figures of one unit have alike and what not, under `NAMES`; the same either way round."""
    return _alike(one, other, context) | _unlike(one, other, context) | _of_what(one, other)


def _alike(one: Profile, other: Profile, context: Context) -> dict[str, float]:
    either = max(context.overlap(one.near, other.senses), context.overlap(other.near, one.senses))
    kinds = {one.counted.kind, other.counted.kind}
    noun = evidence.noun(one, other)
    return {
        "words": math.sqrt(context.shared(one, other)),
        "words_near": context.overlap(one.near, other.near),
        "words_of_either": either,
        "one_time": float(bool(one.times & other.times)),
        "noun": max(0.0, noun),
        "action": max(0.0, evidence.action(one, other)),
        "aspect": max(0.0, evidence.aspect(one, other)),
        "only_ones": float(context.alone(one, other) and context.alone(other, one)),
        "of_so_many": float(one.share == other.share == "some"),
        "labelled": float(one.labelled and other.labelled),
        "two_words": float(len(one.senses & other.senses) > 1),
        "one_thing": float(noun >= evidence.SAME_NOUN and kinds == {"other"}),
    }


def _unlike(one: Profile, other: Profile, context: Context) -> dict[str, float]:
    apart = min(FAR, ratio(one.spread, other.spread))
    days = bool(one.days and other.days and not one.days & other.days)
    found = {
        "other_days": days,
        "other_noun": evidence.noun(one, other) < 0,
        "other_names": evidence.names(one, other) < 0,
        "planned": one.planned != other.planned,
        "of_each": one.counted.kind == other.counted.kind == "each" and not evidence.one_tally(one, other),
        "bare": one.bare or other.bare,
        "rounded": one.figure.modifier != "exact" or other.figure.modifier != "exact",
        "few": one.unit == "count" and min(one.number, other.number) < FEW,
        "no_word": not one.senses & other.senses,
        "other_hours": bool(one.times and other.times and not one.times & other.times),
        "of_a_year": one.years != other.years,
        "of_whole": (one.share == "all") != (other.share == "all"),
        "told_apart": context.tells_apart(one, other),
    }
    return {name: float(held) for name, held in found.items()} | {
        "apart": math.log2(min(_DOUBLE, apart)),
        "far": math.log2(max(_DOUBLE, apart)) - 1,
    }


def _of_what(one: Profile, other: Profile) -> dict[str, float]:
    found = {
        "count": one.unit == "count",
        "money": lexicon.is_money(one.unit),
        "percent": one.unit == "percent",
        "time": one.unit == "second",
        "length": one.unit == "metre",
        "people": one.counted.kind == other.counted.kind == "any",
        "change": one.change or other.change,
    }
    return {name: float(held) for name, held in found.items()}


def odds(one: Profile, other: Profile, context: Context) -> float:
    """The logarithm of the odds that two figures of one unit, at odds with each other, are of one quantity."""
    return log_odds(MODEL, signs(one, other, context))
