"""Units, currencies, ranges, modifiers: what the characters alone tell."""

from __future__ import annotations

import pytest

from tasks.extract.figures import quantities, unfigured


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("$3bn", "USD", 3e9), ("€4.5m", "EUR", 4_500_000), ("US$1,200", "USD", 1200), ("A$5", "AUD", 5),
        ("Rs 300", "INR", 300),
        ("5 million euros", "EUR", 5e6), ("40 pence", "penny", 40), ("10 €", "EUR", 10), ("41 percent", "percent", 41),
        ("41 per cent", "percent", 41), ("0.3%", "percent", 0.3), ("25 basis points", "basis point", 25),
        ("12km", "kilometre", 12), ("10 square metres", "square metre", 10), ("60 mph", "mile per hour", 60),
        ("3 dollars 50 cents", "USD", 3.5), ("a day and a half", "day", 1.5), ("two hours", "hour", 2),
        ("less than a mile", "mile", 1), ("more than an hour", "hour", 1),
        ("-5 °C", "celsius", -5),
        ("9 cubic metres a second", "cubic metre per second", 9), ("18-year-old", "year", 18),
        ("tens of millions of dollars", "USD", None),
    ],
)  # fmt: skip
def test_units(text: str, unit: str, value: float | None) -> None:
    (quantity,) = quantities.find(text)
    assert quantity.unit == unit
    assert text[quantity.start : quantity.end] == text
    assert value is None or quantity.first == quantity.second == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("between 10 and 12 boats", 10, 12), ("10 to 12 days", 10, 12), ("$3-4 million", 3e6, 4e6),
        ("from 5% to 7%", 5, 7),
        ("four to five thousand", 4000, 5000), ("21.5 to 30 billion euros", 21.5e9, 30e9),
        ("$150 to $2 million", 150, 2e6),
    ],
)  # fmt: skip
def test_ranges(text: str, first: float, second: float) -> None:
    (quantity,) = quantities.find(text)
    assert (quantity.first, quantity.second) == (pytest.approx(first), pytest.approx(second))
    assert quantity.modifier.name == "range"


def test_the_ends_of_an_age_are_one() -> None:
    (quantity,) = quantities.find("Rowers between the ages of 16 and 21 may enter.")
    assert (quantity.first, quantity.second, quantity.kind, quantity.unit) == (16, 21, "age", "year")


@pytest.mark.parametrize(
    ("text", "name", "span"),
    [
        ("some 40 boats", "about", "some 40"), ("nearly 700 people", "under", "nearly 700"),
        ("at least 3 dead", "at least", "at least 3"),
        ("no more than €300", "up to", "no more than €300"), ("over 70 sheep", "over", "over 70"),
        ("as many as 9", "up to", "as many as 9"),
        ("20 or more", "at least", "20 or more"), ("30-odd goats", "about", "30-odd"), ("all 45 shops", "exact", "45"),
    ],
)  # fmt: skip
def test_modifiers(text: str, name: str, span: str) -> None:
    (quantity,) = quantities.find(text)
    assert quantity.modifier.name == name
    assert text[quantity.start : quantity.end] == span


@pytest.mark.parametrize(
    "text",
    [
        "at 10:30", "by 6 p.m.", "on Sept. 3", "12 April", "Section 12", "No. 7", "Highway 9", "call 555-0199-22",
        "won 3-1",
        "9/11", "2019-09-01", "1. Open the door", "the G7 met", "a 737s", "ten past nine", "007",
        "49 Corn Hill Road", "at six on Friday",
        "an AK-47 rifle", "in the 1990s", "id 1474387200", "(1234.XY)",
    ],
)  # fmt: skip
def test_what_is_no_figure(text: str) -> None:
    assert [one for one in quantities.find(text) if not unfigured.in_text(text, one)] == []


@pytest.mark.parametrize(
    "text", ["It was the end of the war. Thirty-five fell.", "They left the bus. Twelve were hurt."]
)
def test_a_number_that_begins_a_sentence_is_no_label(text: str) -> None:
    assert len([one for one in quantities.find(text) if not unfigured.in_text(text, one)]) == 1


def test_a_unit_that_no_word_bounds_is_no_figure() -> None:
    assert quantities.find("They live a mile from the sea, an hour away.") == []
