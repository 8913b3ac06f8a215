"""The order in which figures and reports come makes no difference, and many are no trouble."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.link.measures import measures
from tasks.link.records import Figure, Report
from tests.tasks.link.measures_rows import figure, report

ACTIONS = (("die", "killed"), ("injure", "hurt"), ("arrest", "arrested"), ("displace", "evacuated"))
NOUNS = ("people", "workers", "children", "residents")
PLACES = ("Odden", "Brenna", None)


def story(draws: list[tuple[int, int, int, int]]) -> tuple[list[Report], list[Figure]]:
    """A report a draw: how many of whom, what was done, where."""
    reports, figures = [], []
    for at, (count, noun, action, place) in enumerate(draws):
        name, verb = ACTIONS[action]
        where = f" in {PLACES[place]}" if PLACES[place] else ""
        reports.append(report(f"r{at:03}", f"The storm left {count} {NOUNS[noun]} {verb}{where}.", at % 7))
        figures.append(
            figure(reports[-1], str(count), count, counted=NOUNS[noun], action_class=name, place=PLACES[place])
        )
    return reports, figures


DRAWS = st.lists(
    st.tuples(st.integers(2, 60), st.integers(0, 3), st.integers(0, 3), st.integers(0, 2)), min_size=2, max_size=14
)


@settings(deadline=None, max_examples=60)
@given(DRAWS, st.randoms(use_true_random=False))
def test_order_makes_no_difference(draws: list[tuple[int, int, int, int]], shuffle: random.Random) -> None:
    reports, figures = story(draws)
    expected = measures(reports, figures)
    shuffle.shuffle(reports)
    shuffle.shuffle(figures)
    assert measures(reports, figures) == expected


@settings(deadline=None, max_examples=60)
@given(DRAWS)
def test_each_figure_is_in_one_measure_at_most(draws: list[tuple[int, int, int, int]]) -> None:
    reports, figures = story(draws)
    members = [id_ for found in measures(reports, figures) for id_ in found.figures]
    assert len(members) == len(set(members)) and set(members) <= {each.figure_id for each in figures}
