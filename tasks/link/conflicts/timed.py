"""What a clause says happens at the time that it gives."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tasks.link.claims import Features
from tasks.link.claims.features import content
from tasks.link.conflicts.events import Story
from tasks.link.conflicts.families import is_over, opposites
from tasks.link.conflicts.happenings import arrives
from tasks.link.conflicts.phrases import phrases
from tasks.link.conflicts.plain import is_in_aside, is_reduced, is_supposed
from tasks.link.conflicts.predicates import acts as acts_of
from tasks.link.conflicts.times import When, read_when
from tasks.link.records import Report, Statement
from tasks.link.terms import sense_of

AROUND = 6  # content terms before a time among which its event is named
SPANNING = re.compile(r"^\W*(?:since|for|over|within|during|every|each|in the (?:past|last|next|previous))\b", re.I)
UNSAYING = re.compile(r"\d|(?:last|first|next|second|third|final|previou|new|more|old|older)$")  # of no act
STARTING = re.compile(r"^,?\s(?:starting|beginning|effective|commencing)\s", re.IGNORECASE)
POSSESSIVE = re.compile(r"['’]s\b")
WITHIN = re.compile(r"\w\s(?:that|which|who)\s(?:was|were|(?:had|has|have) been)\s\w+(?:\s\w+){0,3}\s*$", re.IGNORECASE)
OF_A_NOUN = re.compile(  # "long after his death in 1970"
    r"\b(?:after|before|since|until|following|despite)\s(?:his|her|its|their|[A-Z]\w+['’]s)\s(?:[a-z-]+\s){1,2}$"
)
AS_OF = re.compile(r"(?<!recently )(?<!early )(?<!late )\bas\s$", re.IGNORECASE)
FROM = re.compile(r"^\W*(?:starting |beginning )?from\b", re.IGNORECASE)
LASTING = re.compile(
    r"\b(?:valid|good|run|runs|ran|lasts?|lasted|extends?|extended|go(?:es)? on|continues?|continued|prolonged)\s+$",
    re.IGNORECASE,
)
UNTIL = re.compile(r"^\W*(?P<until>(?:un)?til)\b", re.IGNORECASE)
GENERAL = frozenset(("be", "have", "do", "say", "get", "receive", "go", "come", "make", "take", "give"))
END = "end"
ARRIVING = "#arrive"
CAPTION = re.compile(r"\b(?:photo|photograph|pictured?|image|footage|video|post shared|(?:is|are) seen)\b|^FILE\b")


@dataclass(frozen=True, slots=True)
class Timed:
    """A clause with its time as read and as worded, its place in the field, what it is about and says happens then."""

    row: Features
    when: When
    text: str
    start: int
    end: int
    about: frozenset[str]
    acts: frozenset[str]
    denied: bool
    is_until: bool


def timed_of(story: Story, row: Features) -> Timed | None:
    """A statement with its one time: the only one that its clause has."""
    text = row.statement.text
    if CAPTION.search(text):
        return None
    report = story.reports[row.statement.article_id]
    if is_reduced(row.statement, report) or (is_supposed(row.statement, report) and is_over(row) is not True):
        return None
    text += _starting(row.statement, report)
    spans = [span for span in phrases(text) if not _is_aside(text, span)]
    if len(spans) != 1 or (FROM.match(text[spans[0][0] :]) and is_over(row) is not False):
        return None
    start, end = spans[0]
    if text[start:].startswith(row.statement.subject or "?"):  # "last week was …" says nothing of when
        return None
    when = read_when(text[start:end], story.time(row))
    offset = row.statement.char_start
    about = frozenset([term.term for term in content(text) if term.start < start][-AROUND:])
    if when == When(vague=when.vague):
        return None
    until = UNTIL.match(text[start:end])
    is_until = until is not None and not LASTING.search(text[: start + until.start("until")])
    happening = *_happening(row, is_until, until is not None), is_until
    return Timed(row, when, text[start:end], offset + start, offset + end, about or row.core, *happening)


def _starting(statement: Statement, report: Report) -> str:
    """What follows a clause of when it begins: "…, starting on Wednesday"."""
    rest = report.text(statement.field, statement.char_end, statement.sentence_end)
    return rest if STARTING.match(rest) else ""


def _is_aside(text: str, span: tuple[int, int]) -> bool:
    """Whether a time is a span, or tells which thing is meant ("Friday's vote"), and not when the clause happens."""
    start, end = span
    if WITHIN.search(text[:start]) or OF_A_NOUN.search(text[:start]):
        return True
    return bool(SPANNING.search(text[start:]) or POSSESSIVE.match(text[end:]) or AS_OF.search(text[:start])) or (
        is_in_aside(text, span)
    )


def _happening(row: Features, is_until: bool, ends: bool) -> tuple[frozenset[str], bool]:
    """What happens at a clause's time, and whether the clause denies it.

    What is not done until a time is done then; what is so until a time is over then: its opposite begins. What lasts
    until a time ends then.
    """
    acts = frozenset(act for act in acts_of(row) if not UNSAYING.match(act)) | (
        {sense_of(END)} if ends and not is_until else frozenset()
    )
    if arrives(row):
        return acts | {ARRIVING}, row.negated
    if is_until and row.negated:
        return acts, False
    if is_until:
        return opposites(row.core) | {f"until {act}" for act in acts}, False
    known = row.statement.predicate_class
    return (acts | {f"#{known}"} if known and acts and known not in GENERAL else acts), row.negated
