"""What the lists say of predicates: families of verbs, opposite words, and what follows of a clause."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from tasks.link.claims import Features
from tasks.link.conflicts.arguments import is_passive
from tasks.link.records import Statement
from tasks.link.stems import read_lines
from tasks.link.terms import sense_of

COPULA = "be"
FROM = re.compile(r"(?:starting |beginning |as )?(?:from|of)\b", re.IGNORECASE)
TAKEN_TO_BE = re.compile(
    r"\b(?:is|are|was|were) (?:thought|believed|said|known|reported|understood|alleged|feared|assumed|supposed)"
    r" to have\b"
)
TIED = re.compile(r"(?<=\w)\s(?:at|in|on|near|outside)$")


@lru_cache(maxsize=20)
def family(name: str) -> frozenset[str]:
    """The predicates of one list, "conflicts_light.txt" being "light"."""
    return frozenset(read_lines(f"conflicts_{name}.txt"))


def is_stative(statement: Statement) -> bool:
    """Whether a clause says what its subject is, or still is: "stayed silent"."""
    said = statement.predicate in family("staying") and bool(statement.object)
    return statement.predicate == COPULA or (said and not is_passive(statement))


def carries(statement: Statement) -> bool:
    """Whether a clause's verb only carries what its object names."""
    return statement.predicate in family("carrying") and bool(statement.object)


def is_light(predicate: str) -> bool:
    """Whether a predicate says little without its object."""
    return predicate in family("light")


def is_aiming(predicate: str) -> bool:
    """Whether a predicate only says when or whether its object is to happen."""
    return predicate in family("aiming")


def begins(row: Features) -> bool:
    """Whether a clause says that its subject begins or comes about."""
    return is_of_beginning(row.statement.predicate, row.statement.object)


def is_of_beginning(predicate: str, object_: str | None) -> bool:
    """Whether a predicate with its object says that its subject begins or comes about."""
    verb, known = TIED.sub("", predicate), family("phases")
    return verb in known or f"{verb} {object_}" in known


def locates(row: Features) -> bool:
    """Whether a clause says where its subject, or what is done to, is."""
    return row.statement.predicate in family("locating")


def repeats(row: Features) -> bool:
    """Whether what a clause tells of happens to one thing again and again."""
    return row.statement.predicate.split()[0] in family("repeating")


def is_over(row: Features) -> bool | None:
    """Whether a clause is of the past, or of what is still planned; None where it may be either."""
    statement = row.statement
    if statement.tense == "present" and FROM.match(statement.date_text or ""):
        return False
    was = "past" in (statement.tense or "") or statement.tense == "present perfect"
    if statement.tense == "future" or statement.modality in ("planned", "required") or is_aiming(statement.predicate):
        return False
    if TAKEN_TO_BE.search(statement.text):
        return True
    return True if was else False if statement.modality == "possible" else None


def turned(acts: frozenset[str]) -> tuple[frozenset[str], bool]:
    """Senses with those that others rule out as these others, and whether any was: locked is not open."""
    known = ruled_out()
    return frozenset(each for act in acts for each in known.get(act, (act,))), any(act in known for act in acts)


def opposites(acts: Iterable[str]) -> frozenset[str]:
    """What senses rule out, and what rules them out."""
    return frozenset(other for act in acts for other in _contraries().get(act, ()))


def _pairs(*marks: str) -> tuple[tuple[str, str], ...]:
    """Terms that the lists set against each other with one of these marks, as they stand there."""
    rows = ((line.split(f" {mark} ")) for mark in marks for line in read_lines("words_opposites.txt") if mark in line)
    return tuple((sense_of(whole), sense_of(each)) for whole, others in rows for each in others.split())


@lru_cache(maxsize=1)
def ruled_out() -> dict[str, frozenset[str]]:
    """Term -> the terms of what it rules out."""
    pairs = _pairs("|")
    return {other: frozenset(whole for whole, each in pairs if each == other) for _, other in pairs}


@lru_cache(maxsize=1)
def _contraries() -> dict[str, frozenset[str]]:
    """Term -> what it rules out, what rules it out, and what its end may be."""
    pairs = _pairs("|", "~")
    both = (*pairs, *(pair[::-1] for pair in pairs))
    return {one: frozenset(other for each, other in both if each == one) for one, _ in both}
