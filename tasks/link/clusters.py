"""Clusters with members: stories, entities, utterances, measures and claims keep their ids by one set of rules.

What belongs together is decided elsewhere, from the members alone. Here the groups get ids: an id is given when its
cluster is founded and never changed; it stays with the group that holds most of its members, is merged away where
that group goes by another id, and is never given again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from warehouse.ids import digest

PREFIXES = {"story": "s", "entity": "e", "utterance": "u", "measure": "n", "claim": "c"}


@dataclass(frozen=True, slots=True)
class Settled:
    """Who belongs to which cluster now, and what that did to the ids.

    `members` is member -> cluster; `merged` old id -> the live id it resolves to. `founded` are the ids given here,
    `touched` those whose members changed (the founded ones too), `ended` those none of whose members is left.
    """

    members: dict[str, str]
    merged: dict[str, str]
    founded: frozenset[str]
    touched: frozenset[str]
    ended: frozenset[str]


def settle(
    kind: str, groups: Iterable[Collection[str]], earlier: Mapping[str, str], taken: Container[str] = frozenset()
) -> Settled:
    """Give every group its id, the same in whatever order the groups come.

    `earlier` is the cluster of each member that had one, and must hold every member of every id that it names; `taken`
    are ids given before that it does not name (those merged away). A group goes by the id that most of its members
    had, among the ids that have most of their members in it; ties go to the smallest id, or the group with the
    smallest member. Other groups found an id. Raises KeyError for a kind that has no prefix and ValueError for a
    member in two groups.
    """
    ordered = sorted(sorted(group) for group in groups if group)
    places = _places(ordered)
    homes = _homes(ordered, earlier)
    given = {index: _heir(ids) for index, ids in homes.items()}
    known = set(earlier.values())
    founded = {}
    for index, group in enumerate(ordered):
        if index not in given:
            founded[index] = next(each for each in _new_ids(kind, group) if each not in known and each not in taken)
            known.add(founded[index])
    given |= founded
    members = {member: given[index] for member, index in places.items()}
    merged = {old: given[index] for index, ids in homes.items() for old in sorted(ids) if old != given[index]}
    ended = set(earlier.values()) - set(merged) - set(given.values())
    touched = _touched(members, earlier)
    return Settled(members, merged, frozenset(founded.values()), touched, frozenset(ended))


def resolve(cluster_id: str, merged: Mapping[str, str]) -> str:
    """The live id of one that may have been merged away, however often; the id itself where it was not."""
    while cluster_id in merged:
        cluster_id = merged[cluster_id]
    return cluster_id


def forward(merged: Mapping[str, str], newly: Mapping[str, str]) -> dict[str, str]:
    """All ids merged away, before and newly, each with the live id it resolves to in one step."""
    both = {**merged, **newly}
    return {old: resolve(new, both) for old, new in both.items()}


def _places(groups: list[list[str]]) -> dict[str, int]:
    places = {member: index for index, group in enumerate(groups) for member in group}
    if len(places) < sum(map(len, groups)):
        twice = [member for member, n in Counter(member for group in groups for member in group).items() if n > 1]
        raise ValueError(f"a member can be of one group only: {', '.join(sorted(twice)[:5])}")
    return places


def _homes(groups: list[list[str]], earlier: Mapping[str, str]) -> dict[int, Counter[str]]:
    """By group, the ids that have most of their members in it, with how many; groups come by smallest member."""
    found: dict[str, Counter[int]] = defaultdict(Counter)
    for index, group in enumerate(groups):
        for member in group:
            if member in earlier:
                found[earlier[member]][index] += 1
    homes: dict[int, Counter[str]] = defaultdict(Counter)
    for old, indices in found.items():
        index, n_members = min(indices.items(), key=lambda item: (-item[1], item[0]))
        homes[index][old] = n_members
    return homes


def _heir(ids: Counter[str]) -> str:
    """The id that most members had, the smallest of several."""
    return min(ids, key=lambda each: (-ids[each], each))


def _new_ids(kind: str, members: list[str]) -> Iterator[str]:
    """Ids for a founded cluster; the first that was never given is its own."""
    prefix = PREFIXES[kind]
    return (prefix + digest(kind, str(salt), *members) for salt in count())


def _touched(members: Mapping[str, str], earlier: Mapping[str, str]) -> frozenset[str]:
    """Live ids that a member joined or left."""
    joined = {new for member, new in members.items() if earlier.get(member) != new}
    left = {old for member, old in earlier.items() if members.get(member) != old}
    return frozenset(joined | (left & set(members.values())))
