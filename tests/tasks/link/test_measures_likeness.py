"""Figures' likeness by families of words, the counterpart of a number, and what tells two quantities apart."""

from __future__ import annotations

from typing import Any

import pytest

from tasks.link.measures import apart
from tasks.link.measures.context import Context
from tasks.link.measures.likeness import called_alike
from tasks.link.measures.odds import NAMES, signs
from tasks.link.measures.profile import Profile, profiles
from tests.tasks.link.measures_rows import figure, report

FIRST = "The smelter said 420 posts would disappear."
SECOND = "Some 560 jobs will be lost at the smelter. The canteen of the town hall has 610 chairs."
POSTS, JOBS, CHAIRS = ({"counted": noun} for noun in ("posts", "jobs", "chairs"))


def three() -> tuple[list[Profile], Context]:
    one, other = report("a", FIRST), report("b", SECOND)
    found = profiles(
        [one, other],
        [figure(one, "420", 420, **POSTS), figure(other, "560", 560, **JOBS), figure(other, "610", 610, **CHAIRS)],
    )
    return found, Context(found)


def pair(first: str, second: str, numbers: tuple[float, float], **columns: Any) -> list[Profile]:
    """The profiles of a number in each of two texts."""
    one, other = report("a", first), report("b", second)
    texts = (f"{number:g}" for number in numbers)
    figures = [figure(of, text, float(text), **columns) for of, text in zip((one, other), texts, strict=True)]
    return profiles([one, other], figures)


def test_two_words_of_one_family_count_alike() -> None:
    (posts, jobs, chairs), _ = three()
    assert called_alike(posts, jobs)
    assert not called_alike(posts, chairs)


def test_the_counterpart_of_a_number_is_the_one_in_the_likest_words() -> None:
    (posts, jobs, chairs), context = three()
    assert min(context.kin.margins(posts, jobs)) > 0 > min(context.kin.margins(posts, chairs))
    assert context.kin.n_only(posts, jobs) == 1


def test_a_report_that_gives_the_others_value_too_has_two_quantities() -> None:
    one = report("a", "The dam holds 80 ships and 95 barges.")
    other = report("b", "The dam holds 95 ships.")
    given = [figure(one, "80", 80), figure(one, "95", 95), figure(other, "95", 95)]
    eighty, _, ninety = found = profiles([one, other], given)
    assert Context(found).kin.given(eighty, ninety)


def test_signs_have_their_names_and_are_the_same_either_way_round() -> None:
    (posts, jobs, _), context = three()
    found = signs(posts, jobs, context, 0.0, enough=True)
    assert len(found) == len(NAMES)
    assert found == signs(jobs, posts, context, 0.0, enough=True)
    assert dict(zip(NAMES, found, strict=True))["enough"] == 1.0


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("It carried 400 cars last week.", "Another 520 cars were carried."),
        ("In 2019 it carried 400 cars.", "It carries 520 cars."),
        ("It carries 400 cars nationwide.", "It carries 520 cars."),
        ("It carries 400 cars.", "It carries 520 cars if trailers are counted in."),
        ("In July it carried 400 cars.", "It carried 520 cars in August."),
        ("It put its load for all of spring up to 610 cars from 400.", "It carries 520 cars."),
        ("The composite index fell 12.4 points to 400.", "It was up 20.3 points, or 4.1 percent, at 520."),
    ],
)
def test_two_quantities_that_are_named_are_apart(first: str, second: str) -> None:
    one, other = pair(first, second, (400, 520), counted="cars")
    assert apart.surely_apart(one, other)


def test_two_of_one_kind_are_not_said_to_be_apart() -> None:
    one, other = pair("In July it carried 400 cars.", "It carried 520 cars from June to July.", (400, 520))
    assert not apart.surely_apart(one, other)


def test_few_people_of_whom_little_is_told_may_be_others() -> None:
    few = pair("They shared it between 9 men.", "She has 7 neighbours.", (9, 7), counted="people")
    many = pair("They shared it between 90 men.", "She has 70 neighbours.", (90, 70), counted="people")
    assert apart.too_little_told(*few)
    assert not apart.too_little_told(*many)
