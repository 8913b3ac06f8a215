"""What looks like a conflict in real reports and is none: another day's news, a chance, a part, another's deed."""

from __future__ import annotations

import pytest

from tasks.link.conflicts import Conflict, conflicts
from tests.tasks.link.told import Clause, Told, claims_of, reports_of, statements_of, told


def kinds(*story: Told) -> list[str]:
    found: list[Conflict] = conflicts(reports_of(story), statements_of(story), [], [], claims_of(story))
    return [each.kind for each in found]


def kiln(day: str, hour: float | None, id_: str = "a") -> Told:
    return told(id_, Clause(f"The kiln burst {day}", "burst", "The kiln", date=day), hour=hour)


# The first report came out on a Tuesday at half past eight.
@pytest.mark.parametrize(
    ("first", "second", "hour", "expected"),
    [
        ("on Monday", "on Sunday", 4, ["date"]),
        ("on Tuesday", "on Thursday", 56, []),  # the first was printed before that Thursday came
        ("on Tuesday", "on Monday", 56, ["date"]),
        ("on May 2", "on May 7", 56, []),
    ],
)
def test_a_report_printed_before_a_day_tells_of_another_event(
    first: str, second: str, hour: float, expected: list[str]
) -> None:
    assert kinds(kiln(first, 0), kiln(second, hour, "b")) == expected


def plan(day: str, hour: float) -> Told:
    return told(f"p{hour}", Clause(f"The goose fair opens {day}", "open", "The goose fair", tense="present", date=day),
                hour=hour)  # fmt: skip


def test_a_plan_whose_day_is_over_says_nothing_of_a_later_one() -> None:
    assert kinds(plan("on Thursday", 0), plan("on Friday", 24)) == ["date"]
    assert kinds(plan("on Wednesday", 0), plan("on Friday", 72)) == []


def test_a_report_without_a_time_among_reports_of_many_weeks_contradicts_nothing() -> None:
    later = told("c", Clause("Geese were counted at the mill", "count", None, "Geese"), hour=24 * 30)
    assert kinds(kiln("on Monday", 0), kiln("on Sunday", None, "b")) == ["date"]
    assert kinds(kiln("on Monday", 0), kiln("on Sunday", None, "b"), later) == []


@pytest.mark.parametrize(("days", "expected"), [(4, ["date"]), (7, [])])
def test_only_times_that_differ_directly_make_a_conflict(days: int, expected: list[str]) -> None:
    story = [kiln("on May 2", 0), kiln("in May", 24 * 3, "b"), kiln("on May 5", 24 * days, "c")]
    assert kinds(*story) == expected


@pytest.mark.parametrize("text", ["Friday's fair drew the weavers", "As of Friday the fair drew the weavers"])
def test_a_day_that_tells_which_thing_is_meant_is_no_time(text: str) -> None:
    story = [
        told("a", Clause(text, "draw", "fair", "the weavers", date="Friday")),
        told(
            "b", Clause("The fair drew the weavers on Saturday", "draw", "The fair", "the weavers", date="on Saturday")
        ),
    ]
    assert kinds(*story) == []


def test_what_starts_and_what_is_done_from_a_day_on_are_one() -> None:
    story = [
        told("a", Clause("Rationing of salt begins on Friday", "begin", "Rationing of salt", tense="present",
                         date="on Friday")),
        told("b", Clause("Salt will be rationed from Monday", "ration", None, "Salt", tense="future",
                         modality="planned", date="from Monday")),
    ]  # fmt: skip
    assert kinds(*story) == ["date"]


def test_what_lasts_until_a_day_ends_then() -> None:
    story = [
        told("a", Clause("The weavers' strike will end on Thursday", "end", "The weavers' strike", tense="future",
                         date="on Thursday")),
        told("b", Clause("The weavers' strike is to go on until Friday", "go on", "The weavers' strike", tense="future",
                         date="until Friday")),
    ]  # fmt: skip
    assert kinds(*story) == ["date"]


HELD = Clause("The guild sold the mill", "sell", "The guild", "the mill")
DENIED = Clause("The guild did not sell the mill", "sell", "The guild", "the mill", negated=True)


def test_a_plain_denial_is_a_conflict() -> None:
    assert kinds(told("a", HELD), told("b", DENIED)) == ["negation"]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The guild may have sold the mill", "possible"),
        ("The guild sold the mill once", None),
        ("The guild readily sold the mill", None),
    ],
)
def test_what_may_be_or_was_at_another_time_is_not_denied(text: str, modality: str | None) -> None:
    held = Clause(text, "sell", "The guild", "the mill", modality=modality)
    denied = Clause("The guild did not readily sell the mill", "sell", "The guild", "the mill", negated=True)
    assert kinds(told("a", held), told("b", denied if "readily" in text else DENIED)) == []


def test_of_two_names_each_may_do_what_the_other_does_not() -> None:
    story = [
        told("a", Clause("The old guild of Harrow sold the mill", "sell", "The old guild of Harrow", "the mill")),
        told("b", Clause("The old guild of Marrow did not sell the mill", "sell", "The old guild of Marrow", "the mill",
                         negated=True)),
    ]  # fmt: skip
    assert kinds(*story) == []


def test_what_nobody_knows_who_did_denies_nothing() -> None:
    it = Clause("it did not sell the mill", "sell", "it", "the mill", negated=True)
    assert kinds(told("a", HELD), told("b", it)) == []


def test_nobody_denies_what_anybody_does() -> None:
    story = [
        told("a", Clause("nobody was turned away", "turn away", None, "nobody", negated=True)),
        told("b", Clause("Scores of pilgrims were turned away at the gate", "turn away", None, "Scores of pilgrims")),
    ]
    assert kinds(*story) == ["negation"]


def test_opposite_words_days_apart_are_a_change() -> None:
    story = [told("a", Clause("The sluice was open", "be", "The sluice", "open"))]
    shut = Clause("The sluice was closed", "be", "The sluice", "closed")
    assert kinds(*story, told("b", shut, hour=6)) == ["negation"]
    assert kinds(*story, told("b", shut, hour=60)) == []


def test_the_noun_of_a_building_before_another_noun_is_no_place() -> None:
    def told_at(id_: str, where: str) -> Told:
        return told(id_, Clause(f"The weavers signed the pact {where}", "sign", "The weavers", "the pact"))

    assert kinds(told_at("a", "at the old palace"), told_at("b", "in the warehouse")) == ["place"]
    assert kinds(told_at("a", "at the old palace"), told_at("b", "in the warehouse quarter")) == []
    assert kinds(told_at("a", "at the harbour office"), told_at("b", "at the guild's headquarters")) == []
