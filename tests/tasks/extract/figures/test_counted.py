"""What the shipped model's trees and the words beside a number make of it: crews, crowds, ages."""

from __future__ import annotations

from functools import cache

import pytest
from spacy.language import Language

from tasks.extract import load_model


@cache
def _model() -> Language:
    return load_model()


@pytest.mark.parametrize(
    ("text", "counted", "unit"),
    [
        ("The trawler had a crew of 24.", "crew", "count"),
        ("By noon the crowd numbered 5,000.", "crowd", "count"),
        ("A guard of 61 was hit in the leg.", "age", "year"),
        ("The driver was a man of 37 who lived in Brell.", "age", "year"),
        ("A teacher, 29, is in hospital.", "age", "year"),
        ("The owner of 12 shops was held.", "shops", "count"),
    ],
)
def test_what_a_number_beside_a_noun_is_of(text: str, counted: str, unit: str) -> None:
    (figure,) = _model()(text)._.figures
    assert (figure.counted or "").split()[-1:] == [counted]
    assert figure.unit == unit


def test_a_mother_of_five_is_not_five() -> None:
    assert [figure.unit for figure in _model()("A mother of five was hurt.")._.figures] == ["count"]
