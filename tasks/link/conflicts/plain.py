"""Whether a clause says outright, in its own right, that something is so or is not so."""

from __future__ import annotations

import re
from functools import lru_cache

from tasks.link.claims import Features
from tasks.link.claims.features import subject_of
from tasks.link.claims.polarity import is_reversing
from tasks.link.conflicts.arguments import PRONOUNS, SPEAKING
from tasks.link.conflicts.families import is_light
from tasks.link.records import Report, Statement
from tasks.link.stems import read_lines
from tasks.link.terms import stem


def _phrases(name: str) -> str:
    """The phrases of a lexicon, a line each, as alternatives of a pattern."""
    return "|".join(re.escape(line) for line in read_lines(name))


CHANGING = re.compile(rf"\b(?<!\bat )(?:{_phrases('conflicts_changing.txt')})\b", re.IGNORECASE)
PARTIAL = re.compile(rf"\b(?<!\bat )(?:{_phrases('conflicts_partial.txt')}|as \w+ as)\b", re.IGNORECASE)
NOT_GUILTY = re.compile(r"\bnot guilty\b", re.IGNORECASE)  # says of itself what is so
EVER = re.compile(r"\bever\b", re.IGNORECASE)  # beside a denial, no other time than its own
DENYING = re.compile(
    r"\b(?:without|no|not|never|nobody|nothing|none|neither|fail\w*|lack\w*|unable)\b|n['’]t\b", re.IGNORECASE
)
HYPOTHETICAL = re.compile(
    r"^\W*(?:and |but )?(?:when|until|before|how|why|if|unless|whether)\b|(?<!,)\s(?:if|unless|whether)\b|\?\W*$",
    re.IGNORECASE,
)
SUPPOSED = re.compile(
    r"\b(?:if|unless|whether|as long as|provided|in case|lest|until|till|before|without|even though"
    r"|(?:fear|hope|wonder|suppose|assum|imagin|pray|wish|demand|urg|ask|want|seek)\w*(?: \w+){0,2}?)(?: that)?\W*$",
    re.IGNORECASE,
)
GOES_ON = re.compile(r"^\s(?:have|has|had|is|are|was|were|will|would|may|might|could|can|should|must|did|does|do)\b")
NOT = re.compile(r"^\W*not\s", re.IGNORECASE)
UNTIL = re.compile(r"\W*\b(?:un)?til\b", re.IGNORECASE)  # what is not done until then is done then
ON_ITS_OWN = re.compile(
    r"(?:[.,;:—–\-(“\"'‘]|\b(?:and|but|or|then|to|be|is|are|was|were|been|had|has|have))\W*$", re.IGNORECASE
)
RESTRICTIVE = re.compile(r"^(?:who|that|which|whose|whom|where)\b", re.IGNORECASE)
CONTENT = re.compile(r"^that\s(?:he|she|it|they|the|a|an|his|her|its|their|no|[A-Z]\w+)\b")
ASIDE = re.compile(r",[^,]*,(?=\s(?:is|are|was|were|has|have|had|will|would|did|does|do|can|could|must|may|might)\b)")
APPOSED = re.compile(
    r",\s(?:who|which|whose|\w+(?:ed|en)|held|made|set|built|born|led|put|sold|won|lost|shot|begun)\s[^,]*,\s(?=\w)"
)
FRONTED = re.compile(
    r"^(?:unlike|like|despite|in spite of|contrary to|in contrast to|compared (?:with|to))\b[^,]*,\s", re.I
)
CLAUSE_END = re.compile(r"[.:;!?]")
UNNAMED = frozenset(("it", "they", "this", "that", "these", "those", "there", "one", "some", "others", "who", "which"))


def is_plain(row: Features, report: Report) -> bool:
    """Whether a clause asserts or denies something of its own, of no other time and on no condition."""
    statement = row.statement
    if (statement.subject or "").lower() in SPEAKING or _has_nothing(statement):
        return False
    if is_supposed(statement, report) or is_reduced(statement, report):
        return False
    text = FRONTED.sub("", ASIDE.sub(" ", statement.text))
    timed = EVER.sub("", text) if statement.negated and statement.tense != "past perfect" else text
    if HYPOTHETICAL.search(text) or CHANGING.search(timed):
        return False
    if statement.negated:
        rest = report.text(statement.field, statement.char_end, statement.sentence_end)
        return not (PARTIAL.search(text) or UNTIL.search(text) or UNTIL.match(rest))
    return row.negated or is_reversing(statement.predicate) or not DENYING.search(NOT_GUILTY.sub("", text))


def _has_nothing(statement: Statement) -> bool:
    """Whether a clause names neither who does nor whom it is done to, or its verb says nothing without an object."""
    if not (statement.subject or statement.object):
        return True
    if not is_light(statement.predicate) or (statement.object or "?") in statement.text:
        return False
    meant = statement.object and not statement.subject and statement.text.partition(" ")[0].lower() in PRONOUNS
    return not meant


def is_supposed(statement: Statement, report: Report) -> bool:
    """Whether the words before a clause make it a condition, a fear or a wish."""
    return _supposes(before(statement, report))


@lru_cache(maxsize=20_000)  # a clause is asked about by those who look for denials, for times and for places
def _supposes(left: str) -> bool:
    return bool(SUPPOSED.search(left))


def is_reduced(statement: Statement, report: Report) -> bool:
    """Whether a clause only tells which thing is meant, "the steps unveiled last week", or hangs on the next one."""
    if GOES_ON.match(report.text(statement.field, statement.char_end, statement.sentence_end)):
        return True
    if not _may_hang(statement.text, statement.predicate):
        return False
    left = before(statement, report)
    if not left.strip():
        return not statement.subject or statement.subject not in statement.text
    return not ON_ITS_OWN.search(left)


@lru_cache(maxsize=20_000)
def _may_hang(text: str, predicate: str) -> bool:
    """Whether a clause begins with its verb, or with a word that ties it to what stands before."""
    words = NOT.sub("", text).split()
    first = stem(words[0].lower()) if words else ""
    if first in {stem(word) for word in predicate.lower().split()}:
        return True
    return bool(RESTRICTIVE.match(first)) and not CONTENT.match(text)


def lacks_its_denial(row: Features, report: Report) -> bool:
    """Whether a clause without its subject follows words that may deny it: nobody "should lose sleep"."""
    statement = row.statement
    first = statement.text.partition(" ")[0].lower()
    if row.negated or first in PRONOUNS or (statement.subject and statement.subject in statement.text):
        return False
    return bool(DENYING.search(CLAUSE_END.split(before(statement, report))[-1]))


def is_in_aside(text: str, span: tuple[int, int]) -> bool:
    """Whether a part of a clause tells more of what stands before it: "the act, passed in May, …"."""
    return any(match.start() <= span[0] and span[1] < match.end() for match in APPOSED.finditer(text))


def is_unnamed(row: Features) -> bool:
    """Whether nothing tells who or what a clause is about: a pronoun that is nobody's."""
    statement = row.statement
    return (subject_of(statement) or "").lower() in UNNAMED and not statement.subject_entity_id


def before(statement: Statement, report: Report) -> str:
    """What stands before a clause in its sentence."""
    return report.text(statement.field, statement.sentence_start, statement.char_start)
