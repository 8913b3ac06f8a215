"""Places as reports word them, which of them exclude each other, and those that are probably of one event."""

from __future__ import annotations

import pytest

from tasks.link.conflicts.events import Story, story_of
from tasks.link.conflicts.likely_places import NAMES, likely_conflicts, signs
from tasks.link.conflicts.settings import Setting, settings
from tasks.link.conflicts.siting import Settings, agree, are_apart
from tests.tasks.link.told import Clause, Told, reports_of, statements_of, told


def _story(*reports: Told) -> Story:
    return story_of(reports_of(reports), statements_of(reports), [], [])


def _settings(text: str, predicate: str = "be", place: str | None = None) -> list[Setting]:
    return settings(_story(told("a", Clause(text, predicate, "The guild", place=place))))


@pytest.mark.parametrize(
    ("text", "worded"),
    [
        ("The loom was found in a shed at Hollin Beck", ["a shed at Hollin Beck"]),
        ("The guild met in the old corn exchange in June", []),
        ("The guild met at the Corn Hall on 3 May", ["the Corn Hall"]),
        ("The choir sang in the chapel and slept in a barn", ["the chapel", "a barn"]),
        ("The cart stood two miles outside Hollin Beck", []),
        ("She spoke at the Weavers Forum", []),
        ("According to a clerk at the Hollin Beck mill, it is so", []),
        ("The choir stood in the village", []),
        ("The western tower fell", ["western tower"]),
    ],
)
def test_a_place_is_a_name_or_a_kind_of_place_behind_a_word_of_where(text: str, worded: list[str]) -> None:
    assert [each.text for each in _settings(text)] == worded


def test_a_place_has_a_name_a_kind_and_a_way() -> None:
    (shed,) = _settings("The loom was taken to a shed at Hollin Beck", "take")
    assert (shed.name, shed.kind, shed.level, shed.way) == ("Hollin Beck", "shed", "room", "to")


def test_whoever_somebody_hears_from_is_no_place() -> None:
    assert _settings("The guild had a letter from Maud Orrin", "have") == []
    assert [each.name for each in _settings("The guild set out from Hollin", "set", "Hollin")] == ["Hollin"]


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("in a shed at Hollin Beck", "in a shed at Marl Edge", True),
        ("at Hollin Beck", "in Hollin", False),
        ("in the chapel", "in a barn", False),  # rooms and buildings may hold each other
        ("in the garage", "in a barn", True),
        ("at Mount Hollin", "at Mount Marl", True),
        ("in Marlova", "in Marlovia", False),
        ("on the western tower", "on the eastern tower", True),
        ("on the western tower", "on the eastern wall", False),
    ],
)
def test_places_exclude_each_other_by_name_kind_or_side(one: str, other: str, apart: bool) -> None:
    found = [_settings(f"The loom was kept {where}", "keep") for where in (one, other)]
    assert are_apart(found[0][-1], found[1][-1]) is apart


def test_a_place_agrees_with_one_that_has_its_name_or_kind() -> None:
    shed, beck, barn = (
        _settings(f"The loom was kept {where}", "keep")[0] for where in ("in a shed", "at Hollin Beck", "in the shed")
    )
    assert agree(shed, barn) and not agree(shed, beck)


FOUND = Clause("The stolen loom turned up in a shed at Hollin Beck", "turn up", "The stolen loom")
SEEN = Clause("The stolen loom was recovered from a barn near Marl Edge", "recover", None, "The stolen loom")
DANCED = Clause("The choir danced at Marl Edge", "dance", "The choir")
IDLE = Clause("Bread costs more than it did", "cost", "Bread")


def test_places_of_what_is_told_alike_are_found_whatever_the_verbs() -> None:
    (conflict,) = likely_conflicts(_story(told("a", FOUND, IDLE), told("b", IDLE, SEEN), told("c", IDLE)), [])
    assert conflict.kind == "place"
    assert [each.value for each in conflict.readings] == ["a shed at Hollin Beck", "a barn near Marl Edge"]


def test_places_of_two_events_are_none() -> None:
    assert likely_conflicts(_story(told("a", FOUND), told("b", DANCED), told("c", IDLE)), []) == []


def test_a_place_that_is_in_the_other_is_no_conflict() -> None:
    where = "The shed stands at Hollin Beck, a hamlet of Marl Edge"
    story = _story(told("a", FOUND), told("b", SEEN), told("c", Clause(where, "stand", "The shed")))
    assert likely_conflicts(story, []) == []


def test_the_signs_of_two_places_are_those_of_the_model() -> None:
    found = Settings(_story(told("a", FOUND), told("b", SEEN)))
    ((one, other),) = found.pairs()
    assert set(signs(found, one, other)) == set(NAMES)
