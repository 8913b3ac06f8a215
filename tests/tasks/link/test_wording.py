"""Wordings compared word by word: what agrees, what differs, and that nothing is lost on the way."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.link.wording import Step, agreement, align, differing, folded, words

WORDS = st.sampled_from(["we", "We", "will", "won't", "won’t", "not", "sell", "the", "1,400", "boats", "U.N.", "café"])
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from([" ", ", ", "—", " … ", "” ", ".\n"])), max_size=12).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)
ANYTHING = st.text(max_size=40) | TEXTS


@pytest.mark.parametrize(
    ("reference", "variant", "expected"),
    [
        ("We will sell no boats,", "“we will sell no boats.”", "same"),
        ("We won't sell", "We won’t sell", "same"),
        ("The U.N. knew", "the UN knew", "same"),
        ("We slept badly. Nobody sells a boat in winter.", "nobody sells a boat in winter", "part"),
        ("in winter", "Nobody sells a boat in winter", "part"),
        ("Nobody sells a boat", "Nobody sells … boat", "differs"),
        ("in", "inner", "differs"),
        ("We will not sell", "we won't sell", "differs"),
        ("…", "boats", "differs"),
        ("…", "—", "same"),
    ],
)
def test_agreement(reference: str, variant: str, expected: str) -> None:
    assert agreement(reference, variant) == expected


def test_differing_tells_which_side_has_the_word() -> None:
    told = differing("We will not accept one more ship.", "“We are not prepared to take another ship”")
    assert told == ("-will", "+are", "-accept", "-one", "-more", "+prepared", "+to", "+take", "+another")
    assert differing("It cost 1,400 crowns", "it cost 1,400 crowns!") == ()


def test_align_keeps_the_spelling_of_both() -> None:
    assert align("Nobody’s Boats sank", "nobody's ships sank") == (
        Step("equal", ("Nobody’s",), ("nobody's",)),
        Step("replace", ("Boats",), ("ships",)),
        Step("equal", ("sank",), ("sank",)),
    )


def test_numbers_and_hyphens() -> None:
    assert words("7.5 percent of 1,400 run-off votes, at 6 a.m.") == (
        "7.5", "percent", "of", "1,400", "run", "off", "votes", "at", "6", "a", "m",
    )  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(ANYTHING, ANYTHING)
def test_steps_hold_every_word_of_both(reference: str, variant: str) -> None:
    steps = align(reference, variant)
    assert tuple(word for step in steps for word in step.reference) == words(reference)
    assert tuple(word for step in steps for word in step.variant) == words(variant)
    for step in steps:
        same = [folded(word) for word in step.reference] == [folded(word) for word in step.variant]
        assert same == (step.op == "equal")
        assert bool(step.reference) == (step.op != "insert") and bool(step.variant) == (step.op != "delete")


@settings(deadline=None, max_examples=150)
@given(ANYTHING, ANYTHING)
def test_differing_makes_the_variant_of_the_reference(reference: str, variant: str) -> None:
    told = differing(reference, variant)
    gone = Counter(word[1:] for word in told if word[0] == "-")
    come = Counter(word[1:] for word in told if word[0] == "+")
    ours, theirs = (Counter(folded(word) for word in words(text)) for text in (reference, variant))
    assert gone <= ours and come <= theirs
    assert ours - gone + come == theirs
    assert (agreement(reference, variant) == "same") == (told == ())


@settings(deadline=None, max_examples=100)
@given(ANYTHING, ANYTHING)
def test_agreement_is_mutual(one: str, other: str) -> None:
    assert agreement(one, other) == agreement(other, one)


@settings(deadline=None, max_examples=100)
@given(TEXTS, TEXTS, TEXTS)
def test_a_run_of_the_words_is_a_part(before: str, text: str, after: str) -> None:
    whole = f"{before} {text} {after}"
    if words(text) and len(words(whole)) > len(words(text)):
        assert agreement(whole, text) == "part"
