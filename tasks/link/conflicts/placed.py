"""Clauses with their places, their own or those that their sentence gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tasks.link.claims import Features
from tasks.link.claims.features import content
from tasks.link.conflicts.events import Story
from tasks.link.conflicts.phrases import phrases
from tasks.link.conflicts.plain import before
from tasks.link.conflicts.spots import Spot, spots
from tasks.link.records import Report, Statement

BEFORE = 5
THAT = re.compile(r"\bthat\W*$")
WHERE = re.compile(r"^(?:where|in which|at which|on which)\b", re.IGNORECASE)
WHERE_SAID = re.compile(
    r"\bwhere (?:[\w'’-]+ ){1,4}?(?:say|says|said|believes?|believed|thinks?|thought|insists?)(?: that)? $"
)
AT_ONCE = re.compile(r"^(?:when|as|while)\b", re.IGNORECASE)
AND = re.compile(r"\w and\s?$")
WHEN = re.compile(r"\bwhen\b\s?", re.IGNORECASE)
CLAUSE = re.compile(r"[;:]|,.*,")
GAP = 2  # characters between two clauses of which one goes on from the other


@dataclass(frozen=True, slots=True)
class Placed:
    """What a clause tells of, and the place that it, or the one it is a part of, gives."""

    row: Features
    where: Features
    spot: Spot
    about: frozenset[str]
    named: frozenset[str]


def all_placed(story: Story) -> Iterator[Placed]:
    """Every clause with each of its places; one that has none with those that its sentence gives it."""
    known = frozenset(row.statement.place for row in story.rows if row.statement.place)
    found = {id(row): spots(row.statement, known) for row in story.rows}
    sentences: dict[tuple[str, str, int], list[Features]] = {}
    for row in sorted(story.rows, key=lambda row: (row.statement.article_id, row.statement.char_start)):
        statement = row.statement
        sentences.setdefault((statement.article_id, statement.field, statement.sentence_start), []).append(row)
    for rows in sentences.values():
        for row in rows:
            where = row if found[id(row)] else _giver(row, rows, found, story.reports[row.statement.article_id])
            for spot in found[id(where)] if where else ():
                yield _placed(where or row, row, spot)


def _giver(
    row: Features, rows: Sequence[Features], found: Mapping[int, Sequence[Spot]], report: Report
) -> Features | None:
    """The clause of its sentence that says where another one happens.

    "It was in the hall that …", "a depot in Harn where …", "… when a beam hit him in the yard".
    """
    statement = row.statement
    left = before(statement, report)
    for other in rows:
        mine = other.statement
        if not found[id(other)] or other is row:
            continue
        cleft = (mine.subject or "").lower() == "it" and mine.predicate == "be" and THAT.search(left)
        at_once = AT_ONCE.match(mine.text) and 0 <= mine.char_start - statement.char_end <= GAP
        last = max(spot.end for spot in found[id(other)]) + mine.char_start
        said = WHERE_SAID.search(left)
        start = said.start() if said else statement.char_start - statement.sentence_start
        is_there = 0 <= start + statement.sentence_start - last <= GAP
        where = bool(said or WHERE.match(statement.text)) and is_there
        gone_on = 0 < statement.char_start - mine.char_end <= len(" and ") and _goes_on(mine, statement, left)
        if where or gone_on or (mine.char_start < statement.char_start and cleft) or at_once:
            return other
    return None


def _goes_on(one: Statement, other: Statement, left: str) -> bool:
    """Whether a clause tells what its subject did next, with no word of where: "struck a barge at Orr and sank"."""
    own = other.subject is not None and other.subject in other.text
    return bool(AND.search(left)) and not own and one.subject == other.subject and one.tense == other.tense


def _placed(where: Features, row: Features, spot: Spot) -> Placed:
    text = where.statement.text
    about = [term.term for term in content(text) if term.start < spot.start]
    named = frozenset(term.term for term in content(text[spot.start : spot.end]))
    return Placed(row, where, spot, frozenset(about[-BEFORE:]), named)


def date_of(row: Features, story: Story) -> str:
    """When a clause, or the one that it begins to tell more of by "when", says that it happens."""
    statement = row.statement
    left = before(statement, story.reports[statement.article_id])
    tied = WHEN.match(statement.text) or WHEN.search(left[-len(" when ") :])
    if statement.date_text or not tied:
        return statement.date_text or ""
    spans = phrases(left)
    return left[spans[-1][0] : spans[-1][1]] if spans and not CLAUSE.search(left[spans[-1][1] :]) else ""
