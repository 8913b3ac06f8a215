"""How likely two places that exclude each other are of one event: a logistic model of plain signs.

Its weights are fitted on places of invented events and of real ones by `python -m bench.fit_places`; each sign's weight
has the direction that the sign is known to have, or is nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from tasks.link.conflicts.alike import common_signs
from tasks.link.conflicts.around import Around
from tasks.link.conflicts.events import Story, linked
from tasks.link.conflicts.families import locates
from tasks.link.conflicts.phrases import phrases
from tasks.link.conflicts.records import Conflict
from tasks.link.conflicts.roles import share_a_doer
from tasks.link.conflicts.settings import Setting
from tasks.link.conflicts.siting import Settings
from tasks.link.conflicts.times import days_between, disagree, read_when
from tasks.link.fitted import log_odds
from tasks.link.stems import LEXICONS

MODEL = LEXICONS / "conflicts_places_odds.json"
LIKELY = 0.5  # odds, as their logarithm, above which two places are taken to be of one event
FOR = (
    "whole", "kindred", "contained", "lead", "act_near", "near", "near_kindred", "about", "lead_kindred", "only",
    "claim", "best", "one_act", "happening", "begins", "one_kind", "one_way", "inside", "early",
)  # fmt: skip
AGAINST = (
    "many", "elsewhere", "quoted", "other_object", "repeats", "unnamed", "one_unnamed", "one_told", "both_told",
    "other_way", "other_time", "one_locates", "one_past", "other_level", "no_level", "denied",
    "wider", "other_parts", "other_mover",
)  # fmt: skip
PLAIN = ("side", "locates")
NAMES = (*FOR, *AGAINST, *PLAIN)
MANY = 20  # places of two reports together


def signs(found: Settings, one: int, other: int) -> dict[str, float]:
    """What two places have alike around them and what not, under `NAMES`; the same either way round."""
    mine, yours = found.all[one], found.all[other]
    told = (
        _alike_placed(mine, yours)
        | _unlike(mine, yours)
        | {
            "wider": found.is_wider(mine, yours),
            "one_told": found.is_told_by(mine, yours) != found.is_told_by(yours, mine),
            "both_told": found.is_told_by(mine, yours) and found.is_told_by(yours, mine),
        }
    )
    common = common_signs(found, one, other)
    return (
        {name: float(held) for name, held in told.items()}
        | {"many": (found.count(mine) + found.count(yours)) / MANY}
        | common
        | {"other_parts": float(bool(mine.words.about and yours.words.about) and not common["about"])}
    )


def _alike_placed(mine: Setting, yours: Setting) -> dict[str, bool]:
    """What the model takes to speak for one event besides the words."""
    return {
        "one_kind": bool(mine.kind) and mine.kind == yours.kind,
        "one_way": mine.way == yours.way != "",
        "side": bool(mine.side),
        "locates": locates(mine.row) and locates(yours.row),
    }


def _unlike(mine: Setting, yours: Setting) -> dict[str, bool]:
    """What the model takes to speak against one event."""
    rows = mine.row, yours.row
    return {
        "other_level": not (mine.name and yours.name) and mine.level != yours.level,
        "no_level": not (mine.name and yours.name) and not (mine.level and yours.level),
        "other_mover": mine.way == yours.way != "" and not share_a_doer(*rows),
        "denied": rows[0].negated != rows[1].negated,
        "unnamed": not mine.name and not yours.name,
        "one_unnamed": bool(mine.name) != bool(yours.name),
        "other_way": mine.way != yours.way,
        "other_time": _are_of_two_times(mine, yours),
        "one_locates": locates(rows[0]) != locates(rows[1]),
        "one_past": len({(row.statement.tense or "") == "past" for row in rows}) > 1,
    }


def _are_of_two_times(mine: Around, yours: Around) -> bool:
    """Whether the sentences of two places say that what they tell of is at times that exclude each other."""
    read = [
        [read_when(each.sentence[start:end], each.report.time) for start, end in phrases(each.sentence)]
        for each in (mine, yours)
    ]
    days = days_between(mine.report.time, yours.report.time)
    return all(read) and all(disagree(one, other, days) for one in read[0] for other in read[1])


def odds(held: dict[str, float]) -> float:
    """The logarithm of the odds that two places at odds with each other are of one event."""
    return log_odds(MODEL, held)


def _is_likely(found: Settings, one: int, other: int) -> bool:
    is_likely = odds(signs(found, one, other)) > LIKELY
    return is_likely and not found.is_nested(found.all[one], found.all[other])


def likely_conflicts(story: Story, known: Sequence[Conflict]) -> list[Conflict]:
    """Conflicts of places that are probably of one event, of which none of the `known` has a reading."""
    told = {reading.sentence for conflict in known for reading in conflict.readings}
    found = Settings(story)
    pairs = [
        pair
        for pair in found.pairs()
        if not told.intersection(found.all[index].sentence.strip() for index in pair) and _is_likely(found, *pair)
    ]
    groups = [[pair for pair in pairs if pair[0] in group] for group in map(frozenset, linked(pairs))]
    apart = [pair for group in groups for pair in group if not _is_told_whole(found, pair, group)]
    return [_conflict(story, [found.all[index] for index in group]) for group in linked(apart)]


def _is_told_whole(found: Settings, pair: tuple[int, int], group: Sequence[tuple[int, int]]) -> bool:
    """Whether a report of the group has both places: the mountain, and where in the country it is."""
    members = {index for each in group for index in each}
    return any(
        found.all[index].report.copy_group == found.all[mine].report.copy_group
        and index != mine
        and found.agree(index, yours)
        for index in members
        for mine, yours in (pair, pair[::-1])
    )


def _conflict(story: Story, group: Sequence[Setting]) -> Conflict:
    first = group[0].row.statement
    readings = tuple(story.reading(each.row, each.text, each.start, each.end) for each in group)
    subject = first.text.replace(group[0].text, "").strip(" ,")
    return Conflict("place", subject, readings, None, story.claim_of.get(first.statement_id))
