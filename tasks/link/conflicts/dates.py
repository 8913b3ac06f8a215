"""One event at two times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from tasks.link.claims import Features
from tasks.link.claims.features import content
from tasks.link.conflicts.acts import FAMILY
from tasks.link.conflicts.events import LEAST_CONTAINED, Story, is_one_event, linked, pairs
from tasks.link.conflicts.families import begins, is_light, is_over, opposites, repeats
from tasks.link.conflicts.happenings import arrives, is_named_by_act, is_one_happening
from tasks.link.conflicts.plain import is_in_aside, is_reduced, is_supposed
from tasks.link.conflicts.predicates import acts as acts_of
from tasks.link.conflicts.records import Conflict, Reading
from tasks.link.conflicts.roles import (
    complement_apart,
    done_apart,
    done_to_one,
    in_the_same_roles,
    is_known,
    named_apart,
    numbered_apart,
    object_apart,
    of_one_object,
    of_one_thing,
    place_apart,
    placed_apart,
    share_a_part,
)
from tasks.link.conflicts.times import When, day_of, days_between, disagree, phrases, read_when
from tasks.link.records import Report, Statement
from tasks.link.terms import sense_of

AROUND = 6  # content terms before a time among which its event is named
SPANNING = re.compile(
    r"^\W*(?:since|for|over|within|during|every|each|in the (?:past|last|next|previous))\b", re.I
)
UNSAYING = re.compile(r"\d|(?:last|first|next|second|third|final|previou|new|more|old|older)$")  # of no act
STARTING = re.compile(r"^,?\s(?:starting|beginning|effective|commencing)\s", re.IGNORECASE)
POSSESSIVE = re.compile(r"['’]s\b")
WITHIN = re.compile(r"\w\s(?:that|which|who)\s(?:was|were|(?:had|has|have) been)\s\w+(?:\s\w+){0,3}\s*$", re.IGNORECASE)
AS_OF = re.compile(r"\bas\s$", re.IGNORECASE)
FROM = re.compile(r"^\W*(?:starting |beginning )?from\b", re.IGNORECASE)
LASTING = re.compile(
    r"\b(?:valid|good|run|runs|ran|lasts?|lasted|extends?|extended|go(?:es)? on|continues?|continued|prolonged)\s+$",
    re.IGNORECASE,
)
UNTIL = re.compile(r"^\W*(?:on\s)?(?P<until>(?:un)?til)\b", re.IGNORECASE)
GENERAL = frozenset(("be", "have", "do", "say", "get", "receive", "go", "come", "make", "take", "give"))
BEGINNING = 0.35  # share of the shorter clause where both make one claim, or one is of the state and one of its end
UNSAID = 0.4  # weight of an act that both tell in words that no list has together
SENSE = "="  # begins a term that several phrasings share
TELLING = 0.7  # weight of a predicate that is the event's own
MOSTLY = 0.65  # share of the shorter clause in the longer where only the claim they make is the same
END = "end"
ARRIVING = "#arrive"
EARLY = 6  # hours of a day in UTC in which it may still be the day before where a report is from
CAPTION = re.compile(r"\b(?:photo|photograph|pictured?|image|footage|video|post shared)\b|^FILE\b")


@dataclass(frozen=True, slots=True)
class _Timed:
    row: Features
    when: When
    text: str
    start: int
    end: int
    about: frozenset[str]
    acts: frozenset[str]
    denied: bool
    is_until: bool


def date_conflicts(story: Story) -> list[Conflict]:
    """Events that reports of different texts put at times which exclude each other.

    What a statement's own date says is compared; a coarser time that holds the finer one agrees. The readings are all
    of the event's that give a time, in the order of the statements.
    """
    timed = [each for row in story.rows if (each := _timed(story, row))]
    places = {id(each.row): index for index, each in enumerate(timed)}
    found = [
        (places[id(one)], places[id(other)])
        for one, other in pairs([each.row for each in timed], story.weights, [each.acts for each in timed])
        if _is_one(timed[places[id(one)]], timed[places[id(other)]], story)
    ]
    apart = [_apart(timed, group, [pair for pair in found if pair[0] in group], story) for group in linked(found)]
    return [_conflict(story, group) for group in apart if group]


def _timed(story: Story, row: Features) -> _Timed | None:
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
    return _Timed(row, when, text[start:end], offset + start, offset + end, about or row.core, *happening)


def _starting(statement: Statement, report: Report) -> str:
    """What follows a clause of when it begins: "…, starting on Wednesday"."""
    rest = report.text(statement.field, statement.char_end, statement.sentence_end)
    return rest if STARTING.match(rest) else ""


def _is_aside(text: str, span: tuple[int, int]) -> bool:
    """Whether a time is a span, or tells which thing is meant ("Friday's vote"), and not when the clause happens."""
    start, end = span
    if WITHIN.search(text[:start]):
        return True
    return bool(SPANNING.search(text[start:]) or POSSESSIVE.match(text[end:]) or AS_OF.search(text[:start])) or (
        is_in_aside(text, span)
    )


def _happening(row: Features, is_until: bool, ends: bool) -> tuple[frozenset[str], bool]:
    """What happens at a clause's time, and whether the clause denies it.

    What is not done until a time is done then; what is so until a time is over then: its opposite begins. What lasts
    until a time ends then.
    """
    acts = frozenset(act for act in acts_of(row) if not UNSAYING.match(act)) | ({sense_of(END)} if ends and not is_until else frozenset())
    if arrives(row):
        return acts | {ARRIVING}, row.negated
    if is_until and row.negated:
        return acts, False
    if is_until:
        return opposites(row.core) | {f"until {act}" for act in acts}, False
    known = row.statement.predicate_class
    return (acts | {f"#{known}"} if known and acts and known not in GENERAL else acts), row.negated


def _is_one(one: _Timed, other: _Timed, story: Story) -> bool:
    if not _may_be_one(one, other, story):
        return False
    if one.is_until != other.is_until:
        return _begins(one, other, story)
    if begins(one.row) != begins(other.row) and not (_is_to_come(one) and _is_to_come(other)):
        return False
    if _is_of_one_frame(one, other):
        return True
    if not (one.when.is_given and other.when.is_given):
        return False
    claim, far = story.is_one_claim(one.row, other.row), _far_apart(one, other)
    alike = one.acts & (other.acts | other.row.core) | other.acts & one.row.core
    more = 0.0 if alike & one.row.core & other.row.core else UNSAID
    of_one = of_one_thing(one.row, other.row)
    if any(term.startswith(SENSE) and story.weights[term] >= TELLING for term in alike):
        same = (claim and of_one) or not (far or done_apart(one.row, other.row))
        return same and is_one_event(one.row, other.row, story.weights)
    if alike and of_one and in_the_same_roles(one.row, other.row) and not object_apart(one.row, other.row):
        least = MOSTLY if far else BEGINNING if claim else LEAST_CONTAINED
        return (claim or not far) and is_one_event(one.row, other.row, story.weights, least, more)
    same = claim and not _of_one_day(one, other) and of_one_thing(one.row, other.row, story.reports.values())
    return same and is_one_event(one.row, other.row, story.weights, MOSTLY)


def _may_be_one(one: _Timed, other: _Timed, story: Story) -> bool:
    """Whether nothing keeps two clauses apart: polarity, what they are about, past and plan, names, publication."""
    near = one.about & other.about or _is_of_one_frame(one, other)
    if one.denied != other.denied or not near or not story.are_of_one_week(one.row, other.row):
        return False
    if {is_over(one.row), is_over(other.row)} == {True, False} or named_apart(one.row, other.row):
        return False
    if any(apart(one.row, other.row) for apart in (numbered_apart, complement_apart, placed_apart)):
        return False
    if repeats(one.row) and repeats(other.row) and (not done_to_one(one.row, other.row) or _of_two_years(one, other)):
        return False
    return not _are_two_happenings(one, other, story)


def _is_of_one_frame(one: _Timed, other: _Timed) -> bool:
    """Whether both say that somebody whom readers know arrives, and not at two places, or does one thing."""
    rows = one.row, other.row
    dated = one.when.year is not None and other.when.year is not None
    if one.is_until or other.is_until or (_far_apart(one, other) and not dated):
        return False
    if is_one_happening(*rows):
        return True
    if is_named_by_act(*rows) and _do_one_act(one, other) and all(map(is_known, rows)):
        return True
    if not share_a_part(*rows) or not all(map(is_known, rows)) or done_apart(*rows):
        return False
    if ARRIVING in one.acts and ARRIVING in other.acts:
        return not place_apart(*rows)
    return _do_one_act(one, other) and of_one_object(*rows)


def _do_one_act(one: _Timed, other: _Timed) -> bool:
    light = any(is_light(each.row.statement.predicate) for each in (one, other))
    return any(act.startswith(FAMILY) or not (light or act.startswith("#")) for act in one.acts & other.acts)


def _is_to_come(timed: _Timed) -> bool:
    """Whether a clause is of what will be: its time is when that begins."""
    return is_over(timed.row) is not True


def _are_two_happenings(one: _Timed, other: _Timed, story: Story) -> bool:
    """Whether one report cannot speak of the other's event: printed before its day came, or after its plan was over."""
    ahead = not is_over(one.row)
    if ahead != (not is_over(other.row)):
        return False
    dated = [(day_of(each.when, story.time(each.row), ahead), story.time(each.row)) for each in (one, other)]
    (first, printed), (second, later) = sorted(dated, key=lambda each: (each[0] is None, each[0] or date.min))
    if first is None or second is None or printed is None or later is None or first == second:
        return False
    if ahead:
        return first < later.date()
    return printed < datetime.combine(second, time(EARLY), printed.tzinfo)


def _begins(one: _Timed, other: _Timed, story: Story) -> bool:
    """Whether what one has as so until a time is the contrary of what the other has as happening."""
    same = one.acts & other.acts and of_one_thing(one.row, other.row)
    return bool(same) and is_one_event(one.row, other.row, story.weights, BEGINNING, UNSAID)


def _far_apart(one: _Timed, other: _Timed) -> bool:
    """Whether what is past fell into two months: things of a kind happen more than once."""
    months = {one.when.month, other.when.month}
    return None not in months and len(months) > 1 and False not in (is_over(one.row), is_over(other.row))


def _of_two_years(one: _Timed, other: _Timed) -> bool:
    years = [each.when.year or (each.when.stretch and each.when.stretch[0].year) for each in (one, other)]
    return any(years) and years[0] != years[1]


def _of_one_day(one: _Timed, other: _Timed) -> bool:
    """Whether only the hours can differ: a claim may tell of more than one moment of a day."""
    return one.when.weekday is not None and one.when.weekday == other.when.weekday


def _apart(
    timed: Sequence[_Timed], group: Sequence[int], near: Sequence[tuple[int, int]], story: Story
) -> list[_Timed]:
    """Those of a group that differ directly, neither text having the other's time as well, with whoever is beside."""
    members = [timed[index] for index in group]
    sides = {index for pair in near if _stand_apart(timed[pair[0]], timed[pair[1]], members, story) for index in pair}
    beside = {index for pair in near if sides.intersection(pair) for index in pair}
    return [timed[index] for index in sorted(beside)]


def _stand_apart(one: _Timed, other: _Timed, members: Sequence[_Timed], story: Story) -> bool:
    return all(_differ(mine, other, story) for mine in members if mine.row.copy_group == one.row.copy_group) and all(
        _differ(one, yours, story) for yours in members if yours.row.copy_group == other.row.copy_group
    )


def _differ(one: _Timed, other: _Timed, story: Story) -> bool:
    return disagree(one.when, other.when, days_between(story.time(one.row), story.time(other.row)))


def _conflict(story: Story, group: Sequence[_Timed]) -> Conflict:
    readings: list[Reading] = [story.reading(each.row, each.text, each.start, each.end) for each in group]
    first = group[0].row.statement
    subject = first.text.replace(group[0].text, "").strip(" ,")
    return Conflict("date", subject, tuple(readings), None, story.claim_of.get(first.statement_id))
