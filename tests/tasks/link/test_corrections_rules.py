"""Which articles are in one story, as rules on groups want it: pure, the same in any order."""

from itertools import permutations

import numpy as np
import pytest

from tasks.link.corrections.rules import StoryRules, pairs_apart, regrouped


def sets(text):
    """`ab cd` as sets of letters."""
    return [frozenset(word) for word in text.split()]


def alike(*pairs):
    """Similarities of articles called by letters: 0.9 for the pairs given, 0.2 for others."""
    near = {frozenset(pair) for pair in pairs}

    def similar(ids):
        return np.array([[0.9 if frozenset((a, b)) in near else 0.2 for b in ids] for a in ids])

    return similar


def made(groups, rules, similar=alike()):  # noqa: B008
    found = {tuple(map("".join, map(sorted, regrouped(order, rules, similar)))) for order in permutations(sets(groups))}
    (only,) = found
    return " ".join(only)


def apart(*pairs):
    return tuple((frozenset(one), frozenset(other)) for one, other in pairs)


def test_without_rules_groups_stay():
    assert made("ab cd e", StoryRules()) == "ab cd e"


@pytest.mark.parametrize(
    ("together", "expected"),
    [("ac", "abcd e"), ("ae ec", "abcde"), ("ax", "ab cd e"), ("ab", "ab cd e"), ("ae cx", "abe cd")],
)
def test_groups_with_articles_of_one_set_are_one(together, expected):
    assert made("ab cd e", StoryRules(tuple(sets(together)))) == expected


def test_what_a_split_does_not_name_goes_with_what_it_is_most_like():
    rules = StoryRules((), apart(("a", "bc")))
    assert made("abcde", rules, alike("ad", "be", "bc")) == "ad bce"
    assert made("abcde", rules, alike("bd", "be", "bc")) == "a bcde"


def test_of_articles_taken_out_each_alone_none_share_a_story():
    rules = StoryRules((), tuple(pairs_apart(frozenset("ab"), frozenset("cd"), True)))
    assert made("abcd", rules) == "a b cd"
    together = StoryRules((frozenset("ab"),), tuple(pairs_apart(frozenset("ab"), frozenset("cd"), False)))
    assert made("abcd", together) == "ab cd"


def test_a_split_takes_out_of_a_merge():
    assert made("ab cd", StoryRules(tuple(sets("abcd")), apart(("d", "ab")))) == "abc d"
    assert made("a d", StoryRules(tuple(sets("ad")), apart(("d", "a")))) == "a d"


def test_merges_that_meet_in_what_is_split_join_as_far_as_they_may():
    rules = StoryRules(tuple(sets("ac bc")), apart(("a", "b")))
    assert made("a b c", rules) == "ac b", "the first entry of the file goes first"


def test_a_split_in_a_large_group_costs_little():
    """Blocks are joined with sums that are kept, not made again: 200 articles in well under a minute."""
    ids = [f"{n:03d}" for n in range(200)]
    group = frozenset(ids)
    rules = StoryRules((), ((frozenset(ids[:1]), frozenset(ids[1:2])),))
    rising = {each: n for n, each in enumerate(ids)}

    def similar(wanted):
        at = np.array([rising[each] for each in wanted], float)
        return 1 / (1 + np.abs(at[:, None] - at[None, :]))

    assert sorted(map(len, regrouped([group], rules, similar))) == [1, 199]
