"""Which names of one text are one entity's: full names, surnames, short forms, acronyms.

A short name belongs to the longer one it is a part of where there is one such; names are looked up by their words, so
that work grows with the number of names alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from tasks import names
from tasks.extract.entities import lexicon
from tasks.extract.entities.groups import Group, Naming, group, initials, stretches
from tasks.names import Words

BODY_LIKE = frozenset({"ORG", "MISC", "PRODUCT", "FAC"})
REACH = 50  # namings before and after a mention among which its bearer is looked for
ABBREVIATED = frozenset({"ORG", "MISC", "FAC", "LOC", "PRODUCT"})


class Sets:
    """Disjoint sets of numbers, each known by its smallest."""

    def __init__(self, size: int) -> None:
        self.above = list(range(size))

    def find(self, one: int) -> int:
        """The smallest number of a number's set."""
        while self.above[one] != one:
            self.above[one] = self.above[self.above[one]]
            one = self.above[one]
        return one

    def union(self, one: int, other: int) -> None:
        """Make two sets one."""
        low, high = sorted((self.find(one), self.find(other)))
        self.above[high] = low


def join(units: Sequence[Sequence[Naming]], stated: Iterable[tuple[int, int]] = ()) -> list[int]:
    """For each unit (names already known to be one's) the smallest number of a unit that is the same entity.

    `stated` are pairs that the text itself says are one: *National Harbour Office (NHO)*.
    """
    sets = Sets(len(units))
    for one, other in stated:
        sets.union(one, other)
    groups = group(units)
    joiner = _Joiner(groups, sets)
    for wording in sorted(groups.values(), key=lambda each: -len(each.words)):
        joiner.settle(wording)
    return [sets.find(number) for number in range(len(units))]


class _Joiner:
    def __init__(self, groups: dict[Words, Group], sets: Sets) -> None:
        self.sets = sets
        self.parts: dict[Words, list[Group]] = defaultdict(list)
        self.initials: dict[str, list[Group]] = defaultdict(list)
        for one in groups.values():
            for part in stretches(one.words, one.kind == "PERSON"):
                self.parts[part].append(one)
            if one.kind in ABBREVIATED:
                for letters in initials(one.words):
                    self.initials[letters].append(one)

    def settle(self, one: Group) -> None:
        """Join a wording's units to each other, and to the longer name's they are short for."""
        owners = self._owners(one)
        if len(self._roots(owners)) > 1 and len(one.words) == 1 and owners[0].kind == "PERSON":
            self._settle_apart(one, owners)
            return
        for number in one.units[1:]:
            self.sets.union(one.units[0], number)
        if len(self._roots(owners)) == 1:
            self.sets.union(owners[0].units[0], one.units[0])

    def _roots(self, owners: Iterable[Group]) -> set[int]:
        return {self.sets.find(owner.units[0]) for owner in owners}

    def _owners(self, one: Group) -> list[Group]:
        """The longer names a wording can be short for, of the likeliest sort that there is."""
        longer = [owner for owner in self.parts.get(one.words, ()) if _may_be_short(one, owner)]
        if not longer and one.is_acronym:
            longer = self.initials.get(one.words[0], [])
        same = [owner for owner in longer if owner.kind == one.kind]
        owners = same or longer
        ending = [owner for owner in owners if owner.words[-len(one.words) :] == one.words] or owners
        return [owner for owner in ending if not owner.is_relative] or ending

    def _settle_apart(self, one: Group, owners: list[Group]) -> None:
        """Several people bear a surname: each mention of it is the one's who was last named in full and can be meant.

        A first name that several bear is nobody's.
        """
        by_surname = all(owner.words[-1] == one.words[0] for owner in owners)
        named = [(naming.at, owner) for owner in owners for naming in owner.namings] if by_surname else []
        named.sort(key=lambda pair: pair[0])
        rest: list[int] = []
        for number, naming in zip(one.units, one.namings, strict=True):
            meant = _last_named(naming, named)
            if meant is None:
                rest.append(number)
            else:
                self.sets.union(number, meant.units[0])
        for number in rest[1:]:
            self.sets.union(rest[0], number)


def _last_named(naming: Naming, named: list[tuple[int, Group]]) -> Group | None:
    """Who of those named (in order) was named last before a mention and can be meant; else who first after it."""
    here = bisect_left(named, naming.at, key=lambda pair: pair[0])
    nearest = [*reversed(named[max(0, here - REACH) : here]), *named[here : here + REACH]]
    gender = naming.form.gender
    return next((one for _, one in nearest if gender in (None, one.gender) or one.gender is None), None)


def _may_be_short(short: Group, long: Group) -> bool:
    """Whether a wording can stand for a longer name that holds it."""
    if long.kind == "PERSON":
        return _short_of_person(short, long)
    if long.kind == "ORG":
        return _short_of_body(short, long)
    if long.kind in ("LOC", "FAC"):
        rest = long.words[: -len(short.words)]
        return long.words[-len(short.words) :] == short.words and set(rest) <= names.generics() and _is_own(short)
    return False


def _short_of_person(short: Group, long: Group) -> bool:
    ends = long.words[-len(short.words) :] == short.words
    if short.kind == "PERSON":
        return ends or short.words[-1] not in lexicon.titles()
    return ends and short.kind != "NORP" and not names.is_place(short.words)


def _short_of_body(short: Group, long: Group) -> bool:
    size = len(short.words)
    begins, ends = long.words[:size] == short.words, long.words[-size:] == short.words
    if size > 1:
        return (begins or ends) and short.kind in BODY_LIKE
    if not _is_own(short):
        return False
    return (begins and short.kind in BODY_LIKE | {"PERSON"}) or (ends and short.kind == "ORG")


def _is_own(short: Group) -> bool:
    """Whether a wording says by itself which of its kind is meant."""
    return not set(short.words) <= names.common() and not names.is_place(short.words)
