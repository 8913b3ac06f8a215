"""What stands around a time or a place in its report: its clause, its sentence, the one before, and their senses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tasks.link.claims import Features
from tasks.link.claims.features import content
from tasks.link.conflicts.acts import THINGS, kin
from tasks.link.conflicts.arguments import PRONOUNS
from tasks.link.conflicts.events import Story
from tasks.link.conflicts.families import COPULA, is_light
from tasks.link.conflicts.predicates import acts as acts_of
from tasks.link.conflicts.worded import Words
from tasks.link.records import Report

WORDS = 6  # words before a place in a sentence that are near it
AWAITED = re.compile(
    r"\b(?:is|are|was|were|be|been)?\s?\b(?:now\s)?(?:due|expected|scheduled|planned|supposed|slated|promised|likely|set)\b(?=\s(?:to|on|in|at|for|by|from)\b)",
    re.IGNORECASE,
)
Senses = frozenset[str]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a report's field: where it stands, its text and the one's before, and its clauses."""

    report: Report
    field: str
    start: int
    text: str
    led: str
    rows: Sequence[Features]


@dataclass(frozen=True, slots=True, eq=False)
class Around:
    """A phrase, its place in the field, its clause, and the senses of clause, sentence and parts, itself left out.

    `acts` are the predicate's, `of_acts` all families that words of the clause are in, `near_acts` those of the words
    beside the phrase; `lead` is what the sentence before has.
    """

    report: Report
    field: str
    start: int
    end: int
    text: str
    sentence: str
    row: Features
    is_inside: bool
    clause: Senses
    whole: Senses
    lead: Senses
    acts: Senses
    of_acts: Senses
    near_acts: Senses
    subject: Senses
    object: Senses
    words: Words

    @property
    def meant(self) -> Senses:
        """The senses of its sentence, and of the one before where it begins with what that has told of."""
        return self.whole | self.lead if self.sentence.partition(" ")[0].lower() in PRONOUNS else self.whole


def sentences(story: Story) -> Iterator[Sentence]:
    """The sentences of all current reports that have clauses, in the order of articles and places, titles left out."""
    rows: dict[tuple[str, str], list[Features]] = {}
    for row in story.rows:
        rows.setdefault((row.statement.article_id, row.statement.field), []).append(row)
    for article_id, report in sorted(story.reports.items()):
        for field in sorted(report.fields):
            if report.is_current and field != "title":
                yield from _of_field(report, field, rows.get((article_id, field), []))


def _of_field(report: Report, field: str, rows: Sequence[Features]) -> Iterator[Sentence]:
    text, led = report.fields[field], ""
    inside: dict[Span, list[Features]] = {}
    for row in rows:
        inside.setdefault((row.statement.sentence_start, row.statement.sentence_end), []).append(row)
    for start, end in sorted(inside):
        yield Sentence(report, field, start, text[start:end], led, inside[start, end])
        led = text[start:end]


def around(sentence: Sentence, span: Span) -> Around:
    """What stands around the phrase at a span of a sentence."""
    said, text = sentence.text, sentence.text[slice(*span)]
    start, end = sentence.start + span[0], sentence.start + span[1]
    own = senses(text)
    doing, is_inside = _doing(sentence, own, start, end)
    statement = doing.statement
    whole = senses(said) - own
    subject, object_ = senses(statement.subject or ""), senses(statement.object or "") - own
    return Around(
        sentence.report, sentence.field, start, end, text, said, doing, is_inside,
        clause=(senses(statement.text) - own) | subject | object_ or whole, whole=whole | subject,
        lead=senses(sentence.led), acts=_acts(doing), of_acts=_kin(statement.text),
        near_acts=_kin(" ".join(said[: span[0]].split()[-WORDS:] or said[span[1] :].split()[:WORDS])),
        subject=subject, object=object_,
        words=Words(said, span, statement.text, (statement.subject or "", statement.object or ""), sentence.led),
    )  # fmt: skip


def _doing(sentence: Sentence, own: Senses, start: int, end: int) -> tuple[Features, bool]:
    """The clause of what happens then or there, and whether the phrase, whose senses are given, is inside one."""
    rows = sentence.rows
    row, is_inside = _clause_of(start, rows)
    if len(rows) > 1 and senses(row.statement.text) <= own:  # "it was ten to five when the ground shook"
        row = min((each for each in rows if each is not row), key=lambda each: _distance(each, end))
    return row, is_inside


def _clause_of(at: int, rows: Sequence[Features]) -> tuple[Features, bool]:
    """The shortest clause that has a place, or else the nearest one."""
    inside = [row for row in rows if row.statement.char_start <= at < row.statement.char_end]
    if inside:
        return min(inside, key=lambda row: row.statement.char_end - row.statement.char_start), True
    return min(rows, key=lambda row: _distance(row, at)), False


def _distance(row: Features, at: int) -> int:
    return min(abs(row.statement.char_start - at), abs(row.statement.char_end - at))


@lru_cache(maxsize=20_000)
def _kin(text: str) -> Senses:
    """The families of acts that words of a text are in, what is only due or planned left out."""
    return kin(AWAITED.sub("", text))


def _acts(row: Features) -> Senses:
    verb = row.statement.predicate
    return frozenset(act for act in acts_of(row) if act != COPULA and not is_light(act)) if verb else frozenset()


@lru_cache(maxsize=20_000)  # sentences are asked about to weigh words, and as where a phrase stands
def senses(text: str) -> Senses:
    """The terms of a text and the families of things that its words are in, words of time left out."""
    return frozenset(term.term for term in content(text)) | kin(text, name=THINGS)
