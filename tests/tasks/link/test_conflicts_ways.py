"""Conflicts of places told in more ways, and of denials in other words, with what looks like them and is none."""

from dataclasses import replace

import pytest

from tasks.link.conflicts import conflicts
from tasks.link.conflicts.events import story_of
from tasks.link.conflicts.placed import all_placed
from tasks.link.conflicts.spots import spots
from tests.tasks.link.told import Clause, Told, claims_of, reports_of, statements_of, told

REST = [
    told("y", Clause("Bus fares go up in autumn", "go up", "Bus fares"),
         Clause("Frost is forecast", "forecast", None, "Frost"),
         Clause("A farmer sold eggs by the roadside", "sell", "A farmer", "eggs")),
    told("z", Clause("Carpenters built a stage", "build", "Carpenters", "a stage"),
         Clause("A poet read from a second book", "read", "A poet"), Clause("Wheat became cheaper", "become", "Wheat")),
]  # fmt: skip
NO = {"negated": True}


def kinds(*stories: Told) -> list[str]:
    told_ = [*stories, *REST]
    return [each.kind for each in conflicts(reports_of(told_), statements_of(told_), [], [], claims_of(told_))]


def pair(one: Clause, other: Clause, *more: Clause) -> list[str]:
    return kinds(told("a", one, *more, hour=0), told("b", other, hour=1))


PLACES = [
    (Clause("The trawler had left Tarrow at dawn", "leave", "The trawler", "Tarrow"),
     Clause("The vessel had sailed from Fenmouth with a full crew", "sail", "The vessel")),
    (Clause("The tram came to a halt at the northern portal", "come to", "The tram", "a halt"),
     Clause("The tram pulled up just inside the southern entrance", "pull up", "The tram")),
    (Clause("The hostages were handed over near the market town of Tarrow", "hand over", None, "The hostages"),
     Clause("The handover took place at the border post of Fenmouth", "take place", "The handover")),
    (Clause("The balloon came down below the Tarrow ridge", "come down", "The balloon"),
     Clause("The balloon came down at the Fenmouth quarry", "come down", "The balloon")),
    (Clause("Most of the injured were driven to Tarrow General Hospital", "drive", None, "Most of the injured"),
     Clause("The bulk of the wounded ended up in Saint Fenn Infirmary", "end up", "The bulk of the wounded",
            place="Saint Fenn Infirmary")),
    (Clause("The fire broke out in a broom store on the second floor", "break out", "The fire"),
     Clause("The fire is thought to have begun in a battery room in the basement", "begin", "The fire",
            tense="present")),
    (Clause("The fire broke out in a second-floor broom store", "break out", "The fire"),
     Clause("The fire broke out in a boiler room on the ground floor", "break out", "The fire")),
    (Clause("The talks are to be held in Tarrow", "hold", None, "The talks", place="Tarrow", tense="future"),
     Clause("The talks are to be held in Fenmouth, in the residence of the Orrian envoy", "hold", None, "The talks",
            place="Fenmouth", tense="future")),
    (Clause("The balloon came down close to Tarrow", "come down", "The balloon"),
     Clause("The balloon came down near Fenmouth", "come down", "The balloon", place="Fenmouth")),
]  # fmt: skip
NO_PLACES = [
    (Clause("The fire broke out in a second-floor broom store", "break out", "The fire"),
     Clause("The fire broke out in a boiler room on the second floor", "break out", "The fire")),
    (Clause("Most of the injured were driven to Tarrow Hospital", "drive", None, "Most of the injured"),
     Clause("Tarrow Hospital treated most of the injured and the clinic at Fenmouth the rest", "treat",
            "Tarrow Hospital", "most of the injured")),
    (Clause("The trawler had left Tarrow at dawn", "leave", "The trawler", "Tarrow"),
     Clause("The trawler was bound for Fenmouth", "bind", None, "The trawler")),
    (Clause("The tram came to a halt at the northern portal", "come to", "The tram", "a halt"),
     Clause("The tram pulled up at the western entrance", "pull up", "The tram")),
    (Clause("Two of the injured were driven to Tarrow General Hospital", "drive", None, "Two of the injured"),
     Clause("The badly hurt were flown to Saint Fenn Infirmary", "fly", None, "The badly hurt")),
    (Clause("The girl, a pupil at the school in Tarrow, died on Sunday", "die", "The girl"),
     Clause("The girl died on Sunday in Fenmouth", "die", "The girl", place="Fenmouth")),
    (Clause("A van burned in a yard in Tarrow", "burn", "A van", place="Tarrow"),
     Clause("Engineers inspected the burned van in Fenmouth", "inspect", "Engineers", "the burned van",
            place="Fenmouth")),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), PLACES)
def test_places_told_in_more_ways_are_compared(one: Clause, other: Clause) -> None:
    assert pair(one, other) == ["place"]


@pytest.mark.parametrize(("one", "other"), NO_PLACES)
def test_places_of_something_else_are_not(one: Clause, other: Clause) -> None:
    assert pair(one, other) == []


def test_ways_of_which_a_report_has_both_are_two() -> None:
    one, other = PLACES[0]
    back = Clause("She had come from Fenmouth the day before", "come", "She")
    assert pair(one, other, back) == []


DENIALS = [
    (Clause("The seal of the crate was broken", "be", "The seal of the crate", "broken"),
     Clause("The seal was intact", "be", "The seal", "intact")),
    (Clause("The paintings were not insured", "insure", None, "The paintings", **NO),
     Clause("The works were covered by a policy", "cover", "a policy", "The works")),
    (Clause("The ventilation fans switched themselves on", "switch on", "The ventilation fans", "themselves"),
     Clause("None of the ventilators ever started up", "start up", "None of the ventilators", **NO)),
    (Clause("Sirens went off all over the town", "go off", "Sirens"),
     Clause("The sirens never sounded", "sound", "The sirens", **NO)),
]  # fmt: skip
NO_DENIALS = [
    (Clause("The car had passed its yearly test", "pass", "The car", "its yearly test", tense="past perfect"),
     Clause("No car will pass before Monday", "pass", "No car", tense="future", **NO)),
    (Clause("Some 900 cars pass each day", "pass", "Some 900 cars", tense="present"),
     Clause("No car will pass before Monday", "pass", "No car", tense="future", **NO)),
    (Clause("The four fighters were brought to the bridge", "bring", None, "The four fighters"),
     Clause("No captive fighters were released", "release", None, "No captive fighters", **NO)),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), DENIALS)
def test_denials_of_one_kind_of_thing_in_other_words_are_some(one: Clause, other: Clause) -> None:
    assert pair(one, other) == ["negation"]


@pytest.mark.parametrize(("one", "other"), NO_DENIALS)
def test_what_will_not_be_denies_nothing_that_was(one: Clause, other: Clause) -> None:
    assert pair(one, other) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The guild will have its seat in Tarrow", "Tarrow"),
        ("The guild met at the baker's printing works in Tarrow", "Tarrow"),
        ("The guild met in the residence of the Orrian envoy", None),
        ("The guild met close to the village of Tarrow", "Tarrow"),
        ("The guild met at dawn, according to a baker at the Tarrow quarry", None),
        ("According to a baker in Tarrow, the guild met at the Fenmouth quarry", "Fenmouth"),
    ],
)
def test_names_are_places_by_the_words_beside_them(text: str, expected: str | None) -> None:
    (row,) = told("a", Clause(text, "meet", "The guild")).statements
    assert next((spot.value for spot in spots(row) if spot.level == "name"), None) == expected


def test_where_they_say_that_it_began_is_where_it_did() -> None:
    asked = Clause("A clerk was asked about it at the printing works in Tarrow", "ask", None, "A clerk")
    began = Clause("the leak began", "begin", "the leak")
    text = f"{asked.text}, where they say {began.text}."
    ends = text.index(began.text)
    each = told("a", asked, began)
    rows = [
        replace(each.statements[0], sentence_end=len(text)),
        replace(each.statements[1], char_start=ends, char_end=ends + len(began.text), sentence_start=0,
                sentence_end=len(text)),
    ]  # fmt: skip
    report = replace(each.report, fields={"body": text})
    placed = all_placed(story_of([report], rows, [], []))
    assert ("the leak began", "Tarrow") in [(one.row.statement.text, one.spot.value) for one in placed]
