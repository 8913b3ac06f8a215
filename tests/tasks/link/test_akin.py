"""Texts held against each other by their terms and the families of these."""

from __future__ import annotations

import numpy as np
import pytest

from tasks.link.claims.akin import Texts
from tasks.link.claims.held import Pairs
from tasks.link.claims.weights import Weights

STORM = "A storm emptied the harbour of Selton"
GALE = "A gale emptied the harbour"
SOLD = "The abbey sold its orchard"
EVEN = Weights({}, 10)


def pair(texts: Texts, one: str, other: str) -> Pairs:
    return Pairs(texts.at([one]), texts.at([other]))


def test_words_of_one_family_count_as_the_same_and_no_others() -> None:
    texts = Texts([STORM, GALE, SOLD], EVEN)
    (alike,), (akin,) = (found(pair(texts, STORM, GALE)) for found in (texts.alike, texts.akin))
    assert 0 < alike < akin <= 1
    assert texts.akin(pair(texts, STORM, SOLD)).tolist() == [0]


def test_a_text_is_wholly_within_itself_and_partly_within_one_that_says_less() -> None:
    texts = Texts([STORM, GALE], EVEN)
    assert texts.within(pair(texts, STORM, STORM)).tolist() == pytest.approx([1])
    assert texts.within(pair(texts, GALE, STORM)) > texts.within(pair(texts, STORM, GALE))


def test_a_text_without_terms_is_like_nothing() -> None:
    texts = Texts(["", "the of", GALE], EVEN)
    for one in ("", "the of"):
        for found in (texts.alike, texts.akin, texts.within):
            assert found(pair(texts, one, GALE)).tolist() == [0]


def test_which_comes_first_makes_no_difference_to_likeness() -> None:
    told = [STORM, GALE, SOLD, "A storm sank a boat off the harbour"]
    texts = Texts(told, EVEN)
    pairs = Pairs(*(np.array(side) for side in zip(*((a, b) for a in range(4) for b in range(4)), strict=True)))
    for found in (texts.alike, texts.akin):
        assert found(pairs).tolist() == found(pairs.turned).tolist()
