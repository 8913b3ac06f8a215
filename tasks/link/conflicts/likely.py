"""How likely two times that exclude each other are of one event: a logistic model of plain signs.

Its weights are fitted on times of invented events by `python -m bench.fit_dates`; each sign's weight has the direction
that the sign is known to have, or is nothing.
"""

from __future__ import annotations

import math
import re

from tasks.link.conflicts.apart import named_apart
from tasks.link.conflicts.events import Story
from tasks.link.conflicts.occasions import Occasion, Senses, Weighing
from tasks.link.conflicts.pairing import SINCE, Occasions
from tasks.link.fitted import log_odds
from tasks.link.stems import LEXICONS

MODEL = LEXICONS / "conflicts_odds.json"
LIKELY = 2.5  # odds, as their logarithm, above which two times are taken to be of one event
FOR = (
    "whole", "either", "act", "act_words", "act_near", "act_and_part", "subject", "object", "parts", "lead", "claim",
    "only_ones", "only_years", "best", "inside", "early", "future",
)  # fmt: skip
AGAINST = (
    "no_act", "many", "elsewhere", "changing", "other_names", "quoted", "one_since",
)  # fmt: skip
PLAIN = ("clocks", "days", "months", "years")
NAMES = (*FOR, *AGAINST, *PLAIN)
MOST = 3  # other times beside one in its report that count
EARLY = 0.35  # share of a field
TELLING = 5.0  # weight of a sense that few sentences of a story have
CHANGED = re.compile(
    r"\b(?:now|instead|rather than|postpon\w+|delayed|put off|pushed back|brought forward|again|another|originally"
    r"|initially|at first)\b",
    re.IGNORECASE,
)


def signs(found: Occasions, one: int, other: int) -> dict[str, float]:
    """What two times have alike around them and what not, under `NAMES`; the same either way round."""
    mine, yours = found.all[one], found.all[other]
    counts = [found.count(time) for time in (mine, yours)]
    differ = _differ(mine, yours)
    placed = {
        "claim": found.story.is_one_claim(mine.row, yours.row),
        "only_ones": counts == [1, 1],
        "only_years": counts == [1, 1] and differ == "years",
        "elsewhere": found.is_elsewhere(one, other),
    } | {name: name == differ for name in PLAIN}
    return (
        {name: float(held) for name, held in (placed | _unlike(mine, yours)).items()}
        | {"best": found.are_best(one, other) / 2, "many": float(sum(min(MOST, count - 1) for count in counts))}
        | _alike(mine, yours, found.weighing)
    )


def _differ(one: Occasion, other: Occasion) -> str:
    """In what two times differ: one of `PLAIN`."""
    mine, yours = one.when, other.when
    if mine.year and yours.year and mine.year != yours.year:
        return "years"
    if mine.is_long and yours.is_long:
        return "months"
    return "clocks" if one.kind == other.kind == "clock" else "days"


def _alike(mine: Occasion, yours: Occasion, weigh: Weighing) -> dict[str, float]:
    told = _most(mine.acts & (yours.of_acts | yours.whole) | yours.acts & (mine.of_acts | mine.whole), weigh)
    parts = weigh.alike(mine.subject | mine.object, yours.subject | yours.object)
    contained = weigh.contained(mine.clause, yours.clause) * min(2, len(mine.clause & yours.clause)) / 2
    either = max(weigh.alike(mine.clause, yours.whole), weigh.alike(yours.clause, mine.whole))
    words = _most(mine.of_acts & yours.of_acts, weigh)
    return {
        "whole": math.sqrt(max(weigh.alike(mine.whole, yours.whole), weigh.alike(mine.meant, yours.meant))),
        "either": either,
        "act": _most(mine.acts & yours.acts, weigh),
        "act_words": words,
        "act_near": _most(mine.near_acts & yours.near_acts, weigh),
        "act_and_part": min(told, max(parts, contained, either)),
        "subject": _most(mine.subject & yours.subject, weigh),
        "object": _most(mine.object & yours.object, weigh),
        "parts": parts,
        "lead": max(weigh.alike(mine.lead, yours.whole), weigh.alike(yours.lead, mine.whole)),
        "no_act": float(not told and not words),
    }


def _most(found: Senses, weigh: Weighing) -> float:
    return max((weigh.of(frozenset((each,))) / TELLING for each in found), default=0.0)


def _unlike(mine: Occasion, yours: Occasion) -> dict[str, bool]:
    rows, both = (mine.row, yours.row), (mine, yours)
    quoted = [row.statement.voice == "quoted" for row in rows]
    return {
        "inside": mine.is_inside and yours.is_inside,
        "early": all(each.start < EARLY * len(each.report.fields[each.field]) for each in both),
        "future": mine.is_ahead is True and yours.is_ahead is True,
        "changing": any(CHANGED.search(each.sentence) for each in both),
        "other_names": named_apart(*rows),
        "one_since": bool(SINCE.match(mine.text)) != bool(SINCE.match(yours.text)),
        "quoted": quoted[0] != quoted[1],
    }


def odds(held: dict[str, float]) -> float:
    """The logarithm of the odds that two times at odds with each other are of one event."""
    return log_odds(MODEL, held)


def likely_pairs(story: Story) -> list[tuple[Occasion, Occasion]]:
    """Times of two texts that exclude each other and are probably of one event, in the order of the reports."""
    found = Occasions(story)
    return [
        (found.all[one], found.all[other]) for one, other in found.pairs() if odds(signs(found, one, other)) > LIKELY
    ]
