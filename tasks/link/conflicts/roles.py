"""Whether two clauses are about one thing, and whether what they name does the same part in both."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from tasks.link.claims import Features
from tasks.link.claims.features import subject_of
from tasks.link.conflicts.acts import THINGS, is_phrase, kin
from tasks.link.conflicts.arguments import is_passive, topic
from tasks.link.conflicts.families import carries, is_aiming, is_stative, turned
from tasks.link.conflicts.phrases import phrases
from tasks.link.conflicts.predicates import LINKING
from tasks.link.conflicts.speakers import DEFINITE, is_described
from tasks.link.records import Report, Statement
from tasks.link.terms import terms

AMOUNT = re.compile(r"(?:\w+ )?[$€£]?\d")
PLACED = (" at", " in", " near", " outside", " inside")  # ends of predicates whose object is where they are done
UNKNOWN = frozenset(("a", "an", "another", "some", "several", "many", "most", "few", "dozens", "hundreds", "people"))
THERE = re.compile(r"\W*there\b", re.IGNORECASE)
TAKING_PART = re.compile(r"\s?(?:between|by|for|from|of|with|against|among)\b")
NAMED = re.compile(r"(?:[Tt]he\s)?(?!(?:The|A|An)\s)(?:[A-Z][\w'’-]+\s?)+$")


def of_one_thing(one: Features, other: Features, reports: Collection[Report] = ()) -> bool:
    """Whether each clause's first argument is a pronoun or is named in the other clause too, or both are one entity.

    Among `reports`, a description and the name that one of them has it beside may be one.
    """
    entities = one.statement.subject_entity_id, other.statement.subject_entity_id
    if _are_one_entity(*entities):
        return True
    return (_is_named(one, other) and _is_named(other, one)) or _is_called(one, other, reports)


def in_the_same_roles(one: Features, other: Features, reports: Collection[Report] = ()) -> bool:
    """Whether what both clauses have, who does and whom it is done to, has a word in common or is a pronoun."""
    first, second = one.statement, other.statement
    if first.subject_entity_id and second.subject_entity_id:
        one_entity = _are_one_entity(first.subject_entity_id, second.subject_entity_id)
        return one_entity and _may_be_one(_patient(first), _patient(second))
    subjects = _doer(one), _doer(other)
    if _is_he(subjects[0]) != _is_he(subjects[1]):
        return False
    if _is_called(one, other, reports):
        return _may_be_one(_patient(first), _patient(second))
    if _takes_part(first) and _takes_part(second):
        return _may_be_one(*subjects) and _may_be_one(_patient(first), _patient(second))
    mine, yours = _takers(one), _takers(other)
    return not mine or not yours or any(_may_be_one(part, whole) for part in mine for whole in yours)


def _are_one_entity(one: str | None, other: str | None) -> bool:
    """Whether two names are of one: a report may never have more than a part of the name."""
    mine, yours = (frozenset((name or "").lower().split()) for name in (one, other))
    return bool(mine and yours) and (mine <= yours or yours <= mine)


def share_a_part(one: Features, other: Features) -> bool:
    """Whether somebody named in a part of one clause is so in the other, or one only tells of what a noun names."""
    mine, yours = ([part for part in _takers(row) if things(part)] for row in (one, other))
    if not mine or not yours:
        return any(carries(row.statement) and not _takers(row) for row in (one, other))
    return any(_may_be_one(part, whole) for part in mine for whole in yours)


def share_a_doer(one: Features, other: Features) -> bool:
    """Whether both clauses name who or what does what they say, and it may be one."""
    mine, yours = (subject_of(row.statement) for row in (one, other))
    return bool(things(mine) and things(yours)) and _may_be_one(mine, yours)


def done_apart(one: Features, other: Features) -> bool:
    """Whether both clauses tell to what something is done, and it is not one thing."""
    if carries(one.statement) and carries(other.statement):
        return object_apart(one, other)
    return not _may_be_one(_patient(one.statement), _patient(other.statement))


def done_to_one(one: Features, other: Features) -> bool:
    """Whether both clauses tell of one thing to which something is done."""
    named = [things(_patient(row.statement)) for row in (one, other)]
    amounts = any(AMOUNT.match(row.statement.object or "") for row in (one, other))
    return all(named) and not amounts and not done_apart(one, other)


def _takers(row: Features) -> list[str]:
    """Everybody whom a clause names in a part."""
    return [part for part in (_doer(row), _patient(row.statement)) if part]


def _doer(row: Features) -> str | None:
    """Who a clause names as its subject; where it only says what there is, whoever that is said to be of."""
    subject = subject_of(row.statement)
    if not subject or not THERE.match(row.statement.text) or row.statement.object:
        return subject
    first = first_part(subject)
    rest = subject.partition(first)[2] if first else ""
    return rest if TAKING_PART.match(rest) else subject


def _takes_part(statement: Statement) -> bool:
    """Whether a clause tells its subject's part: nobody's who only has, gets or is something."""
    return not is_stative(statement) and not carries(statement)


def _patient(statement: Statement) -> str | None:
    """Whom something is done to: no complement, and not what the clause itself says is done, as in "give notice"."""
    said = is_stative(statement) or carries(statement) or _is_in_phrase(statement.text, statement.object or "")
    timed = [start for start, _ in phrases(statement.object or "")]
    where = statement.predicate.endswith(PLACED) and not is_passive(statement)
    return None if said or where or 0 in timed else statement.object


def _is_in_phrase(text: str, thing: str) -> bool:
    """Whether an object is a part of what a phrase of the lists says: "changed hands"."""
    end = text.find(thing) + len(thing)
    if is_phrase(text[max(0, text.find(thing) - 20) : end], thing):
        return True
    return bool(thing) and any(
        term.end == end and " " in text[term.start : end - len(thing) + 1] for term in terms(text)
    )


def _is_called(one: Features, other: Features, reports: Collection[Report]) -> bool:
    """Whether one's subject is described and the other's is the name that a report has beside that description."""
    subjects = [row.statement.subject or "" for row in (one, other)]
    return any(
        DEFINITE.match(shown) and NAMED.match(name) and not NAMED.match(shown) and is_described(name, shown, reports)
        for shown, name in (subjects, subjects[::-1])
    )


def _is_he(subject: str | None) -> bool:
    """Whether a subject is somebody whom the clause does not name."""
    return (subject or "").lower() in ("he", "she")


def _may_be_one(one: str | None, other: str | None) -> bool:
    """Whether what one phrase is of is named in the other too, or either says nothing: "the doors of the club"."""
    mine, yours = (things(argument) for argument in (one, other))
    if not mine or not yours:
        return True
    return bool(kernel(one) & _first(other) or _first(one) & kernel(other))


@lru_cache(maxsize=50_000)
def things(phrase: str | None) -> frozenset[str]:
    """What a phrase names: its terms, and the families of things that its words are in."""
    return turned(frozenset(term.term for term in terms(phrase or "")))[0] | kin(phrase or "", name=THINGS)


@lru_cache(maxsize=50_000)
def kernel(phrase: str | None) -> frozenset[str]:
    """The last term of the first part of a phrase."""
    found = [term.term for term in terms(first_part(phrase)) if not term.term[0].isdigit()]
    return turned(frozenset(found[-1:]))[0] | kin(_last(phrase), name=THINGS) if found else things(phrase)


def _last(phrase: str | None) -> str:
    """The last word of the first part of a phrase."""
    return (first_part(phrase).split() or [""])[-1]


def _first(phrase: str | None) -> frozenset[str]:
    return things(first_part(phrase)) or things(phrase)


@lru_cache(maxsize=50_000)
def first_part(phrase: str | None) -> str:
    """The first part of a phrase, up to a preposition, that has more than a number."""
    parts = LINKING.split(phrase or "")
    return next((part for part in parts if any(not term.term[0].isdigit() for term in terms(part))), "")


def _is_named(row: Features, other: Features) -> bool:
    statement = row.statement
    aims = is_aiming(statement.predicate)
    argument = (statement.object if aims else subject_of(statement)) or statement.object or ""
    named = {term.term for term in terms(argument)}
    return not named or bool(named & other.core)


def is_known(row: Features) -> bool:
    """Whether what a clause is about is somebody or something that readers know: by a name, or as the one."""
    about = topic(row.statement)
    if about and about not in row.statement.text:  # what a pronoun means
        return True
    return bool(about) and about.split()[0].lower() not in UNKNOWN and not about.split()[0][0].isdigit()


def object_apart(one: Features, other: Features) -> bool:
    """Whether both clauses have an object, or say what something is, and it is not one."""
    return not _may_be_one(one.statement.object, other.statement.object)


def of_one_object(one: Features, other: Features) -> bool:
    """Whether what both clauses do is done to one thing, or to nothing; what closes is what somebody closes."""
    mine, yours = (_patient(row.statement) for row in (one, other))
    if mine and yours:
        return bool(kernel(mine) & kernel(yours))
    if not mine and not yours:
        return True
    turning = kin(one.statement.text, one.statement.predicate.split()[0]) & both_ways()
    whole = [part or row.statement.subject for part, row in ((mine, one), (yours, other))]
    return bool(turning) and _may_be_one(*whole)


@lru_cache(maxsize=1)
def both_ways() -> frozenset[str]:
    """The families of acts of which the one that does it and the one it is done to are told alike."""
    return frozenset(family for word in ("close", "open", "sink", "explode", "burn", "move") for family in kin(word))


def place_apart(one: Features, other: Features) -> bool:
    """Whether both clauses name a place and it is not one."""
    return not _may_be_one(one.statement.place, other.statement.place)
