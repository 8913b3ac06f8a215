"""One happening in two reports, by the acts that their words name, and where a sentence puts it."""

import pytest

from tasks.link.conflicts import conflicts
from tasks.link.conflicts.acts import kin
from tests.tasks.link.told import Clause, Told, claims_of, reports_of, statements_of, told

REST = [
    told("y", Clause("Bus fares go up in autumn", "go up", "Bus fares"),
         Clause("Frost is forecast", "forecast", None, "Frost")),
    told("z", Clause("Carpenters built a stage", "build", "Carpenters", "a stage"),
         Clause("Wheat became cheaper", "become", "Wheat")),
]  # fmt: skip
NEXT = {"tense": "future", "modality": "planned"}
NO = {"negated": True}


def kinds(*stories: Told) -> list[str]:
    told_ = [*stories, *REST]
    return [each.kind for each in conflicts(reports_of(told_), statements_of(told_), [], [], claims_of(told_))]


def pair(one: Clause, other: Clause, more: str = "") -> list[str]:
    return kinds(told("a", one, hour=48), told("b", other, hour=49, more=more))


def test_a_word_is_in_every_family_that_has_it_alone_or_in_a_phrase() -> None:
    assert kin("the ketch sank") & kin("the ketch went to the bottom")
    assert kin("the guild was taken off a cart", "take") & kin("abducted")
    assert not kin("the weavers sang") & kin("the weavers vanished")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Clause("The barge went to the bottom on Sunday", "go", "The barge", date="on Sunday"),
         Clause("The barge sank on Monday", "sink", "The barge", date="on Monday")),
        (Clause("The mill will shut its doors on May 12", "shut", "The mill", "its doors", date="on May 12", **NEXT),
         Clause("The guild closes the mill on May 20", "close", "The guild", "the mill", date="on May 20", **NEXT)),
        (Clause("The jurors will deliver their report on May 12", "deliver", "The jurors", "their report",
                date="on May 12", **NEXT),
         Clause("The jurors' findings are due on May 20", "be", "The jurors' findings", "due on May 20",
                tense="present", date="on May 20")),
        (Clause("The hostages were dragged from a wagon on May 2", "drag", None, "The hostages", date="on May 2"),
         Clause("The two friars had been abducted on May 4", "abduct", None, "The two friars", tense="past perfect",
                date="on May 4")),
        (Clause("The recount begins on Friday", "begin", "The recount", tense="present", date="on Friday"),
         Clause("The votes will be counted again on Thursday", "count", None, "The votes", date="on Thursday", **NEXT)),
        (Clause("The parapet gave way at 4:40 p.m.", "give", "The parapet", "way", date="at 4:40 p.m."),
         Clause("The parapet collapsed shortly after 3 p.m. on Tuesday", "collapse", "The parapet",
                date="shortly after 3 p.m. on Tuesday")),
    ],
)  # fmt: skip
def test_one_act_in_other_words_has_one_time(one: Clause, other: Clause) -> None:
    assert pair(one, other) == ["date"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Clause("The barge went to the bottom on Sunday", "go", "The barge", date="on Sunday"),
         Clause("Another barge sank on Monday", "sink", "Another barge", date="on Monday")),
        (Clause("The guild was crowned champion in 1908", "win", "The guild", "champion", date="in 1908"),
         Clause("The guild won the title in 1931", "win", "The guild", "the title", date="in 1931")),
        (Clause("Last week was a feast", "be", "Last week", "a feast"),
         Clause("The guild's last feast was on May 4", "be", "The guild's last feast", "on May 4", date="on May 4")),
    ],
)  # fmt: skip
def test_what_happens_again_or_to_another_has_a_time_of_its_own(one: Clause, other: Clause) -> None:
    assert pair(one, other) == []


def at(text: str, place: str) -> Clause:
    return Clause(text, "seize" if "seize" in text else "catch", None, "The poacher", place=place)


SEIZED = at("The poacher was seized at a barn outside Tarrow", "Tarrow")
CAUGHT = at("The poacher was caught at the landing in Fenmouth", "Fenmouth")


def test_one_act_in_other_words_has_one_place() -> None:
    assert pair(SEIZED, CAUGHT) == ["place"]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("Fenmouth lies in the parish of Tarrow.", []),
        ("The bells rang in Sallow, Fenmouth and Tarrow.", ["place"]),
    ],
)
def test_a_place_within_the_other_is_none_of_its_own_but_one_listed_beside_it_is(
    more: str, expected: list[str]
) -> None:
    assert pair(SEIZED, CAUGHT, more) == expected


def test_it_that_breaks_out_is_whatever_breaks_out() -> None:
    one = Clause("The clashes broke out on the Corn Bridge", "break out", "The clashes", place="the Corn Bridge")
    other = Clause("Then it kicked off outside the Ministry of Salt", "kick off", "it")
    assert pair(one, other) == ["place"]


def test_a_place_so_far_away_is_not_where_it_was() -> None:
    one = Clause("The balloon landed near Tarrow", "land", "The balloon", place="Tarrow")
    other = Clause("The balloon landed 90 miles east of a farm in Fenmouth", "land", "The balloon", place="Fenmouth")
    assert pair(one, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Clause("The lane was treated with grit", "treat", None, "The lane"),
         Clause("No grit was put down on the lane", "put down", None, "No grit", **NO)),
        (Clause("The curve was equipped with automatic signals", "equip", None, "The curve"),
         Clause("Unlike almost all others, the curve was not fitted with automatic signals", "fit", None, "the curve",
                **NO)),
        (Clause("The guild had sounded out the abbot over Lent", "sound out", "The guild", "the abbot"),
         Clause("The abbot had no contact with the guild over Lent", "have", "The abbot",
                "no contact with the guild", **NO)),
    ],
)  # fmt: skip
def test_what_a_thing_is_with_and_that_it_is_not_there_deny_each_other(one: Clause, other: Clause) -> None:
    assert pair(one, other) == ["negation"]


def test_what_is_not_left_was_there() -> None:
    one = Clause("There were few ballots in the lane", "be", "few ballots")
    other = Clause("No ballots were left in the lane", "leave", None, "No ballots", **NO)
    assert pair(one, other) == []
