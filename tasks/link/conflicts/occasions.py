"""Every time that a story's reports give, with what stands around it: what two of one event are told by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from tasks.link.claims import Features
from tasks.link.claims.features import reporting_verbs
from tasks.link.conflicts.around import Around, Sentence, Span, around, sentences
from tasks.link.conflicts.clocks import is_to_the_hour
from tasks.link.conflicts.events import Story
from tasks.link.conflicts.families import COPULA, is_over
from tasks.link.conflicts.phrases import phrases
from tasks.link.conflicts.timed import AS_OF, CAPTION, OF_A_NOUN, POSSESSIVE
from tasks.link.conflicts.times import When, days_ahead, read_when
from tasks.link.records import Report
from tasks.link.terms import stem

TOLD = 3  # words before a time among which the verb stands of who says something then
NEAR = 60  # days within which a date without a year is taken to be the one nearest to publication
FOR = re.compile(r"\bfor\s$")
FEW_DAYS = 12  # the longest stretch that is told as one of days
YEAR_LONG = 200  # days of a stretch that is told as one of a year
SPANNING = re.compile(r"^\W*(?:for|over|within|during|every|each|in the (?:past|last|next|previous))\b", re.IGNORECASE)
AIMING = re.compile(
    r"\bto\s(?!(?:the|a|an|his|her|its|their|this|that|be\s\w+ed)\b)[a-z]+\b[^,;]*$|\bto be \w+ [^,;]*$"
)
STAMP = re.compile(  # of the page
    r"^\W*(?:(?:last |first )|this (?:article|story|page|post|piece) (?:was|has been) )?"
    r"(?:updated|published|posted|modified|printed|amended|corrected)\b[^.]{0,12}\d"
    r"|\(@\w+\)\s[A-Z]"
    r"|\b(?:updated|published|posted|modified|printed)(?:\s(?:on|at))?:",
    re.IGNORECASE,
)
DATELINE = re.compile(r"\W*(?:\([\w ,.]+\)\s*)?(?:[-–—]{1,2}|:)\s")  # behind the day on which a report was sent
LISTED = re.compile(r",?\s(?:and|or)\s?$")  # between two times
LINED = 60  # characters with which a report begins, that such a day is among
NOUN = re.compile(r"\b(?:the|a|an|in|for|from)\s[a-z]+\b")  # the state, in writing, for comment
ORDERED = re.compile(r"\b(?:told|asked)\sto\b[^,;]*$")
STATE = re.compile(r"^\W*by\b", re.IGNORECASE)  # how far something had come by then
PERFECT = re.compile(r"\b(?:had|was|were)\b")
ENDING = re.compile(r"^\W*(?:until|till|by|from)\b", re.IGNORECASE)
ENDED = re.compile(  # a sentence that ends with "a.m.", and the next begins: with no name of a day or zone
    r"(?<=[ap]\.m\.)\s+(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|[A-Z]{2,})[A-Z]"
)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Occasion(Around):
    """A time as read and worded, with what stands around it; `is_ahead`: whether it lies ahead, where that is known."""

    when: When
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


def occasions(story: Story) -> list[Occasion]:
    """The times of all current reports, in the order of their articles and places, titles left out."""
    return [
        found
        for sentence in sentences(story)
        for span in phrases(sentence.text)
        if (found := _occasion(sentence, span)) is not None
    ]


def _occasion(sentence: Sentence, span: Span) -> Occasion | None:
    said, report = sentence.text, sentence.report
    text = said[slice(*span)]
    when = read_when(text, report.time)
    if not (when.is_given or when.year) or not _is_told(said, span) or _is_dateline(sentence, span):
        return None
    if _is_listed(said, span):
        return None
    found = around(sentence, span)
    statement = found.row.statement
    if statement.predicate == COPULA and (statement.subject or "").lower() in ("this", "that", "these", "those"):
        return None
    parts = {name: getattr(found, name) for name in Around.__slots__}
    return Occasion(**parts, when=when, is_ahead=_is_ahead(found.row, said[: span[0]], text, when, report))


def _is_listed(sentence: str, span: Span) -> bool:
    """Whether a time is one of several: "in May and July of 2016"."""
    return any(
        LISTED.match(sentence[first:last]) is not None
        for start, end in phrases(sentence)
        for first, last in ((end, span[0]), (span[1], start))
        if first <= last
    )


def _is_dateline(sentence: Sentence, span: Span) -> bool:
    """Whether a time is the day on which a report was sent: "ORR, 3 May - …"."""
    start = sentence.start + span[0]
    return start < LINED and DATELINE.match(sentence.text, span[1]) is not None


def _is_told(sentence: str, span: Span) -> bool:
    """Whether a time says when something happens: not how long it lasts, and not which thing is meant."""
    before, rest = sentence[: span[0]], sentence[span[0] :]
    if SPANNING.search(rest) or POSSESSIVE.match(sentence, span[1]) or ENDED.match(sentence, span[1]):
        return False
    if CAPTION.search(sentence) or AS_OF.search(before) or OF_A_NOUN.search(before):
        return False
    if STAMP.search(sentence) or (STATE.match(rest) and PERFECT.search(sentence) and not AIMING.search(before)):
        return False
    words = NOUN.sub("_ _", before).split()[-TOLD:]
    return bool(ORDERED.search(before)) or reporting_verbs().isdisjoint(stem(word.lower()) for word in words)


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
