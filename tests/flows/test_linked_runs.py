"""A run links what it loaded, counts what came of it, and is in the warehouse with its links or not at all."""

import shutil

import duckdb
import pytest

from flows.stages import PLAIN
from flows.verdicts import RunFailed
from tasks.link import stage
from tests.flows.reports import stored_rows, write_reports
from tests.samples.truth import SAMPLES
from warehouse.place import Place

OUTLETS = ("kestrel-post", "meridian-daily", "halden-wire")


@pytest.fixture
def place(tmp_path):
    return Place.of(tmp_path / "warehouse" / "news.duckdb")


def query(place, sql):
    with duckdb.connect(place.link, read_only=True) as con:
        return con.execute(sql).fetchall()


def test_a_run_links_reports_of_several_outlets(run_on, place, tmp_path):
    for outlet in OUTLETS:
        shutil.copytree(SAMPLES / outlet, tmp_path / "in" / outlet)
    record = run_on(tmp_path / "in", steps=PLAIN)
    stages = {row["stage"]: row for row in record.stages}
    assert list(stages)[-2:] == ["link", "publish"]
    n_articles = record.run["n_articles"]
    assert (stages["link"]["rows_in"], stages["link"]["rows_out"], stages["link"]["rows_quarantined"]) == (
        n_articles, n_articles, 0,
    )  # fmt: skip
    checks = [row for row in record.checks if row["stage"] == "link"]
    assert checks and all(row["success"] for row in checks if row["severity"] == "critical")
    counted = query(place, "select n_copies, n_stories_touched from published.runs")
    assert counted == query(place, "select (select count(*) from published.copies), count(*) from published.stories")
    assert query(place, "select count(*) from published.stories where n_outlets >= 2")[0][0] >= 2
    assert query(place, "select count(*) from published.articles where story_id is null") == [(0,)]


def test_a_later_run_counts_the_copies_and_stories_that_it_touched(run_on, place, tmp_path):
    source = write_reports(tmp_path / "in", range(3))
    record = run_on(source)
    assert (record.run["n_copies"], record.run["n_stories_touched"]) == (0, 3)
    write_reports(source, range(1), outlet="port-gazette")
    record = run_on(source)
    assert (record.run["n_copies"], record.run["n_stories_touched"]) == (1, 1)
    assert record.stages[-2]["stage"] == "link" and record.stages[-2]["rows_in"] == 1
    sql = "select outlet, independent, duplicate_of is null from published.articles order by outlet, independent"
    assert sorted(query(place, sql)).count(("harbour-news", True, True)) == 2
    assert query(place, "select count(*) from published.articles where duplicate_of is not null") == [(1,)]
    assert query(place, "select n_articles, n_outlets, n_independent from published.stories where n_outlets > 1") == [
        (2, 2, 1)
    ]


def test_a_link_that_fails_leaves_the_warehouse_as_it_was(run_on, place, tmp_path, monkeypatch):
    source = write_reports(tmp_path / "in", range(2))
    run_on(source)
    before, rows = place.current(), stored_rows(place.database)
    content = before.read_bytes()
    write_reports(source, range(2, 6))
    with monkeypatch.context() as patched, pytest.raises(RunFailed):
        patched.setattr(stage, "tell", broken)
        run_on(source)
    assert place.current() == before and before.read_bytes() == content
    assert stored_rows(place.database) == rows
    assert run_on(source).run["n_articles"] == 4


def broken(*_args):
    raise duckdb.Error("the disk went away")
