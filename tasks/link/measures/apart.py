"""What two figures' words say against their being one quantity: other times, parts, places, conditions, somebodies."""

from __future__ import annotations

from datetime import timedelta

from tasks.link.measures import evidence
from tasks.link.measures.profile import Profile
from tasks.link.measures.spread import ratio

FEW = 13  # of fewer there may be others of the kind
_FAR_GROUP, _MANY = 1.5, 20  # "people" and "workers" that differ by more, or are fewer, are not the same
_LONG = timedelta(days=5)
_BEFORE = "before"


def surely(one: Profile, other: Profile) -> bool:
    """Whether two quantities are named, or a market makes them anew, whatever else the sentences have alike."""
    return (
        one.speaking != other.speaking or one.basis != other.basis or one.market or other.market
        or {one.share, other.share} == {"some", "all"} or evidence.ways_differ(one, other)
        or evidence.rates_differ(one, other) or evidence.tallies_differ(one, other)
    )  # fmt: skip


def differences(one: Profile, other: Profile) -> dict[str, bool]:
    """What else may tell two quantities apart, each by its name; the same either way round."""
    whens = {one.when, other.when}
    return {
        "other_year": one.when != other.when and _BEFORE not in whens,
        "before": one.when != other.when and _BEFORE in whens,
        "other_part": evidence.parts_differ(one, other),
        "other_place": evidence.place(one, other) < 0,
        "other_anchor": evidence.anchors_differ(one, other),
        "other_level": evidence.levels_differ(one, other),
        "other_day": evidence.days_differ(one, other),
        "other_event": evidence.events_differ(one, other),
        "each_and_all": evidence.of_each_differ(one, other),
        "ongoing": evidence.ongoing(one, other),
        "other_holder": evidence.holders_differ(one, other),
        "long_after": _long_after(one, other),
        "people_and_group": _grouped(one, other),
        "other_action": evidence.action(one, other) < 0,
        "other_aspect": evidence.aspect(one, other) < 0,
    }


def said_apart(one: Profile, other: Profile) -> bool:
    """Whether the words say that two quantities are of two times, parts, places, conditions, ways or somebodies."""
    return surely(one, other) or any(differences(one, other).values())


def few_untold(one: Profile, other: Profile) -> bool:
    """Whether one of two is of few, and it is not told that the same was done to them, or one is a whole's number."""
    if one.unit != "count" or min(one.number, other.number) >= FEW:
        return False
    of_people = {one.counted.kind, other.counted.kind} <= {"any", "group"}
    return (of_people and evidence.action(one, other) <= 0) or (one.share == "all") != (other.share == "all")


def _grouped(one: Profile, other: Profile) -> bool:
    """Whether one number is of people and the other of some of them, and the two are few or far apart."""
    kinds = {one.counted.kind, other.counted.kind}
    if kinds != {"any", "group"} or evidence.all_people(one, other) or one.bare or other.bare:
        return False
    return ratio(one.spread, other.spread) > _FAR_GROUP or min(one.spread.high, other.spread.high) < _MANY


def _long_after(one: Profile, other: Profile) -> bool:
    """Whether one report came so long after the other that it may tell of something else of the kind."""
    return one.time is not None and other.time is not None and abs(one.time - other.time) > _LONG
