"""The grammar of numbers: words, digits, fractions, ratios, orders of size."""

from __future__ import annotations

import pytest

from tasks.extract.figures import numbers


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("75,000", 75_000), ("1.2 million", 1_200_000), ("half a dozen", 6), ("two dozen", 24), ("fifty-two", 52),
        ("three hundred and two", 302), ("a hundred", 100), ("two thousand two hundred", 2200), ("3bn", 3e9),
        ("4.5 trn", 4.5e12), ("10k", 10_000), ("12 lakh", 1_200_000), ("half a million", 500_000), ("2 1/4", 2.25),
        ("one and a half", 1.5), ("three quarters", 0.75), ("two-thirds", 2 / 3), ("one in five", 0.2), ("\u00bd", 0.5),
        ("four out of ten", 0.4), ("minus 40", -40), ("-4.5", -4.5), ("five point five", 5.5),
        ("1 234 567", 1_234_567),
        ("12,34,567", 1_234_567), ("4 hundred million", 4e8), ("two thirds of a million", 2e6 / 3),
    ],
)  # fmt: skip
def test_a_number_s_value(text: str, value: float) -> None:
    found = numbers.find(text)
    assert [(one.start, one.end) for one in found] == [(0, len(text))]
    assert found[0].low == found[0].high == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("tens of thousands", 10_000, 100_000), ("hundreds", 100, 1000), ("a few dozen", 24, 100), ("a handful", 3, 10),
        ("several hundred", 100, 1000), ("hundreds of millions", 1e8, 1e9), ("dozens", 24, 100),
    ],
)  # fmt: skip
def test_orders_of_size_have_bounds(text: str, low: float, high: float) -> None:
    (number,) = numbers.find(text)
    assert (number.low, number.high, number.form) == (low, high, "magnitude")


def test_numbers_of_their_own_stay_apart() -> None:
    assert [one.low for one in numbers.find("12 in six boxes, 3 million and five crates")] == [12, 6, 3_000_000, 5]


def test_addresses_hold_no_numbers() -> None:
    assert numbers.find("see https://example.org/a?b=305 or write to b12@example.org") == []


def test_a_number_too_large_for_a_float_is_none() -> None:
    assert numbers.find("9" * 400) == []
