"""One event at two times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tasks.link.claims import Features
from tasks.link.claims.features import content
from tasks.link.conflicts.events import LEAST_CONTAINED, Story, is_one_event, linked, pairs
from tasks.link.conflicts.predicates import in_the_same_roles, is_over, of_one_thing, opposites, senses
from tasks.link.conflicts.records import Conflict, Reading
from tasks.link.conflicts.times import When, days_between, disagree, phrases, read_when

AROUND = 6  # content terms before a time among which its event is named
SPANNING = re.compile(
    r"^\W*(?:since|for|over|within|during|from|every|each|in the (?:past|last|next|previous)|last|next)\b", re.I
)
LASTING = re.compile(r"\b(?:valid|good|run|runs|ran|lasts?|lasted|extends?|extended)\s+$", re.IGNORECASE)
UNTIL = re.compile(r"^\W*(?:un)?til\b", re.IGNORECASE)
GENERAL = frozenset(("be", "have", "do", "say", "get", "receive", "go", "come", "make", "take", "give"))
BEGINNING = 0.35  # share of the shorter clause in the longer where one is of the state and one of its end
UNSAID = 0.4  # weight of an act that both tell in words that no list has together
SENSE = "="  # begins a term that several phrasings share
TELLING = 0.7  # weight of a predicate that is the event's own
MOSTLY = 0.65  # share of the shorter clause in the longer where only the claim they make is the same
CAPTION = re.compile(r"\b(?:photo|photograph|pictured?|image|footage|video|post shared)\b|^FILE\b")


@dataclass(frozen=True, slots=True)
class _Timed:
    row: Features
    when: When
    text: str
    start: int
    end: int
    about: frozenset[str]
    acts: frozenset[str]
    denied: bool
    is_until: bool


def date_conflicts(story: Story) -> list[Conflict]:
    """Events that reports of different texts put at times which exclude each other.

    What a statement's own date says is compared; a coarser time that holds the finer one agrees. The readings are all
    of the event's that give a time, in the order of the statements.
    """
    timed = [each for row in story.rows if (each := _timed(story, row))]
    places = {id(each.row): index for index, each in enumerate(timed)}
    found = [
        (places[id(one)], places[id(other)])
        for one, other in pairs([each.row for each in timed], story.weights)
        if _is_one(timed[places[id(one)]], timed[places[id(other)]], story)
    ]
    groups = [[timed[index] for index in group] for group in linked(found)]
    return [_conflict(story, group) for group in groups if _has_two_times(story, group)]


def _timed(story: Story, row: Features) -> _Timed | None:
    """A statement with its one time: the one its date is of, or the only one that its clause has."""
    text = row.statement.text
    if CAPTION.search(text):
        return None
    spans = [span for span in phrases(text) if not SPANNING.search(text[span[0] :])]
    at = text.find(row.statement.date_text) if row.statement.date_text else -1
    own = [span for span in spans if at >= 0 and span[0] < at + len(row.statement.date_text or "") and at < span[1]]
    if not (own or len(spans) == 1):
        return None
    start, end = (own or spans)[0]
    when = read_when(text[start:end], story.time(row))
    offset = row.statement.char_start
    about = frozenset([term.term for term in content(text) if term.start < start][-AROUND:])
    if not when.is_given:
        return None
    is_until = bool(UNTIL.match(text[start:end])) and not LASTING.search(text[:start])
    happening = *_happening(row, is_until), is_until
    return _Timed(row, when, text[start:end], offset + start, offset + end, about or row.core, *happening)


def _happening(row: Features, is_until: bool) -> tuple[frozenset[str], bool]:
    """What happens at a clause's time, and whether the clause denies it.

    What is not done until a time is done then; what is so until a time is over then: its opposite begins.
    """
    acts = senses(row)
    if is_until and row.negated:
        return acts, False
    if is_until:
        return opposites(row.core) | {f"until {act}" for act in acts}, False
    known = row.statement.predicate_class
    return (acts | {f"#{known}"} if known and acts and known not in GENERAL else acts), row.negated


def _is_one(one: _Timed, other: _Timed, story: Story) -> bool:
    if one.denied != other.denied or not one.about & other.about or not story.are_of_one_week(one.row, other.row):
        return False
    if {is_over(one.row), is_over(other.row)} == {True, False}:
        return False
    if one.is_until != other.is_until:
        return _begins(one, other, story)
    alike = one.acts & (other.acts | other.row.core) | other.acts & one.row.core
    more = 0.0 if alike & one.row.core & other.row.core else UNSAID
    if any(term.startswith(SENSE) and story.weights[term] >= TELLING for term in alike):
        same = _same_claim(one, other, story) and of_one_thing(one.row, other.row)
        return (same or not _far_apart(one, other)) and is_one_event(one.row, other.row, story.weights)
    least = MOSTLY if _far_apart(one, other) else LEAST_CONTAINED
    if alike and in_the_same_roles(one.row, other.row) and of_one_thing(one.row, other.row):
        near = not _far_apart(one, other) or _same_claim(one, other, story)
        return near and is_one_event(one.row, other.row, story.weights, least, more)
    same = _same_claim(one, other, story) and of_one_thing(one.row, other.row) and not _of_one_day(one, other)
    return same and is_one_event(one.row, other.row, story.weights, MOSTLY)


def _begins(one: _Timed, other: _Timed, story: Story) -> bool:
    """Whether what one has as so until a time is the contrary of what the other has as happening."""
    same = one.acts & other.acts and of_one_thing(one.row, other.row)
    return bool(same) and is_one_event(one.row, other.row, story.weights, BEGINNING, UNSAID)


def _far_apart(one: _Timed, other: _Timed) -> bool:
    """Whether what is past fell into two months: things of a kind happen more than once."""
    months = {one.when.month, other.when.month}
    return None not in months and len(months) > 1 and False not in (is_over(one.row), is_over(other.row))


def _of_one_day(one: _Timed, other: _Timed) -> bool:
    """Whether only the hours can differ: a claim may tell of more than one moment of a day."""
    return one.when.weekday is not None and one.when.weekday == other.when.weekday


def _same_claim(one: _Timed, other: _Timed, story: Story) -> bool:
    ids = (one.row.statement.statement_id, other.row.statement.statement_id)
    return story.claim_of.get(ids[0], ids[0]) == story.claim_of.get(ids[1], ids[1])


def _has_two_times(story: Story, group: Sequence[_Timed]) -> bool:
    """Whether two texts differ, neither of which has the other's time as well."""
    return any(
        all(_differ(mine, other, story) for mine in group if mine.row.copy_group == one.row.copy_group)
        and all(_differ(one, yours, story) for yours in group if yours.row.copy_group == other.row.copy_group)
        for one in group
        for other in group
        if one.row.copy_group != other.row.copy_group
    )


def _differ(one: _Timed, other: _Timed, story: Story) -> bool:
    return disagree(one.when, other.when, days_between(story.time(one.row), story.time(other.row)))


def _conflict(story: Story, group: Sequence[_Timed]) -> Conflict:
    readings: list[Reading] = [story.reading(each.row, each.text, each.start, each.end) for each in group]
    first = group[0].row.statement
    subject = first.text.replace(group[0].text, "").strip(" ,")
    return Conflict("date", subject, tuple(readings), None, story.claim_of.get(first.statement_id))
