"""What a statement's predicate means: its sense, or its object's where the verb alone says little."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from tasks.link.claims import Features
from tasks.link.claims.polarity import is_reversing
from tasks.link.conflicts.arguments import is_passive
from tasks.link.records import Statement
from tasks.link.stems import read_lines
from tasks.link.terms import sense_of, stem, terms

COPULA = "be"
KNOWING = "#know"
LINKING = re.compile(
    r"\b(?:of|in|on|at|for|with|as|to|from|by|about|against|between|under|over|that|who|which)\b", re.IGNORECASE
)
PARTS = frozenset(("part", "kind", "sort", "type", "form", "result"))  # say nothing without what they are of
INFINITIVE = re.compile(r"\b(?:expected|awaited|due)\sto\b", re.IGNORECASE)
PREFIXED = re.compile(
    r"\b(?:un|non-?)(?P<bare>\w{2,}(?:ed|able|ible)|armed|hurt|aware|safe|true|fit|paid|sold|broken|known|clear|fair|done|seen)\b",
    re.IGNORECASE,
)


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
    if predicate == COPULA or begins(row):
        return objects | {term.term for term in terms(row.statement.subject or "") if not term.is_name}
    if predicate in _noticed() and is_passive(row.statement):
        return objects
    return objects if predicate in _aiming() or is_reversing(predicate) else own


def assertion(row: Features) -> frozenset[str]:
    """The terms that name what a clause says of its subject: of "the vote is free" to be free, not to vote.

    To give a warning is to warn; "there was no guard on duty" says nobody was on duty, and that there was no guard.
    """
    statement = row.statement
    if is_stative(statement):
        return _head(statement.object or statement.subject) | _state_of_nobody(statement) | _phrases(row)
    if carries(statement):
        return senses(row) | _head(statement.object)
    return senses(row) or (frozenset((f"#{statement.predicate}",)) if statement.object else frozenset())


def is_stative(statement: Statement) -> bool:
    """Whether a clause says what its subject is, or still is: "stayed silent"."""
    said = statement.predicate in _staying() and bool(statement.object)
    return statement.predicate == COPULA or (said and not is_passive(statement))


def _head(phrase: str | None) -> frozenset[str]:
    """The terms of a phrase's head, of what it is the head of where it says nothing itself."""
    heads = (_plain_terms(part) for part in LINKING.split(phrase or "") if part.strip())
    return next((head for head in heads if not head or head - PARTS), frozenset())


def _state_of_nobody(statement: Statement) -> frozenset[str]:
    """Of "there was no guard on duty", the state in which nobody was."""
    if statement.object or not statement.negated:
        return frozenset()
    return next((_plain_terms(part) for part in LINKING.split(statement.subject or "")[1:2]), frozenset())


def _plain_terms(text: str) -> frozenset[str]:
    return frozenset(term.term for term in terms(text) if not term.is_name)


def sided(row: Features) -> dict[str, bool]:
    """What a clause says is done, each act also under the name of what rules it out, and whether the clause denies it.

    "Unpaid" is to be not paid.
    """
    sides: dict[str, bool] = {}
    if _is_of_knowing(row):
        sides[KNOWING] = row.negated
    without = _prefixed(f"{row.statement.object} {row.statement.text}")
    for act in sorted(assertion(row)):
        plain, denied = without.get(act, act), row.negated != (act in without)
        wholes = _ruled_out().get(plain, frozenset())
        sides.update({plain: denied} | dict.fromkeys(wholes, not denied))
    if not row.negated:
        sides = dict.fromkeys(without.values(), True) | sides
    return sides


def _is_of_knowing(row: Features) -> bool:
    """Whether a clause says that somebody knows, is told, or gets notice of something."""
    statement = row.statement
    known = _knowing()
    said = statement.object or "" if is_stative(statement) or carries(statement) else ""
    told = statement.predicate in known and bool(statement.object)
    return told or bool({stem(word) for word in LINKING.split(said)[0].lower().split()} & known)


@lru_cache(maxsize=1)
def _knowing() -> frozenset[str]:
    return frozenset(read_lines("conflicts_knowing.txt"))


@lru_cache(maxsize=50_000)
def _prefixed(text: str) -> dict[str, str]:
    """Term of every word of a text that its prefix denies -> the term of the word without it."""
    found = ((sense_of(match.group().lower()), sense_of(match["bare"].lower())) for match in PREFIXED.finditer(text))
    return dict(found)


def turned(acts: frozenset[str]) -> tuple[frozenset[str], bool]:
    """Senses with those that others rule out as these others, and whether any was: locked is not open."""
    known = _ruled_out()
    return frozenset(each for act in acts for each in known.get(act, (act,))), any(act in known for act in acts)


def opposites(acts: Iterable[str]) -> frozenset[str]:
    """What senses rule out, and what rules them out."""
    return frozenset(other for act in acts for other in _contraries().get(act, ()))


def is_light(predicate: str) -> bool:
    """Whether a predicate says little without its object."""
    return predicate in _light()


def begins(row: Features) -> bool:
    """Whether a clause says that its subject begins or comes about."""
    statement = row.statement
    return statement.predicate in _phases() or f"{statement.predicate} {statement.object}" in _phases()


def arrives(row: Features) -> bool:
    """Whether a clause of what is to come says that somebody will be in a place: visits, is expected, will be here."""
    statement = row.statement
    if statement.predicate not in _arriving() or is_over(row) is not False:
        return False
    if statement.predicate == COPULA:
        return bool(statement.place) or (statement.object or "").lower() in ("here", "there")
    return not is_aiming(statement.predicate) or not INFINITIVE.search(statement.text)


def carries(statement: Statement) -> bool:
    """Whether a clause's verb only carries what its object names."""
    return statement.predicate in _carrying() and bool(statement.object)


def happening(row: Features) -> frozenset[str]:
    """The terms of the event that a clause says happens, begins, is brought about or noticed; "" for whatever happened.

    None where it tells what somebody does.
    """
    statement = row.statement
    verb, object_ = statement.predicate, statement.object
    if verb in _noticed() and is_passive(statement):
        return _event(object_)
    if verb in _causing() and object_ and statement.subject:
        return _event(object_)
    starts = begins(row) or verb in _causing() or sense_of(verb.replace(" ", "-")) == sense_of("begin")
    return _event(statement.subject or object_) if starts else frozenset()


def held(row: Features) -> frozenset[str]:
    """The terms of what a clause says is held: a meeting, or somebody."""
    statement = row.statement
    return _event(statement.object) if statement.predicate == "hold" and is_passive(statement) else frozenset()


def _event(phrase: str | None) -> frozenset[str]:
    head = _head(phrase)
    return head | {""} if head & _happenings() else head


def locates(row: Features) -> bool:
    """Whether a clause says where its subject, or what is done to, is."""
    return row.statement.predicate in _locating()


def repeats(row: Features) -> bool:
    """Whether what a clause tells of happens to one thing again and again."""
    return row.statement.predicate.split()[0] in _repeating()


def is_aiming(predicate: str) -> bool:
    """Whether a predicate only says when or whether its object is to happen."""
    return predicate in _aiming()


def _pairs(*marks: str) -> tuple[tuple[str, str], ...]:
    """Terms that the lists set against each other with one of these marks, as they stand there."""
    rows = ((line.split(f" {mark} ")) for mark in marks for line in read_lines("words_opposites.txt") if mark in line)
    return tuple((sense_of(whole), sense_of(each)) for whole, others in rows for each in others.split())


@lru_cache(maxsize=1)
def _ruled_out() -> dict[str, frozenset[str]]:
    """Term -> the terms of what it rules out."""
    pairs = _pairs("|")
    return {other: frozenset(whole for whole, each in pairs if each == other) for _, other in pairs}


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
def _carrying() -> frozenset[str]:
    return frozenset(read_lines("conflicts_carrying.txt"))


@lru_cache(maxsize=1)
def _staying() -> frozenset[str]:
    return frozenset(read_lines("conflicts_staying.txt"))


@lru_cache(maxsize=1)
def _arriving() -> frozenset[str]:
    return frozenset(read_lines("conflicts_arriving.txt"))


@lru_cache(maxsize=1)
def _noticed() -> frozenset[str]:
    return frozenset(read_lines("conflicts_noticed.txt"))


@lru_cache(maxsize=1)
def _repeating() -> frozenset[str]:
    return frozenset(read_lines("conflicts_repeating.txt"))


@lru_cache(maxsize=1)
def _causing() -> frozenset[str]:
    return frozenset(read_lines("conflicts_causing.txt"))


@lru_cache(maxsize=1)
def _happenings() -> frozenset[str]:
    return frozenset(sense_of(line) for line in read_lines("conflicts_happenings.txt"))


@lru_cache(maxsize=1)
def _locating() -> frozenset[str]:
    return frozenset(read_lines("conflicts_locating.txt"))


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
