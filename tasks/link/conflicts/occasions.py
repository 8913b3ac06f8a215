"""Every time that a story's reports give, with what stands around it: what two of one event are told by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tasks.link.claims import Features
from tasks.link.claims.features import content, reporting_verbs
from tasks.link.conflicts.acts import THINGS, kin
from tasks.link.conflicts.arguments import PRONOUNS
from tasks.link.conflicts.clocks import is_to_the_hour
from tasks.link.conflicts.events import Story
from tasks.link.conflicts.families import COPULA, is_light, is_over
from tasks.link.conflicts.predicates import acts as acts_of
from tasks.link.conflicts.timed import AS_OF, CAPTION, POSSESSIVE
from tasks.link.conflicts.times import When, days_ahead, phrases, read_when
from tasks.link.conflicts.worded import BLANK, Words
from tasks.link.records import Report
from tasks.link.terms import stem

TOLD = 3  # words before a time among which the verb stands of who says something then
WORDS = 6  # words before a time that are near it
NEAR = 60  # days within which a date without a year is taken to be the one nearest to publication
FOR = re.compile(r"\bfor\s$")
FEW_DAYS = 12  # the longest stretch that is told as one of days
YEAR_LONG = 200  # days of a stretch that is told as one of a year
SPANNING = re.compile(r"^\W*(?:for|over|within|during|every|each|in the (?:past|last|next|previous))\b", re.IGNORECASE)
AIMING = re.compile(
    r"\bto\s(?!(?:the|a|an|his|her|its|their|this|that|be\s\w+ed)\b)[a-z]+\b[^,;]*$|\bto be \w+ [^,;]*$"
)
AWAITED = re.compile(
    r"\b(?:is|are|was|were|be|been)?\s?\b(?:now\s)?(?:due|expected|scheduled|planned|supposed|slated|promised|likely|set)\b(?=\s(?:to|on|in|at|for|by|from)\b)",
    re.IGNORECASE,
)
STAMP = re.compile(  # of the page
    r"^\W*(?:(?:last |first )|this (?:article|story|page|post|piece) (?:was|has been) )?"
    r"(?:updated|published|posted|modified|printed|amended|corrected)\b[^.]{0,12}\d"
    r"|\(@\w+\)\s[A-Z]"
    r"|\b(?:updated|published|posted|modified|printed)(?:\s(?:on|at))?:",
    re.IGNORECASE,
)
DATELINE = re.compile(r"\W*(?:\([\w ,.]+\)\s*)?(?:[-–—]{1,2}|:)\s")  # behind the day on which a report was sent
LINED = 60  # characters with which a report begins, that such a day is among
NOUN = re.compile(r"\b(?:the|a|an|in|for|from)\s[a-z]+\b")  # the state, in writing, for comment
ORDERED = re.compile(r"\b(?:told|asked)\sto\b[^,;]*$")
STATE = re.compile(r"^\W*by\b", re.IGNORECASE)  # how far something had come by then
PERFECT = re.compile(r"\b(?:had|was|were)\b")
ENDING = re.compile(r"^\W*(?:until|till|by|from)\b", re.IGNORECASE)
ENDED = re.compile(  # a sentence that ends with "a.m.", and the next begins: with no name of a day or zone
    r"(?<=[ap]\.m\.)\s+(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|[A-Z]{2,})[A-Z]"
)
Senses = frozenset[str]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Occasion:
    """A time as read and worded, its place in the field, its clause, and the senses of clause, sentence and parts.

    `acts` are the predicate's, `of_acts` all families that words of the clause are in; `lead` is what the sentence
    before has, `is_ahead` whether it lies ahead, where that is known.
    """

    report: Report
    field: str
    start: int
    end: int
    text: str
    sentence: str
    when: When
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
    is_ahead: bool | None

    @property
    def kind(self) -> str:
        """How fine a time is: clock, day, month or year."""
        when = self.when
        if is_to_the_hour(when.minutes):
            return "clock"
        if when.day is not None or when.weekday is not None:
            return "day"
        if when.month is not None or (when.stretch and _days(when.stretch) < YEAR_LONG):
            return "month"
        return "year" if when.year or when.stretch else "clock"

    @property
    def fineness(self) -> int:
        """How fine a time is: 0 of a day or hour, 1 of a few days, 2 of a month or season, 3 of a year."""
        if self.kind in ("clock", "day"):
            return 0
        several = self.when.stretch
        return 3 if self.kind == "year" else 1 if several and _days(several) <= FEW_DAYS else 2

    @property
    def is_of_other_year(self) -> bool:
        """Whether it is given a year that is not the one in which the report was printed."""
        year = self.when.year or _year_of(self.when.stretch)
        return bool(year and self.report.time and year != self.report.time.year)

    @property
    def meant(self) -> Senses:
        """The senses of its sentence, and of the one before where it begins with what that has told of."""
        return self.whole | self.lead if self.sentence.partition(" ")[0].lower() in PRONOUNS else self.whole


def occasions(story: Story) -> list[Occasion]:
    """The times of all current reports, in the order of their articles and places, titles left out."""
    rows: dict[tuple[str, str], list[Features]] = {}
    for row in story.rows:
        rows.setdefault((row.statement.article_id, row.statement.field), []).append(row)
    return [
        found
        for article_id, report in sorted(story.reports.items())
        if report.is_current
        for field in sorted(report.fields)
        if field != "title"
        for found in _of_field(report, field, rows.get((article_id, field), []))
    ]


def _of_field(report: Report, field: str, rows: Sequence[Features]) -> Iterator[Occasion]:
    text = report.fields[field]
    lead: Senses = frozenset()
    led = ""
    spans = sorted({(row.statement.sentence_start, row.statement.sentence_end) for row in rows})
    for start, end in spans:
        inside = [row for row in rows if row.statement.sentence_start == start]
        for span in phrases(text[start:end]):
            found = _occasion(report, field, (start, end), span, inside, lead, led)
            if found:
                yield found
        led = text[start:end]
        lead = senses(led)


def _occasion(
    report: Report, field: str, sentence: Span, span: Span, rows: Sequence[Features], lead: Senses, led: str
) -> Occasion | None:
    said = report.fields[field][slice(*sentence)]
    text = said[slice(*span)]
    when = read_when(text, report.time)
    start, end = sentence[0] + span[0], sentence[0] + span[1]
    if not (when.is_given or when.year) or not _is_told(said, span):
        return None
    if start < LINED and DATELINE.match(report.fields[field], end):
        return None
    row, is_inside = _clause_of(start, rows)
    words = row.statement.text.replace(text, BLANK)
    rest = said[: span[0]] + BLANK + said[span[1] :]
    whole = senses(rest)
    doing = row
    if not senses(words) and len(rows) > 1:  # "it was ten to five when the ground shook"
        doing = min((each for each in rows if each is not row), key=lambda each: _distance(each, end))
        words = doing.statement.text.replace(text, BLANK)
    statement = doing.statement
    if statement.predicate == COPULA and (statement.subject or "").lower() in ("this", "that", "these", "those"):
        return None
    parts = statement.subject or "", (statement.object or "").replace(text, BLANK)
    subject, object_ = map(senses, parts)
    return Occasion(
        report, field, start, end, text, said, when, doing, is_inside,
        clause=senses(words) | subject | object_ or whole, whole=whole | subject, lead=lead,
        acts=_acts(doing), of_acts=_kin(words),
        near_acts=_kin(" ".join(said[: span[0]].split()[-WORDS:] or said[span[1] :].split()[:WORDS])),
        subject=subject, object=object_,
        words=Words(said, span, words, BLANK.join(parts), led),
        is_ahead=_is_ahead(doing, said[: span[0]], text, when, report),
    )  # fmt: skip


def _is_told(sentence: str, span: Span) -> bool:
    """Whether a time says when something happens: not how long it lasts, and not which thing is meant."""
    beside = POSSESSIVE.match(sentence[span[1] :]) or CAPTION.search(sentence) or AS_OF.search(sentence[: span[0]])
    before, rest = sentence[: span[0]], sentence[span[0] :]
    if ENDED.match(sentence, span[1]):
        return False
    if STAMP.search(sentence) or (STATE.match(rest) and PERFECT.search(sentence) and not AIMING.search(before)):
        return False
    words = NOUN.sub("_ _", before).split()[-TOLD:]
    told = not ORDERED.search(before) and {stem(word.lower()) for word in words} & reporting_verbs()
    return not (SPANNING.search(rest) or beside or told)


def _days(stretch: tuple[date, date]) -> int:
    return (stretch[1] - stretch[0]).days


def _year_of(stretch: tuple[date, date] | None) -> int | None:
    """The year that all days of a stretch are of."""
    return stretch[0].year if stretch and stretch[0].year == stretch[1].year else None


def _is_ahead(row: Features, before: str, text: str, when: When, report: Report) -> bool | None:
    """Whether a time lies ahead; None where that is not known, as of what somebody has agreed to do then."""
    if when.year and report.time and when.year != report.time.year:
        return when.year > report.time.year
    days = days_ahead(when, report.time)
    if days is not None and 0 < abs(days) <= NEAR:
        return days > 0
    if FOR.search(before) and when.weekday is not None:
        return None
    over = is_over(row)
    if over is False and row.statement.tense == "past" and row.statement.modality == "required":
        over = True  # what had to be done then
    if over is None or (over and (AIMING.search(before) or ENDING.match(text))):
        return None
    return not over


def _clause_of(at: int, rows: Sequence[Features]) -> tuple[Features, bool]:
    """The shortest clause that has a place, or else the nearest one."""
    inside = [row for row in rows if row.statement.char_start <= at < row.statement.char_end]
    if inside:
        return min(inside, key=lambda row: row.statement.char_end - row.statement.char_start), True
    return min(rows, key=lambda row: _distance(row, at)), False


def _distance(row: Features, at: int) -> int:
    return min(abs(row.statement.char_start - at), abs(row.statement.char_end - at))


def _kin(text: str) -> Senses:
    """The families of acts that words of a text are in, what is only due or planned left out."""
    return kin(AWAITED.sub("", text))


def _acts(row: Features) -> Senses:
    verb = row.statement.predicate
    return frozenset(act for act in acts_of(row) if act != COPULA and not is_light(act)) if verb else frozenset()


def senses(text: str) -> Senses:
    """The terms of a text and the families of things that its words are in, words of time left out."""
    return frozenset(term.term for term in content(text)) | kin(text, name=THINGS)
