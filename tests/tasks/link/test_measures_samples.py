"""The samples' measures, from what is true of their figures: floors that no change may fall through."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

import pytest

from tasks.link.measures import Measure, measures
from tests.samples.truth import Event, load_events
from tests.tasks.link import given

EVENTS = load_events()
Pairs = set[frozenset[str]]


@pytest.fixture(scope="module")
def found() -> dict[str, list[Measure]]:
    """Each event's measures."""
    return {event.event: measures(given.reports(event), given.figures(event)) for event in EVENTS}


def pairs(groups: Iterable[Iterable[str]]) -> Pairs:
    """The pairs of a partition."""
    return {frozenset(pair) for group in groups for pair in combinations(sorted(group), 2)}


def true_groups(event: Event) -> list[list[str]]:
    """The readings of each measure; those that only two versions of one report give are no measure."""
    return [[reading.figure for reading in measure.readings] for measure in event.measures if measure.n_outlets > 1]


def test_figures_of_one_measure_are_together(found: dict[str, list[Measure]]) -> None:
    true = {event.event: pairs(true_groups(event)) for event in EVENTS}
    joined = {name: pairs(measure.figures for measure in rows) for name, rows in found.items()}
    together = sum(len(joined[name] & true[name]) for name in true)
    assert together / sum(map(len, true.values())) >= 0.95


def test_figures_of_two_measures_are_apart(found: dict[str, list[Measure]]) -> None:
    for event in EVENTS:
        home = {id_: measure.id for measure in event.measures for id_ in (each.figure for each in measure.readings)}
        homes = [{home[id_] for id_ in measure.figures if id_ in home} for measure in found[event.event]]
        assert [each for each in homes if len(each) > 1] == []


def test_verdicts_are_right(found: dict[str, list[Measure]]) -> None:
    right = 0
    wrong: list[tuple[str, str]] = []
    for event in EVENTS:
        for true in (each for each in event.measures if len(each.readings) > 1):
            ids = {reading.figure for reading in true.readings}
            given_ = {each.verdict for each in found[event.event] if ids & set(each.figures)}
            accepted = given_ <= {true.verdict, *true.also_accepted} and bool(given_)
            right += accepted
            wrong += [] if accepted else [(event.event, true.id)]
    assert right >= 47, wrong


def test_every_planted_conflict_is_found_and_no_other(found: dict[str, list[Measure]]) -> None:
    for event in EVENTS:
        planted = {
            frozenset(reading.figure for reading in each.readings)
            for each in event.measures
            if each.verdict == "conflict"
        }
        reported = {frozenset(each.figures) for each in found[event.event] if each.verdict == "conflict"}
        assert reported == planted
