"""How likely two times that exclude each other are of one event: a logistic model of plain signs.

Its weights are fitted on times of invented events and of real ones by `python -m bench.fit_dates`; each sign's weight
has the direction that the sign is known to have, or is nothing.
"""

from __future__ import annotations

import re

from tasks.link.conflicts.alike import common_signs
from tasks.link.conflicts.apart import named_apart, placed_apart
from tasks.link.conflicts.clocks import is_to_the_hour
from tasks.link.conflicts.events import Story
from tasks.link.conflicts.occasions import Occasion
from tasks.link.conflicts.pairing import DEADLINE, Occasions
from tasks.link.conflicts.spans import closeness, differ
from tasks.link.conflicts.times import NEAR, YEAR
from tasks.link.fitted import log_odds
from tasks.link.stems import LEXICONS

MODEL = LEXICONS / "conflicts_odds.json"
LIKELY = 0.3  # odds, as their logarithm, above which two times are taken to be of one event
FOR = (
    "whole", "kindred", "contained", "lead", "act_near", "near", "near_kindred", "claim", "begins", "marked",
    "deadlines", "first_clocks", "close", "one_kind", "inside", "early", "future", "best", "one_act",
    "about", "only", "happening", "one_year", "one_month", "lead_kindred",
)  # fmt: skip
AGAINST = (
    "many", "elsewhere", "changing", "quoted", "other_names", "other_object", "other_spot", "repeats", "noon", "coarse",
    "one_long", "one_of_other_year", "one_since", "one_since_month", "one_deadline", "one_ahead", "reckoned",
    "part_of_day", "days_ago", "hour_and_part",
)  # fmt: skip
PLAIN = ("clocks", "days", "months", "years")
NAMES = (*FOR, *AGAINST, *PLAIN)
MOST = 3  # other times beside one in its report that count
CHANGED = re.compile(
    r"\b(?:now|instead|rather than|postpon\w+|delayed|put off|pushed back|brought forward|again|another|originally"
    r"|initially|at first|slipp?\w*)\b",
    re.IGNORECASE,
)
MARKS = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        r"last|latest|most recent|previous|final|first (?:(?!and\b)[\w'’-]+ ){0,5}(?:since|for|in)"
        r"|(?:biggest|largest|worst|deadliest|highest|longest) (?:(?!and\b)[\w'’-]+ ){0,5}since",
        "first(?! (?:(?!and\\b)[\\w'’-]+ ){0,5}(?:since|for|in)\\b)",
        "next",
    )
)
SINCE = re.compile(r"\W*since\b", re.IGNORECASE)
NOON = re.compile(r"noon|midnight|midday", re.IGNORECASE)


def signs(found: Occasions, one: int, other: int) -> dict[str, float]:
    """What two times have alike around them and what not, under `NAMES`; the same either way round."""
    mine, yours = found.all[one], found.all[other]
    kind = differ(mine, yours)
    told = _alike_placed(mine, yours) | _unlike(mine, yours) | {name: name == kind for name in PLAIN}
    told |= {
        "hour_and_part": (mine.kind == "clock") != (yours.kind == "clock")
        and bool(mine.when.minutes and yours.when.minutes),
        "days_ago": any(NEAR.search(each.text) for each in (mine, yours)) and mine.kind == yours.kind == "day",
        "one_year": mine.when.year is not None and mine.when.year == yours.when.year,
        "one_month": mine.when.month is not None and mine.when.month == yours.when.month,
        "first_clocks": all(each.kind == "clock" and found.is_first(each) for each in (mine, yours)),
    }
    return (
        {name: float(held) for name, held in told.items()}
        | {"many": float(sum(min(MOST, found.count(each) - 1) for each in (mine, yours)))}
        | {"close": closeness(mine, yours)}
        | common_signs(found, one, other)
    )


def _alike_placed(mine: Occasion, yours: Occasion) -> dict[str, bool]:
    """What the model takes to speak for one event besides the words."""
    both = mine, yours
    return {
        "marked": bool(_marks(mine) & _marks(yours)),
        "deadlines": all(DEADLINE.match(each.text) for each in both),
        "one_kind": mine.kind == yours.kind,
        "future": all(each.is_ahead is True for each in both),
    }


def _unlike(mine: Occasion, yours: Occasion) -> dict[str, bool]:
    """What the model takes to speak against one event."""
    rows, both = (mine.row, yours.row), (mine, yours)
    since = _is_one_of(SINCE, mine, yours)
    return {
        "changing": any(CHANGED.search(each.sentence) for each in both),
        "other_names": named_apart(*rows),
        "other_spot": placed_apart(*rows, timeless=True),
        "noon": any(NOON.search(each.text) for each in both),
        "coarse": mine.kind == yours.kind == "day" and bool(mine.when.minutes) != bool(yours.when.minutes),
        "one_long": mine.fineness != yours.fineness and max(mine.fineness, yours.fineness) > 1,
        "one_of_other_year": mine.is_of_other_year != yours.is_of_other_year,
        "one_since": since,
        "one_since_month": since and "month" in (mine.kind, yours.kind),
        "one_deadline": _is_one_of(DEADLINE, mine, yours),
        "part_of_day": any(each.kind == "clock" and not is_to_the_hour(each.when.minutes) for each in both),
        "reckoned": any(each.when.stretch and not YEAR.search(each.text) for each in both),
        "one_ahead": (mine.is_ahead is None) != (yours.is_ahead is None),
    }


def _is_one_of(pattern: re.Pattern[str], mine: Occasion, yours: Occasion) -> bool:
    """Whether only one of two times begins so."""
    return bool(pattern.match(mine.text)) != bool(pattern.match(yours.text))


def _marks(time: Occasion) -> frozenset[int]:
    """By which of `MARKS` a clause tells its event from others of its kind."""
    clause = time.row.statement.text.replace(time.text, "since" if SINCE.match(time.text) else "")
    return frozenset(index for index, mark in enumerate(MARKS) if mark.search(clause))


def odds(held: dict[str, float]) -> float:
    """The logarithm of the odds that two times at odds with each other are of one event."""
    return log_odds(MODEL, held)


def likely_pairs(story: Story) -> list[tuple[Occasion, Occasion]]:
    """Times of two texts that exclude each other and are probably of one event, in the order of the reports."""
    found = Occasions(story)
    return [
        (found.all[one], found.all[other]) for one, other in found.pairs() if odds(signs(found, one, other)) > LIKELY
    ]
