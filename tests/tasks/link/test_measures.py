"""Which figures are readings of one quantity, and which are not."""

from __future__ import annotations

import pytest

from tasks.link.measures import conflict_readings, measures
from tasks.link.records import Figure, Report
from tests.tasks.link.measures_rows import ARREST, DETAIN, DIE, OVER, figure, only, report, two, verdicts


def test_two_counts_of_those_arrested_are_one_measure_and_a_conflict() -> None:
    reports = two(
        "Police in Brenna arrested 1,200 people.", "More than 1,500 protesters were detained in Brenna.", (None, None)
    )
    figures = [
        figure(reports[0], "1,200", 1200, **ARREST),
        figure(reports[1], "More than 1,500", 1500, **DETAIN, **OVER),
    ]
    found = only(reports, figures)
    assert (found.verdict, found.low, found.high, found.unit) == ("conflict", 1200, 1500, "count")


def test_those_held_last_year_are_another_measure() -> None:
    reports = two("Police in Brenna arrested 1,200 people.", "Brenna's police held 900 people last year.")
    figures = [figure(reports[0], "1,200", 1200, **ARREST), figure(reports[1], "900", 900, **ARREST, as_of="last year")]
    assert measures(reports, figures) == []


@pytest.mark.parametrize(
    ("text", "low", "high", "modifier"),
    [
        ("300", 300, 300, "exact"),
        ("about 310", 310, 310, "about"),
        ("nearly 310", None, 310, "under"),
        ("more than 290", 290, None, "over"),
        ("between 280 and 320", 280, 320, "range"),
        ("hundreds of", 100, 1000, "magnitude"),
    ],
)
def test_what_agrees_with_up_to_300(text: str, low: float | None, high: float | None, modifier: str) -> None:
    reports = two(
        "Up to 300 villagers fled the fire at Odden.", f"Villagers fled the fire at Odden, {text} villagers in all."
    )
    flee = {"counted": "villagers", "action": "flee", "action_class": "displace"}
    first = figure(reports[0], "Up to 300", None, value_high=300, modifier="up to", **flee)
    second = figure(reports[1], text, low, value_high=high, modifier=modifier, **flee)
    assert [verdict for _, verdict in verdicts(reports, [first, second])] == ["agreement"]


def rising(hours: list[float | None], tolls: list[int]) -> tuple[list[Report], list[Figure]]:
    """Reports of a toll, one an outlet."""
    texts = [f"The landslide at Odden killed {toll} people." for toll in tolls]
    reports = [report(f"r{at}", text, hour) for at, (text, hour) in enumerate(zip(texts, hours, strict=True))]
    return reports, [figure(each, str(toll), toll, **DIE) for each, toll in zip(reports, tolls, strict=True)]


@pytest.mark.parametrize(
    ("hours", "tolls", "verdict"),
    [
        ([0, 5, 9], [12, 17, 21], "update"),
        ([0, 5, 9], [12, 17, 12], "conflict"),  # the last goes back on the second
        ([0, 5], [17, 12], "conflict"),  # the dead do not get fewer
        ([None, None], [12, 17], "conflict"),
        ([None, 5], [12, 17], "conflict"),
        ([3, 3], [12, 17], "conflict"),
        ([0, 5], [17, 17], "agreement"),
    ],
)
def test_a_rising_toll_is_an_update_when_the_times_say_so(
    hours: list[float | None], tolls: list[int], verdict: str
) -> None:
    assert only(*rising(hours, tolls)).verdict == verdict


def test_a_day_without_a_time_tells_no_order_within_it() -> None:
    reports, figures = rising([-8.5, 5], [12, 17])  # midnight, and an hour of that day
    assert only(reports, figures).verdict == "conflict"


def test_the_missing_may_become_fewer() -> None:
    miss = {"counted": "people", "action": "miss", "action_class": "miss"}
    reports = two(
        "After the landslide at Odden 40 people were missing.", "At Odden 22 people are missing after the landslide."
    )
    assert (
        only(reports, [figure(reports[0], "40", 40, **miss), figure(reports[1], "22", 22, **miss)]).verdict == "update"
    )


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("40 people gathered at the gate of the mill.", "90 people gathered at the gate of the mill.", "conflict"),
        ("40 people have gathered at the gate of the mill.", "90 people gathered at the gate of the mill.", "update"),
    ],
)
def test_a_crowd_grows_as_long_as_it_is_told_as_gathering(first: str, second: str, verdict: str) -> None:
    crowd = {"counted": "people", "action": "gather", "action_class": "protest"}
    reports = two(first, second)
    figures = [figure(reports[0], "40", 40, **crowd), figure(reports[1], "90", 90, **crowd)]
    assert only(reports, figures).verdict == verdict


@pytest.mark.parametrize(("hour", "verdict"), [("7:00 PM", "conflict"), ("9:30pm", "update")])
def test_two_tolls_of_one_hour_cannot_both_be_right(hour: str, verdict: str) -> None:
    reports = two("At 7pm 12 people were dead at Odden.", f"At {hour} 17 people were dead at Odden.")
    assert only(reports, [figure(reports[0], "12", 12, **DIE), figure(reports[1], "17", 17, **DIE)]).verdict == verdict


def test_a_plan_does_not_move() -> None:
    reports = two("The ferry line will dismiss 400 workers.", "The ferry line will dismiss 650 workers.")
    cut = {"counted": "workers", "action": "dismiss", "action_class": "dismiss"}
    figures = [figure(reports[0], "400", 400, **cut), figure(reports[1], "650", 650, **cut)]
    assert only(reports, figures).verdict == "conflict"


def test_what_an_outlet_took_back_is_an_update() -> None:
    old = report("a", "The storm damaged more than 5,000 homes on the island.", 0, "Gull", is_current=False)
    new = report("b", "The storm damaged more than 500 homes on the island.", 4, "Gull")
    damage = {"counted": "homes", "action": "damage", "action_class": "destroy", **OVER}
    figures = [figure(old, "more than 5,000", 5000, **damage), figure(new, "more than 500", 500, **damage)]
    assert only([old, new], figures).verdict == "update"
    rows = conflict_readings(only([old, new], figures), [old, new], figures)
    assert [row.superseded for row in rows] == [True, False]


def test_an_article_gives_a_quantity_one_value() -> None:
    one = report("a", "The flood killed 12 people in Odden. The flood killed 40 people in the whole valley.")
    other = report("b", "The flood killed 40 people, the valley's office said.")
    figures = [figure(one, "12", 12, **DIE), figure(one, "40", 40, **DIE), figure(other, "40", 40, **DIE)]
    assert verdicts([one, other], figures) == [(("40", "40"), "agreement")]


def test_an_article_may_set_two_sources_against_each_other() -> None:
    one = report(
        "a", "Police said they arrested 130 people in Brenna. Lawyers said police arrested 210 people in Brenna."
    )
    figures = [
        figure(one, "130", 130, **ARREST, attributed_to="Police"),
        figure(one, "210", 210, **ARREST, attributed_to="Lawyers"),
    ]
    assert only([one], figures).verdict == "conflict"


def test_some_of_them_are_another_measure() -> None:
    reports = two(
        "The fire at Odden killed 34 people.", "The fire at Odden killed people, including 30 people from one street."
    )
    figures = [figure(reports[0], "34", 34, **DIE), figure(reports[1], "30", 30, **DIE)]
    assert measures(reports, figures) == []


@pytest.mark.parametrize("counted", ["women", "police officers", "children"])
def test_a_group_of_people_is_not_all_of_them(counted: str) -> None:
    reports = two("The fire at Odden killed 14 people.", f"The fire at Odden killed 11 {counted}.", (None, None))
    figures = [figure(reports[0], "14", 14, **DIE), figure(reports[1], "11", 11, **DIE | {"counted": counted})]
    assert measures(reports, figures) == []


def test_two_words_for_people_are_no_difference() -> None:
    reports = two("The fire at Odden killed 14 people.", "Fourteen residents died in the fire at Odden.")
    figures = [
        figure(reports[0], "14", 14, **DIE),
        figure(reports[1], "Fourteen", 14, **DIE | {"counted": "residents"}),
    ]
    assert only(reports, figures).verdict == "agreement"


@pytest.mark.parametrize(
    ("columns", "text"),
    [
        ({"unit": "percent"}, "The council paid 900 percent to the builders of the bridge."),
        ({"unit": "NOK"}, "The council paid 900 kroner to the builders of the bridge."),
    ],
)
def test_units_must_be_the_same(columns: dict[str, str], text: str) -> None:
    paid = {"counted": "builders", "action": "pay", "action_class": "pay"}
    reports = two("The council paid 900 euros to the builders of the bridge.", text)
    figures = [figure(reports[0], "900", 900, unit="EUR", **paid), figure(reports[1], "900", 900, **paid, **columns)]
    assert measures(reports, figures) == []


def test_a_level_is_not_a_change() -> None:
    reports = two("Rents in Brenna rose by 8 percent.", "Rents in Brenna rose to 12 percent of wages.")
    rent = {"unit": "percent", "counted": "rents", "action": "rise", "action_class": "rise"}
    figures = [figure(reports[0], "8", 8, **rent, is_change=True), figure(reports[1], "12", 12, **rent)]
    assert measures(reports, figures) == []


def test_the_words_beside_a_number_tell_what_a_far_verb_does_not() -> None:
    reports = two(
        "The crash at Odden killed 24 people.", "Odden's mayor met relatives on Monday as the toll rose to 31.", (0, 6)
    )
    rise = {"action": "rise", "action_class": "rise"}
    figures = [figure(reports[0], "24", 24, **DIE), figure(reports[1], "31", 31, **rise)]
    assert only(reports, figures).verdict == "update"


def test_one_fee_in_two_sums_is_a_conflict() -> None:
    reports = two("The fee is $18,000 a head each year.", "The fee, a note says, is $20,000 per guest per year.")
    fee = {"unit": "USD", "counted": "fee", "action": "be", "action_class": "be"}
    figures = [figure(reports[0], "$18,000", 18000, **fee), figure(reports[1], "$20,000", 20000, **fee)]
    assert only(reports, figures).verdict == "conflict"
    monthly = report("b", "The fee, a note says, is $20,000 per guest per month.")
    assert measures([reports[0], monthly], [figures[0], figure(monthly, "$20,000", 20000, **fee)]) == []


def test_what_markets_make_of_a_share_is_no_conflict() -> None:
    reports = two("Shares of Gullfoss fell 4.3 percent on Monday.", "Shares of Gullfoss fell 1.5 percent on Monday.")
    fell = {"unit": "percent", "counted": "shares", "action": "fall", "action_class": "fall", "is_change": True}
    figures = [figure(reports[0], "4.3 percent", 4.3, **fell), figure(reports[1], "1.5 percent", 1.5, **fell)]
    assert measures(reports, figures) == []


def test_ages_are_of_one_person() -> None:
    reports = two("Ms Ekdal, 57, leads the council.", "Ms Ekdal, 57, beat Mr Torp, 49.")
    age = {"unit": "year", "counted": "age"}
    figures = [
        figure(reports[0], "57", 57, **age),
        figure(reports[1], "57", 57, **age),
        figure(reports[1], "49", 49, **age),
    ]
    assert verdicts(reports, figures) == [(("57", "57"), "agreement")]


def test_a_share_of_voters_that_voted_is_the_turnout() -> None:
    reports = two("Turnout was 71 percent.", "Sixty-eight percent of voters took part.")
    figures = [
        figure(reports[0], "71 percent", 71, unit="percent", counted="Turnout", action="be", action_class="be"),
        figure(reports[1], "Sixty-eight percent", 68, unit="percent", counted="voters", action="take"),
    ]
    assert only(reports, figures).verdict == "conflict"


def test_lengths_agree_across_units() -> None:
    reports = two("The rocket flew 3,700 km over the sea.", "The rocket flew 2,300 miles over the sea.")
    fly = {"counted": "rocket", "action": "fly", "action_class": "travel"}
    figures = [
        figure(reports[0], "3,700 km", 3700, unit="kilometre", **fly),
        figure(reports[1], "2,300 miles", 2300, unit="mile", **fly),
    ]
    assert verdicts(reports, figures) == [(("3,700 km", "2,300 miles"), "agreement")]


def test_ordinals_and_figures_alone_are_no_measure() -> None:
    reports = two("It was the second fire in Odden.", "It was the second fire in Odden, and 14 people died.")
    second = {"unit": "ordinal", "counted": "fire"}
    figures = [figure(each, "second", 2, **second) for each in reports] + [figure(reports[1], "14", 14, **DIE)]
    assert measures(reports, figures) == []


def test_a_conflict_says_who_stands_against_whom() -> None:
    reports, figures = rising([0, None, 4], [12, 17, 12])
    rows = conflict_readings(only(reports, figures), reports, figures)
    assert [(row.outlet, row.value_low) for row in rows] == [("outlet r0", 12), ("outlet r2", 12), ("outlet r1", 17)]
    by_article = {row.article_id: row for row in rows}
    assert by_article["r1"].against == tuple(sorted(each.figure_id for each in (figures[0], figures[2])))
    assert by_article["r0"].against == (figures[1].figure_id,)
    assert (
        by_article["r1"].published_at is None
        and by_article["r1"].sentence == "The landslide at Odden killed 17 people."
    )


def test_a_figure_of_no_report_is_an_error() -> None:
    reports, figures = rising([0, 5], [12, 17])
    with pytest.raises(KeyError):
        measures(reports[:1], figures)


@pytest.mark.parametrize(
    ("first", "second", "n"),
    [
        ("Orsk has arrested 1,200", "Vell has arrested 1,500", 0),
        ("Orsk has arrested 1,200", "Orsk arrested 1,500", 1),
        ("Orsk has arrested 1,200", "they have arrested 1,500", 1),
        ("Orsk’s police arrested 1,200", "Vell’s police have arrested 1,500", 0),
        ("soldiers in Orsk arrested 1,200", "soldiers near Vell arrested 1,500", 1),
    ],
)
def test_what_two_did_who_are_named_is_two_quantities(first: str, second: str, n: int) -> None:
    known = " All looked to Orsk and to Vell."
    reports = two(f"In Brenna, {first} people.{known}", f"In Brenna, {second} people.{known}", (None, None))
    figures = [figure(reports[0], "1,200", 1200, **ARREST), figure(reports[1], "1,500", 1500, **ARREST)]
    assert len(measures(reports, figures)) == n


def test_a_sum_that_one_pays_another_gets_is_one_whatever_their_names() -> None:
    known = " All looked to Orsk and to Vell."
    reports = two(f"In Brenna, Orsk pays $440 rent.{known}", f"In Brenna, Vell pays $380 rent.{known}", (None, None))
    paid = {"counted": "rent", "action": "pay", "action_class": "pay", "unit": "USD"}
    figures = [figure(reports[0], "$440", 440, **paid), figure(reports[1], "$380", 380, **paid)]
    assert only(reports, figures).verdict == "conflict"
