"""How well two figures match, part by part: the number, what it counts, what was done, where and when."""

from __future__ import annotations

import math

from tasks.link.measures import lexicon
from tasks.link.measures.aspects import alike
from tasks.link.measures.moments import MONTHS
from tasks.link.measures.profile import Profile
from tasks.link.measures.spread import clash, ratio, significant
from tasks.link.terms import sense_of

SAME_NOUN = 2.0  # what one noun tells
_SENSE = 1.2
_SAME_MOST = 1.05  # two maxima are one up to here
_SECOND = 0.2  # that both say a second thing of those counted: they came, and they protested
_NAMED, _OTHERS, _OTHERS_SUM = 0.3, 0.6, 1.0  # a sum is somebody's
_DOUBLE, _DOUBLE_TIME = 0.8, 0.5  # times are guessed
_OWNED = frozenset(("revenue", "profit", "loss", "deposit"))  # sums that are of the firm that is named
_SAID_OF = ("thing", "other", "group", "any")
_CONVERTED = 1.25


def value(one: Profile, other: Profile) -> float:
    """What two values that agree tell: much, where few quantities of a story could have them."""
    first, second = one.spread.nominal, other.spread.nominal
    if first is None or second is None or ratio(one.spread, other.spread) > 1.25:
        return 0.0
    digits = min(significant(one.number), significant(other.number))
    least = min(one.number, other.number)
    telling = 0.6 + 0.7 * (digits > 1) + 1.15 * (digits > 2) + 0.4 * (least >= 100) + 0.2 * (least >= 13)
    telling += 0.4 * lexicon.is_money(one.unit)
    return telling if math.isclose(first, second, rel_tol=1e-3) else telling / 2


def at_odds(one: Profile, other: Profile) -> bool:
    """Whether two figures of one quantity cannot both be right; each of two units is rounded in its own way."""
    if one.figure.unit != other.figure.unit and ratio(one.spread, other.spread) <= _CONVERTED:
        return False
    if one.figure.modifier == other.figure.modifier == "up to" and _at_most(one) and _at_most(other):
        return ratio(one.spread, other.spread) > _SAME_MOST
    return clash(one.spread, other.spread)


def _at_most(profile: Profile) -> bool:
    """Whether a number is the most that may be: of a fine, of a sentence, not of those seen so far."""
    return profile.unit != "count" or profile.planned


def noun(one: Profile, other: Profile) -> float:
    """How well what is counted matches: from 2 for one noun to -1.5 for two."""
    first, second = one.counted, other.counted
    if first.name is None or second.name is None or (first.name != second.name and one.unit != "count"):
        return _thing(one, other)
    if first.name == second.name:
        return (1.5 if first.kind == "any" else 2.0) - 0.5 * bool((first.marks ^ second.marks) - lexicon.describing())
    if all_people(one, other):
        return 1.5
    if sense_of(first.name) == sense_of(second.name):
        return _SENSE
    if {first.kind, second.kind} == {"any", "group"}:
        return 0.9
    return 1.0 if first.marks & {second.name} or second.marks & {first.name} else -1.5


def _thing(one: Profile, other: Profile) -> float:
    """How well the things named beside two numbers match, where the nouns they count do not tell."""
    if one.things & other.things or _in_sentence(one, other) or _in_sentence(other, one):
        return 1.2
    return -0.7 if one.things and other.things else 0.0


def _in_sentence(one: Profile, other: Profile) -> bool:
    """Whether what one sum or share is of stands in the sentence of another that does not say what it is of."""
    told = one.unit != "count" and one.counted.kind in _SAID_OF and other.counted.kind != "thing"
    return told and lexicon.stem(one.counted.name or "") in other.content


def all_people(one: Profile, other: Profile) -> bool:
    """Whether two words for people are all those to whom a thing was done: detained protesters, people detained."""
    both = frozenset().union(*(action.who for action in one.done & other.done))
    return all(each.counted.kind == "any" or each.counted.name in both for each in (one, other))


def aspect(one: Profile, other: Profile) -> float:
    """What it tells that two times, lengths or sums are of one aspect; -1 where each is of another."""
    return alike(one.aspects, other.aspects)


def action(one: Profile, other: Profile) -> float:
    """How well what was done matches: from 1.5 for one class, more for two, to -1 for two that are at odds."""
    both = one.done & other.done
    if any(not action.soft for action in both):
        return 1.5 + _SECOND * (len(both) > 1)
    if one.lemma and one.lemma == other.lemma:
        return 1.2
    if both:
        return 1.0
    return -1.0 if _strong(one) and _strong(other) else 0.0


def _strong(profile: Profile) -> bool:
    return any(not action.soft for action in profile.done)


def place(one: Profile, other: Profile) -> float:
    """0.5 for places that share a word, -1 for two places, 0 where one is not named."""
    if not one.where or not other.where:
        return 0.0
    return 0.5 if one.where & other.where else -1.0


def parts_differ(one: Profile, other: Profile) -> bool:
    """Whether one counts a part of the other's; those of them to whom a thing was done are all to whom it was."""
    if {one.part, other.part} == {None, "of them"}:
        return action(one, other) <= 0
    return one.part != other.part


def times_differ(one: Profile, other: Profile) -> bool:
    """Whether the sentences say that they are of two times; a year of both, or two words for an earlier, are one."""
    if one.when == other.when or (one.when and other.when and "before" in (one.when, other.when)):
        return False
    return one.years.isdisjoint(other.years) and not any(each.when is None and each.is_past for each in (one, other))


def is_included(one: Profile, other: Profile) -> bool:
    """Whether one is told as a part of a number, and the other is not."""
    return one.part != other.part and "included" in (one.part, other.part) and "some" not in (one.part, other.part)


def anchors_differ(one: Profile, other: Profile) -> bool:
    """Whether two distances are from two places."""
    return bool(one.anchor and other.anchor and one.anchor != other.anchor)


def days_differ(one: Profile, other: Profile) -> bool:
    """Whether two weekdays, or two dates, are named."""
    first, second = ((each.figure.as_of or "").casefold() for each in (one, other))
    return bool(first and second) and first.isalpha() == second.isalpha() and first.split()[-1] != second.split()[-1]


def months_differ(one: Profile, other: Profile) -> bool:
    """Whether each sentence names a month, and none is named in both."""
    mine, yours = one.times & MONTHS, other.times & MONTHS
    return bool(mine and yours) and mine.isdisjoint(yours)


def rates_differ(one: Profile, other: Profile) -> bool:
    """Whether one is so much a day and the other a year."""
    return bool(one.rate and other.rate and one.rate != other.rate)


def tallies_differ(one: Profile, other: Profile) -> bool:
    """Whether one is the votes for something, and the other those against it."""
    return bool(one.tally and other.tally and one.tally != other.tally)


def one_tally(one: Profile, other: Profile) -> bool:
    """Whether both are the votes for something, or both those against it."""
    return one.tally is not None and one.tally == other.tally


def of_each_differ(one: Profile, other: Profile) -> bool:
    """Whether one is what each of several gets and the other is what all do; so much a year is said of either."""
    return one.each != other.each and not (one.rate and other.rate)


def ongoing(one: Profile, other: Profile) -> bool:
    """Whether one of two times is how long something has gone on so far."""
    return one.unit == "second" and (one.so_far or other.so_far)


def levels_differ(one: Profile, other: Profile) -> bool:
    """Whether one says how much something is, and the other by how much it changed."""
    return one.is_change != other.is_change and one.change != other.change


def ways_differ(one: Profile, other: Profile) -> bool:
    """Whether one is how much something rose, and the other how much something fell."""
    changes = one.is_change and other.is_change
    return changes and {one.figure.action_class, other.figure.action_class} == {"rise", "fall"}


def events_differ(one: Profile, other: Profile) -> bool:
    """Whether the sentences say that they are of two periods, or of two events of a kind."""
    if one.period and other.period and one.period != other.period:
        return True
    if one.scope != other.scope and ((one.scope and other.scope) or _wide(one) or _wide(other)):
        return True
    return one.which != other.which and ("other" in (one.which, other.which) or bool(one.which and other.which))


def _wide(profile: Profile) -> bool:
    return (profile.scope or "").endswith(("wide", "globally"))


def marks_differ(one: Profile, other: Profile) -> bool:
    """Whether each names a kind of its own: "fire engines", "search engines"."""
    first, second = (each.counted.marks - lexicon.describing() for each in (one, other))
    return bool(first - second and second - first)


def holders_differ(one: Profile, other: Profile) -> bool:
    """Whether two somebodies, each of a name of its own, did one thing: won seats, or have them."""
    mine, yours = one.holder, other.holder
    if not mine or not yours or mine.names & yours.names:
        return False
    return bool(_OWNED & one.things & other.things) if lexicon.is_money(one.unit) else mine.does == yours.does


def one_holder(one: Profile, other: Profile) -> bool:
    """Whether one somebody does one thing in both: a party that won and received a share."""
    mine, yours = one.holder, other.holder
    return bool(mine and yours and mine.does == yours.does and mine.names & yours.names)


def names(one: Profile, other: Profile) -> float:
    """What the names of two sentences tell: something where one is shared, the other way where none of both is."""
    if not one.names or not other.names:
        return 0.0
    if one.names & other.names:
        return _NAMED
    return -(_OTHERS_SUM if lexicon.is_money(one.unit) else _OTHERS if one.unit == "count" else _OTHERS / 2)


def distance(one: Profile, other: Profile) -> float:
    """What speaks against two numbers being one quantity: how many times the one is the other."""
    double = _DOUBLE_TIME if one.unit == "second" else _DOUBLE
    return double * math.log2(max(1.0, ratio(one.spread, other.spread)))


def moving(one: Profile, other: Profile) -> bool:
    """Whether one thing was done whose count moves, as of the dead: a story has mostly one such count."""
    people = {one.counted.kind, other.counted.kind} <= {"any", "group"}
    return any(
        action.moves != "no" and not action.soft and action.of_people <= people for action in one.done & other.done
    )
