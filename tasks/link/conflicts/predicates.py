"""What a statement's predicate means: its sense, or its object's where the verb alone says little."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from tasks.link.claims import Features
from tasks.link.claims.features import subject_of
from tasks.link.claims.polarity import is_reversing
from tasks.link.claims.words import Term, sense_of, stem, terms
from tasks.link.conflicts.speakers import DEFINITE, is_described
from tasks.link.records import Report
from tasks.link.stems import read_lines

COPULA = "be"
LINKING = re.compile(r"\b(?:of|in|on|at|for|with|as|to|from|by|that|who|which)\b", re.IGNORECASE)
PARTS = frozenset(("part", "kind", "sort", "type", "form", "result"))  # say nothing without what they are of
NAMED = re.compile(r"(?:[Tt]he\s)?(?!(?:The|A|An)\s)(?:[A-Z][\w'’-]+\s?)+$")


def senses(row: Features) -> frozenset[str]:
    """The terms that name what happens: "take office", "be sworn in" and "the inauguration is" have one together.

    A verb that says little stands with its object: to make a comment is not what a comment is. Words of a phrase that
    the lists have, "broke down", say together what they say.
    """
    return _senses(row) | _phrases(row)


def _phrases(row: Features) -> frozenset[str]:
    """The terms of several words of the clause, the verb among them."""
    verb, text = stem(row.statement.predicate.split()[0].lower()), row.statement.text
    spans = [(term.term, text[term.start : term.end].lower().split()) for term in terms(text)]
    return frozenset(term for term, found in spans if len(found) > 1 and verb in map(stem, found))


def _senses(row: Features) -> frozenset[str]:
    predicate, n = row.statement.predicate, len(row.statement.predicate)
    whole = [term for term in terms(f"{predicate} {row.statement.object or ''}") if not term.is_name]
    own = frozenset(term.term for term in whole if term.start < n)
    objects = frozenset(term.term for term in whole if term.end > n)
    if predicate in _light():
        return frozenset(term.term for term in whole if term.start < n < term.end) | {
            f"{predicate} {o}" for o in objects
        }
    if predicate == COPULA or predicate in _phases():
        return objects | {term.term for term in terms(row.statement.subject or "") if not term.is_name}
    return objects if predicate in _aiming() or is_reversing(predicate) else own


def assertion(row: Features) -> frozenset[str]:
    """The terms that name what a clause says of its subject: of "the vote is free" to be free, not to vote."""
    if row.statement.predicate == COPULA:
        said = LINKING.split(row.statement.object or row.statement.subject or "")
        heads = (_plain_terms(part) for part in said if part.strip())
        return next((head for head in heads if not head or head - PARTS), frozenset()) | _phrases(row)
    return senses(row)


def _plain_terms(text: str) -> frozenset[str]:
    return frozenset(term.term for term in terms(text) if not term.is_name)


def sided(row: Features) -> dict[str, bool]:
    """What a clause says is done, each act under the name of what rules it out, and whether the clause denies it."""
    return {_ruled_out().get(act, act): row.negated != (act in _ruled_out()) for act in sorted(assertion(row))}


def named_apart(one: Features, other: Features, aside: str = "") -> bool:
    """Whether two clauses have a subject or an object each by a name of its own, words of `aside` left out."""
    first, second = one.statement, other.statement
    left_out = frozenset(term.term for term in terms(aside))
    if first.subject_entity_id and first.subject_entity_id == second.subject_entity_id:
        return _own_names(first.object, second.object, left_out)
    return any(
        _own_names(*pair, left_out) for pair in ((subject_of(first), subject_of(second)), (first.object, second.object))
    )


def _own_names(one: str | None, other: str | None, aside: frozenset[str]) -> bool:
    texts = (one or "", other or "")
    mine, yours = (frozenset(term.term for term in terms(text) if _is_capital(text, term)) - aside for text in texts)
    return bool(mine - yours and yours - mine)


def turned(acts: frozenset[str]) -> tuple[frozenset[str], bool]:
    """Senses with those that others rule out as these others, and whether any was: locked is not open."""
    return frozenset(_ruled_out().get(act, act) for act in acts), any(act in _ruled_out() for act in acts)


def opposites(acts: Iterable[str]) -> frozenset[str]:
    """What senses rule out, and what rules them out."""
    return frozenset(other for act in acts for other in _contraries().get(act, ()))


def of_one_thing(one: Features, other: Features, reports: Collection[Report] = ()) -> bool:
    """Whether each clause's first argument is a pronoun or is named in the other clause too, or both are one entity.

    Among `reports`, a description and the name that one of them has it beside may be one.
    """
    entities = one.statement.subject_entity_id, other.statement.subject_entity_id
    if entities[0] and entities[0] == entities[1]:
        return True
    return (_is_named(one, other) and _is_named(other, one)) or _is_called(one, other, reports)


def in_the_same_roles(one: Features, other: Features, reports: Collection[Report] = ()) -> bool:
    """Whether what both clauses have, who does and whom it is done to, has a word in common or is a pronoun."""
    first, second = one.statement, other.statement
    if first.subject_entity_id and second.subject_entity_id:
        return first.subject_entity_id == second.subject_entity_id and _may_be_one(first.object, second.object)
    subjects = subject_of(first), subject_of(second)
    if _is_he(subjects[0]) != _is_he(subjects[1]):
        return False
    same = _may_be_one(*subjects) or _is_called(one, other, reports)
    return same and _may_be_one(first.object, second.object)


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
    mine, yours = (turned(frozenset(term.term for term in terms(argument or "")))[0] for argument in (one, other))
    return not mine or not yours or bool(mine & yours)


def _is_named(row: Features, other: Features) -> bool:
    statement = row.statement
    aims = statement.predicate in _aiming()
    argument = (statement.object if aims else subject_of(statement)) or statement.object or ""
    named = {term.term for term in terms(argument)}
    return not named or bool(named & other.core)


def is_light(predicate: str) -> bool:
    """Whether a predicate says little without its object."""
    return predicate in _light()


def begins(row: Features) -> bool:
    """Whether a clause says that its subject begins or comes about."""
    return row.statement.predicate in _phases()


def is_aiming(predicate: str) -> bool:
    """Whether a predicate only says when or whether its object is to happen."""
    return predicate in _aiming()


def _is_capital(text: str, term: Term) -> bool:
    return term.start > 0 and text[term.start].isupper()


def _pairs(*marks: str) -> tuple[tuple[str, str], ...]:
    """Terms that the lists set against each other with one of these marks, as they stand there."""
    rows = ((line.split(f" {mark} ")) for mark in marks for line in read_lines("words_opposites.txt") if mark in line)
    return tuple((sense_of(whole), sense_of(each)) for whole, others in rows for each in others.split())


@lru_cache(maxsize=1)
def _ruled_out() -> dict[str, str]:
    """Term -> the term of what it rules out."""
    return {other: whole for whole, other in _pairs("|")}


@lru_cache(maxsize=1)
def _contraries() -> dict[str, frozenset[str]]:
    """Term -> what it rules out, what rules it out, and what its end may be."""
    pairs = _pairs("|", "~")
    both = (*pairs, *(pair[::-1] for pair in pairs))
    return {one: frozenset(other for each, other in both if each == one) for one, _ in both}


@lru_cache(maxsize=1)
def _aiming() -> frozenset[str]:
    return frozenset(read_lines("conflicts_aiming.txt"))


@lru_cache(maxsize=1)
def _phases() -> frozenset[str]:
    return frozenset(read_lines("conflicts_phases.txt"))


@lru_cache(maxsize=1)
def _light() -> frozenset[str]:
    return frozenset(read_lines("conflicts_light.txt"))


def is_over(row: Features) -> bool | None:
    """Whether a clause is of the past, or of what is still planned; None where it may be either."""
    statement = row.statement
    was = "past" in (statement.tense or "") or statement.tense == "present perfect"
    if statement.tense == "future" or statement.modality in ("planned", "required") or is_aiming(statement.predicate):
        return False
    return True if was else False if statement.modality == "possible" else None
