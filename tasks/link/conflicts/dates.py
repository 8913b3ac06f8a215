"""One event at two times."""

from __future__ import annotations

from collections.abc import Sequence

from tasks.link.conflicts.acts import FAMILY
from tasks.link.conflicts.apart import complement_apart, named_apart, numbered_apart, placed_apart
from tasks.link.conflicts.events import LEAST_CONTAINED, Story, is_one_event, linked, pairs
from tasks.link.conflicts.families import begins, is_light, is_over, repeats
from tasks.link.conflicts.happenings import is_named_by_act, is_one_happening
from tasks.link.conflicts.likely import likely_pairs
from tasks.link.conflicts.occasions import Occasion
from tasks.link.conflicts.pairing import are_two_happenings
from tasks.link.conflicts.records import Conflict, Reading
from tasks.link.conflicts.roles import (
    done_apart,
    done_to_one,
    in_the_same_roles,
    is_known,
    object_apart,
    of_one_object,
    of_one_thing,
    place_apart,
    share_a_part,
)
from tasks.link.conflicts.timed import ARRIVING, Timed, timed_of
from tasks.link.conflicts.times import days_between, disagree

BEGINNING = 0.35  # share of the shorter clause where both make one claim, or one is of the state and one of its end
UNSAID = 0.4  # weight of an act that both tell in words that no list has together
SENSE = "="  # begins a term that several phrasings share
TELLING = 0.7  # weight of a predicate that is the event's own
MOSTLY = 0.65  # share of the shorter clause in the longer where only the claim they make is the same


def date_conflicts(story: Story) -> list[Conflict]:
    """Events that reports of different texts put at times which exclude each other.

    What a statement's own date says is compared; a coarser time that holds the finer one agrees. The readings are all
    of the event's that give a time, in the order of the statements.
    """
    timed = [each for row in story.rows if (each := timed_of(story, row))]
    places = {id(each.row): index for index, each in enumerate(timed)}
    found = [
        (places[id(one)], places[id(other)])
        for one, other in pairs([each.row for each in timed], story.weights, [each.acts for each in timed])
        if _is_one(timed[places[id(one)]], timed[places[id(other)]], story)
    ]
    apart = [_apart(timed, group, [pair for pair in found if pair[0] in group], story) for group in linked(found)]
    ruled = [_conflict(story, group) for group in apart if group]
    return ruled + _likely(story, ruled)


def _likely(story: Story, known: Sequence[Conflict]) -> list[Conflict]:
    """Conflicts of times that are probably of one event, of which none of the `known` has a reading."""
    told = {reading.sentence for conflict in known for reading in conflict.readings}
    pairs_found = [
        pair for pair in likely_pairs(story) if not told.intersection(each.sentence.strip() for each in pair)
    ]
    every = list(dict.fromkeys(each for pair in pairs_found for each in pair))
    places = {id(each): index for index, each in enumerate(every)}
    groups = linked([(places[id(one)], places[id(other)]) for one, other in pairs_found])
    return [_likely_conflict(story, [every[index] for index in group]) for group in groups]


def _likely_conflict(story: Story, group: Sequence[Occasion]) -> Conflict:
    group = sorted(group, key=lambda each: (each.report.article_id, each.field, each.start))
    readings = tuple(story.reading(each.row, each.text, each.start, each.end) for each in group)
    first = group[0].row.statement
    subject = first.text.replace(group[0].text, "").strip(" ,")
    return Conflict("date", subject, readings, None, story.claim_of.get(first.statement_id))


def _is_one(one: Timed, other: Timed, story: Story) -> bool:
    if not _may_be_one(one, other, story):
        return False
    if one.is_until != other.is_until:
        return _begins(one, other, story)
    if begins(one.row) != begins(other.row) and not (_is_to_come(one) and _is_to_come(other)):
        return False
    if _is_of_one_frame(one, other):
        return True
    if not (one.when.is_given and other.when.is_given):
        return False
    claim, far = story.is_one_claim(one.row, other.row), _far_apart(one, other)
    alike = one.acts & (other.acts | other.row.core) | other.acts & one.row.core
    more = 0.0 if alike & one.row.core & other.row.core else UNSAID
    of_one = of_one_thing(one.row, other.row)
    if any(term.startswith(SENSE) and story.weights[term] >= TELLING for term in alike):
        same = (claim and of_one) or not (far or done_apart(one.row, other.row))
        return same and is_one_event(one.row, other.row, story.weights)
    if alike and of_one and in_the_same_roles(one.row, other.row) and not object_apart(one.row, other.row):
        least = MOSTLY if far else BEGINNING if claim else LEAST_CONTAINED
        return (claim or not far) and is_one_event(one.row, other.row, story.weights, least, more)
    same = claim and not _of_one_day(one, other) and of_one_thing(one.row, other.row, story.reports.values())
    return same and is_one_event(one.row, other.row, story.weights, MOSTLY)


def _may_be_one(one: Timed, other: Timed, story: Story) -> bool:
    """Whether nothing keeps two clauses apart: polarity, what they are about, past and plan, names, publication."""
    near = one.about & other.about or _is_of_one_frame(one, other)
    if one.denied != other.denied or not near or not story.are_of_one_week(one.row, other.row):
        return False
    if {is_over(one.row), is_over(other.row)} == {True, False} or named_apart(one.row, other.row):
        return False
    if any(apart(one.row, other.row) for apart in (numbered_apart, complement_apart, placed_apart)):
        return False
    if repeats(one.row) and repeats(other.row) and (not done_to_one(one.row, other.row) or _of_two_years(one, other)):
        return False
    return not are_two_happenings(one, other, story)


def _is_of_one_frame(one: Timed, other: Timed) -> bool:
    """Whether both say that somebody whom readers know arrives, and not at two places, or does one thing."""
    rows = one.row, other.row
    dated = one.when.year is not None and other.when.year is not None
    if one.is_until or other.is_until or (_far_apart(one, other) and not dated):
        return False
    if is_one_happening(*rows):
        return True
    if is_named_by_act(*rows) and _do_one_act(one, other) and all(map(is_known, rows)):
        return True
    if not share_a_part(*rows) or not all(map(is_known, rows)) or done_apart(*rows):
        return False
    if ARRIVING in one.acts and ARRIVING in other.acts:
        return not place_apart(*rows)
    return _do_one_act(one, other) and of_one_object(*rows)


def _do_one_act(one: Timed, other: Timed) -> bool:
    light = any(is_light(each.row.statement.predicate) for each in (one, other))
    return any(act.startswith(FAMILY) or not (light or act.startswith("#")) for act in one.acts & other.acts)


def _is_to_come(timed: Timed) -> bool:
    """Whether a clause is of what will be: its time is when that begins."""
    return is_over(timed.row) is not True


def _begins(one: Timed, other: Timed, story: Story) -> bool:
    """Whether what one has as so until a time is the contrary of what the other has as happening."""
    same = one.acts & other.acts and of_one_thing(one.row, other.row)
    return bool(same) and is_one_event(one.row, other.row, story.weights, BEGINNING, UNSAID)


def _far_apart(one: Timed, other: Timed) -> bool:
    """Whether what is past fell into two months: things of a kind happen more than once."""
    months = {one.when.month, other.when.month}
    return None not in months and len(months) > 1 and False not in (is_over(one.row), is_over(other.row))


def _of_two_years(one: Timed, other: Timed) -> bool:
    years = [each.when.year or (each.when.stretch and each.when.stretch[0].year) for each in (one, other)]
    return any(years) and years[0] != years[1]


def _of_one_day(one: Timed, other: Timed) -> bool:
    """Whether only the hours can differ: a claim may tell of more than one moment of a day."""
    return one.when.weekday is not None and one.when.weekday == other.when.weekday


def _apart(timed: Sequence[Timed], group: Sequence[int], near: Sequence[tuple[int, int]], story: Story) -> list[Timed]:
    """Those of a group that differ directly, neither text having the other's time as well, with whoever is beside."""
    members = [timed[index] for index in group]
    sides = {index for pair in near if _stand_apart(timed[pair[0]], timed[pair[1]], members, story) for index in pair}
    beside = {index for pair in near if sides.intersection(pair) for index in pair}
    return [timed[index] for index in sorted(beside)]


def _stand_apart(one: Timed, other: Timed, members: Sequence[Timed], story: Story) -> bool:
    return all(_differ(mine, other, story) for mine in members if mine.row.copy_group == one.row.copy_group) and all(
        _differ(one, yours, story) for yours in members if yours.row.copy_group == other.row.copy_group
    )


def _differ(one: Timed, other: Timed, story: Story) -> bool:
    return disagree(one.when, other.when, days_between(story.time(one.row), story.time(other.row)))


def _conflict(story: Story, group: Sequence[Timed]) -> Conflict:
    readings: list[Reading] = [story.reading(each.row, each.text, each.start, each.end) for each in group]
    first = group[0].row.statement
    subject = first.text.replace(group[0].text, "").strip(" ,")
    return Conflict("date", subject, tuple(readings), None, story.claim_of.get(first.statement_id))
