"""Words without their inflection, and the lists beside the code."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.link.stems import irregular, multipliers, numbers, read_lines, stem
from tasks.link.terms import sense_of


@pytest.mark.parametrize(
    ("one", "other"),
    [("ferries", "ferry"), ("stopped", "stop"), ("forced", "force"), ("swept", "sweep"), ("thieves", "thief")],
)
def test_forms_of_a_word_have_its_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_words_apart_stay_apart() -> None:
    assert len({stem(word) for word in ("plane", "plan", "planet")}) == 3


def test_no_form_is_of_two_words() -> None:
    forms = [form for line in read_lines("words_irregular.txt") for form in line.split()]
    assert len(forms) == len(set(forms)) == len(irregular())


def test_numbers_and_what_multiplies_them_are_apart() -> None:
    assert numbers()["twelve"] == 12 and multipliers()["million"] == 1_000_000
    assert not numbers().keys() & multipliers().keys()


def test_opposites_are_no_words_of_one_sense() -> None:
    for line in read_lines("words_opposites.txt"):
        whole, others = line.replace(" ~ ", " | ").split(" | ")
        assert sense_of(whole) not in {sense_of(each) for each in others.split()}


@given(st.text(alphabet="abcdeginorsty", max_size=12))
@settings(max_examples=80, deadline=None)
def test_every_word_has_a_stem_no_longer_than_it_by_more_than_a_letter(word: str) -> None:
    assert len(stem(word)) <= len(word) + 1 or word in irregular()
