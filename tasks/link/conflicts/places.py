"""One event in two places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tasks.link.claims import Features
from tasks.link.claims.features import content
from tasks.link.conflicts.events import Story, is_one_event, linked, pairs
from tasks.link.conflicts.families import is_over, locates
from tasks.link.conflicts.happenings import happening, held
from tasks.link.conflicts.predicates import senses
from tasks.link.conflicts.records import Conflict
from tasks.link.conflicts.roles import done_apart, is_known, named_apart, numbered_apart, share_a_part
from tasks.link.conflicts.spots import LEVELS, Spot, own_words, spots
from tasks.link.conflicts.times import days_between, disagree, read_when

LEAST_CONTAINED = 0.5
BEFORE = 5
MOMENT = re.compile(
    r"^\W*(?:when|while|as|at the (?:time|moment))\b|\b(?:when|while|throughout|all (?:night|day|along|the time))\b",
    re.IGNORECASE,
)
THAT = re.compile(r"\bthat\W*$")


@dataclass(frozen=True, slots=True)
class _Placed:
    """What a clause tells of, and the place that it, or the one it is a part of, gives."""

    row: Features
    where: Features
    spot: Spot
    about: frozenset[str]
    named: frozenset[str]


def place_conflicts(story: Story) -> list[Conflict]:
    """Events that reports of different texts put in places neither of which is known to hold the other.

    Compared are places of one level: floors, names below countries and states, kinds of room and ground, of building,
    of container. Names of which one report has both are none: a report that knows both and puts the event in one tells
    them apart or nests them.
    """
    of: dict[str, list[_Placed]] = {level: [] for level in LEVELS}
    cleft = _cleft(story)
    for row in story.rows:
        for spot in spots(row.statement):
            of[spot.level].append(_placed(row, cleft.get(id(row), row), spot))
    return [conflict for placed in of.values() for conflict in _of_level(story, placed)]


def _of_level(story: Story, placed: Sequence[_Placed]) -> list[Conflict]:
    index_of = {id(each.row): index for index, each in enumerate(placed)}
    found = [
        (index_of[id(one)], index_of[id(other)])
        for one, other in pairs([placed[index].row for index in sorted(index_of.values())], story.weights)
        if _is_one(placed[index_of[id(one)]], placed[index_of[id(other)]], story)
    ]
    groups = [[placed[index] for index in group] for group in linked(found)]
    return [_conflict(story, group) for group in groups if _has_two_places(story, group)]


def _cleft(story: Story) -> dict[int, Features]:
    """Clauses that only put another one somewhere, "it was in the hall that …", and that other one."""
    found: dict[int, Features] = {}
    waiting: dict[tuple[str, str, int], Features] = {}
    for row in sorted(story.rows, key=lambda row: (row.statement.article_id, row.statement.char_start)):
        statement = row.statement
        place = statement.article_id, statement.field, statement.sentence_start
        report = story.reports[statement.article_id]
        if place in waiting and THAT.search(report.text(statement.field, place[2], statement.char_start)):
            found[id(waiting.pop(place))] = row
        if (statement.subject or "").lower() == "it" and statement.predicate == "be":
            waiting[place] = row
    return found


def _placed(where: Features, row: Features, spot: Spot) -> _Placed:
    text = where.statement.text
    about = [term.term for term in content(text) if term.start < spot.start]
    named = frozenset(term.term for term in content(text[spot.start : spot.end]))
    return _Placed(row, where, spot, frozenset(about[-BEFORE:]), named)


def _is_one(one: _Placed, other: _Placed, story: Story) -> bool:
    if one.row.negated != other.row.negated or not story.are_of_one_week(one.row, other.row):
        return False
    if {is_over(one.row), is_over(other.row)} == {True, False} or _are_of_two_days(one, other, story):
        return False
    if named_apart(one.row, other.row, f"{one.spot.value} {other.spot.value}") or numbered_apart(one.row, other.row):
        return False
    if is_over(one.row) and locates(one.row) and locates(other.row) and not _of_one_moment(one.row, other.row, story):
        return False
    return _tell_one_thing(one, other, story) or _is_of_one_frame(one.row, other.row, story)


def _tell_one_thing(one: _Placed, other: _Placed, story: Story) -> bool:
    """Whether the words of two clauses, or the claim they make, are of one event."""
    if not one.about & other.about:
        return False
    together = story.is_one_claim(one.row, other.row)
    places = one.named | other.named
    acts = senses(one.row) & other.row.core | senses(other.row) & one.row.core
    return together or (
        bool(acts - places) and is_one_event(one.row, other.row, story.weights, LEAST_CONTAINED, aside=places)
    )


def _is_of_one_frame(one: Features, other: Features, story: Story) -> bool:
    """Whether both tell how one thing began or happened, where one thing is, or what one does."""
    events = [happening(row) for row in (one, other)]
    if any(events):
        events = [event or held(row) for event, row in zip(events, (one, other), strict=True)]
    if all(events):
        return bool(events[0] & events[1]) or any("" in event for event in events)
    if any(events) or not share_a_part(one, other) or done_apart(one, other):
        return False
    if not is_known(one) and not is_known(other):
        return False
    if locates(one) and locates(other):
        return _of_one_moment(one, other, story)
    return bool(senses(one) & senses(other))


def _of_one_moment(one: Features, other: Features, story: Story) -> bool:
    """Whether what is somewhere stays there, or both clauses say at which moment it is."""
    if "be" not in (one.statement.predicate, other.statement.predicate):
        return True
    return all(_has_moment(row, story) for row in (one, other))


def _has_moment(row: Features, story: Story) -> bool:
    statement = row.statement
    report = story.reports[statement.article_id]
    rest = report.text(statement.field, statement.char_end, statement.sentence_end)
    return bool(MOMENT.match(rest) or MOMENT.search(statement.text))


def _are_of_two_days(one: _Placed, other: _Placed, story: Story) -> bool:
    """Whether the clauses themselves put what they tell of on two days."""
    times = [read_when(each.row.statement.date_text or "", story.time(each.row)) for each in (one, other)]
    return disagree(times[0], times[1], days_between(story.time(one.row), story.time(other.row)))


def _has_two_places(story: Story, group: Sequence[_Placed]) -> bool:
    return any(
        one.row.copy_group != other.row.copy_group and _differ(one, other, story) for one in group for other in group
    )


def _differ(one: _Placed, other: _Placed, story: Story) -> bool:
    mine, yours = one.spot, other.spot
    if any(spot.value.split()[0].isupper() for spot in (mine, yours)):  # letters that may stand for the other name
        return False
    if mine.level not in ("name", "floor"):
        return mine.kind != yours.kind
    same = set(mine.value.lower().split()) & set(yours.value.lower().split())
    if mine.level == "floor" or same:
        return mine.level == "floor" and mine.value.lower() != yours.value.lower()
    return not (_mentions(story, one, yours.value) or _mentions(story, other, mine.value))


def _mentions(story: Story, placed: _Placed, name: str) -> bool:
    report = story.reports[placed.where.statement.article_id]
    told = {word for text in report.fields.values() for word in re.findall(r"\w+", text)}
    return any(word in told for word in own_words(name))


def _conflict(story: Story, group: Sequence[_Placed]) -> Conflict:
    rows = [(each.where, each.spot, each.where.statement.char_start) for each in group]
    readings = tuple(story.reading(row, spot.value, at + spot.start, at + spot.end) for row, spot, at in rows)
    first = group[0].where.statement
    return Conflict("place", first.text, readings, None, story.claim_of.get(first.statement_id))
