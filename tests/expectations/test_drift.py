"""An outlet that changes is noticed within few articles, however they are spread over runs, and by its name."""

import pytest

from expectations import stagebase
from expectations.runner import check
from tests.expectations.given import RUN, good, history, tables
from tests.expectations.test_row_rules import QUERIES, found

DATED = {"n_documents": 2, "n_quarantined": 0, "n_articles": 2, "n_undated": 0, "median_words": 16.0}


def runs(newest: list[dict]) -> dict:
    """Two undated articles of the outlet now, after runs of two articles each, those of `newest` last."""
    rows = good()
    for row in rows["articles"]:
        row["published_at"] = None
    past = [{}] * 12 + newest
    rows["history"] = [
        DATED | {"run_id": f"2029{number:04d}", "outlet": "herald"} | own for number, own in enumerate(past)
    ]
    return rows


@pytest.mark.parametrize("newest, noticed", [([], False), ([{"n_undated": 2}], True), ([{"n_undated": 2}] * 3, True)])
def test_runs_of_few_articles_are_looked_at_together(newest, noticed):
    query = QUERIES["clean", "articles__undated_drifted"]
    assert found(query, runs(newest)) == (["herald"] if noticed else [])


def test_lengths_of_the_newest_runs_count_together():
    query = QUERIES["clean", "articles__words_drifted"]
    assert found(query, runs([{"median_words": 200.0}] * 2)) == ["herald"]
    assert found(query, runs([{"median_words": 20.0}] * 2)) == []


def test_documents_set_aside_in_the_newest_runs_count_together():
    query = QUERIES["clean", "inputs__quarantined_drifted"]
    assert found(query, runs([{"n_quarantined": 2}] * 2)) == ["herald"]
    assert found(query, runs([])) == []


def test_a_run_of_many_articles_is_looked_at_alone():
    rows = runs([])
    rows["articles"] = [row | {"article_id": f"a{n}"} for row in rows["articles"] for n in range(3)]
    assert found(QUERIES["clean", "articles__undated_drifted"], rows) == ["herald"]


def test_the_warning_names_the_outlet(tmp_path):
    rows = runs([{"n_undated": 2}])
    stagebase.build(tmp_path / "clean.duckdb", "clean", tables("clean", rows), RUN, history(rows))
    (warned,) = [each for each in check("clean", tmp_path / "clean.duckdb", RUN.run_id) if not each.success]
    assert (warned.expectation, warned.severity) == ("articles__undated_drifted", "warning")
    assert warned.observed is not None and warned.observed.endswith("(herald)")
