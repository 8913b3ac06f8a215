"""Statements that deny each other."""

from __future__ import annotations

import re

from tasks.link.claims import Features
from tasks.link.claims.polarity import is_reversing
from tasks.link.conflicts.acts import FAMILY, THINGS, kin
from tasks.link.conflicts.agreements import NOTHING
from tasks.link.conflicts.apart import complement_apart, named_apart, numbered_apart, placed_apart
from tasks.link.conflicts.arguments import PRONOUNS, topic
from tasks.link.conflicts.denials import likely_denials
from tasks.link.conflicts.disputes import Denial, Dispute, disputes, negation, stands
from tasks.link.conflicts.events import LATER_DAYS, LEAST_TOLD, NEARLY_ALL, Story, overlap, pairs, told
from tasks.link.conflicts.families import carries
from tasks.link.conflicts.meant import in_quotation
from tasks.link.conflicts.plain import is_plain, is_unnamed, lacks_its_denial
from tasks.link.conflicts.predicates import NO, assertion, head_of, sided, sided_in
from tasks.link.conflicts.records import Conflict
from tasks.link.conflicts.roles import first_part, in_the_same_roles, is_known, of_one_thing, share_a_part
from tasks.link.conflicts.times import days_between, disagree, read_when
from tasks.link.records import Statement

NO_ONE = re.compile(r"^\W*(?:nobody|no[- ]one|nothing)\b", re.IGNORECASE)
LEAST_SHARED = 0.6
LEAST_CONTAINED = 0.5
UNSAID = 0.4  # weight of an act that the clauses tell in two words of one family
SPAN = re.compile(
    r"\b(?:last|previous|next|this)\s(?:year|month|week|season|spring|summer|autumn|fall|winter)|\bago\b", re.I
)
THIS = re.compile(r"this\s")
OVER = ("past", "past perfect")
OFTEN = re.compile(r"\b(?:each|every|always|usually|normally|often|daily|weekly|per|regularly)\b", re.IGNORECASE)
POSSIBLE = ("possible", "conditional")
IDLE = re.compile(r"\b(?:should|ought to|could|might|would) have\b", re.IGNORECASE)  # was not so, or may not have been
STEADY_DAYS = 1  # between two reports of which one says the opposite: a gate is shut today and open tomorrow


def negation_conflicts(story: Story) -> list[Conflict]:
    """Things that one independent text says are so and another says are not.

    The two clauses have the predicate and most other terms together, or the fitted model finds that one probably denies
    the other. No conflict where every denial is of a time not yet over and older than every assertion: what had not
    happened may have happened since. Nor where one of the sides stands only in texts that have the other too.
    """
    ruled = [negation(story, each) for each in disputes(_by_rule(story)) if _stands(story, each)]
    told = {reading.sentence for conflict in ruled for reading in conflict.readings}
    likely = [
        pair
        for pair in likely_denials(story)
        if told.isdisjoint(map(story.sentence, pair)) and _are_alike(*pair, story)
    ]
    return ruled + [negation(story, each) for each in disputes(likely) if _stands(story, each)]


def _are_alike(denial: Features, held: Features, story: Story) -> bool:
    """Whether nothing says that a denial and what it may deny are of two times or places, or not equally sure."""
    same = _may_be_of_one_time(denial, held, story) and not placed_apart(denial, held)
    return same and _are_as_sure(denial, held)


def _stands(story: Story, dispute: Dispute) -> bool:
    both = {row.copy_group for row in dispute.denied} & {row.copy_group for row in dispute.held}
    return stands(story, dispute, _undecided(story, dispute) | both)


def _undecided(story: Story, dispute: Dispute) -> frozenset[str]:
    """The texts that have both sides."""
    members = dispute.members
    texts = {row.copy_group for row in members}
    of: dict[str, list[Features]] = {}
    for row in story.rows:
        if row.copy_group in texts and _is_asserted(row, story):
            of.setdefault(row.copy_group, []).append(row)
    return frozenset(
        member.copy_group
        for member in members
        for row in of.get(member.copy_group, ())
        if denies(row, member, story) or denies(member, row, story)
    )


def _by_rule(story: Story) -> list[Denial]:
    rows = [row for row in story.rows if _is_asserted(row, story)]
    sides = [sided_in(row, story) for row in rows]
    denying = {row.statement.statement_id for row, acts in zip(rows, sides, strict=True) if any(acts.values())}
    near = pairs(rows, story.weights, [frozenset(acts) for acts in sides]) if denying else []
    return [
        (one, other)
        for pair in near
        for one, other in (pair, pair[::-1])
        if one.statement.statement_id in denying and denies(one, other, story)
    ]


def _is_asserted(row: Features, story: Story) -> bool:
    report = story.reports[row.statement.article_id]
    return is_plain(row, report) and not lacks_its_denial(row, report)


def denies(one: Features, other: Features, story: Story) -> bool:
    """Whether one clause denies what the other asserts: the same predicate and roles, and most of the rest."""
    acts = _denied_acts(one, other, story)
    if not acts or not _may_contradict(one, other, story):
        return False
    literal = any(act in assertion(one) and act in assertion(other) for act in acts)
    more = 0.0 if literal else max(UNSAID if act.startswith(FAMILY) else story.weights[act] for act in acts)
    shared, contained = overlap(one, other, story.weights)
    kind = UNSAID if _one_kind(one, other) else 0.0
    whole = shared / contained + more if contained else more + kind
    enough = bool(whole) and shared + more + kind >= LEAST_SHARED and (shared + more) / whole >= LEAST_CONTAINED
    enough |= contained >= NEARLY_ALL and told(one, other) >= LEAST_TOLD
    everybody = bool(NO_ONE.search(one.statement.text)) and contained >= NEARLY_ALL
    things = ((one.core & other.core) - acts) | _one_kind(one, other)
    if not things and NOTHING.match(one.statement.text):
        return False
    common = things | acts
    return enough and len(common) + everybody > 1


def _one_kind(one: Features, other: Features) -> frozenset[str]:
    """The families of things that what both clauses are about is in, told by other words: the paintings, the works."""
    if one.core & other.core or not (is_known(one) and is_known(other)):
        return frozenset()
    mine, yours = (first_part(topic(row.statement)).split()[-1:] for row in (one, other))
    return kin(*mine, name=THINGS) & kin(*yours, name=THINGS) if mine and yours else frozenset()


def _denied_acts(one: Features, other: Features, story: Story) -> frozenset[str]:
    """What the other says is done and the first says is not; opposite words count where neither clause is negated."""
    if other.negated and not one.negated:
        return frozenset()
    mine, yours = sided_in(one, story), sided_in(other, story)
    acts = frozenset(act for act, denied in mine.items() if denied and yours.get(act) is False)
    if not acts:
        return acts
    another = _of_another_kind(one.statement, other.statement)
    return frozenset(act for act in acts if not (another and act.startswith(FAMILY)) and act.split()[-1] not in another)


def _of_another_kind(denial: Statement, held: Statement) -> frozenset[str]:
    """What a denial is of where the other clause is not said to be of that kind: no rubber bullets, but live ones."""
    if not (carries(denial) and carries(held)):
        return frozenset()
    denied = head_of(denial.object)
    return frozenset() if denied <= head_of(held.object) else denied


def _may_contradict(one: Features, other: Features, story: Story) -> bool:
    """Whether a denial and an assertion are of one thing, one time and equally sure."""
    reports = story.reports.values()
    named = of_one_thing(one, other, reports) or share_a_part(one, other)
    same = named or bool(NO_ONE.search(one.statement.text))
    if not _denies_a_thing(one, other) and (not same or not in_the_same_roles(one, other, reports)):
        return False
    if named_apart(one, other) or complement_apart(one, other) or placed_apart(one, other):
        return False
    if _are_quotations_of_one(one, other, story):
        return False
    if numbered_apart(one, other):
        return False
    reversing = is_reversing(one.statement.predicate) or is_reversing(other.statement.predicate)
    if not reversing and (is_unnamed(one) or is_unnamed(other)):
        return False
    if _was_so_before(one, other) or not _are_as_sure(one, other):
        return False
    near = story.are_of_one_week(one, other) or _are_both_over(one, other, story)
    return near and _of_one_time(one, other, story)


def _are_both_over(one: Features, other: Features, story: Story) -> bool:
    """Whether two clauses, one of which denies, are of what is over: a later report tells of that, too."""
    tenses = {row.statement.tense for row in (one, other)}
    apart = days_between(story.time(one), story.time(other))
    return one.negated and tenses <= set(OVER) and apart <= LATER_DAYS


def _are_quotations_of_one(one: Features, other: Features, story: Story) -> bool:
    """Whether both clauses may be quoted words of one speaker: what differs then is how he is quoted."""
    rows = [row.statement for row in (one, other)]
    if not all(in_quotation(each, story.reports[each.article_id]) for each in rows):
        return False
    speakers = {(each.attributed_to or "").lower() for each in rows}
    return len(speakers) == 1 or not speakers.isdisjoint(("", *PRONOUNS))


def _denies_a_thing(denial: Features, held: Features) -> bool:
    """Whether a clause says that none of what the other has was there: no salt on the road treated with salt."""
    about = topic(denial.statement)
    is_none = NO.match(about) and denial.statement.predicate != "leave"
    thing = head_of(about) if is_none else frozenset()
    return bool(thing) and thing <= sided(held).keys() and bool((denial.core & held.core) - thing)


def _are_as_sure(denial: Features, held: Features) -> bool:
    """Whether a denial rules out what is held: what may not be so may be so, and what could be need not have been."""
    if denial.statement.modality in POSSIBLE or IDLE.search(held.statement.text):
        return False
    to_come = denial.statement.tense == "future" or denial.statement.modality == "planned"
    return held.statement.modality not in POSSIBLE or to_come


def _of_one_time(one: Features, other: Features, story: Story) -> bool:
    """Whether two clauses are of one time; opposite words need more: a gate is shut on one day and open on another."""
    if not _may_be_of_one_time(one, other, story):
        return False
    if one.negated != other.negated:
        return True
    first, second = one.statement, other.statement
    tenses = [(each.tense or "").split()[:1] for each in (first, second)]
    dated = first.date_text or second.date_text
    steady = days_between(story.time(one), story.time(other)) <= STEADY_DAYS
    return tenses[0] == tenses[1] and first.modality == second.modality and not dated and steady


def _may_be_of_one_time(one: Features, other: Features, story: Story) -> bool:
    """Whether nothing says that a denial and what it may deny are of two times."""
    first, second = one.statement, other.statement
    times = [read_when(each.date_text or "", story.time(row)) for each, row in ((first, one), (second, other))]
    apart = days_between(story.time(one), story.time(other))
    if _is_to_come(first) and (second.tense in OVER or (OFTEN.search(second.text) and not _is_to_come(second))):
        return False
    return not (
        disagree(times[0], times[1], apart) or _are_of_two_spans(first, second) or _are_now_and_then(first, second)
    )


def _is_to_come(statement: Statement) -> bool:
    return statement.tense == "future" or statement.modality == "planned"


def _are_of_two_spans(one: Statement, other: Statement) -> bool:
    """Whether one clause is of a span, "last year", of which the other is not said to be.

    What was not done at all this year was not done in one of its months.
    """
    spans = [{match.lower() for match in SPAN.findall(each.date_text or "")} for each in (one, other)]
    whole = not spans[1] and all(THIS.match(span) for span in spans[0])
    return spans[0] != spans[1] and bool(one.date_text and other.date_text) and not (one.negated and whole)


def _are_now_and_then(one: Statement, other: Statement) -> bool:
    """Whether one clause is of what is so now, and the other of a month or year gone by."""
    return any(
        now.tense == "present" and then.tense == "past" and read_when(then.date_text or "", None).is_long
        for now, then in ((one, other), (other, one))
    )


def _was_so_before(one: Features, other: Features) -> bool:
    """Whether the denial is of the time before: "had not won since" beside "won"; reported speech puts all back."""
    statement = one.statement
    before = statement.tense == "past perfect" != other.statement.tense
    return statement.negated and before and statement.voice == "outlet"
