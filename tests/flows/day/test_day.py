"""A day of hourly runs over folders that grow, with a crash, a bad batch, a new layout: it ends as one run does."""

from __future__ import annotations

import signal

import duckdb
import pytest

from flows.conduct import conduct
from flows.order import Order
from flows.progress import Teller
from flows.verify import verify
from tests.flows.conftest import UNCHECKED
from tests.flows.day.course import KILLED, SERVED, SPOILED, Day, live
from tests.flows.day.news import HOURS, REDESIGNED, reports
from tests.flows.day.outlets import NOON
from tests.flows.day.told import told
from warehouse import ledger
from warehouse.place import Place


@pytest.fixture(scope="module")
def day(tmp_path_factory) -> Day:
    return live(tmp_path_factory.mktemp("day"))


@pytest.fixture(scope="module")
def at_once(day) -> Place:
    """The warehouse of one run over all that the day brought."""
    place = Place.of(day.catalogue.parents[1] / "at-once" / "news.duckdb")
    conduct(Order(day.order.sources, warehouse=str(place.link)), UNCHECKED, Teller(quiet=True))
    return place


def query(place, sql):
    with duckdb.connect(place.link, read_only=True) as con:
        return con.execute(sql).fetchall()


def n_reports(*hours):
    return sum(1 for hour in hours for _ in reports(hour))


def warnings(record):
    failed = (row for row in record.checks if not row["success"] and row["severity"] == "warning")
    return {row["expectation"]: row["observed"] for row in failed}


def test_the_day_ends_as_one_run_over_all_of_it(day, at_once):
    hourly, whole = told(day.place.link), told(at_once.link)
    assert hourly.keys() == whole.keys()
    for view, rows in whole.items():
        assert hourly[view] == rows, view


def test_the_day_holds_what_makes_it_a_day(at_once):
    stories = query(at_once, "select n_articles, n_outlets, n_independent, n_conflicts from published.stories")
    assert len(stories) == 8 and min(stories) >= (14, 6, 3, 1)
    counted = "select count(*) from published."
    for view in ("claims", "coverage", "omissions", "quote_variants", "copies", "measures"):
        assert query(at_once, counted + view)[0][0] > 8, view
    assert query(at_once, "select count(*), count(distinct story_id) from published.figure_conflicts") == [(8, 8)]
    assert query(at_once, "select count(*), count(distinct outlet) from published.changes") == [(3, 3)]
    assert query(at_once, counted + "articles where not is_current") == [(3,)]
    learned = query(at_once, "select outlet from store.learned_lines where line like 'old quay, where%'")
    assert learned == [("Old Quay Gazette",)]


def test_every_hour_had_its_run(day):
    statuses = [entry.run["status"] for entry in ledger.read_all(day.place.ledger)]
    expected = ["succeeded"] * len(HOURS)
    expected[KILLED], expected[SPOILED] = "killed", "failed"
    assert statuses == expected
    assert [len(set(day.current.values())), day.current[KILLED]] == [len(HOURS) - 2, day.current[KILLED - 1]]


def test_a_killed_run_is_taken_up_by_the_next(day):
    assert day.codes == {KILLED: -signal.SIGKILL}
    brought = query(day.place, "select n_articles from published.runs where status != 'failed' order by run_id")
    assert brought[KILLED : KILLED + 2] == [(0,), (n_reports(KILLED, KILLED + 1),)]


def test_a_bad_batch_is_stopped_and_nothing_of_it_stays(day):
    failure = day.records[SPOILED].failure
    assert failure is not None and (failure.stage, failure.expectation) == ("ingest", "inputs__failed_share")
    assert day.current[SPOILED] == day.current[SPOILED - 1]
    assert query(day.place, "select count(*) from published.quarantine") == [(0,)]
    assert day.records[SPOILED + 1].run["n_articles"] == n_reports(SPOILED, SPOILED + 1)


def test_a_new_layout_is_noticed_and_nobody_else_is_accused(day):
    drifted = {
        hour: {name: observed for name, observed in warnings(day.records[hour]).items() if "drift" in name}
        for hour in (NOON - 1, NOON + 1)
    }
    assert drifted[NOON - 1] == {}
    assert drifted[NOON + 1].keys() == {"articles__undated_drifted"}
    assert drifted[NOON + 1]["articles__undated_drifted"].endswith(f"({REDESIGNED})")
    published = query(day.place, "select outlet from published.articles where published_at is null group by 1")
    assert published == [(REDESIGNED,)]


def test_a_run_through_prefect_is_a_run_like_any_other(day):
    record = day.records[SERVED]
    assert record.run["status"] == "succeeded" and {row["stage"] for row in record.checks} >= {"load", "publish"}


def test_everything_in_the_day_s_warehouse_holds(day):
    assert [finding for finding in verify(day.place, deep=True) if finding.wrong] == []
