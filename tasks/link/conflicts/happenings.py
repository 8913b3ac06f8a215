"""What happens in a clause that tells of an event, and who arrives where."""

from __future__ import annotations

import re
from functools import lru_cache

from tasks.link.claims import Features
from tasks.link.conflicts.acts import THINGS, kin
from tasks.link.conflicts.arguments import is_passive
from tasks.link.conflicts.families import COPULA, begins, family, is_aiming, is_over
from tasks.link.conflicts.phrases import phrases
from tasks.link.conflicts.predicates import LINKING, acts, head_of
from tasks.link.conflicts.roles import is_known, things
from tasks.link.stems import read_lines
from tasks.link.terms import sense_of

PUT_AT = re.compile(r"\b(?:put|puts|timed|times|dated|dates)\s.{3,60}\s(?:at|on|in)\s")
WHEN = re.compile(r"^(?:on|at|in) (?:the (?:early|late) |early |late )?(?:\d|[A-Z]|the \d)")
MEANT_FOR = re.compile(r"\b(?:that|which|where|at which)\s(?:\w+\s){0,3}?(?:to|will|would|must)\s(?P<act>\w+)")
DUE = re.compile(r"^(?:due|expected|out|ready|scheduled|promised)\b")
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


def is_one_happening(one: Features, other: Features) -> bool | None:
    """Whether both clauses tell how one thing begins or happens, or one what is done there; None where neither does.

    "" stands for whatever happened.
    """
    events = [told_event(row) for row in (one, other)]
    if not any(events):
        return None
    if all(events):
        return bool(events[0] & events[1]) or any("" in event for event in events)
    event, row = (events[0], other) if events[0] else (events[1], one)
    return bool(event & acts(row)) and all(map(is_known, (one, other)))


def told_event(row: Features) -> frozenset[str]:
    """The terms of the event of which a clause says no more than that it happens, is held or is to come."""
    return happening(row) or held(row) or _timed(row) or _coming(row)


def _coming(row: Features) -> frozenset[str]:
    """What a clause says comes out or is to come: "the report is due", "they will deliver their findings"."""
    statement = row.statement
    if statement.predicate == COPULA:
        said = DUE.match(statement.object or "")
        return _event(statement.subject) if said else frozenset()
    if not kin(statement.predicate.split()[0]) & kin("publish") & kin("deliver"):
        return frozenset()
    return things(statement.object) & _issued() if statement.object else frozenset()


@lru_cache(maxsize=1)
def _issued() -> frozenset[str]:
    """The families of what is issued: reports, rulings."""
    return kin("report", name=THINGS) | kin("ruling", name=THINGS)


def _timed(row: Features) -> frozenset[str]:
    """The event of which a clause only says when it is: "the hearing is on Friday", "they put the blast at six"."""
    statement = row.statement
    if statement.predicate in ("put", "time", "date") and PUT_AT.search(statement.text):
        return _event(statement.object)
    if (
        statement.predicate != COPULA
        or not WHEN.match(statement.object or "?")
        or phrases(statement.subject or "on 1 May")
    ):
        return frozenset()
    meant = MEANT_FOR.search(statement.text)
    return _event(statement.subject) | (kin(meant["act"]) if meant else frozenset())


def is_named_by_act(one: Features, other: Features) -> bool:
    """Whether one clause names somebody by what the other says is done: the hostages, whoever was kidnapped."""
    return any(things(_patient_or_subject(first)) & acts(second) for first, second in ((one, other), (other, one)))


def _patient_or_subject(row: Features) -> str | None:
    return row.statement.object if is_passive(row.statement) else row.statement.subject


def _event(phrase: str | None) -> frozenset[str]:
    if (phrase or "").lower() == "it":
        return frozenset(("",))
    head = head_of(phrase)
    part = LINKING.split(phrase or "")[0].split()
    known = head | kin(part[-1], name=THINGS) | kin(part[-1]) if head and part else head
    return known | {""} if head & _happenings() else known


@lru_cache(maxsize=1)
def _happenings() -> frozenset[str]:
    return frozenset(sense_of(line) for line in read_lines("conflicts_happenings.txt"))
