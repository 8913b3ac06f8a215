"""Counts up to an hour, of other years, and by their name: what is news, what was then, and what is at odds."""

from __future__ import annotations

from typing import Any

import pytest

from tests.tasks.link.measures_rows import figure, report, two, verdicts

Side = tuple[str, str, float, dict[str, Any]]  # a text, the number in it, its value, its columns
SHOPS: dict[str, Any] = {"counted": "shops", "action": "affect"}
EUROS: dict[str, Any] = {"unit": "EUR"}
TARIFF: dict[str, Any] = {"unit": "percent", "counted": "tariff"}
INJURE: dict[str, Any] = {"counted": "people", "action": "injure", "action_class": "injure"}
DETAIN: dict[str, Any] = {"counted": "people", "action": "detain", "action_class": "detain"}


def verdict_of(first: Side, second: Side, hours: tuple[float | None, float | None] = (None, None)) -> list[str]:
    """The verdicts on two numbers of two texts."""
    reports = two(first[0], second[0], hours)
    sides = zip(reports, (first, second), strict=True)
    figures = [figure(of, text, value, **columns) for of, (_, text, value, columns) in sides]
    return [verdict for _, verdict in verdicts(reports, figures)]


@pytest.mark.parametrize("moment", ["by 6 p.m.", "so far", "by Tuesday evening", "as of midnight", "by noon"])
def test_a_count_up_to_an_hour_goes_on(moment: str) -> None:
    """Nothing is known of what was done to shops, but the count says that it is not the last."""
    early = (f"The flood had reached 24 shops in Odden {moment}.", "24", 24, SHOPS)
    late = ("The flood reached 41 shops in Odden.", "41", 41, SHOPS)
    assert verdict_of(early, late, (0, 20)) == ["update"]
    assert verdict_of(late, early, (0, 20)) == ["conflict"]


def test_a_count_that_names_no_hour_is_at_odds_with_a_later_one() -> None:
    """Two numbers of shops that the same flood reached."""
    early = ("The flood reached 24 shops in Odden.", "24", 24, SHOPS)
    late = ("The flood reached 41 shops in Odden.", "41", 41, SHOPS)
    assert verdict_of(early, late, (0, 20)) == ["conflict"]


@pytest.mark.parametrize("opening", ["In 2019,", "In March 2019,", "March 4, 2019:", "On 4 March 2019,", "2019:"])
def test_what_was_in_a_year_that_opens_the_sentence_is_no_reading_of_now(opening: str) -> None:
    """A list of older accidents gives their numbers, not this one's."""
    now = ("The crash at the circuit in Odden injured 52 people.", "52", 52, INJURE)
    then = (f"{opening} a crash at the circuit injured 31 people in Odden.", "31", 31, INJURE)
    assert verdict_of(now, then, (0, 1)) == []


def test_a_number_of_the_reports_own_year_is_one_of_now() -> None:
    """The reports are of 2031."""
    now = ("The crash at the circuit in Odden injured 52 people.", "52", 52, INJURE)
    same = ("In May 2031, a crash at the circuit injured 31 people in Odden.", "31", 31, INJURE)
    assert verdict_of(now, same, (0, 0)) == ["conflict"]


@pytest.mark.parametrize(
    ("noun", "columns", "value"),
    [
        ("arrests", {"action": "make"}, 64),
        ("arrests", {"action": "register"}, 64),
        ("detentions", {"action": "count"}, 64),
    ],
)
def test_arrests_are_people_arrested(noun: str, columns: dict[str, Any], value: float) -> None:
    """What is done to people, as a noun, counts the people."""
    told = (f"The prefecture counts {value} {noun} after the match in Odden.", str(value), value, columns)
    other = ("After the match in Odden 93 people were detained.", "93", 93, DETAIN)
    assert verdict_of((*told[:3], {"counted": noun} | columns), other) == ["conflict"]


def test_a_tariff_of_so_much_is_one_tariff_whatever_the_verb() -> None:
    """The number stands beside its own name."""
    one = ("Importers will face a tariff of 15 percent.", "15 percent", 15, TARIFF | {"action": "face"})
    other = ("The decree sets a 25 percent tariff.", "25 percent", 25, TARIFF | {"action": "set"})
    assert verdict_of(one, other) == ["conflict"]


def test_a_sum_a_year_is_one_where_a_name_and_the_words_are_shared() -> None:
    """What a firm gets each year, in two verbs; what another firm gets is another sum."""
    one = ("The ferry firm Brennalink earns 21 million euros a year from the state.", "21 million euros", 21e6, EUROS)
    other = ("The state hands the ferry firm Brennalink 26 million euros a year.", "26 million euros", 26e6, EUROS)
    third = ("The state hands the railway Tarnrail 26 million euros a year.", "26 million euros", 26e6, EUROS)
    assert verdict_of(one, other) == ["conflict"]
    assert verdict_of(one, third) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Some 12,000 people took part in the march in Odden.", "About 30,000 people turned out to protest in Odden."),
        ("A crowd of 12,000 people attended the rally.", "The 30,000 people who attended had protested all day."),
    ],
)
def test_those_who_came_to_a_protest_are_its_crowd(first: str, second: str) -> None:
    """Taking part and turning out are one thing, of a protest as of a vote."""
    columns = {"counted": "people"}
    assert verdict_of((first, "12,000", 12000, columns), (second, "30,000", 30000, columns)) == ["conflict"]


def test_a_magnitude_that_holds_two_values_keeps_them_not_apart() -> None:
    """Who writes "tens of thousands" gives neither of the numbers that two others give."""
    texts = (
        ("Tens of thousands of people were detained in the crackdown.", "Tens of thousands", 10_000),
        ("The crackdown led to the detention of 42,000 people.", "42,000", 42_000),
        ("The police have detained 47,000 people under the emergency law.", "47,000", 47_000),
        ("They have detained 47,000 people, relatives of whom wait outside.", "47,000", 47_000),
    )
    reports = [report(id_, text, None) for id_, (text, _, _) in zip("abcd", texts, strict=True)]
    columns = [DETAIN | {"modifier": "magnitude", "value_high": 100_000.0}, DETAIN, DETAIN, DETAIN]
    rows = zip(reports, texts, columns, strict=True)
    figures = [figure(of, text, low, **more) for of, (_, text, low), more in rows]
    assert verdicts(reports, figures) == [(("Tens of thousands", "42,000", "47,000", "47,000"), "conflict")]


def test_two_counts_up_to_one_hour_are_at_odds() -> None:
    """Both are what midnight had brought, though one report came later."""
    early = ("The flood had injured 24 people in Odden by midnight.", "24", 24, INJURE)
    late = ("By midnight the flood in Odden had injured 41 people, it was known by midnight.", "41", 41, INJURE)
    assert verdict_of(early, late, (0, 20)) == ["conflict"]


@pytest.mark.parametrize(
    "now", ["The flood has now reached 41 shops in Odden.", "By now it reached 41 shops in Odden."]
)
def test_what_is_so_now_has_grown(now: str) -> None:
    early = ("The flood reached 24 shops in Odden.", "24", 24, SHOPS)
    assert verdict_of(early, (now, "41", 41, SHOPS), (0, 20)) == ["update"]


def test_a_count_of_which_only_one_report_tells_what_was_done_has_not_grown() -> None:
    """That some were held for hours says nothing of how many were on the ferry."""
    early = ("The ferry from Odden had 52 tourists.", "52", 52, {"counted": "tourists"})
    late = ("The ferry from Odden had 64 tourists, all rescued.", "64", 64, {"counted": "tourists"})
    assert verdict_of(early, late, (0, 20)) == ["conflict"]


@pytest.mark.parametrize(
    "then",
    [
        "A slide near Odden killed 19 people in 1987 and buried 40 houses.",
        "Odden has not forgotten the slide of 1987, in which 40 houses were buried.",
    ],
)
def test_a_year_of_the_same_part_of_the_sentence_is_the_figures(then: str) -> None:
    columns = {"counted": "houses", "action": "bury"}
    now = ("The slide at Odden buried 48 houses.", "48", 48, columns)
    assert verdict_of(now, (then, "40", 40, columns), (0, 1)) == []


def test_a_year_told_aside_is_not_the_figures() -> None:
    columns = {"counted": "lorries", "action": "carry"}
    first = ("The ferry at Odden, built in 1987, carries 48 lorries.", "48", 48, columns)
    assert verdict_of(first, ("The ferry at Odden carries 40 lorries.", "40", 40, columns)) == ["conflict"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The prison at Odden has 15 guards by day.", "The prison at Odden had 11 guards on the night shift."),
        ("The tanker at Odden holds 15 casks.", "The tanker at Odden leaks; the rest, 11 casks, is to be pumped out."),
    ],
)
def test_day_and_night_and_the_rest_are_two_quantities(first: str, second: str) -> None:
    columns = {"counted": "guards" if "guards" in first else "casks"}
    assert verdict_of((first, "15", 15, columns), (second, "11", 11, columns)) == []
