"""What two figures' words say against their being one quantity: other times, parts, places, conditions, somebodies."""

from __future__ import annotations

from datetime import timedelta

from tasks.link.measures import evidence, lexicon
from tasks.link.measures.likeness import called_alike
from tasks.link.measures.profile import Profile
from tasks.link.measures.spread import ratio
from tasks.link.terms import sense_of

FEW = 13  # of fewer there may be others of the kind
_FAR_GROUP, _MANY = 1.5, 20  # "people" and "workers" that differ by more, or are fewer, are not the same
_ALL_THERE = frozenset(  # what a report may call all of whom it tells
    ("villager", "worker", "supporter", "spectator", "passenger", "crew", "customer", "protester", "migrant", "tourist")
)
_SOME_WORDS = 2
_LONG = timedelta(days=5)


def surely_apart(one: Profile, other: Profile) -> bool:
    """Whether the words say that two quantities are of two times, places, conditions, ways or somebodies.

    What a market makes anew by the minute is another each time.
    """
    return (
        one.speaking != other.speaking or one.basis != other.basis or one.market or other.market
        or evidence.times_differ(one, other) or {one.share, other.share} == {"some", "all"}
        or evidence.is_included(one, other) or evidence.events_differ(one, other)
        or evidence.of_each_differ(one, other) or _of_some(one, other)
        or evidence.action(one, other) < 0 or evidence.aspect(one, other) < 0
        or evidence.ways_differ(one, other) or evidence.rates_differ(one, other) or evidence.tallies_differ(one, other)
        or evidence.levels_differ(one, other) or evidence.holders_differ(one, other) or evidence.ongoing(one, other)
        or evidence.place(one, other) < 0 or evidence.anchors_differ(one, other)
        or evidence.months_differ(one, other) or _long_after(one, other) or _of_others_a_year(one, other)
    )  # fmt: skip


def hinted_apart(one: Profile, other: Profile) -> bool:
    """Whether they hint at it: what one report has as a part, another may have as all that it knows of."""
    return evidence.parts_differ(one, other) or evidence.days_differ(one, other) or _grouped(one, other)


def too_little_told(one: Profile, other: Profile) -> bool:
    """Whether hardly more than the kind of number brings two together: shares, times, yearly sums, a few."""
    done = max(evidence.action(one, other), evidence.aspect(one, other)) > 0
    told = done or evidence.noun(one, other) > 0
    if one.unit == "percent":
        return not told or not (one.senses & other.senses) - {sense_of(one.counted.name or ""), one.counted.name}
    if one.unit == "second" and not done and len(one.senses & other.senses) < _SOME_WORDS:
        return True
    if one.rate and other.rate and evidence.names(one, other) <= 0:
        return True
    if one.unit != "count":
        return False
    others = evidence.noun(one, other) < 0 and not called_alike(one, other)
    return (others and not told) or (min(one.number, other.number) < FEW and _untold(one, other))


def _untold(one: Profile, other: Profile) -> bool:
    """Whether it is not told that the same was done to two numbers of people, or one number is a whole's."""
    of_people = {one.counted.kind, other.counted.kind} <= {"any", "group"}
    return (of_people and evidence.action(one, other) <= 0) or (one.share == "all") != (other.share == "all")


def _grouped(one: Profile, other: Profile) -> bool:
    """Whether one number is of people and the other of some of them, and the two are few or far apart."""
    kinds = {one.counted.kind, other.counted.kind}
    if kinds != {"any", "group"} or evidence.all_people(one, other) or one.bare or other.bare:
        return False
    return ratio(one.spread, other.spread) > _FAR_GROUP or min(one.spread.high, other.spread.high) < _MANY


def _of_some(one: Profile, other: Profile) -> bool:
    """The same of those who are hardly all that there are: women, the police."""
    names = {each.counted.name for each in (one, other) if each.counted.kind == "group"}
    return names.isdisjoint(_ALL_THERE) and _grouped(one, other)


def _of_others_a_year(one: Profile, other: Profile) -> bool:
    """Whether two sums are so much a year or the like, and each sentence has names of its own."""
    return bool(lexicon.is_money(one.unit) and one.rate and other.rate) and evidence.names(one, other) < 0


def _long_after(one: Profile, other: Profile) -> bool:
    """Whether one report came so long after the other that it may tell of something else of the kind."""
    return one.time is not None and other.time is not None and abs(one.time - other.time) > _LONG
