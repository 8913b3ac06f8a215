"""Which measures statements give, and what it says of two of them."""

from __future__ import annotations

from dataclasses import replace

from tasks.link.claims import features, weigh
from tasks.link.claims.chances import shows
from tasks.link.claims.measured import Measured
from tasks.link.claims.signs import NAMES
from tasks.link.measures import measures
from tasks.link.records import Figure
from tests.tasks.link.measures_rows import DIE, figure
from tests.tasks.link.told import Clause, reports_of, statements_of, told

DEAD = Clause("The storm killed 40 people on the island", "kill", "The storm", "40 people")
DIED = Clause("On the island 40 people died", "die", "40 people")
FLED = Clause("Some 900 people fled the island in boats", "flee", "Some 900 people", "the island")
STORY = [told("a", DEAD, FLED), told("b", DIED, hour=1), told("c", FLED, hour=2)]
REPORTS, STATEMENTS = reports_of(STORY), statements_of(STORY)


def toll(article: str) -> Figure:
    """The dead in a report, where they stand in it."""
    report = next(each for each in REPORTS if each.article_id == article)
    return replace(figure(report, "40", 40, **DIE), figure_id=f"{article}-dead")


FIGURES = [toll("a"), toll("b")]


def test_a_statement_gives_the_measures_whose_readings_it_has() -> None:
    measured = Measured(measures(REPORTS, FIGURES), FIGURES)
    given = {each.text: measured.of(each) for each in STATEMENTS}
    assert given[DEAD.text] == given[DIED.text] == {"a-dead"}
    assert given[FLED.text] == frozenset()
    assert [measured.told_by(id_) for id_ in "abc"] == [{"a-dead"}, {"a-dead"}, set()]


def test_two_that_give_one_measure_are_told_from_one_whose_report_gives_it_elsewhere() -> None:
    rows = features(REPORTS, STATEMENTS, FIGURES)
    at = {(row.statement.article_id, row.statement.text): index for index, row in enumerate(rows)}
    pairs = [(at["a", DEAD.text], at["b", DIED.text]), (at["a", FLED.text], at["b", DIED.text])]
    measured = Measured(measures(REPORTS, FIGURES), FIGURES)
    shown = dict(zip(*shows(rows, pairs, weigh(rows).damped(), measured), strict=True))
    found = [[shown[pair][NAMES.index(name)] for name in ("measured", "elsewhere")] for pair in pairs]
    assert found == [[1, 0], [0, 1]]
