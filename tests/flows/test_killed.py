"""A run killed at any point harms nobody, and the next run ends with the rows of one that was never killed."""

import signal
import subprocess
import sys

import pytest

from tests.flows.killed import POINTS
from tests.flows.reports import stored_rows, write_reports
from warehouse import ledger
from warehouse.place import PROJECT, Place


def kill(point, place, model, source):
    command = [sys.executable, "-m", "tests.flows.killed", point, str(place.link), model, str(source)]
    return subprocess.run(command, cwd=PROJECT, check=False, capture_output=True, text=True)


@pytest.fixture
def source(tmp_path):
    return write_reports(tmp_path / "in", range(3), extra="Your harbour, your morning")


@pytest.fixture
def unharmed(run_on, source, tmp_path):
    """The rows of two runs of which none was killed."""
    place = Place.of(tmp_path / "unharmed" / "news.duckdb")
    run_on(source, warehouse=place.link)
    first = stored_rows(place.link)
    write_reports(source, range(3, 6), extra="Your harbour, your morning")
    run_on(source, warehouse=place.link)
    rows = stored_rows(place.link)
    for path in (source / "harbour-news").glob("00[345].txt"):
        path.unlink()
    return first, rows


@pytest.mark.parametrize("point", POINTS)
def test_a_killed_run(point, run_on, unharmed, tiny_model, source, tmp_path):
    first, rows = unharmed
    place = Place.of(tmp_path / "killed" / "news.duckdb")
    run_on(source, warehouse=place.link)
    write_reports(source, range(3, 6), extra="Your harbour, your morning")
    ended = kill(point, place, tiny_model, source)
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    published = point in ("after reveal", "after the link")
    assert stored_rows(place.link) == (rows if published else first)
    record = run_on(source, warehouse=place.link)
    assert record.run["status"] == ("nothing new" if published else "succeeded")
    assert stored_rows(place.link) == rows
    statuses = [entry.run["status"] for entry in ledger.read_all(place.ledger)]
    assert statuses == ["succeeded", "succeeded" if published else "killed", record.run["status"]]
    assert not list(place.private.glob("before*")) and not list(place.folder.glob("*.part"))


def test_the_first_run_killed_leaves_no_warehouse(run_on, tiny_model, source, tmp_path):
    place = Place.of(tmp_path / "first" / "news.duckdb")
    assert kill("after load", place, tiny_model, source).returncode == -signal.SIGKILL
    assert place.current() is None
    assert run_on(source, warehouse=place.link).run["n_articles"] == 3
