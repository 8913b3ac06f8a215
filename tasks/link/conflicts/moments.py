"""Whether two clauses that say where something is are of one moment, and of the same thing."""

from __future__ import annotations

import re

from tasks.link.claims import Features
from tasks.link.conflicts.events import Story
from tasks.link.conflicts.predicates import senses
from tasks.link.terms import terms

MOMENT = re.compile(
    r"^\W*(?:when|while|as|at the (?:time|moment)|throughout|all the while)\b"
    r"|\b(?:when|while|throughout|all (?:night|day|along|the time))\b",
    re.IGNORECASE,
)
DONE = re.compile(r"\b(?:the|a|an|his|her|its|their)\s(?P<done>[a-z]+(?:ed|en|nt)(?:-[a-z]+)?)\s[a-z]", re.IGNORECASE)


def are_of_one_moment(one: Features, other: Features, story: Story) -> bool:
    """Whether what is somewhere stays there, or both clauses say at which moment it is."""
    if "be" not in (one.statement.predicate, other.statement.predicate):
        return True
    return all(_has_moment(row, story) for row in (one, other))


def _has_moment(row: Features, story: Story) -> bool:
    statement = row.statement
    report = story.reports[statement.article_id]
    rest = report.text(statement.field, statement.char_end, statement.sentence_end)
    return bool(MOMENT.match(rest) or MOMENT.search(statement.text))


def is_of_what_was_done(one: Features, other: Features) -> bool:
    """Whether a clause names by what the other says is done a thing of which it says something else: the burnt car."""
    done = {term.term for match in DONE.finditer(one.statement.text) for term in terms(match["done"])}
    return bool(senses(one)) and not senses(one) & senses(other) and bool(done & senses(other))
