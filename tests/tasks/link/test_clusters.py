"""Ids stay with what they were given to, whatever is decided about who belongs together."""

from collections.abc import Mapping
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.link.clusters import Settled, forward, resolve, settle
from warehouse.ids import digest


def ids_of(settled: Settled, *members: str) -> list[str]:
    return [settled.members[member] for member in members]


def test_an_id_is_founded_from_kind_and_members_and_stays_when_others_join() -> None:
    first = settle("story", [["b", "a"]], {})
    assert first.members == {"a": "s" + digest("story", "0", "a", "b"), "b": "s" + digest("story", "0", "a", "b")}
    assert first.founded == first.touched == set(first.members.values())
    second = settle("story", [["c", "a", "b"]], first.members)
    assert set(second.members.values()) == first.founded
    assert (second.founded, second.merged, second.touched) == (frozenset(), {}, first.founded)


def test_nothing_new_touches_nothing() -> None:
    first = settle("claim", [["a"], ["b", "c"]], {})
    again = settle("claim", [["c", "b"], ["a"]], first.members)
    assert again == Settled(first.members, {}, frozenset(), frozenset(), frozenset())


def test_each_kind_has_its_prefix_and_an_unknown_one_none() -> None:
    kinds = ("story", "entity", "utterance", "measure", "claim")
    assert "".join(settle(kind, [["a"]], {}).members["a"][0] for kind in kinds) == "seunc"
    with pytest.raises(KeyError):
        settle("cloud", [["a"]], {})


def test_clusters_that_turn_out_to_be_one_go_by_the_id_of_most_members() -> None:
    earlier = {"a": "s2", "b": "s2", "c": "s1"}
    merged = settle("story", [["a", "b", "c", "d"]], earlier)
    assert set(merged.members.values()) == {"s2"} and merged.merged == {"s1": "s2"}
    even = settle("story", [["a", "c"]], {"a": "s2", "c": "s1"})
    assert set(even.members.values()) == {"s1"} and even.merged == {"s2": "s1"}


def test_a_split_leaves_the_id_with_the_larger_part_and_of_equals_with_the_smallest_member() -> None:
    earlier = dict.fromkeys("abc", "s1")
    split = settle("story", [["a"], ["b", "c"]], earlier)
    assert ids_of(split, "b", "c") == ["s1", "s1"]
    assert split.members["a"] in split.founded and split.touched == set(split.members.values())
    even = settle("story", [["b", "x", "y"], ["a", "z"]], dict.fromkeys("ab", "s1"))
    assert even.members["a"] == even.members["z"] == "s1"


def test_an_id_that_no_part_keeps_resolves_to_the_group_with_most_of_its_members() -> None:
    earlier = dict.fromkeys("abc", "s1") | dict.fromkeys("defg", "s2")
    settled = settle("story", [["a", "b", "d", "e", "f", "g"], ["c"]], earlier)
    assert settled.merged == {"s1": "s2"}
    assert settled.members["c"] not in earlier.values()


def test_an_id_without_members_is_ended() -> None:
    settled = settle("claim", [["b"]], {"a": "c1", "b": "c2"})
    assert settled.ended == {"c1"} and settled.members == {"b": "c2"} and settled.merged == {}


def test_an_id_merged_away_is_not_given_again_to_the_same_members() -> None:
    alone = settle("story", [["a"]], {})
    away = alone.members["a"]
    again = settle("story", [["a"], ["b", "c"]], dict.fromkeys("abc", "s1"), taken={away})
    assert again.members["a"] == "s" + digest("story", "1", "a") != away


def test_a_member_of_two_groups_is_refused() -> None:
    with pytest.raises(ValueError, match="one group only: b"):
        settle("story", [["a", "b"], ["b"]], {})


def test_ids_resolve_through_chains_and_are_forwarded_in_one_step() -> None:
    assert resolve("s1", {"s1": "s2", "s2": "s3"}) == "s3" and resolve("s3", {"s1": "s3"}) == "s3"
    assert forward({"s1": "s2"}, {"s2": "s3"}) == {"s1": "s3", "s2": "s3"}


MEMBERS = "abcdefgh"
PARTITIONS = st.lists(st.lists(st.integers(0, 3), min_size=1, max_size=len(MEMBERS)), min_size=1, max_size=8)


def grouped(labels: list[int]) -> list[list[str]]:
    """The first members, as many as there are labels, each in its label's group."""
    pairs = sorted(zip(labels, MEMBERS, strict=False))
    return [[member for _, member in group] for _, group in groupby(pairs, key=lambda pair: pair[0])]


def partition(members: Mapping[str, str]) -> set[frozenset[str]]:
    return {frozenset(m for m, cluster in members.items() if cluster == each) for each in members.values()}


@settings(deadline=None, max_examples=150)
@given(history=PARTITIONS, backwards=st.booleans())
def test_whatever_the_history_groups_are_as_decided_and_every_id_ever_given_resolves(
    history: list[list[int]], backwards: bool
) -> None:
    earlier: dict[str, str] = {}
    merged: dict[str, str] = {}
    given_ever: set[str] = set()
    seen = 0
    for labels in history:
        seen = max(seen, len(labels))
        groups = grouped((labels * len(MEMBERS))[:seen])  # a member that came once stays
        settled = settle("story", groups[::-1] if backwards else groups, earlier, taken=merged)
        assert partition(settled.members) == set(map(frozenset, groups))
        assert settled.founded.isdisjoint(given_ever) and not settled.ended
        given_ever |= settled.founded
        earlier, merged = settled.members, forward(merged, settled.merged)
        live = set(earlier.values())
        assert set(merged) == given_ever - live and set(merged.values()) <= live


@settings(deadline=None, max_examples=100)
@given(labels=st.lists(st.integers(0, 3), min_size=2, max_size=len(MEMBERS)), cut=st.integers(1, len(MEMBERS)))
def test_ids_do_not_change_while_clusters_only_grow(labels: list[int], cut: int) -> None:
    first = settle("entity", grouped(labels[:cut]), {})
    second = settle("entity", grouped(labels), first.members)
    assert {member: second.members[member] for member in first.members} == first.members
    assert not second.merged


@settings(deadline=None, max_examples=100)
@given(before=PARTITIONS, now=st.permutations(range(4)))
def test_the_order_of_groups_changes_nothing(before: list[list[int]], now: list[int]) -> None:
    earlier = settle("claim", grouped(before[0]), {}).members
    groups = grouped(before[-1])
    shuffled = [groups[index] for index in now if index < len(groups)]
    assert settle("claim", groups, earlier) == settle("claim", shuffled, earlier)
