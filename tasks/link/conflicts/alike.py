"""What two times or two places have alike around them and what not: the signs that the models of both ask for."""

from __future__ import annotations

import math

from tasks.link.claims.weights import general_weight
from tasks.link.conflicts.apart import complement_apart
from tasks.link.conflicts.around import Around, Senses
from tasks.link.conflicts.families import begins, repeats
from tasks.link.conflicts.happenings import is_one_happening
from tasks.link.conflicts.partners import Partners, Told
from tasks.link.conflicts.weighing import Weighing
from tasks.link.thesaurus import contained, likeness, shared

EARLY = 0.35  # share of a field
TELLING = 5.0  # weight of a sense that few sentences of a story have
MUCH = 6.0  # weight of words beside two times or places that both have


def common_signs(found: Partners[Told], one: int, other: int) -> dict[str, float]:
    """The signs of two of a story's times or places that are asked of both; the same either way round."""
    mine, yours = found.all[one], found.all[other]
    both, rows = (mine, yours), (mine.row, yours.row)
    told = {
        "claim": found.story.is_one_claim(*rows),
        "elsewhere": found.is_elsewhere(one, other),
        "best": found.is_best(one, other),
        "one_act": bool(mine.acts & yours.acts),
        "happening": is_one_happening(*rows) is True,
        "begins": all(map(begins, rows)),
        "inside": all(each.is_inside for each in both),
        "early": all(each.start < EARLY * len(each.report.fields[each.field]) for each in both),
        "quoted": len({row.statement.voice == "quoted" for row in rows}) > 1,
        "other_object": complement_apart(*rows),
        "repeats": all(map(repeats, rows)),
    }
    words = _words_alike(mine, yours, found.weighing)
    return {name: float(held) for name, held in told.items()} | {"only": found.only(one, other)} | words


def _words_alike(mine: Around, yours: Around, weigh: Weighing) -> dict[str, float]:
    """How much of the words around two times or places is the same, or put for the same."""
    one, other = mine.words, yours.words
    weight = weigh.__getitem__
    return {
        "whole": math.sqrt(max(weigh.alike(mine.whole, yours.whole), weigh.alike(mine.meant, yours.meant))),
        "kindred": math.sqrt(likeness(one.whole, other.whole, weight)),
        "contained": max(contained(one.clause, other.whole, weight), contained(other.clause, one.whole, weight)),
        "lead": max(weigh.alike(mine.lead, yours.whole), weigh.alike(yours.lead, mine.whole)),
        "act_near": _most(mine.near_acts & yours.near_acts, weigh),
        "near": min(MUCH, shared(one.beside, other.beside, weight)) / MUCH,
        "lead_kindred": max(contained(one.beside, other.before, weight), contained(other.beside, one.before, weight)),
        "about": likeness(one.about, other.about, weight),
        "near_kindred": likeness(one.beside, other.beside, general_weight),
    }


def _most(found: Senses, weigh: Weighing) -> float:
    return max((weigh.of(frozenset((each,))) / TELLING for each in found), default=0.0)
