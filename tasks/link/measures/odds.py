"""How likely two numbers that cannot both be right are of one quantity: a logistic model of plain signs.

Its weights are fitted on pairs of figures of invented events by `python -m bench.fit_measures`; each sign's weight has
the direction that the sign is known to have, or is nothing.
"""

from __future__ import annotations

import json
import math
from functools import cache
from pathlib import Path

from tasks.link.measures import evidence, lexicon
from tasks.link.measures.context import Context
from tasks.link.measures.profile import Profile
from tasks.link.measures.spread import ratio

MODEL = Path(__file__).resolve().parents[1] / "lexicons" / "measures_odds.json"
FAR = 4.0  # of numbers further apart nothing was learned
_FEW = 13
_DOUBLE = 2.0
_UNITS = ("second", "day", "month")
FOR = (
    "words", "words_near", "words_of_either", "one_time", "noun", "action", "aspect", "only_ones", "of_so_many", "labelled",
    "one_thing", "two_words",
)  # fmt: skip
AGAINST = (
    "other_noun", "other_action", "other_aspect", "other_place", "other_names", "other_days", "other_time", "other_basis",
    "other_part", "other_way", "other_level", "other_holder", "other_anchor", "other_event", "other_rate", "market",
    "planned", "speaking", "of_each", "kinds", "bare", "rounded", "few", "apart", "far", "has_both",
    "no_word", "other_hours", "of_a_year", "of_whole",
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
    days = one.days and other.days and not one.days & other.days
    found = {
        "other_noun": evidence.noun(one, other) < 0,
        "other_action": evidence.action(one, other) < 0,
        "other_aspect": evidence.aspect(one, other) < 0,
        "other_place": evidence.place(one, other) < 0,
        "other_names": evidence.names(one, other) < 0,
        "other_days": bool(days) or evidence.days_differ(one, other),
        "other_time": one.when != other.when,
        "other_basis": one.basis != other.basis,
        "other_part": evidence.parts_differ(one, other) or {one.share, other.share} == {"some", "all"},
        "other_way": evidence.ways_differ(one, other),
        "other_level": evidence.levels_differ(one, other),
        "other_holder": evidence.holders_differ(one, other),
        "other_anchor": evidence.anchors_differ(one, other),
        "other_event": evidence.events_differ(one, other),
        "other_rate": evidence.rates_differ(one, other) or evidence.of_each_differ(one, other),
        "market": one.market or other.market,
        "planned": one.planned != other.planned,
        "speaking": one.speaking != other.speaking,
        "of_each": one.counted.kind == other.counted.kind == "each" and not evidence.one_tally(one, other),
        "kinds": {one.counted.kind, other.counted.kind} == {"any", "group"},
        "bare": one.bare or other.bare,
        "rounded": one.figure.modifier != "exact" or other.figure.modifier != "exact",
        "few": one.unit == "count" and min(one.number, other.number) < _FEW,
        "no_word": not one.senses & other.senses,
        "other_hours": bool(one.times and other.times and not one.times & other.times),
        "of_a_year": one.years != other.years,
        "of_whole": (one.share == "all") != (other.share == "all"),
        "has_both": context.has(one, other) or context.has(other, one),
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
        "time": one.unit in _UNITS,
        "length": one.unit == "metre",
        "people": one.counted.kind == other.counted.kind == "any",
        "change": one.change or other.change,
    }
    return {name: float(held) for name, held in found.items()}


@cache
def _weights() -> dict[str, float]:
    return {name: float(value) for name, value in json.loads(MODEL.read_text(encoding="utf-8"))["weights"].items()}


def odds(one: Profile, other: Profile, context: Context) -> float:
    """The logarithm of the odds that two figures of one unit, at odds with each other, are of one quantity."""
    weights = _weights()
    found = signs(one, other, context)
    return math.fsum((weights["bias"], *(weights[name] * found[name] for name in NAMES)))
