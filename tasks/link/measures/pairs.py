"""Whether two figures give the same quantity: what forbids it, and how much speaks for it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from tasks.link.measures import ages, apart, evidence, lexicon, odds
from tasks.link.measures.ages import is_named, one_person
from tasks.link.measures.apart import FEW
from tasks.link.measures.aspects import TELLING
from tasks.link.measures.context import Context
from tasks.link.measures.likeness import FAR
from tasks.link.measures.profile import Profile
from tasks.link.measures.spread import ratio
from tasks.link.measures.verdict import verdict
from tasks.link.records import Figure

JOINED = 2.6  # the score from which two figures are one quantity
_SURE = 0.0  # the logarithm of the odds from which two numbers that cannot both be right are of one quantity
_SURE_BY_RULE, _SURE_OF_LITTLE = -0.5, 3.0  # the same where the rules join them, and where little is told of either
_CLASHING = 0.3  # what speaks against two such numbers, by rule
_AT_ODDS, _UNLIKE, _OTHER = -1.0, -1.5, -2.5  # one reading in other words does not outweigh the others of its group
_CONTEXT = 3.0  # what two sentences of the same words tell
_SOME_WORDS, _WORDS_OF_ONE, _MANY_WORDS, _SAME_WORDS, _SAME_SENTENCE = 0.1, 0.2, 0.35, 0.65, 0.75
_ALONE, _ALONE_FEW = 0.6, 0.3
_FEW_PEOPLE, _FEW, _PLANNED = 0.6, 0.5, 0.2  # what speaks against few of whom the same is not told, and plan and fact
_RATE = 2.0  # what a unit like cubic metres per second tells of what is measured
_SHARES = 0.8  # that two numbers are some of a number: six of the nine buses, seven of nine
_OF_THING = 1.0  # a sum or a share of one thing is one quantity, whatever the verb
_TOLL = 0.5
_ONE_TALLY = 0.5  # that both are the votes for something
_SOLE_ASPECT = 0.6  # that each report tells of one height, one depth, one distance alone
_HOLDER = 1.5  # that one somebody has both, or did both
_SOLE = 0.4  # that each report counts the like but once
_RATED = 1.0  # that both sums are so much a year, if the sentences share a name
_LABELLED = 0.6  # that both sums or shares stand beside their name: a royalty of 8 percent
_FAR, _FAR_TOLL = 3.6, 4.0  # numbers that differ by more are two quantities, save in versions of one sentence
_ALIKE = 0.3  # how like two settings must be where else hardly anything is told
_LEAST_ALIKE = 0.05  # how like two settings must be for the model to be asked
_AREA = "square metre"
_GAP = 3  # characters between two sentences
_AGES = 2.0  # how many times the one such age may be the other
_YEARS = 10  # the same where a report gives but one age under that name
_AGE = 2  # years by which two ages of one name may differ


@dataclass(frozen=True, slots=True)
class Asked:
    """Two numbers of which a model has to say whether they are of one quantity, by the signs of `odds.NAMES`."""

    signs: tuple[float, ...]

    def sign(self, name: str) -> float:
        """One of them."""
        return self.signs[odds.NAMES.index(name)]


def look(one: Profile, other: Profile, context: Context) -> float | Asked | None:
    """How much speaks for two figures being readings of one quantity, or that a model has to say.

    None where it is forbidden.
    """
    if one.unit != other.unit or not _by_article(one, other):
        return None
    if one.age_of or other.age_of:
        return 2 * JOINED if _one_age(one, other, context) else _other_age(one, other)
    if not evidence.at_odds(one, other):
        return _agreeing(one, other, context)
    if _versions(one, other) and context.shared(one, other) >= _SAME_SENTENCE:
        return 2 * JOINED
    if apart.surely_apart(one, other) or ratio(one.spread, other.spread) > FAR:
        return _OTHER
    ruled, enough = _ruled(one, other, context), _enough_told(one, other, context)
    if one.figure.article_id == other.figure.article_id or context.kin.setting(one, other) < _LEAST_ALIKE:
        return ruled
    if ruled >= JOINED and verdict((one, other)) == "update":
        return ruled
    return Asked(odds.signs(one, other, context, ruled, enough=enough))


def likely(asked: Sequence[Asked]) -> list[float]:
    """How much speaks for several pairs, as the model says."""
    found = odds.odds([each.signs for each in asked]).tolist()
    return [JOINED + value - _sure(each) for each, value in zip(asked, found, strict=True)]


def _sure(asked: Asked) -> float:
    """The logarithm of the odds that a pair needs."""
    if asked.sign("ruled") >= JOINED:
        return _SURE_BY_RULE
    return _SURE if asked.sign("enough") else _SURE_OF_LITTLE


def _enough_told(one: Profile, other: Profile, context: Context) -> bool:
    """Whether more than the kind of number brings two together."""
    if not apart.too_little_told(one, other):
        return True
    alike = one.unit != "count" and not one.senses.isdisjoint(other.senses)
    return alike and context.kin.setting(one, other) >= _ALIKE


def _ruled(one: Profile, other: Profile, context: Context) -> float:
    if apart.hinted_apart(one, other) or evidence.marks_differ(one, other):
        return _OTHER
    return _UNLIKE if _unlike(one, other, context.shared(one, other)) else _clashing(one, other, context)


def _one_age(one: Profile, other: Profile, context: Context) -> bool:
    """Whether two ages are of one person: of one full name, else but little apart; of one who is called alike."""
    if not one.age_of or not other.age_of:
        return False
    if not (is_named(one.age_of) and is_named(other.age_of)):
        return _called_alike(one, other, context)
    if not one_person(one.age_of, other.age_of):
        return False
    full = min(len(one.age_of), len(other.age_of)) > 1
    years = abs(one.number - other.number)
    return full or years <= _AGE or (years <= _YEARS and context.one_of_the_name(one, other))


def _other_age(one: Profile, other: Profile) -> float | None:
    """What speaks against two ages that nothing brings together: little where neither has a name."""
    nameless = one.age_of and other.age_of and not (is_named(one.age_of) or is_named(other.age_of))
    return _AT_ODDS if nameless and not ages.of_two_sexes(one.aged, other.aged) else None


def _called_alike(one: Profile, other: Profile, context: Context) -> bool:
    """Whether both reports give one such age alone: of the driver, of the ship, of a girl to whom the same was done."""
    kind = ages.alike(one.aged, other.aged)
    if kind is None or ratio(one.spread, other.spread) > _AGES or not context.one_such_age(one, other):
        return False
    return kind != "plain" or evidence.action(one, other) > 0 or context.shared(one, other) >= _WORDS_OF_ONE


def _by_article(one: Profile, other: Profile) -> bool:
    """An article gives a quantity one value, save where it sets two sources against each other."""
    if one.figure.article_id != other.figure.article_id:
        return True
    if not evidence.at_odds(one, other):
        return ratio(one.spread, other.spread) <= 1.1
    two_voices = bool(one.voice and other.voice) and one.voice != other.voice
    return two_voices and _next_to(one.figure, other.figure)


def _next_to(one: Figure, other: Figure) -> bool:
    """Whether two figures stand in one sentence or in two that follow one another."""
    first, second = sorted((one, other), key=lambda each: each.char_start)
    return one.field == other.field and second.sentence_start <= first.sentence_end + _GAP


def _agreeing(one: Profile, other: Profile, context: Context) -> float | None:
    """Two numbers that can both be right need the more beside them, the less they tell themselves."""
    if evidence.rates_differ(one, other) or evidence.ways_differ(one, other):
        return None
    shared = context.shared(one, other)
    noun, action = evidence.noun(one, other), evidence.action(one, other)
    if noun < 0 and action < 0 and shared < _SAME_SENTENCE:
        return None
    rates = 0.5 * bool(one.rate and other.rate) + _OF_THING * (" per " in one.unit and noun >= 0)
    unlike = (one.when != other.when) + (one.part != other.part) + 0.5 * evidence.levels_differ(one, other)
    aspect = max(0.0, evidence.aspect(one, other))
    told = evidence.value(one, other) + noun + aspect + action + evidence.place(one, other) + _CONTEXT * shared
    return told + rates - unlike


def _clashing(one: Profile, other: Profile, context: Context) -> float:
    """Two numbers that cannot both be right are one quantity only if all else says so."""
    noun, action, aspect = (each(one, other) for each in (evidence.noun, evidence.action, evidence.aspect))
    if evidence.one_holder(one, other):
        action = max(action, _HOLDER)
    if min(noun if aspect < TELLING or one.unit == "count" else 0.0, action, aspect) < 0:
        return _AT_ODDS
    shared, of_thing = context.shared(one, other), _of_thing(one, other, action)
    rated = bool(lexicon.is_money(one.unit) and one.rate and other.rate and evidence.names(one, other) > 0)
    sole = (aspect > 0 and context.sole_aspect(one, other)) or context.sole_of_unit(one, other)
    if not (noun or of_thing or aspect >= TELLING or sole or shared >= _needed(one, action > 0 or aspect > 0 or rated)):
        return 0.0
    if aspect > 0 and noun < 0:
        noun = 0.0
    noun = max(noun, _RATE * of_thing) + _OF_THING * of_thing
    toll = _TOLL if shared >= _SOME_WORDS and evidence.moving(one, other) else 0.0
    toll += _SOLE_ASPECT * sole + _RATED * rated + _ONE_TALLY * evidence.one_tally(one, other)
    toll += _SOLE * (one.unit == "count" and noun >= evidence.SAME_NOUN and context.sole(one, other))
    toll += _LABELLED * (one.unit != "count" and one.labelled and other.labelled and noun > 0)
    aspect += _SHARES * (one.share == other.share == "some")
    told = noun + action + aspect + toll + _CONTEXT * shared + evidence.names(one, other)
    return (
        told + _counterparts(one, other, context) - _doubts(one, other, action > 0 or shared >= _SAME_WORDS) - _CLASHING
    )


def _needed(one: Profile, is_told: bool) -> float:
    """How much two sentences must share where they do not say what is counted; shares are of anything."""
    return _WORDS_OF_ONE if is_told else math.inf if one.unit == "percent" else _MANY_WORDS


def _counterparts(one: Profile, other: Profile, context: Context) -> float:
    """What it tells that nothing else in either's article can stand for the other; of sums, not if others are named."""
    if " per " in one.unit or (one.unit != "count" and evidence.names(one, other) < 0):
        return 0.0
    return _alone(one, other, context) + _alone(other, one, context)


def _doubts(one: Profile, other: Profile, alike: bool) -> float:
    """What speaks against two numbers being one quantity: few of a kind, a plan beside a fact, how far they differ."""
    few = not alike and one.unit == "count" and min(one.number, other.number) < FEW
    kind = _FEW_PEOPLE if one.counted.kind == "any" else _FEW
    return few * kind + _PLANNED * (one.planned != other.planned) + evidence.distance(one, other)


def _alone(one: Profile, other: Profile, context: Context) -> float:
    """What it tells that an article has but one number that could be the other's: more, where few could be."""
    if not context.alone(one, other):
        return 0.0
    return _ALONE_FEW if one.unit == "count" and one.number < FEW else _ALONE


def _unlike(one: Profile, other: Profile, shared: float) -> bool:
    """Whether what two numbers count, or how far apart they are, makes them no readings of one quantity."""
    far = _FAR_TOLL if evidence.moving(one, other) else _FAR
    return ratio(one.spread, other.spread) > far or (
        one.counted.kind == "each"
        and evidence.names(one, other) <= 0
        and shared < _SAME_WORDS
        and not evidence.one_tally(one, other)
    )


def _of_thing(one: Profile, other: Profile, action: float) -> bool:
    """Whether two sums, shares or rates are of one thing: then they are one quantity, unless the verbs differ."""
    if one.unit == "magnitude":
        return True
    if " per " in one.unit:
        return {one.counted.kind, other.counted.kind} <= {"weak", "other", "thing"}
    if one.unit == _AREA:
        return action > 0
    verbs = {one.lemma, other.lemma} - {None}
    named = one.unit != "count" and one.counted.kind == "thing" and one.counted.name == other.counted.name
    return named and (len(verbs) < 2 or action > 0)


def _versions(one: Profile, other: Profile) -> bool:
    return one.outlet == other.outlet and one.is_current != other.is_current
