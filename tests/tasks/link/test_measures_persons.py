"""Whose age it is where a sentence does not say: a first name alone, or a word that points back."""

from __future__ import annotations

from typing import Any

import pytest

from tests.tasks.link.measures_rows import figure, report, verdicts

AGE: dict[str, Any] = {"unit": "year", "counted": "age"}


def conflicts(first: tuple[str, str, float], second: tuple[str, str, float]) -> list[str]:
    """The verdicts on the ages that two texts give."""
    reports = [report("a", first[0]), report("b", second[0])]
    sides = zip(reports, (first, second), strict=True)
    figures = [figure(of, text, value, **AGE) for of, (_, text, value) in sides]
    return [verdict for _, verdict in verdicts(reports, figures)]


NAMED = ("The rider, Ivo Harsten, 32, was taken off the road by his team.", "32", 32)


@pytest.mark.parametrize(
    "pointing",
    ["The 34-year-old was led away.", "The 34-year-old Dane was led away.", "He is 34-year-old and was led away."],
)
def test_a_sentence_that_points_back_is_of_whom_the_one_before_names(pointing: str) -> None:
    assert conflicts(NAMED, (f"Nobody helped Harsten. {pointing}", "34-year-old", 34)) == ["conflict"]


def test_nobody_named_before_is_nobody() -> None:
    assert conflicts(NAMED, ("Nobody helped. The 34-year-old was led away.", "34-year-old", 34)) == []


def test_a_first_name_is_of_the_one_that_has_it() -> None:
    first = ("They knew that Mara Dell was at home. Dell, 38, had locked the door.", "38", 38)
    assert conflicts(first, ("Neighbours heard Mara, 36, cry out for Mara Dell was loud.", "36", 36)) == ["conflict"]


def test_what_somebody_is_said_to_be_is_an_age() -> None:
    assert conflicts(NAMED, ("Harsten is believed to be 35 years old.", "35 years old", 35)) == ["conflict"]


def test_a_number_of_a_ruler_is_no_name() -> None:
    first = ("The crown passes from Osric IV, who is 71, to his niece.", "71", 71)
    second = ("Old Osric waved. The 73-year-old wept.", "73-year-old", 73)
    assert conflicts(first, second) == ["conflict"]
