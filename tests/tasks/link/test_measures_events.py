"""What tells two quantities of a kind apart, and words that say one thing."""

from __future__ import annotations

import pytest

from tasks.link.measures import measures
from tests.tasks.link.measures_rows import ARREST, DETAIN, DIE, OVER, figure, only, two


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The blast at Odden killed 24 people.", "Another blast at Odden killed 31 people."),
        ("The first blast at Odden killed 24 people.", "The second blast at Odden killed 31 people."),
        ("The blast at Odden killed 24 people.", "A blast at Odden two years ago killed 31 people."),
        ("The blast at Odden killed 24 people.", "Blasts at Odden killed 31 people in that year."),
        ("Blasts at Odden killed 24 people in the first quarter.", "Blasts at Odden killed 31 people in the year."),
    ],
)
def test_another_event_is_another_measure(first: str, second: str) -> None:
    reports = two(first, second, (None, None))
    assert measures(reports, [figure(reports[0], "24", 24, **DIE), figure(reports[1], "31", 31, **DIE)]) == []


def test_each_candidate_has_votes_of_their_own() -> None:
    reports = two("She won 54 percent of the vote.", "Her rival won 41 percent of the vote.")
    won = {"unit": "percent", "counted": "vote", "action": "win", "action_class": "win"}
    figures = [figure(reports[0], "54 percent", 54, **won), figure(reports[1], "41 percent", 41, **won)]
    assert measures(reports, figures) == []


def test_jobs_cut_are_workers_dismissed() -> None:
    reports = two("The yard will cut 2,400 jobs in Delm.", "Delm's yard will lay off 3,000 workers.")
    figures = [
        figure(reports[0], "2,400", 2400, counted="jobs", action="cut", action_class="fall"),
        figure(reports[1], "3,000", 3000, counted="workers", action="lay off", action_class="dismiss"),
    ]
    assert only(reports, figures).verdict == "conflict"


def test_protesters_detained_are_the_people_detained() -> None:
    texts = ("Police in Brenna detained 45 protesters.", "Police in Brenna arrested more than 80 people.")
    reports = two(*texts, (None, None))
    figures = [figure(reports[0], "45", 45, **DETAIN), figure(reports[1], "more than 80", 80, **ARREST, **OVER)]
    assert only(reports, figures).verdict == "conflict"


def test_an_earthquake_has_one_magnitude() -> None:
    reports = two("The magnitude 6.4 quake struck at dawn.", "The 6.8-magnitude quake struck before dawn.")
    figures = [figure(reports[0], "6.4", 6.4, counted="quake"), figure(reports[1], "6.8", 6.8, counted="magnitude")]
    assert only(reports, figures).verdict == "conflict"


def test_rates_of_flow_are_of_one_thing() -> None:
    reports = two(
        "The flow peaked at 1,200 cubic metres a second.", "A gauge put the flow at 1,800 cubic metres a second."
    )
    flow = {"unit": "cubic metre per second", "counted": "flow"}
    figures = [figure(reports[0], "1,200", 1200, **flow), figure(reports[1], "1,800", 1800, **flow)]
    assert only(reports, figures).verdict == "conflict"


@pytest.mark.parametrize(("first", "second"), [("in the province", "in the country"), ("in Odden", "nationwide")])
def test_a_part_of_the_country_is_not_all_of_it(first: str, second: str) -> None:
    reports = two(f"The fever killed 45 people {first}.", f"The fever killed 61 people {second}.", (None, None))
    assert measures(reports, [figure(reports[0], "45", 45, **DIE), figure(reports[1], "61", 61, **DIE)]) == []


def test_what_fire_burns_it_destroys() -> None:
    reports = two(
        "The wildfire has burned 12,000 hectares.", "The fire has destroyed 19,000 hectares of forest.", (None, None)
    )
    burn = {"unit": "hectare", "action": "burn", "action_class": "injure"}
    raze = {"unit": "hectare", "counted": "forest", "action": "destroy", "action_class": "destroy"}
    figures = [figure(reports[0], "12,000", 12000, **burn), figure(reports[1], "19,000", 19000, **raze)]
    assert only(reports, figures).verdict == "conflict"


def test_places_apart_are_two_measures() -> None:
    reports = two("The flood killed 12 people in Odden.", "The flood killed 15 people in Brenna.", (None, None))
    figures = [figure(reports[0], "12", 12, **DIE, place="Odden"), figure(reports[1], "15", 15, **DIE, place="Brenna")]
    assert measures(reports, figures) == []


def test_what_was_done_tells_two_counts_apart() -> None:
    reports = two("The crash at Odden killed 24 people.", "The crash at Odden injured 31 people.", (None, None))
    hurt = {"counted": "people", "action": "injure", "action_class": "injure"}
    figures = [figure(reports[0], "24", 24, **DIE), figure(reports[1], "31", 31, **hurt)]
    assert measures(reports, figures) == []


def test_reports_a_week_apart_do_not_contradict_each_other() -> None:
    reports = two("The blast at Odden killed 24 people.", "The blast at Odden killed 31 people.", (0, 8 * 24))
    assert measures(reports, [figure(reports[0], "24", 24, **DIE), figure(reports[1], "31", 31, **DIE)]) == []


@pytest.mark.parametrize(("way", "found"), [("fall", 1), ("rise", 0)])
def test_a_rise_is_not_a_fall(way: str, found: int) -> None:
    reports = two("Rents in Brenna fell 24 percent.", f"Rents by the sea in Brenna {way} 24 percent.")
    row = {"unit": "percent", "counted": "rents", "is_change": True}
    figures = [
        figure(reports[0], "24 percent", 24, **row, action="fall", action_class="fall"),
        figure(reports[1], "24 percent", 24, **row, action=way, action_class=way),
    ]
    assert len(measures(reports, figures)) == found
