"""One event in two places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tasks.link.claims import Features
from tasks.link.conflicts.apart import named_apart, numbered_apart
from tasks.link.conflicts.events import Story, is_one_event, linked, pairs
from tasks.link.conflicts.families import is_over, locates, repeats
from tasks.link.conflicts.happenings import is_one_happening, told_event
from tasks.link.conflicts.likely_places import likely_conflicts
from tasks.link.conflicts.moments import are_of_one_moment, is_of_what_was_done
from tasks.link.conflicts.nested import are_listed, are_of_one_report, is_nested, is_wide, words_of
from tasks.link.conflicts.placed import Placed, all_placed, date_of
from tasks.link.conflicts.predicates import acts, senses
from tasks.link.conflicts.records import Conflict
from tasks.link.conflicts.roles import done_apart, done_to_one, is_known, share_a_doer, share_a_part
from tasks.link.conflicts.spots import LEVELS, own_words
from tasks.link.conflicts.times import days_between, disagree, read_when
from tasks.link.conflicts.wards import how_hurt, is_ward
from tasks.link.conflicts.ways import are_opposed

LEAST_CONTAINED = 0.5


def place_conflicts(story: Story) -> list[Conflict]:
    """Events that reports of different texts put in places neither of which is known to hold the other.

    Compared are places of one level: floors, names below countries and states, kinds of room and ground, of building,
    of container. Names of which a report has one as where the other is are none, nor is the name of where the whole
    story is, in which the other may be.
    """
    of: dict[str, list[Placed]] = {level: [] for level in LEVELS}
    for placed in all_placed(story):
        of[placed.spot.level].append(placed)
    ruled = _once(conflict for placed in of.values() for conflict in _of_level(story, placed))
    return ruled + likely_conflicts(story, ruled)


def _once(found: Iterable[Conflict]) -> list[Conflict]:
    """Conflicts without those of a later level whose sentences are an earlier one's: a floor and what room it has."""
    kept: dict[frozenset[tuple[str, str]], Conflict] = {}
    for each in found:
        told = frozenset((reading.article_id, reading.sentence) for reading in each.readings)
        if not any(told <= known for known in kept):
            kept[told] = each
    return list(kept.values())


def _of_level(story: Story, placed: Sequence[Placed]) -> list[Conflict]:
    index_of = {id(each.row): index for index, each in enumerate(placed)}
    rows = [placed[index].row for index in sorted(index_of.values())]
    found = [
        (index_of[id(one)], index_of[id(other)])
        for one, other in pairs(rows, story.weights, [_keys(placed[index_of[id(row)]]) for row in rows])
        if _is_one(placed[index_of[id(one)]], placed[index_of[id(other)]], story)
    ]
    differ = [pair for pair in found if _differ(placed[pair[0]], placed[pair[1]], story)]
    apart = [
        sorted({index for pair in found if {*pair} & sides for index in pair})
        for group in linked(found)
        if (sides := {index for pair in differ if pair[0] in group for index in pair})
    ]
    return [_conflict(story, [placed[index] for index in group]) for group in apart]


def _keys(placed: Placed) -> frozenset[str]:
    """What two clauses that may be of one event have in common, if no other word."""
    own = {placed.spot.level} if placed.spot.level in ("origin", "side") else set()
    own |= {"ward"} if is_ward(placed) else set()
    return acts(placed.row) | told_event(placed.row) | own


def _is_one(one: Placed, other: Placed, story: Story) -> bool:
    if one.row.negated != other.row.negated or not story.are_of_one_week(one.row, other.row):
        return False
    if {is_over(one.row), is_over(other.row)} == {True, False} or _are_of_two_days(one, other, story):
        return False
    if named_apart(one.row, other.row, f"{one.spot.value} {other.spot.value}") or numbered_apart(one.row, other.row):
        return False
    if repeats(one.row) and repeats(other.row) and not done_to_one(one.row, other.row):
        return "meet" in one.row.statement.predicate and _tell_one_thing(one, other, story)
    if one.spot.level == "origin":
        return is_known(one.row) and is_known(other.row) and share_a_doer(one.row, other.row)
    if one.spot.level == "name" and is_ward(one) and is_ward(other):
        return how_hurt(one, story) == how_hurt(other, story) != ""
    if (
        is_over(one.row)
        and locates(one.row)
        and locates(other.row)
        and not are_of_one_moment(one.row, other.row, story)
    ):
        return False
    return _tell_one_thing(one, other, story) or _is_of_one_frame(one.row, other.row, story)


def _tell_one_thing(one: Placed, other: Placed, story: Story) -> bool:
    """Whether the words of two clauses, or the claim they make, are of one event."""
    if not one.about & other.about:
        return False
    places = one.named | other.named
    if is_of_what_was_done(one.row, other.row) or is_of_what_was_done(other.row, one.row):
        return False
    done = senses(one.row) & other.row.core | senses(other.row) & one.row.core
    return story.is_one_claim(one.row, other.row) or (
        bool(done - places) and is_one_event(one.row, other.row, story.weights, LEAST_CONTAINED, aside=places)
    )


def _is_of_one_frame(one: Features, other: Features, story: Story) -> bool:
    """Whether both tell how one thing began or happened, where one thing is, or what one does."""
    told = is_one_happening(one, other)
    if told is not None:
        return told
    if not share_a_part(one, other) or done_apart(one, other):
        return False
    known = is_known(one), is_known(other)
    if locates(one) and locates(other) and any(known):
        return are_of_one_moment(one, other, story)
    return (any(known) and bool(senses(one) & senses(other))) or (all(known) and bool(acts(one) & acts(other)))


def _are_of_two_days(one: Placed, other: Placed, story: Story) -> bool:
    """Whether the clauses themselves, or those that a "when" ties them to, put what they tell of on two days."""
    times = [read_when(date_of(each.row, story), story.time(each.row)) for each in (one, other)]
    return disagree(times[0], times[1], days_between(story.time(one.row), story.time(other.row)))


def _differ(one: Placed, other: Placed, story: Story) -> bool:
    mine, yours = one.spot, other.spot
    if any(spot.value.split()[0].isupper() for spot in (mine, yours)):  # letters that may stand for the other name
        return False
    if mine.level == "side":
        return are_opposed(mine.value, yours.value)
    if mine.level not in ("name", "origin", "floor"):
        return mine.kind != yours.kind
    if mine.level == "origin" and are_of_one_report(story, mine.value, yours.value):
        return False
    same = words_of(mine.value) & words_of(yours.value)
    if mine.level == "floor" or same:
        return mine.level == "floor" and mine.value.lower() != yours.value.lower()
    if _names(one, yours.value) or _names(other, mine.value):
        return False
    if are_listed(story, mine.value, yours.value):
        return True
    return not (is_nested(story, mine.value, yours.value) or is_wide(story, mine.value) != is_wide(story, yours.value))


def _names(placed: Placed, name: str) -> bool:
    """Whether a clause names another place as well: the one that took in some, and another that took in the rest."""
    return any(re.search(rf"\b{re.escape(word)}\b", placed.where.statement.text) for word in own_words(name)[-1:])


def _conflict(story: Story, group: Sequence[Placed]) -> Conflict:
    rows = [(each.where, each.spot, each.where.statement.char_start) for each in group]
    readings = tuple(story.reading(row, spot.value, at + spot.start, at + spot.end) for row, spot, at in rows)
    first = group[0].where.statement
    return Conflict("place", first.text, readings, None, story.claim_of.get(first.statement_id))
