"""One event in two places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tasks import names
from tasks.link.claims import Features
from tasks.link.claims.features import content
from tasks.link.conflicts.events import Story, is_one_event, linked, pairs
from tasks.link.conflicts.predicates import is_over
from tasks.link.conflicts.records import Conflict
from tasks.link.conflicts.roles import named_apart
from tasks.link.conflicts.times import days_between, disagree, read_when
from tasks.link.stems import read_lines

ORDINAL = r"ground|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|top|lower|upper|\d+(?:st|nd|rd|th)"
NAME = r"(?:[A-Z][\w'’-]*)(?:\s(?:of\s|the\s)?[A-Z][\w'’-]*)*"
FLOOR = re.compile(rf"\b(?:on|from|at|in)\s(?:the\s)?(?P<floor>(?:{ORDINAL})\sfloor)\b", re.IGNORECASE)
NAMED = re.compile(
    rf"\b(?P<how>in|at|near|outside|on|off)\s(?:the\s(?:\w+\sof\s)?|a\s\w+\s(?:in|near)\s)?(?P<name>{NAME})"
)
AFTER = (  # what may follow a building's noun where it is not the first of two: "in the home town"
    "in|of|on|at|near|by|for|with|after|before|when|where|while|and|but|or|that|which|who|to|from|as|until|late|early|shortly"
    "|yesterday|here|there|during|this|last|the|a|an|is|was|were|had|has|have|because|since|between|behind|above|below|outside|next"
)
_sites = {word: line.split()[0] for line in read_lines("conflicts_sites.txt") for word in line.split()}
SITE = re.compile(
    r"\b(?:in|at|inside|outside|from)\s(?:the|a|an|his|her|their|its|[A-Z][\w-]*['’]s?)\s(?:[\w-]+(?:['’]s?)?\s){0,3}?"
    rf"(?P<site>(?i:{'|'.join(_sites)}))\b(?!['’-])(?=\W*$|\W*\s(?:[A-Z]|(?:{AFTER})\b))"
)
LEVELS = {"floor": FLOOR, "name": NAMED, "site": SITE}
LEAST_CONTAINED = 0.5
BEFORE = 5
LONG = 4  # letters of a word of a name that a text must have to know the place


@dataclass(frozen=True, slots=True)
class _Placed:
    row: Features
    level: str
    value: str
    start: int
    end: int
    about: frozenset[str]
    named: frozenset[str]


@lru_cache(maxsize=1)
def _regions() -> frozenset[str]:
    return frozenset(line.lower() for line in read_lines("conflicts_regions.txt"))


def _is_region(name: str) -> bool:
    return name.lower() in _regions() or names.words(name) in names.countries()


def place_conflicts(story: Story) -> list[Conflict]:
    """Events that reports of different texts put in places neither of which is known to hold the other.

    Compared are places of one level: floors, names below countries and states, kinds of building. Names of which one
    report has both are none: a report that knows both and puts the event in one tells them apart or nests them.
    """
    conflicts: list[Conflict] = []
    for level, pattern in LEVELS.items():
        placed = [each for row in story.rows if (each := _placed(row, level, pattern))]
        index_of = {id(each.row): index for index, each in enumerate(placed)}
        found = [
            (index_of[id(one)], index_of[id(other)])
            for one, other in pairs([each.row for each in placed], story.weights)
            if _is_one(placed[index_of[id(one)]], placed[index_of[id(other)]], story)
        ]
        groups = [[placed[index] for index in group] for group in linked(found)]
        conflicts += [_conflict(story, group) for group in groups if _has_two_places(story, group)]
    return conflicts


def _placed(row: Features, level: str, pattern: re.Pattern[str]) -> _Placed | None:
    """The one place of a level that the clause gives; a headline's capitals are no names."""
    text = row.statement.text
    matches = [match for match in pattern.finditer(text) if _is_place(row, level, match)]
    if row.statement.field == "title" or len({match[level] for match in matches}) != 1:
        return None
    for match in matches[:1]:
        about = [term.term for term in content(text) if term.start < match.start()]
        start, end = row.statement.char_start + match.start(), row.statement.char_start + match.end()
        named = frozenset(term.term for term in content(match.group()))
        return _Placed(row, level, match[level], start, end, frozenset(about[-BEFORE:]), named)
    return None


def _is_place(row: Features, level: str, match: re.Match[str]) -> bool:
    """Whether a match gives a place: a name after "in" or "on" only where the statement has it as its place."""
    if level != "name":
        return True
    name = match["name"]
    plain = match["how"].lower() in ("at", "near", "outside") or name in (row.statement.place or "")
    return plain and not _is_region(name) and not _is_day(name)


def _is_day(value: str) -> bool:
    return not content(value)


def _is_one(one: _Placed, other: _Placed, story: Story) -> bool:
    if one.level != other.level or one.row.negated != other.row.negated or not one.about & other.about:
        return False
    if {is_over(one.row), is_over(other.row)} == {True, False} or not story.are_of_one_week(one.row, other.row):
        return False
    if named_apart(one.row, other.row, f"{one.value} {other.value}") or _are_of_two_days(one, other, story):
        return False
    ids = (one.row.statement.statement_id, other.row.statement.statement_id)
    together = story.claim_of.get(ids[0], ids[0]) == story.claim_of.get(ids[1], ids[1])
    places = one.named | other.named
    return together or is_one_event(one.row, other.row, story.weights, LEAST_CONTAINED, aside=places)


def _are_of_two_days(one: _Placed, other: _Placed, story: Story) -> bool:
    """Whether the clauses themselves put what they tell of on two days."""
    times = [read_when(each.row.statement.date_text or "", story.time(each.row)) for each in (one, other)]
    return disagree(times[0], times[1], days_between(story.time(one.row), story.time(other.row)))


def _has_two_places(story: Story, group: Sequence[_Placed]) -> bool:
    return any(
        one.row.copy_group != other.row.copy_group and _differ(one, other, story) for one in group for other in group
    )


def _differ(one: _Placed, other: _Placed, story: Story) -> bool:
    if any(each.value.split()[0].isupper() for each in (one, other)):  # letters that may stand for the other name
        return False
    mine, yours = (frozenset(_sites.get(word, word) for word in each.value.lower().split()) for each in (one, other))
    if mine & yours:
        return one.level == "floor" and mine != yours
    return one.level != "name" or not (_mentions(story, one, other.value) or _mentions(story, other, one.value))


def _mentions(story: Story, placed: _Placed, name: str) -> bool:
    report = story.reports[placed.row.statement.article_id]
    told = {word for text in report.fields.values() for word in re.findall(r"\w+", text)}
    return any(word in told for word in re.findall(r"\w+", name) if len(word) >= LONG)


def _conflict(story: Story, group: Sequence[_Placed]) -> Conflict:
    readings = tuple(story.reading(each.row, each.value, each.start, each.end) for each in group)
    first = group[0].row.statement
    return Conflict("place", first.text, readings, None, story.claim_of.get(first.statement_id))
