"""One event in two places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tasks.link.claims import Features
from tasks.link.claims.features import content
from tasks.link.conflicts.apart import named_apart, numbered_apart
from tasks.link.conflicts.events import Story, is_one_event, linked, pairs
from tasks.link.conflicts.families import is_over, locates, repeats
from tasks.link.conflicts.happenings import is_one_happening, told_event
from tasks.link.conflicts.plain import before
from tasks.link.conflicts.predicates import acts, senses
from tasks.link.conflicts.records import Conflict
from tasks.link.conflicts.roles import done_apart, done_to_one, is_known, share_a_doer, share_a_part
from tasks.link.conflicts.spots import LEVELS, Spot, own_words, spots
from tasks.link.conflicts.times import days_between, disagree, phrases, read_when
from tasks.link.conflicts.ways import are_opposed
from tasks.link.records import Report, Statement
from tasks.link.terms import terms

INSIDE = (  # what stands between a place's name and that of where it is
    r"(?:['’]s)?(?:\s[A-Z]\w+){0,2},?\s(?:(?!(?:and|or|to|from|but|than|then)\b)[a-z]+\s){0,6}(?:[A-Z]\w+\s){0,2}"
)
_names = r"(?:[A-Z][\w’'-]+)(?:\s[A-Z][\w’'-]+)*"
LISTED = re.compile(rf"{_names}(?:, {_names})*,? and {_names}")
LEAD = 400  # characters with which a report begins
MOST = 2  # where more than one of so many reports has a name as it begins, the story is there
LEAST_CONTAINED = 0.5
BEFORE = 5
MOMENT = re.compile(
    r"^\W*(?:when|while|as|at the (?:time|moment)|throughout|all the while)\b"
    r"|\b(?:when|while|throughout|all (?:night|day|along|the time))\b",
    re.IGNORECASE,
)
THAT = re.compile(r"\bthat\W*$")
WHERE = re.compile(r"^(?:where|in which|at which|on which)\b", re.IGNORECASE)
AT_ONCE = re.compile(r"^(?:when|as|while)\b", re.IGNORECASE)
DONE = re.compile(r"\b(?:the|a|an|his|her|its|their)\s(?P<done>[a-z]+(?:ed|en|nt)(?:-[a-z]+)?)\s[a-z]", re.IGNORECASE)
WARD = re.compile(r"\b(?:hospital|clinic|infirmary|medical cent(?:er|re))\b", re.IGNORECASE)
TREATED = re.compile(
    r"\b(?:tak(?:en|ing)|took|flown|fl[ye]w|driven|drove|rushed|airlifted|brought|admitted|transferred|ferried|treated"
    r"|ended up|lying|lie|being (?:cared|looked)|went|sent|moved)\b"
)
MOST_OF = re.compile(r"\b(?:most of|the (?:bulk|majority) of|mostly)\b", re.IGNORECASE)
GRAVE = re.compile(r"\b(?:seriously|badly|severely|critically|gravely|worst|most serious)\b", re.IGNORECASE)
AND = re.compile(r"\w and\s?$")
WHEN = re.compile(r"\bwhen\b\s?", re.IGNORECASE)
CLAUSE = re.compile(r"[;:]|,.*,")
GAP = 2  # characters between two clauses of which one goes on from the other


@dataclass(frozen=True, slots=True)
class _Placed:
    """What a clause tells of, and the place that it, or the one it is a part of, gives."""

    row: Features
    where: Features
    spot: Spot
    about: frozenset[str]
    named: frozenset[str]


def place_conflicts(story: Story) -> list[Conflict]:
    """Events that reports of different texts put in places neither of which is known to hold the other.

    Compared are places of one level: floors, names below countries and states, kinds of room and ground, of building,
    of container. Names of which a report has one as where the other is are none, nor is the name of where the whole
    story is, in which the other may be.
    """
    of: dict[str, list[_Placed]] = {level: [] for level in LEVELS}
    for placed in _all_placed(story):
        of[placed.spot.level].append(placed)
    return [conflict for placed in of.values() for conflict in _of_level(story, placed)]


def _all_placed(story: Story) -> Iterator[_Placed]:
    """Every clause with each of its places; one that has none with those that its sentence gives it."""
    known = frozenset(row.statement.place for row in story.rows if row.statement.place)
    found = {id(row): spots(row.statement, known) for row in story.rows}
    sentences: dict[tuple[str, str, int], list[Features]] = {}
    for row in sorted(story.rows, key=lambda row: (row.statement.article_id, row.statement.char_start)):
        statement = row.statement
        sentences.setdefault((statement.article_id, statement.field, statement.sentence_start), []).append(row)
    for rows in sentences.values():
        for row in rows:
            where = row if found[id(row)] else _giver(row, rows, found, story.reports[row.statement.article_id])
            for spot in found[id(where)] if where else ():
                yield _placed(where or row, row, spot)


def _giver(
    row: Features, rows: Sequence[Features], found: Mapping[int, Sequence[Spot]], report: Report
) -> Features | None:
    """The clause of its sentence that says where another one happens.

    "It was in the hall that …", "a depot in Harn where …", "… when a beam hit him in the yard".
    """
    statement = row.statement
    left = before(statement, report)
    for other in rows:
        mine = other.statement
        if not found[id(other)] or other is row:
            continue
        cleft = (mine.subject or "").lower() == "it" and mine.predicate == "be" and THAT.search(left)
        at_once = AT_ONCE.match(mine.text) and 0 <= mine.char_start - statement.char_end <= GAP
        last = max(spot.end for spot in found[id(other)]) + mine.char_start
        where = WHERE.match(statement.text) and 0 <= statement.char_start - last <= GAP
        gone_on = 0 < statement.char_start - mine.char_end <= len(" and ") and _goes_on(mine, statement, left)
        if where or gone_on or (mine.char_start < statement.char_start and cleft) or at_once:
            return other
    return None


def _goes_on(one: Statement, other: Statement, left: str) -> bool:
    """Whether a clause tells what its subject did next, with no word of where: "struck a barge at Orr and sank"."""
    own = other.subject is not None and other.subject in other.text
    return bool(AND.search(left)) and not own and one.subject == other.subject and one.tense == other.tense


def _of_level(story: Story, placed: Sequence[_Placed]) -> list[Conflict]:
    index_of = {id(each.row): index for index, each in enumerate(placed)}
    rows = [placed[index].row for index in sorted(index_of.values())]
    found = [
        (index_of[id(one)], index_of[id(other)])
        for one, other in pairs(rows, story.weights, [_keys(placed[index_of[id(row)]]) for row in rows])
        if _is_one(placed[index_of[id(one)]], placed[index_of[id(other)]], story)
    ]
    differ = [pair for pair in found if _differ(placed[pair[0]], placed[pair[1]], story)]
    apart = [
        sorted({index for pair in found if {*pair} & sides for index in pair})
        for group in linked(found)
        if (sides := {index for pair in differ if pair[0] in group for index in pair})
    ]
    return [_conflict(story, [placed[index] for index in group]) for group in apart]


def _keys(placed: _Placed) -> frozenset[str]:
    """What two clauses that may be of one event have in common, if no other word."""
    own = {placed.spot.level} if placed.spot.level in ("origin", "side") else set()
    own |= {"ward"} if _is_ward(placed) else set()
    return acts(placed.row) | told_event(placed.row) | own


def _is_ward(placed: _Placed) -> bool:
    """Whether a clause says that somebody is brought to a hospital, or is treated there."""
    return bool(WARD.search(placed.where.statement.text) and TREATED.search(placed.row.statement.text))


def _how_hurt(placed: _Placed, story: Story) -> str:
    """Which of the injured are meant: most of them, or those in a grave state; "" where that is not told."""
    statement = placed.row.statement
    report = story.reports[statement.article_id]
    text = report.text(statement.field, statement.sentence_start, statement.char_end)
    return "most" if MOST_OF.search(text) else "grave" if GRAVE.search(text) else ""


def _placed(where: Features, row: Features, spot: Spot) -> _Placed:
    text = where.statement.text
    about = [term.term for term in content(text) if term.start < spot.start]
    named = frozenset(term.term for term in content(text[spot.start : spot.end]))
    return _Placed(row, where, spot, frozenset(about[-BEFORE:]), named)


def _is_one(one: _Placed, other: _Placed, story: Story) -> bool:
    if one.row.negated != other.row.negated or not story.are_of_one_week(one.row, other.row):
        return False
    if {is_over(one.row), is_over(other.row)} == {True, False} or _are_of_two_days(one, other, story):
        return False
    if named_apart(one.row, other.row, f"{one.spot.value} {other.spot.value}") or numbered_apart(one.row, other.row):
        return False
    if repeats(one.row) and repeats(other.row) and not done_to_one(one.row, other.row):
        return "meet" in one.row.statement.predicate and _tell_one_thing(one, other, story)
    if one.spot.level == "origin":
        return is_known(one.row) and is_known(other.row) and share_a_doer(one.row, other.row)
    if one.spot.level == "name" and _is_ward(one) and _is_ward(other):
        return _how_hurt(one, story) == _how_hurt(other, story) != ""
    if is_over(one.row) and locates(one.row) and locates(other.row) and not _of_one_moment(one.row, other.row, story):
        return False
    return _tell_one_thing(one, other, story) or _is_of_one_frame(one.row, other.row, story)


def _tell_one_thing(one: _Placed, other: _Placed, story: Story) -> bool:
    """Whether the words of two clauses, or the claim they make, are of one event."""
    if not one.about & other.about:
        return False
    places = one.named | other.named
    if _is_of_what_was_done(one.row, other.row) or _is_of_what_was_done(other.row, one.row):
        return False
    done = senses(one.row) & other.row.core | senses(other.row) & one.row.core
    return story.is_one_claim(one.row, other.row) or (
        bool(done - places) and is_one_event(one.row, other.row, story.weights, LEAST_CONTAINED, aside=places)
    )


def _is_of_what_was_done(one: Features, other: Features) -> bool:
    """Whether a clause names by what the other says is done a thing of which it says something else: the burnt car."""
    done = {term.term for match in DONE.finditer(one.statement.text) for term in terms(match["done"])}
    return bool(senses(one)) and not senses(one) & senses(other) and bool(done & senses(other))


def _is_of_one_frame(one: Features, other: Features, story: Story) -> bool:
    """Whether both tell how one thing began or happened, where one thing is, or what one does."""
    told = is_one_happening(one, other)
    if told is not None:
        return told
    if not share_a_part(one, other) or done_apart(one, other):
        return False
    known = is_known(one), is_known(other)
    if locates(one) and locates(other) and any(known):
        return _of_one_moment(one, other, story)
    return (any(known) and bool(senses(one) & senses(other))) or (all(known) and bool(acts(one) & acts(other)))


def _of_one_moment(one: Features, other: Features, story: Story) -> bool:
    """Whether what is somewhere stays there, or both clauses say at which moment it is."""
    if "be" not in (one.statement.predicate, other.statement.predicate):
        return True
    return all(_has_moment(row, story) for row in (one, other))


def _has_moment(row: Features, story: Story) -> bool:
    statement = row.statement
    report = story.reports[statement.article_id]
    rest = report.text(statement.field, statement.char_end, statement.sentence_end)
    return bool(MOMENT.match(rest) or MOMENT.search(statement.text))


def _are_of_two_days(one: _Placed, other: _Placed, story: Story) -> bool:
    """Whether the clauses themselves, or those that a "when" ties them to, put what they tell of on two days."""
    times = [read_when(_date(each.row, story), story.time(each.row)) for each in (one, other)]
    return disagree(times[0], times[1], days_between(story.time(one.row), story.time(other.row)))


def _date(row: Features, story: Story) -> str:
    """When a clause, or the one that it begins to tell more of by "when", says that it happens."""
    statement = row.statement
    left = before(statement, story.reports[statement.article_id])
    tied = WHEN.match(statement.text) or WHEN.search(left[-len(" when "):])
    if statement.date_text or not tied:
        return statement.date_text or ""
    spans = phrases(left)
    return left[spans[-1][0] : spans[-1][1]] if spans and not CLAUSE.search(left[spans[-1][1] :]) else ""


def _differ(one: _Placed, other: _Placed, story: Story) -> bool:
    mine, yours = one.spot, other.spot
    if any(spot.value.split()[0].isupper() for spot in (mine, yours)):  # letters that may stand for the other name
        return False
    if mine.level == "side":
        return are_opposed(mine.value, yours.value)
    if mine.level not in ("name", "origin", "floor"):
        return mine.kind != yours.kind
    if mine.level == "origin" and _are_of_one_report(story, mine.value, yours.value):
        return False
    same = _words_of(mine.value) & _words_of(yours.value)
    if mine.level == "floor" or same:
        return mine.level == "floor" and mine.value.lower() != yours.value.lower()
    if _are_listed(story, mine.value, yours.value):
        return True
    return not (_is_nested(story, mine.value, yours.value) or _is_wide(story, mine) != _is_wide(story, yours))


def _are_listed(story: Story, one: str, other: str) -> bool:
    """Whether a report has both names in one list: "Orr, Tarn and Low Fell" are three places."""
    mine, yours = (own_words(name)[-1:] for name in (one, other))
    lists = (match.group() for report in story.reports.values() for text in report.fields.values()
             for match in LISTED.finditer(text))  # fmt: skip
    return bool(mine and yours) and any(mine[0] in each.split() and yours[0] in each.split() for each in
                                        (re.sub(r"\W", " ", found) for found in lists))  # fmt: skip


def _are_of_one_report(story: Story, one: str, other: str) -> bool:
    """Whether a report has both names: of two ways, or of one that has both."""
    texts = (" ".join(report.fields.values()) for report in story.reports.values())
    return any(_has(text, one) and _has(text, other) for text in texts)


def _words_of(name: str) -> set[str]:
    return set(re.findall(r"\w{2,}", name.lower()))


def _is_nested(story: Story, one: str, other: str) -> bool:
    """Whether some report has one name right beside the other as where it is: "Orr, Tarn", "Orr, a part of Tarn"."""
    mine, yours = (re.escape((own_words(name) or [name])[-1]) for name in (one, other))
    pattern = re.compile(rf"\b(?:{mine}{INSIDE}{yours}|{yours}{INSIDE}{mine})\b(?!,? and [A-Z])")
    return any(pattern.search(text) for report in story.reports.values() for text in report.fields.values())


def _is_wide(story: Story, spot: Spot) -> bool:
    """Whether a name is of where the whole story is: most reports have it as they begin."""
    leads = [" ".join(text[:LEAD] for text in report.fields.values()) for report in story.reports.values()]
    return MOST * sum(_has(lead, spot.value) for lead in leads) > len(leads)


def _has(text: str, name: str) -> bool:
    told = set(re.findall(r"\w+", text.lower()))
    return any(word.lower() in told for word in own_words(name))


def _conflict(story: Story, group: Sequence[_Placed]) -> Conflict:
    rows = [(each.where, each.spot, each.where.statement.char_start) for each in group]
    readings = tuple(story.reading(row, spot.value, at + spot.start, at + spot.end) for row, spot, at in rows)
    first = group[0].where.statement
    return Conflict("place", first.text, readings, None, story.claim_of.get(first.statement_id))
