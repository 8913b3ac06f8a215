"""How likely two numbers that cannot both be right are of one quantity: a logistic model of plain signs.

Its weights are fitted on pairs of figures of invented events by `python -m bench.fit_measures`; each sign's weight has
the direction that the sign is known to have, or is nothing.
"""

from __future__ import annotations

import math

from tasks.link.fitted import log_odds
from tasks.link.measures import evidence, lexicon
from tasks.link.measures.apart import FEW
from tasks.link.measures.context import Context
from tasks.link.measures.likeness import FAR
from tasks.link.measures.profile import Profile
from tasks.link.measures.spread import ratio
from tasks.link.stems import LEXICONS

MODEL = LEXICONS / "measures_odds.json"
JOINED = 2.6  # the score from which two figures are one quantity
_DOUBLE = 2.0
_OPENING = 600
FOR = (
    "ruled", "one_time", "noun", "action", "aspect", "only_ones", "of_so_many", "setting", "best", "margin",
    "none_beside", "contradicts", "opening",
)  # fmt: skip
AGAINST = (
    "other_names", "of_a_year", "planned", "bare", "rounded", "few", "apart", "far", "told_apart", "given",
    "other_kind", "of_all",
)  # fmt: skip
PLAIN = ("count", "money", "percent", "time", "length", "people", "group", "change")
NAMES = (*FOR, *AGAINST, *PLAIN)


def signs(one: Profile, other: Profile, context: Context, ruled: float) -> dict[str, float]:
    """What two figures of one unit have alike and what not, under `NAMES`; the same either way round.

    `ruled` is what the rules find to speak for their being one quantity.
    """
    told = max(-JOINED, min(JOINED, ruled))
    return {"ruled": told} | _alike(one, other, context) | _unlike(one, other, context) | _of_what(one, other)


def _alike(one: Profile, other: Profile, context: Context) -> dict[str, float]:
    kin, noun, margin = context.kin, evidence.noun(one, other), context.kin.margin(one, other)
    return {
        "one_time": float(bool(one.times & other.times)),
        "noun": max(0.0, noun),
        "action": max(0.0, evidence.action(one, other)),
        "aspect": max(0.0, evidence.aspect(one, other)),
        "only_ones": float(context.alone(one, other) and context.alone(other, one)),
        "of_so_many": float(one.share == other.share == "some"),
        "setting": kin.setting(one, other),
        "best": float(margin > 0),
        "margin": margin,
        "none_beside": float(kin.n_only(one, other)),
        "contradicts": float(context.contradicts(one, other)),
        "opening": float(_opening(one) and _opening(other)),
    }


def _opening(one: Profile) -> bool:
    return one.figure.field == "title" or one.figure.char_start < _OPENING


def _unlike(one: Profile, other: Profile, context: Context) -> dict[str, float]:
    apart = min(FAR, ratio(one.spread, other.spread))
    found = {
        "other_names": evidence.names(one, other) < 0,
        "planned": one.planned != other.planned,
        "bare": one.bare or other.bare,
        "rounded": one.figure.modifier != "exact" or other.figure.modifier != "exact",
        "few": one.unit == "count" and min(one.number, other.number) < FEW,
        "of_a_year": one.years != other.years,
        "told_apart": context.tells_apart(one, other),
        "given": context.kin.given(one, other),
        "of_all": (one.share == "all") != (other.share == "all"),
        "other_kind": evidence.marks_differ(one, other),
    }
    return {name: float(held) for name, held in found.items()} | {
        "apart": math.log2(min(_DOUBLE, apart)),
        "far": math.log2(max(_DOUBLE, apart)) - 1,
    }


def _of_what(one: Profile, other: Profile) -> dict[str, float]:
    kinds = {one.counted.kind, other.counted.kind}
    found = {
        "count": one.unit == "count",
        "money": lexicon.is_money(one.unit),
        "percent": one.unit == "percent",
        "time": one.unit == "second",
        "length": one.unit == "metre",
        "people": kinds == {"any"},
        "group": kinds == {"any", "group"},
        "change": one.change or other.change,
    }
    return {name: float(held) for name, held in found.items()}


def odds(one: Profile, other: Profile, context: Context, ruled: float) -> float:
    """The logarithm of the odds that two figures of one unit, at odds with each other, are of one quantity."""
    return log_odds(MODEL, signs(one, other, context, ruled))
