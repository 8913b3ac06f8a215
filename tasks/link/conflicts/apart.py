"""Whether two clauses are about two things that names, numbers, complements or places tell apart."""

from __future__ import annotations

import re
from functools import lru_cache

from tasks.link.claims import Features
from tasks.link.claims.features import content, subject_of
from tasks.link.conflicts.arguments import topic
from tasks.link.conflicts.phrases import phrases
from tasks.link.conflicts.roles import first_part, kernel
from tasks.link.records import Statement
from tasks.link.terms import Term, stem, terms

TIED = re.compile(r"(?P<verb>\w+)\s(?P<case>with|of|for|as|to)\s(?P<noun>(?:\w+\s?){1,3})")
ORDER = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|latest|next|\d+(?:st|nd|rd|th))\b(?!\sfloor)"
)
FIRST_SINCE = re.compile(r"\bfirst (?=(?:(?!and\b)[\w'’-]+ ){0,6}(?:since|for)\b)")  # that before it was the last
NO_ORDER = re.compile(  # "last night", "was last elected"
    r"\blast(?= (?:night|week|weekend|month|year|spring|summer|autumn|winter|\w+day|January|February|March|April|May"
    r"|June|July|August|September|October|November|December)\b)|(?<=was )last\b|(?<=were )last\b|(?<=been )last\b"
)
ANOTHER = re.compile(
    r"(?:(?:two|three|four|five|six|seven|eight|nine|ten|several|many|some|\d+)\s)?(?:another|other|similar|more|further"
    r"|a (?:second|third|fourth|further|different|separate|similar)|the other)\b",
    re.IGNORECASE,
)
SPOT = re.compile(r"\b(?:in|at|near|inside|outside|on)\s(?:the\s)(?:\w+\s?){1,2}|\b(?:in|at|near)(?:\s[A-Z]\w+)+")
NAME = re.compile(r"(?!The\b|An?\b)\b[A-Z]")


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
    texts = one or "", other or ""
    heads = first_part(one), first_part(other)
    if any(map(NAME.search, heads)):  # of what a captain is captain is no other name of his
        texts = heads
    mine, yours = (_capitals(text) - aside for text in texts)
    return bool(mine - yours and yours - mine)


@lru_cache(maxsize=50_000)
def _capitals(text: str) -> frozenset[str]:
    return frozenset(term.term for term in terms(text) if _is_capital(text, term))


def _is_capital(text: str, term: Term) -> bool:
    return term.start > 0 and text[term.start].isupper()


def complement_apart(one: Features, other: Features) -> bool:
    """Whether both clauses have what they say done with, of or for something else: charged with theft, with fraud."""
    mine, yours = (_complements(row.statement) for row in (one, other))
    return any(mine[case] and yours[case] and not mine[case] & yours[case] for case in mine.keys() & yours.keys())


def _complements(statement: Statement) -> dict[str, frozenset[str]]:
    """Preposition right behind a clause's verb -> terms of the noun that it ties to it."""
    return _tied(statement.predicate, statement.text)


@lru_cache(maxsize=20_000)
def _tied(predicate: str, text: str) -> dict[str, frozenset[str]]:
    verb = stem(predicate.split()[0].lower())
    found = (match for match in TIED.finditer(text) if stem(match["verb"].lower()) == verb)
    return {match["case"]: frozenset(term.term for term in terms(match["noun"])) for match in found}


def numbered_apart(one: Features, other: Features) -> bool:
    """Whether two clauses are about things that order or number tells apart: the first bomb, two bombs."""
    mine, yours = (order(row.statement.text) for row in (one, other))
    if mine and yours and not mine & yours:
        return True
    about = [topic(row.statement) for row in (one, other)]
    if len({ANOTHER.match(phrase) is None for phrase in about}) > 1:
        return True
    counts = [_count(phrase) for phrase in about]
    return None not in counts and counts[0] != counts[1] and kernel(about[0]) == kernel(about[1])


@lru_cache(maxsize=20_000)  # a clause is in many pairs
def order(text: str) -> frozenset[str]:
    """The words by which a clause tells one of a row from the others; the first since one is told by the last."""
    known = NO_ORDER.sub("", FIRST_SINCE.sub("last ", text))
    return frozenset(ORDER.findall(known.lower()))


@lru_cache(maxsize=20_000)
def _count(phrase: str) -> str | None:
    """How many a phrase is of, where it says that: one for an article."""
    first = phrase.partition(" ")[0].lower()
    if first in ("a", "an", "another") or (
        first in ("the", "this", "that") and not first_part(phrase).rstrip().endswith("s")
    ):
        return "1"
    number = stem(first)
    return number if number[:1].isdigit() else None


def placed_apart(one: Features, other: Features, timeless: bool = False) -> bool:
    """Whether two clauses have nothing in common of where they put something: in the east wing, in the kitchen.

    Where `timeless`, what is a part of a time is no place: in the small hours.
    """
    mine, yours = (_spots(row.statement.text, timeless) for row in (one, other))
    return bool(mine and yours) and not mine & yours


@lru_cache(maxsize=20_000)
def _spots(text: str, timeless: bool) -> frozenset[str]:
    times = phrases(text) if timeless else []
    return frozenset(
        term.term
        for match in SPOT.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in times)
        for term in content(match.group())
    )
