"""What tells that a denial and another clause are of two things, or say the same although one of them denies."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from tasks.link.claims import Features
from tasks.link.conflicts.arguments import topic
from tasks.link.conflicts.denying import Side
from tasks.link.conflicts.families import COPULA, family
from tasks.link.conflicts.predicates import plain_terms
from tasks.link.terms import stem
from tasks.link.thesaurus import NONE
from tasks.link.words import words

ORDERED = re.compile(
    r"\b(?:told|tells?|ask(?:s|ed)?|urg(?:es?|ed)|order(?:s|ed)?|warn(?:s|ed)?|advis(?:es?|ed)|instruct(?:s|ed)?"
    r"|begg?(?:ed)?|call(?:s|ed)? on|plead(?:s|ed)?|decid(?:es?|ed)|careful)\b[^,;]*?\b(?:not|never) to\b",
    re.IGNORECASE,
)
BEFORE_IT = re.compile(
    r"\b(?:before (?:this|that|then|now)|until (?:now|then|recently)|(?:ever|never) before|previously|to date"
    r"|so far)\b",
    re.IGNORECASE,
)
SINCE = re.compile(r"\bsince\s(?:the\s)?(?P<when>\w+)", re.IGNORECASE)
FIRST = re.compile(r"\bfirst (?:time|ever)\b|\bfor the first\b", re.IGNORECASE)
ILL = re.compile(
    r"\b(?:without|shut|closed|cut (?:off|short)|out of|missing|absent|fail(?:s|ed|ing|ure)?|los(?:t|e|es|ing)"
    r"|lack(?:s|ed|ing)?|stopp?(?:s|ed|ing)?|halt(?:s|ed)?|cancel\w*|suspend\w*|refus\w*|reject\w*|den(?:y|ies|ied|ying)|block\w*|abandon\w*"
    r"|scrap(?:s|ped)?|dropped|defeat\w*|collapse\w*|unable|never|impossible|barred|banned|prevent\w*|avoid\w*|spared)\b",
    re.IGNORECASE,
)
COMPARED = re.compile(
    r"\b(?:never|nobody|no[- ]one|not|none)\b[^,;.]*?\b(?:as|so) (?:much|many|few|little|\w+ as)\b", re.IGNORECASE
)
NOTHING = re.compile(r"\W*nothing\b", re.IGNORECASE)
NO_SUCH = re.compile(r"\W*(?:no|none of|neither of|not (?:a single|any)(?: of)?)\s", re.IGNORECASE)
DENIED = re.compile(
    r"(?:\b(?:not|no|never|nobody|none|without|neither|nor|cannot)|n['’]t)\s(?P<what>(?:[\w-]+\s?){1,3})", re.IGNORECASE
)
WORD = re.compile(r"[a-z-]{4,}", re.IGNORECASE)
SEVERAL = 2
CASES = (
    "sign indication evidence proof hint report word news reason chance question plan decision statement comment case"
    " part number time way thing year month week day people"
)


def agreements(one: Side, other: Side) -> dict[str, float]:
    """Signs that a denial, the first, leaves what the other says as it is; each is 1 or 0."""
    first, second = one.row.statement.text, other.row.statement.text
    found = {
        "ordered": _has(ORDERED, first),
        "before_it": _is_of_before(one, second),
        "ill": _has(ILL, second),
    }
    return {name: float(is_so) for name, is_so in found.items()}


def is_hollow(one: Side, other: Side) -> bool:
    """Whether all that two clauses have in common are words for what each is of: signs of life, signs of a fire.

    Or a denial only compares, "has never paid as much", or has no more than its verb, "nothing was said": it is of what
    its text told of before.
    """
    common = one.clause.keys() & other.clause.keys()
    if COMPARED.search(one.row.statement.text):
        return True
    if len(one.clause) < SEVERAL and NOTHING.match(one.row.statement.text):
        return True
    if not common or not common <= _cases():
        return False
    mine, yours = (NONE.union(*(each.clause[term] for term in each.clause.keys() - common)) for each in (one, other))
    return mine.isdisjoint(yours)


def is_denied_there(one: Side, other: Side) -> bool:
    """Whether the other clause's own sentence denies what the first denies: "bumped into each other but didn't derail".

    Denied is its verb, or most words of its object; or the first stands in it word for word.
    """
    if " ".join(words(one.row.statement.text)) in " ".join(words(other.sentence)):
        return True
    denied = _denied_words(other.sentence)
    things = {stem(word.lower()) for word in WORD.findall(one.row.statement.object or "")}
    return one.verb in denied - _light() or len(things & denied) >= SEVERAL


def is_of_others(one: Side, other: Side) -> bool:
    """Whether a denial is of what is done by or to a kind of thing that the other's sentence has none of: no gulls."""
    if not NO_SUCH.match(topic(one.row.statement)) or not one.subject or one.subject.keys() & other.whole.keys():
        return False
    told = NONE.union(*other.whole.values())
    return all(families.isdisjoint(told) for families in one.subject.values())


def told_in(rows: Iterable[Features], claim_of: dict[str, str]) -> frozenset[tuple[str, str]]:
    """Every claim with each of the texts that make it."""
    made = ((claim_of.get(row.statement.statement_id), row.copy_group) for row in rows)
    return frozenset((claim, text) for claim, text in made if claim)


@lru_cache(maxsize=20_000)
def _denied_words(sentence: str) -> frozenset[str]:
    """The stems of the words that follow soon after one that denies."""
    found = (match["what"].lower().split() for match in DENIED.finditer(sentence))
    return frozenset(stem(word) for words in found for word in words)


@cache
def _light() -> frozenset[str]:
    """The stems of verbs that say nothing without an object."""
    return frozenset(stem(word) for word in family("light")) | {COPULA}


@cache
def _cases() -> frozenset[str]:
    return plain_terms(CASES)


def _is_of_before(denial: Side, held: str) -> bool:
    """Whether a denial is of the time until what the other tells: not "since 1908", when it was; none "before this"."""
    statement = denial.row.statement
    if _has(BEFORE_IT, denial.sentence) or (statement.tense == "past perfect" and FIRST.search(held)):
        return True
    since = SINCE.search(statement.text)
    return since is not None and since["when"].lower() in held.lower()


@lru_cache(maxsize=50_000)  # a clause is in many pairs
def _has(pattern: re.Pattern[str], text: str) -> bool:
    return bool(pattern.search(text))
