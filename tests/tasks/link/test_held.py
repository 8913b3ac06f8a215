"""What pairs of rows have in common, against sets of the same things."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tasks.link.claims.held import Pairs, dice, held, numbered, sums

ROWS = st.lists(st.frozensets(st.sampled_from("abcdefg")), min_size=1, max_size=6)


def every_pair(n: int) -> Pairs:
    return Pairs(*(side.ravel() for side in np.meshgrid(np.arange(n), np.arange(n), indexing="ij")))


@given(ROWS)
def test_what_two_rows_have_in_common_is_what_both_sets_have(rows: list[frozenset[str]]) -> None:
    numbers = numbered(rows)
    names, all_held, pairs = list(numbers), held(rows, numbers), every_pair(len(rows))
    common = all_held.common(pairs)
    found: list[set[str]] = [set() for _ in pairs.one]
    for pair, one, other in zip(*(part.tolist() for part in common), strict=True):
        assert all_held.thing[one] == all_held.thing[other]
        assert (all_held.row[one], all_held.row[other]) == (pairs.one[pair], pairs.other[pair])
        found[pair].add(names[all_held.thing[one]])
    assert found == [set(rows[one] & rows[other]) for one, other in zip(*pairs, strict=True)]
    assert all_held.meets(pairs).tolist() == [bool(each) for each in found]


@given(ROWS, ROWS)
def test_rows_of_one_kind_are_held_against_those_of_another_by_the_same_numbers(
    rows: list[frozenset[str]], others: list[frozenset[str]]
) -> None:
    n = min(len(rows), len(others))
    pairs, numbers = every_pair(n), numbered((*rows, *others))
    meets = held(rows, numbers).meets(pairs, held(others, numbers))
    assert meets.tolist() == [bool(rows[one] & others[other]) for one, other in zip(*pairs, strict=True)]


def test_a_thing_without_a_number_is_left_out_and_one_that_a_row_lacks_is_nowhere() -> None:
    found = held([["b", "x"], [], ["a"]], numbered([["a", "b"]]))
    assert (found.row.tolist(), found.thing.tolist()) == ([0, 2], [1, 0])
    assert found.find(np.array([0, 1, 2, 2]), np.array([1, 1, 1, 0])).tolist() == [0, -1, -1, 1]
    assert held([[], []]).find(np.array([1]), np.array([0])).tolist() == [-1]


def test_a_thing_that_stands_several_times_is_found_each_time() -> None:
    found = held([["a", "b", "b"], ["b"]])
    which, at = found.all_of(np.array([0, 1, 0]), np.array([1, 1, 0]))
    assert (which.tolist(), at.tolist()) == ([0, 0, 1, 2], [1, 2, 3, 0])


def test_sums_and_shares_of_nothing_are_nothing() -> None:
    assert sums(3, np.array([2, 0, 2]), np.array([1.0, 2.0, 3.0])).tolist() == [2, 0, 4]
    assert dice(np.array([1.0, 0.0]), np.array([4.0, 0.0])).tolist() == [0.5, 0]
