"""What a statement's predicate means: its sense, or its object's where the verb alone says little."""

from __future__ import annotations

import re
from functools import lru_cache

from tasks.link.claims import Features
from tasks.link.claims.polarity import is_reversing
from tasks.link.conflicts.acts import kin
from tasks.link.conflicts.arguments import is_passive
from tasks.link.conflicts.events import Story
from tasks.link.conflicts.families import COPULA, carries, family, is_of_beginning, is_stative, ruled_out
from tasks.link.conflicts.meant import is_somebody
from tasks.link.records import Statement
from tasks.link.terms import sense_of, stem, terms

KNOWING = "#know"
LINKING = re.compile(
    r"\b(?:of|in|on|at|for|with|as|to|from|by|about|against|between|under|over|that|who|which)\b", re.IGNORECASE
)
WITH = re.compile(r"\b(?P<verb>\w+) with (?P<thing>(?:[\w-]+\s?){1,4})")
NO = re.compile(r"no\s", re.IGNORECASE)
PARTS = frozenset(("part", "kind", "sort", "type", "form", "result"))  # say nothing without what they are of
PREFIXED = re.compile(
    r"\b(?:un|non-?)(?P<bare>\w{2,}(?:ed|able|ible)|armed|hurt|aware|safe|true|fit|paid|sold|broken|known|clear|fair|done|seen)\b",
    re.IGNORECASE,
)


def senses(row: Features) -> frozenset[str]:
    """The terms that name what happens: "take office", "be sworn in" and "the inauguration is" have one together.

    A verb that says little stands with its object: to make a comment is not what a comment is. Words of a phrase that
    the lists have, "broke down", say together what they say.
    """
    statement = row.statement
    own = _senses(statement.predicate, statement.subject, statement.object, is_passive(statement))
    return own | _phrases(statement.predicate, statement.text)


def acts(row: Features) -> frozenset[str]:
    """The senses of what happens in a clause, and the families of acts that its words for that are in."""
    return senses(row) | _kin(row.statement)


def _kin(statement: Statement) -> frozenset[str]:
    """The families of a clause's verb and of phrases with it; of the noun that tells what happens, if it does not."""
    verb, text = statement.predicate.split()[0], statement.text
    if statement.predicate == COPULA:
        return kin(_first_part(statement.object or statement.subject))
    own = kin(text, verb, least=2 if verb in family("light") else 1)
    if carries(statement):
        return own | kin(_first_part(statement.object))
    return own


def _first_part(phrase: str | None) -> str:
    return next((part for part in LINKING.split(phrase or "") if part.strip()), "")


@lru_cache(maxsize=20_000)  # a clause is asked about by those who look for denials, for times and for places
def _phrases(predicate: str, text: str) -> frozenset[str]:
    """The terms of several words of the clause, the verb among them."""
    verb = stem(predicate.split()[0].lower())
    spans = ((term.term, text[term.start : term.end].split()) for term in terms(text))
    return frozenset(term for term, found in spans if len(found) > 1 and verb in map(stem, map(str.lower, found)))


@lru_cache(maxsize=20_000)
def _senses(predicate: str, subject: str | None, object_: str | None, passive: bool) -> frozenset[str]:
    n = len(predicate)
    whole = [term for term in terms(f"{predicate} {object_ or ''}") if not term.is_name]
    own = frozenset(term.term for term in whole if term.start < n)
    objects = frozenset(term.term for term in whole if term.end > n)
    if predicate in family("light"):
        return frozenset(term.term for term in whole if term.start < n < term.end) | {
            f"{predicate} {o}" for o in objects
        }
    if predicate == COPULA or is_of_beginning(predicate, object_):
        return objects | plain_terms(subject or "")
    if predicate in family("noticed") and passive:
        return objects
    return objects if predicate in family("aiming") or is_reversing(predicate) else own


def assertion(row: Features) -> frozenset[str]:
    """The terms that name what a clause says of its subject: of "the vote is free" to be free, not to vote.

    To give a warning is to warn; "there was no guard on duty" says nobody was on duty, and that there was no guard.
    """
    statement = row.statement
    if is_stative(statement):
        return (
            head_of(statement.object or statement.subject)
            | _state_of_nobody(statement)
            | _phrases(statement.predicate, statement.text)
        )
    if carries(statement):
        return senses(row) | head_of(statement.object)
    return senses(row) or (frozenset((f"#{statement.predicate}",)) if statement.object else frozenset())


def head_of(phrase: str | None) -> frozenset[str]:
    """The terms of a phrase's head, of what it is the head of where it says nothing itself."""
    heads = (plain_terms(part) for part in LINKING.split(phrase or "") if part.strip())
    return next((head for head in heads if not head or head - PARTS), frozenset())


def _state_of_nobody(statement: Statement) -> frozenset[str]:
    """Of "there was no guard on duty", the state in which nobody was."""
    if statement.object or not statement.negated:
        return frozenset()
    return next((plain_terms(part) for part in LINKING.split(statement.subject or "")[1:2]), frozenset())


def plain_terms(text: str) -> frozenset[str]:
    """The terms of a text that are no names."""
    return frozenset(term.term for term in terms(text) if not term.is_name)


def sided(row: Features) -> dict[str, bool]:
    """What a clause says is done, each act also under the name of what rules it out, and whether the clause denies it.

    "Unpaid" is to be not paid.
    """
    sides: dict[str, bool] = {}
    if _is_of_knowing(row):
        sides[KNOWING] = row.negated
    without = _prefixed(f"{row.statement.object} {row.statement.text}")
    for act in sorted(assertion(row) | _supplied(row.statement)):
        plain, denied = without.get(act, act), row.negated != (act in without)
        wholes = ruled_out().get(plain, frozenset())
        sides.update({plain: denied} | dict.fromkeys(wholes, not denied))
    sides = dict.fromkeys(_kin(row.statement), row.negated) | sides
    if not row.negated:
        sides = dict.fromkeys(without.values(), True) | sides
    return sides


def sided_in(row: Features, story: Story) -> dict[str, bool]:
    """What a clause of the story says is done and whether it denies it, worked out once."""
    key = row.statement.statement_id
    if key not in story.sides:
        story.sides[key] = sided(row)
    return story.sides[key]


def _supplied(statement: Statement) -> frozenset[str]:
    """What something is said to be with: "is fitted with brakes" has brakes; what was not put there: "no salt"."""
    if not is_passive(statement):
        return frozenset()
    match = WITH.search(statement.text)
    if match and stem(match["verb"].lower()) == stem(statement.predicate.split()[0]):
        return head_of(match["thing"])
    left = statement.predicate == "leave"  # what is not left was there
    heads = _first_part(statement.object or "").strip()
    none = NO.match(statement.object or "") and not (heads.endswith("s") and is_somebody(heads[:-1]))
    return head_of(statement.object) if none and not left else frozenset()


def _is_of_knowing(row: Features) -> bool:
    """Whether a clause says that somebody knows, is told, or gets notice of something."""
    statement = row.statement
    known = family("knowing")
    said = statement.object or "" if is_stative(statement) or carries(statement) else ""
    told = statement.predicate in known and bool(statement.object)
    return told or bool({stem(word) for word in LINKING.split(said)[0].lower().split()} & known)


@lru_cache(maxsize=50_000)
def _prefixed(text: str) -> dict[str, str]:
    """Term of every word of a text that its prefix denies -> the term of the word without it."""
    found = ((sense_of(match.group().lower()), sense_of(match["bare"].lower())) for match in PREFIXED.finditer(text))
    return dict(found)
