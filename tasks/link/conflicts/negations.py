"""Statements that deny each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from tasks.link.claims import Features
from tasks.link.claims.polarity import is_reversing
from tasks.link.conflicts.events import Story, linked, overlap, pairs
from tasks.link.conflicts.predicates import in_the_same_roles, of_one_thing, senses, turned
from tasks.link.conflicts.records import Conflict

LEAST_SHARED = 0.6
LEAST_CONTAINED = 0.5
OPEN_TENSES = ("present", "present perfect")  # what is denied in these may come true later
CHANGING = re.compile(
    r"\b(?:prior to|previously|formerly|used to|until now|now|no longer|any ?more|so far|still)\b|^\W*not\b",
    re.IGNORECASE,
)
CLAUSE_END = re.compile(r"[.:;!?]")
SPEAKING = frozenset(("i", "we", "you"))
PARTIAL = re.compile(r"\b(?:only|just|all|every|always|necessarily|entirely|simply|mere(?:ly)?)\b", re.IGNORECASE)
DENYING = re.compile(
    r"\b(?:without|no|not|never|nobody|nothing|none|neither|fail\w*|lack\w*|unable)\b|n['’]t\b", re.IGNORECASE
)
HYPOTHETICAL = re.compile(r"^\W*(?:and |but )?(?:if|unless|whether|when|until|before|how|why)\b|\?\W*$", re.IGNORECASE)


def negation_conflicts(story: Story) -> list[Conflict]:
    """Things that one independent text says are so and another says are not.

    The two clauses have the predicate and most other terms together. No conflict where every denial is of a time not
    yet over and older than every assertion: what had not happened may have happened since. Nor where one of the sides
    stands only in texts that have the other too.
    """
    rows = [row for row in story.rows if _is_plain(row) and not _lacks_its_denial(row, story)]
    places = {id(row): index for index, row in enumerate(rows)}
    found = [
        (places[id(one)], places[id(other)])
        for one, other in pairs(rows, story.weights)
        if is_denied(one) != is_denied(other) and denies(one, other, story)
    ]
    groups = [[rows[index] for index in group] for group in linked(found)]
    return [_conflict(story, group) for group in groups if _stands(story, group, _undecided(story, group, rows))]


def _undecided(story: Story, group: Sequence[Features], rows: Sequence[Features]) -> frozenset[str]:
    """The texts that have both sides."""
    of: dict[str, list[Features]] = {}
    for row in rows:
        of.setdefault(row.copy_group, []).append(row)
    return frozenset(
        member.copy_group
        for member in group
        for row in of[member.copy_group]
        if is_denied(row) != is_denied(member) and denies(row, member, story)
    )


def _is_plain(row: Features) -> bool:
    """Whether a clause asserts or denies something outright, of no other time than the others."""
    text = row.statement.text
    if HYPOTHETICAL.search(text) or CHANGING.search(text) or (row.statement.subject or "").lower() in SPEAKING:
        return False
    if row.statement.negated:
        return not PARTIAL.search(text)
    return row.negated or is_reversing(row.statement.predicate) or not DENYING.search(text)


def _lacks_its_denial(row: Features, story: Story) -> bool:
    """Whether a clause without its subject follows words that may deny it: nobody "should lose sleep"."""
    statement = row.statement
    if row.negated or (statement.subject and statement.subject in statement.text):
        return False
    report = story.reports[statement.article_id]
    before = report.text(statement.field, statement.sentence_start, statement.char_start)
    return bool(DENYING.search(CLAUSE_END.split(before)[-1]))


def is_denied(row: Features) -> bool:
    """Whether a clause denies what its predicate, or the opposite of it that the lists have, names."""
    return row.negated != turned(senses(row))[1]


def denies(one: Features, other: Features, story: Story) -> bool:
    """Whether two clauses of unlike polarity say the same otherwise."""
    acts = turned(senses(one))[0] & turned(senses(other))[0]
    reports = story.reports.values()
    same = acts and of_one_thing(one, other, reports) and in_the_same_roles(one, other, reports)
    if not same or _was_so_before(one, other) or not _of_one_time(one, other):
        return False
    if not story.are_of_one_week(one, other):
        return False
    literal = senses(one) & senses(other)
    more = 0.0 if literal else max(story.weights[act] for act in acts)
    shared, contained = overlap(one, other, story.weights)
    whole = shared / contained + more if contained else 0.0
    enough = bool(whole) and shared + more >= LEAST_SHARED and (shared + more) / whole >= LEAST_CONTAINED
    return enough and len(one.core & other.core) + (not literal) > 1


def _of_one_time(one: Features, other: Features) -> bool:
    """Whether opposite words are of one time: a gate is shut on one day and open on another."""
    if one.negated != other.negated:
        return True
    first, second = one.statement, other.statement
    dated = first.date_text or second.date_text
    tenses = [(each.tense or "").split()[:1] for each in (first, second)]
    return tenses[0] == tenses[1] and first.modality == second.modality and not dated


def _was_so_before(one: Features, other: Features) -> bool:
    """Whether the denial is of the time before: "had not won since" beside "won"."""
    denied, held = (one, other) if one.negated else (other, one)
    return denied.negated and denied.statement.tense == "past perfect" != held.statement.tense


def _stands(story: Story, group: Sequence[Features], undecided: frozenset[str]) -> bool:
    sides = [[row for row in group if is_denied(row) == side] for side in (True, False)]
    texts = [{row.copy_group for row in side} for side in sides]
    if not all(text - undecided for text in texts):
        return False
    is_open = all(row.statement.tense in OPEN_TENSES for row in sides[0])
    return not (is_open and _all_before(*([story.time(row) for row in side] for side in sides)))


def _all_before(ones: Sequence[datetime | None], others: Sequence[datetime | None]) -> bool:
    first = [time for time in ones if time]
    second = [time for time in others if time]
    return len(first) == len(ones) and len(second) == len(others) and max(first) < min(second)


def _conflict(story: Story, group: Sequence[Features]) -> Conflict:
    readings = tuple(
        story.reading(row, row.statement.text, row.statement.char_start, row.statement.char_end) for row in group
    )
    plain = next(row for row in group if not is_denied(row))
    return Conflict(
        "negation",
        f"whether {plain.statement.text}",
        readings,
        None,
        story.claim_of.get(plain.statement.statement_id),
    )
