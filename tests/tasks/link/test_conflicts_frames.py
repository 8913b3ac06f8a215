"""Conflicts between clauses that say one thing in other words: pronouns, nouns for verbs, opposites, kinds of place."""

import pytest

from tasks.link.claims import features
from tasks.link.conflicts import conflicts
from tasks.link.conflicts.meant import can_mean
from tasks.link.conflicts.roles import share_a_part
from tests.tasks.link.told import Clause, Told, claims_of, reports_of, statements_of, told

REST = [
    told("y", Clause("Bus fares go up in autumn", "go up", "Bus fares"),
         Clause("Frost is forecast", "forecast", None, "Frost"),
         Clause("A farmer sold eggs by the roadside", "sell", "A farmer", "eggs")),
    told("z", Clause("Carpenters built a stage", "build", "Carpenters", "a stage"),
         Clause("A poet read from a second book", "read", "A poet"), Clause("Wheat became cheaper", "become", "Wheat")),
]  # fmt: skip


def kinds(*stories: Told) -> list[str]:
    told_ = [*stories, *REST]
    return [each.kind for each in conflicts(reports_of(told_), statements_of(told_), [], [], claims_of(told_))]


def pair(one: Clause | tuple[Clause, ...], other: Clause | tuple[Clause, ...]) -> list[str]:
    first, second = (each if isinstance(each, tuple) else (each,) for each in (one, other))
    return kinds(told("a", *first, hour=0), told("b", *second, hour=1))


NO = {"negated": True}
DENIALS = [
    (Clause("The detectors sounded at once", "sound", "The detectors"),
     Clause("The detectors stayed silent", "stay", "The detectors", "silent")),
    (Clause("The bank warned its customers of the fault", "warn", "The bank", "its customers"),
     Clause("Customers got no warning of the fault from the bank", "get", "Customers", "no warning", **NO)),
    (Clause("The cook, Owen Parr, was charged", "charge", None, "The cook, Owen Parr"),
     Clause("No charges have been brought against Parr, the cook", "bring", None, "No charges", **NO)),
    (Clause("The warehouse was insured", "insure", None, "The warehouse"),
     Clause("The warehouse had no insurance", "have", "The warehouse", "no insurance", **NO)),
    (Clause("The footbridge had been closed to hikers", "close", None, "The footbridge"),
     Clause("The footbridge was open to hikers", "be", "The footbridge", "open")),
    (Clause("The bursar knew of the shortfall", "know of", "The bursar", "the shortfall"),
     Clause("The bursar was unaware of the shortfall", "be", "The bursar", "unaware")),
    (Clause("The two envoys met in Tarn", "meet", "The two envoys"),
     Clause("There was no meeting between the two envoys in Tarn", "be",
            "no meeting between the two envoys in Tarn", **NO)),
    (Clause("The lifeguard was on duty", "be", "The lifeguard", "on duty"),
     Clause("There was no lifeguard on duty", "be", "no lifeguard on duty", **NO)),
    (Clause("Guards used pepper spray on the fans", "use", "Guards", "pepper spray on the fans"),
     Clause("No pepper spray had been deployed", "deploy", None, "No pepper spray", **NO)),
    (Clause("The striker will appeal against the ruling", "appeal against", "The striker", "the ruling",
            tense="future"),
     Clause("The striker will not challenge the ruling", "challenge", "The striker", "the ruling",
            tense="future", **NO)),
    (Clause("The bank told its customers of the theft", "tell", "The bank", "its customers"),
     Clause("The bank never alerted a customer to the theft", "alert", "The bank", "a customer", **NO)),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), DENIALS)
def test_a_denial_in_other_words_is_one(one: Clause, other: Clause) -> None:
    assert pair(one, other) == ["negation"]
    assert pair(other, one) == ["negation"]


NO_DENIALS = [
    (Clause("Dale Orr was charged with theft", "charge", None, "Dale Orr"),
     Clause("Dale Orr was not charged with murder", "charge", None, "Dale Orr", **NO)),
    (Clause("The alarm in the kitchen sounded", "sound", "The alarm in the kitchen"),
     Clause("The alarm in the east wing did not sound", "sound", "The alarm in the east wing", **NO)),
    (Clause("The orchard won the cup on Sunday", "win", "The orchard", "the cup", date="on Sunday"),
     Clause("The orchard did not win the cup last year", "win", "The orchard", "the cup", date="last year", **NO)),
    (Clause("The bakery is insured", "insure", None, "The bakery", tense="present"),
     Clause("The bakery was not insured in 2019", "insure", None, "The bakery", date="in 2019", **NO)),
    (Clause("The cyclist saw the cart", "see", "The cyclist", "the cart"),
     Clause("The cyclist did not see the cart until too late", "see", "The cyclist", "the cart", **NO)),
    (Clause("Four riders were hurt in the second blast", "hurt", None, "Four riders"),
     Clause("Nobody was hurt in the first blast", "hurt", None, "Nobody", **NO)),
    (Clause("Hunters fired live cartridges at the geese", "fire", "Hunters", "live cartridges"),
     Clause("No blank cartridges were used on the geese", "use", None, "No blank cartridges", **NO)),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), NO_DENIALS)
def test_of_something_else_or_another_time_nothing_is_denied(one: Clause, other: Clause) -> None:
    assert pair(one, other) == []


def test_a_pronoun_stands_for_what_the_sentence_before_is_about() -> None:
    held = Clause("Ruth Tandy was arrested", "arrest", None, "Ruth Tandy")
    asked = Clause("The owner, Ruth Tandy, was questioned", "question", None, "The owner, Ruth Tandy")
    free = Clause("She has not been arrested", "arrest", None, "She", negated=True, tense="present perfect")
    assert pair(held, (asked, free)) == ["negation"]
    assert pair(held, (Clause("The oven was questioned", "question", None, "The oven"), free)) == []


def test_a_pronoun_as_an_object_stands_for_what_was_spoken_of_or_asked_about() -> None:
    spoken = (Clause("The footbridge is old", "be", "The footbridge", "old"),
              Clause("and the council will repair it", "repair", "the council", "it", tense="future"))  # fmt: skip
    kept = Clause("The footbridge will not be repaired", "repair", None, "The footbridge", tense="future", **NO)
    assert pair(spoken, kept) == ["negation"]


@pytest.mark.parametrize(
    ("pronoun", "words", "expected"),
    [
        ("she", "The captain", True), ("he", "Mr Orr", True), ("she", "Mr Orr", False), ("he", "The affair", False),
        ("she", "The Heron", False), ("he", "Prosecutors", False), ("they", "Prosecutors", True),
        ("it", "The ship", True),
        ("they", "The ship", False), ("she", "nobody", False), ("he", "the finance committee", False),
    ],
)  # fmt: skip
def test_a_pronoun_means_only_what_it_can(pronoun: str, words: str, expected: bool) -> None:
    assert can_mean(pronoun, words) is expected


PLACES = [
    (Clause("The choir was kept in the cellar", "keep", None, "The choir"),
     Clause("The choir was locked in a shed across the yard", "lock", None, "The choir")),
    (Clause("The fire began at the Corley quarry", "begin", "The fire"),
     Clause("The blaze broke out near a mill on Fenwick Road", "break out", "The blaze")),
    (Clause("The harp was found in a barn", "find", None, "The harp"),
     Clause("A walker discovered the harp in a ditch", "discover", "A walker", "the harp")),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), PLACES)
def test_kinds_of_place_and_names_beside_them_exclude_each_other(one: Clause, other: Clause) -> None:
    assert pair(one, other) == ["place"]


NO_PLACES = [
    (Clause("The first bomb went off at the station", "go off", "The first bomb"),
     Clause("The second bomb went off at the museum", "go off", "The second bomb")),
    (Clause("The abbess was in her cell in the kitchen", "be", "The abbess"),
     Clause("The abbess was in the garden", "be", "The abbess")),
    (Clause("The fire began in the kitchen", "begin", "The fire"),
     Clause("The fire began at the hotel", "begin", "The fire")),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), NO_PLACES)
def test_other_things_other_moments_and_rooms_of_buildings_do_not(one: Clause, other: Clause) -> None:
    assert pair(one, other) == []


PLAN = {"tense": "future", "modality": "planned"}
DATES = [
    (Clause("The queen will visit us on Thursday", "visit", "The queen", "us", date="on Thursday", **PLAN),
     Clause("The queen will be here on Friday", "be", "The queen", "here", date="on Friday", **PLAN)),
    (Clause("Mila Korr resigned in March 2029", "resign", "Mila Korr", date="in March 2029"),
     Clause("Mila Korr quit in May 2029", "quit", "Mila Korr", date="in May 2029")),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), DATES)
def test_arrivals_and_acts_of_one_are_on_one_day(one: Clause, other: Clause) -> None:
    assert pair(one, other) == ["date"]


NO_DATES = [
    (Clause("Two pilots died on Monday", "die", "Two pilots", date="on Monday"),
     Clause("A pilot died on Tuesday", "die", "A pilot", date="on Tuesday")),
    (Clause("The rowers won on Sunday", "win", "The rowers", date="on Sunday"),
     Clause("The rowers won on Tuesday", "win", "The rowers", date="on Tuesday")),
    (Clause("The walkout started on Sunday at the port", "start", "The walkout", date="on Sunday"),
     Clause("The walkout started on Monday at the quarry", "start", "The walkout", date="on Monday")),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), NO_DATES)
def test_what_is_counted_repeated_or_placed_otherwise_has_days_of_its_own(one: Clause, other: Clause) -> None:
    assert pair(one, other) == []


def test_a_clause_that_only_says_how_many_there_were_is_about_them() -> None:
    stories = [told(name, Clause("There were 12 in the harbour", "be", "12")) for name in "ab"]
    one, other = features(reports_of(stories), statements_of(stories), [])
    assert share_a_part(one, other)
