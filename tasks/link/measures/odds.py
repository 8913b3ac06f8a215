"""How likely two numbers that cannot both be right are of one quantity: boosted trees of plain signs.

They are fitted on pairs of figures of invented events and of real ones by `python -m bench.fit_measures`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from tasks.link.boosted import Floats, trees
from tasks.link.measures import evidence, lexicon
from tasks.link.measures.apart import FEW
from tasks.link.measures.context import Context
from tasks.link.measures.likeness import FAR
from tasks.link.measures.profile import Profile
from tasks.link.measures.spread import ratio
from tasks.link.stems import LEXICONS

MODEL = LEXICONS / "measures_odds.json"
_OPENING = 600  # characters of a body
NAMES = (
    "ruled", "lead", "lead_of_one", "given", "best", "only_ones", "none_beside", "contradicts", "told_apart",
    "given_by_most", "given_by_least", "numbers_most", "numbers_least", "setting", "shared", "opening", "headline",
    "ratio", "smaller", "noun", "action", "aspect", "names", "moving", "enough", "few", "rounded", "so_far",
    "of_a_year", "bare", "count", "money", "percent", "length", "people", "group",
)  # fmt: skip


def signs(one: Profile, other: Profile, context: Context, ruled: float, *, enough: bool) -> tuple[float, ...]:
    """What two figures of one unit have alike and what not, in the order of `NAMES`; the same either way round.

    `ruled` is what the rules find to speak for their being one quantity, `enough` whether enough is told of both for
    these to be asked.
    """
    told = _alike(one, other, context) | _of_numbers(one, other) | _of_what(one, other)
    told |= {"ruled": ruled, "enough": float(enough)}
    return tuple(told[name] for name in NAMES)


def _alike(one: Profile, other: Profile, context: Context) -> dict[str, float]:
    kin, both = context.kin, (one, other)
    lead, lead_of_one = context.kin.margins(one, other)
    least, most = sorted(map(context.n_giving, both))
    few, many = sorted(map(context.n_of_unit, both))
    return {
        "lead": lead,
        "lead_of_one": lead_of_one,
        "best": float(lead > 0),
        "given": float(kin.given(one, other)),
        "only_ones": float(context.alone(one, other) and context.alone(other, one)),
        "none_beside": float(kin.n_only(one, other)),
        "contradicts": float(context.contradicts(one, other)),
        "told_apart": float(context.tells_apart(one, other)),
        "given_by_most": float(most),
        "given_by_least": float(least),
        "numbers_most": float(many),
        "numbers_least": float(few),
        "setting": kin.setting(one, other),
        "shared": context.shared(one, other),
        "opening": float(all(map(_is_opening, both))),
        "headline": float(any(each.figure.field == "title" for each in both)),
    }


def _is_opening(one: Profile) -> bool:
    return one.figure.field == "title" or one.figure.char_start < _OPENING


def _of_numbers(one: Profile, other: Profile) -> dict[str, float]:
    smaller = min(one.number, other.number)
    return {
        "ratio": math.log2(max(1.0, min(FAR, ratio(one.spread, other.spread)))),
        "smaller": math.log10(max(1.0, smaller)),
        "few": float(one.unit == "count" and smaller < FEW),
        "rounded": float(one.figure.modifier != "exact" or other.figure.modifier != "exact"),
        "so_far": float(one.so_far or other.so_far),
        "of_a_year": float(one.years != other.years),
        "bare": float(one.bare or other.bare),
    }


def _of_what(one: Profile, other: Profile) -> dict[str, float]:
    kinds = {one.counted.kind, other.counted.kind}
    return {
        "noun": evidence.noun(one, other),
        "action": evidence.action(one, other),
        "aspect": evidence.aspect(one, other),
        "names": evidence.names(one, other),
        "moving": float(evidence.moving(one, other)),
        "count": float(one.unit == "count"),
        "money": float(lexicon.is_money(one.unit)),
        "percent": float(one.unit == "percent"),
        "length": float(one.unit == "metre"),
        "people": float(kinds == {"any"}),
        "group": float(kinds == {"any", "group"}),
    }


def odds(shown: Sequence[Sequence[float]]) -> Floats:
    """The logarithms of the odds that pairs of such signs are of one quantity."""
    return trees(MODEL).log_odds(np.array([*shown], dtype=float).reshape(-1, len(NAMES)))
