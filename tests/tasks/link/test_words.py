"""Words are compared without case, diacritics, apostrophes and marks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.link.words import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We don’t,” she said.", ["we", "dont", "she", "said"]),
        ("don't DON’T", ["dont", "dont"]),
        ("Café Zürich", ["cafe", "zurich"]),
        ("75,000 or 1.2 million", ["75000", "or", "1.2", "million"]),
        ("the U.S. and the US", ["the", "us", "and", "the", "us"]),
        ("the U.N.'s well-known rule", ["the", "uns", "well", "known", "rule"]),
        ("at 9 a.m.", ["at", "9", "am"]),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=80))
def test_words_of_words_are_the_same_and_hold_no_space(text: str) -> None:
    found = words(text)
    assert all(found) and not any(char.isspace() for word in found for char in word)
    assert words(" ".join(found)) == found
