"""Numbers that differ: when the one stands for the other, though the words are others, and when it does not."""

from __future__ import annotations

from typing import Any

import pytest

from tests.tasks.link.measures_rows import figure, report, two, verdicts

PEOPLE = {"counted": "people"}
DOLLARS = {"unit": "USD"}
KILOMETRES = {"unit": "kilometre"}
AGE = {"unit": "year", "counted": "age"}
Side = tuple[str, str, float, dict[str, Any]]  # a text, the number in it, its value, its columns


def verdict_of(first: Side, second: Side) -> list[str]:
    """The verdicts on two numbers of two texts that give no time."""
    reports = two(first[0], second[0], (None, None))
    sides = zip(reports, (first, second), strict=True)
    figures = [figure(of, text, value, **columns) for of, (_, text, value, columns) in sides]
    return [verdict for _, verdict in verdicts(reports, figures)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            ("The gale tore the roofs off 240 homes in Odden.", "240", 240, {"counted": "homes", "action": "tear"}),
            ("In Odden 310 homes have no roof.", "310", 310, {"counted": "homes"}),
        ),
        (
            ("The coach had 48 people on board when it left Brenna.", "48", 48, PEOPLE),
            ("There were 63 people on the coach from Brenna.", "63", 63, PEOPLE),
        ),
        (
            ("The plant turned out 64,000 tractors.", "64,000", 64000, {"counted": "tractors", "action": "turn out"}),
            ("Some 46,000 tractors left the plant.", "46,000", 46000, {"counted": "tractors", "action": "leave"}),
        ),
        (
            ("The court heard from 84 witnesses.", "84", 84, {"counted": "witnesses", "action": "hear"}),
            ("The court listened to 112 witnesses.", "112", 112, {"counted": "witnesses", "action": "listen"}),
        ),
        (
            ("The gunmen demanded $5 million for the bishop.", "$5 million", 5e6, DOLLARS | {"action": "demand"}),
            ("They asked $3 million for the bishop.", "$3 million", 3e6, DOLLARS | {"action": "ask"}),
        ),
        (
            ("The mine lies 30 kilometres north of Odden.", "30 kilometres", 30, KILOMETRES | {"counted": "mine"}),
            ("The mine, 45 kilometres from Odden, is shut.", "45 kilometres", 45, KILOMETRES | {"counted": "mine"}),
        ),
        (
            ("The nurse had been on duty for nine hours.", "nine hours", 9, {"unit": "hour", "counted": "time"}),
            ("The nurse had worked 14 hours.", "14 hours", 14, {"unit": "hour", "counted": "time", "action": "work"}),
        ),
        (
            ("The pier is two miles long.", "two miles", 2, {"unit": "mile", "counted": "pier"}),
            ("The pier is six kilometres long.", "six kilometres", 6, KILOMETRES | {"counted": "pier"}),
        ),
        (
            ("Clara Holm, 34, was the driver.", "34", 34, AGE),
            ("The driver, 43-year-old Clara Holm, was hurt.", "43-year-old", 43, AGE),
        ),
    ],
)
def test_the_only_number_that_can_stand_for_the_other_conflicts_with_it(first: Side, second: Side) -> None:
    assert verdict_of(first, second) == ["conflict"]
    assert verdict_of(second, first) == ["conflict"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            ("The fire at Odden killed three workers.", "three", 3, {"counted": "workers", "action_class": "die"}),
            ("At Odden two workers told the paper so.", "two", 2, {"counted": "workers", "action_class": "say"}),
        ),
        (
            ("The firm pays 2.4 billion dollars for it.", "2.4 billion dollars", 2.4e9, DOLLARS | {"action": "pay"}),
            (
                "The firm pays 2.6 billion dollars for it if its debts are counted.",
                "2.6 billion dollars",
                2.6e9,
                DOLLARS | {"action": "pay"},
            ),
        ),
        (
            ("The camp is 30 kilometres north of Odden.", "30 kilometres", 30, KILOMETRES | {"counted": "camp"}),
            ("The camp is 45 kilometres south of Brenna.", "45 kilometres", 45, KILOMETRES | {"counted": "camp"}),
        ),
        (
            ("The tower is 90 metres high.", "90 metres", 90, {"unit": "metre", "counted": "tower"}),
            ("The bay is 60 metres deep.", "60 metres", 60, {"unit": "metre", "counted": "bay"}),
        ),
        (
            ("Five people were freed in the raid.", "Five", 5, PEOPLE | {"action": "free", "action_class": "release"}),
            ("Four people watched the raid.", "Four", 4, PEOPLE | {"action": "watch"}),
        ),
        (
            (
                "Forecasters see an 80 percent chance of rain.",
                "80 percent",
                80,
                {"unit": "percent", "counted": "chance"},
            ),
            ("He gave his boat a 60 percent chance.", "60 percent", 60, {"unit": "percent", "counted": "chance"}),
        ),
        (
            ("Clara Holm, 34, was hurt.", "34", 34, AGE),
            ("Her son Peter Holm, 14, was hurt.", "14", 14, AGE),
        ),
        (
            ("The tax will cost Norden $3 billion in charges.", "$3 billion", 3e9, DOLLARS | {"action": "cost"}),
            ("The quarter brought it $2 billion in earnings.", "$2 billion", 2e9, DOLLARS | {"action": "bring"}),
        ),
        (
            ("The sea there is 300 metres deep.", "300 metres", 300, {"unit": "metre", "counted": "sea"}),
            ("The sea there is about 1,000 feet deep.", "about 1,000 feet", 1000, {"unit": "foot", "counted": "sea"}),
        ),
    ],
)
def test_two_quantities_or_one_that_is_rounded_conflict_in_nothing(first: Side, second: Side) -> None:
    assert "conflict" not in verdict_of(first, second)
    assert "conflict" not in verdict_of(second, first)


def test_a_number_that_agrees_with_another_of_the_report_is_no_counterpart() -> None:
    one = report("a", "Salmonella was in two of nine samples.", None)
    other = report("b", "Of nine samples five held salmonella.", None)
    sample = {"counted": "samples"}
    figures = [
        figure(one, "two", 2, **sample), figure(one, "nine", 9, **sample),
        figure(other, "nine", 9, **sample), figure(other, "five", 5, **sample),
    ]  # fmt: skip
    assert sorted(verdicts([one, other], figures)) == [(("nine", "nine"), "agreement"), (("two", "five"), "conflict")]


def test_things_missing_are_not_found_as_people_are() -> None:
    reports = two("Five paintings were stolen from the gallery.", "Seven paintings are missing from the gallery.")
    art = {"counted": "paintings"}
    figures = [
        figure(reports[0], "Five", 5, action="steal", **art),
        figure(reports[1], "Seven", 7, action="miss", action_class="miss", **art),
    ]
    assert [verdict for _, verdict in verdicts(reports, figures)] == ["conflict"]


def test_the_ages_of_one_name_agree_wherever_the_name_stands() -> None:
    texts = ("A 34-year-old, Clara Holm, was held.", "Clara Holm, who is 34, was held.", "Ms Holm, 34, was held.")
    reports = [report(f"r{at}", text) for at, text in enumerate(texts)]
    written = ("34-year-old", "34", "34")
    figures = [figure(each, text, 34, **AGE) for each, text in zip(reports, written, strict=True)]
    assert verdicts(reports, figures) == [(written, "agreement")]


def test_some_of_a_number_is_no_reading_of_the_number() -> None:
    reports = two("Six of the nine buses burned in Odden.", "In Odden four of its nine buses burned.", (None, None))
    bus = {"counted": "buses", "action": "burn"}
    figures = [
        figure(reports[0], "Six", 6, **bus), figure(reports[0], "nine", 9, **bus),
        figure(reports[1], "four", 4, **bus), figure(reports[1], "nine", 9, **bus),
    ]  # fmt: skip
    assert sorted(verdicts(reports, figures)) == [(("Six", "four"), "conflict"), (("nine", "nine"), "agreement")]


def test_two_values_that_one_report_gives_are_two_quantities() -> None:
    texts = (
        "The fair at Brenna drew 400 farmers. Some 600 farmers were at the fair at Torp.",
        "The fair at Brenna drew 400 farmers.",
        "The fair at Torp drew 600 farmers.",
    )
    reports = [report(f"r{at}", text, None) for at, text in enumerate(texts)]
    farmer = {"counted": "farmers", "action": "draw"}
    numbers = [(reports[0], "400", 400), (reports[0], "600", 600), (reports[1], "400", 400), (reports[2], "600", 600)]
    figures = [figure(of, text, value, **farmer) for of, text, value in numbers]
    assert sorted(verdicts(reports, figures)) == [(("400", "400"), "agreement"), (("600", "600"), "agreement")]


def test_shares_of_things_that_are_not_named_are_no_readings_of_one() -> None:
    reports = two("In Odden 80 percent was lost.", "In Odden half of the goods were found.", (None, None))
    figures = [
        figure(reports[0], "80 percent", 80, unit="percent"),
        figure(reports[1], "half", 50, unit="percent", counted="goods"),
    ]
    assert verdicts(reports, figures) == []
