"""What happens in a clause that tells of an event, and who arrives where."""

from __future__ import annotations

import re
from functools import lru_cache

from tasks.link.claims import Features
from tasks.link.conflicts.acts import THINGS, kin
from tasks.link.conflicts.arguments import is_passive
from tasks.link.conflicts.families import COPULA, begins, family, is_aiming, is_over
from tasks.link.conflicts.predicates import head_of
from tasks.link.stems import read_lines
from tasks.link.terms import sense_of

INFINITIVE = re.compile(r"\b(?:expected|awaited|due)\sto\b", re.IGNORECASE)


def arrives(row: Features) -> bool:
    """Whether a clause of what is to come says that somebody will be in a place: visits, is expected, will be here."""
    statement = row.statement
    if statement.predicate not in family("arriving") or is_over(row) is not False:
        return False
    if statement.predicate == COPULA:
        return bool(statement.place) or (statement.object or "").lower() in ("here", "there")
    return not is_aiming(statement.predicate) or not INFINITIVE.search(statement.text)


def happening(row: Features) -> frozenset[str]:
    """The terms of the event that a clause says happens, begins, is brought about or noticed; "" for whatever happened.

    None where it tells what somebody does.
    """
    statement = row.statement
    verb, object_ = statement.predicate, statement.object
    if verb in family("noticed") and is_passive(statement):
        return _event(object_)
    if verb in family("causing") and object_ and statement.subject:
        return _event(object_)
    starts = begins(row) or verb in family("causing") or sense_of(verb.replace(" ", "-")) == sense_of("begin")
    return _event(statement.subject or object_) if starts else frozenset()


def held(row: Features) -> frozenset[str]:
    """The terms of what a clause says is held: a meeting, or somebody."""
    statement = row.statement
    return _event(statement.object) if statement.predicate == "hold" and is_passive(statement) else frozenset()


def _event(phrase: str | None) -> frozenset[str]:
    if (phrase or "").lower() == "it":
        return frozenset(("",))
    head = head_of(phrase)
    known = head | kin((phrase or "").split()[-1], name=THINGS) if head else head
    return known | {""} if head & _happenings() else known


@lru_cache(maxsize=1)
def _happenings() -> frozenset[str]:
    return frozenset(sense_of(line) for line in read_lines("conflicts_happenings.txt"))
