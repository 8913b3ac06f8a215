"""`parallax reprocess`: what it prints, asks and returns; killed at any point; over a document without bytes."""

import json
import os
import signal
import subprocess
import sys

import duckdb
import pytest

from flows.conduct import conduct
from flows.lock import hold
from flows.order import Order
from flows.progress import Teller
from flows.recover import recover
from flows.stages import PLAIN
from tests.flows.conftest import UNCHECKED
from tests.flows.keeping.killed_reprocess import BEFORE, POINTS
from tests.flows.keeping.test_keep_prune import asked
from tests.flows.keeping.test_reprocess import files, holds, model_with, places
from tests.flows.reports import PLACES, stored_rows, write_reports
from warehouse.place import PROJECT


@pytest.fixture
def other(tmp_path):
    """A model that knows one place less."""
    return model_with(tmp_path / "other", *places(*PLACES[1:]))


@pytest.fixture
def command(parallax, own, monkeypatch):
    """Runs `parallax reprocess` on a copy of the warehouse, without Great Expectations."""
    monkeypatch.setattr("flows.stages.PLAIN", UNCHECKED)
    return lambda *words: parallax("reprocess", "--warehouse", own.link, *words)


def test_it_says_that_nothing_would_change_and_how_to_publish(command, own, tiny_model):
    before = files(own)
    code, out, err = command("--model", tiny_model)
    assert code == 0 and out.startswith("no change: ") and "extract" in err
    assert f"parallax reprocess --publish --model {tiny_model} --warehouse {own.link}" in out
    assert str(own.reports / "reprocess" / "index.html") in out and files(own) == before


def test_it_says_what_would_change_and_publishes_that(command, own, other):
    code, out, err = command("--from", "extract", "--model", other)
    row = next(line.split() for line in out.splitlines() if line.startswith("mentions"))
    assert code == 0 and int(row[5]) > 0 and (int(row[4]), int(row[6])) == (0, 0)
    assert not any(line.startswith("articles") for line in out.splitlines())
    code, again, err = command("--from", "extract", "--model", other, "--publish")
    assert code == 0 and "taken as it stands" in err and f"published: {own.link}" in again
    assert asked(own.link, f"select count(*) from published.mentions where text = '{PLACES[0]}'") == [(0,)]
    assert holds(own)


def test_as_json(command, own, other):
    code, out, _ = command("--from", "extract", "--model", other, "--format", "json", "--quiet")
    told = json.loads(out)
    assert code == 0 and told["same"] is False and told["published"] is None and told["first"] == "extract"
    mentions = next(view for view in told["views"] if view["view"] == "mentions")
    assert mentions["removed"] > 0 and len(mentions["examples"]) == 3
    beside = json.loads((own.reports / "reprocess" / "comparison.json").read_text(encoding="utf-8"))
    assert {name: told[name] for name in beside} == beside


@pytest.mark.parametrize(("answer", "published"), [("y", True), ("", False), ("no", False)])
def test_on_a_terminal_it_asks(command, own, other, monkeypatch, answer, published):
    asked_for = []
    monkeypatch.setattr("flows.commands.reprocess._at_terminal", lambda: True)
    monkeypatch.setattr("builtins.input", lambda prompt: asked_for.append(prompt) or answer)
    code, out, _ = command("--from", "extract", "--model", other)
    assert code == 0 and asked_for == ["publish this? [y/N] "]
    assert ("published:" in out) is published and (len(own.versions()) == 3) is published


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--model", "nowhere/at-all"), "no spaCy pipeline"),
        (("--from", "ingest"), "invalid choice"),
        (("--batch-size", "0"), "at least 1"),
        (("--corrections", "nowhere.toml"), "nowhere.toml"),
    ],
)
def test_what_cannot_be_asked(command, own, words, said):
    before = files(own)
    code, _, err = command(*words)
    assert code == 2 and said in err and files(own) == before


def test_no_warehouse(parallax, tmp_path):
    code, _, err = parallax("reprocess", "--warehouse", tmp_path / "none.duckdb")
    assert code == 2 and "no warehouse here" in err


def test_the_suites_of_a_run_look_at_it(parallax, own, tiny_model, monkeypatch):
    looked_at = []
    check = PLAIN.check

    def noted(stage, *rest):
        looked_at.append(stage)
        return check(stage, *rest)

    monkeypatch.setattr("flows.stages.PLAIN", type(PLAIN)(check=noted))
    code, out, err = parallax("reprocess", "--publish", "--model", tiny_model, "--warehouse", own.link)
    assert code == 0, out + err
    assert looked_at == ["clean", "extract", "load", "link", "publish"]
    run_id = own.current().stem.removeprefix("news-")
    kept = asked(own.link, f"select distinct stage from published.run_checks where run_id = '{run_id}' order by 1")
    assert [stage for (stage,) in kept] == sorted(looked_at)
    assert asked(own.link, f"select count(*) from published.run_stages where run_id = '{run_id}'") == [(5,)]


def test_a_failed_check_stops_it(parallax, own, tiny_model, monkeypatch):
    from expectations.runner import Check

    bad = Check("link", "no_such_thing", None, "critical", False, False, "3 rows", 3, None, None)
    steps = type(PLAIN)(check=lambda stage, *_: [bad] if stage == "link" else [])
    monkeypatch.setattr("flows.stages.PLAIN", steps)
    before = files(own)
    code, _, err = parallax("reprocess", "--publish", "--model", tiny_model, "--warehouse", own.link)
    assert code == 1 and "no_such_thing" in err and "the warehouse is as it was" in err and files(own) == before


@pytest.mark.parametrize("point", POINTS)
def test_a_killed_reprocess(own, other, point):
    rows, published = stored_rows(own.database), stored_rows(own.link)
    command = [sys.executable, "-m", "tests.flows.keeping.killed_reprocess", point, str(own.link), other]
    ended = subprocess.run(command, cwd=PROJECT, check=False, capture_output=True, text=True, env=os.environ.copy())
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    with hold(own.lock, lambda line: None):
        recover(own, lambda line: None)
    if point in BEFORE:
        assert (stored_rows(own.database), stored_rows(own.link)) == (rows, published)
    else:
        assert asked(own.database, f"select count(*) from store.mentions where text = '{PLACES[0]}'") == [(0,)]
    assert not list(own.folder.glob(".*")) and not list(own.private.glob("before*"))
    waiting = list((own.private / "pending").glob("*.parquet"))
    assert bool(waiting) is (point in BEFORE) and holds(own)


def test_a_run_that_learns_a_line_leaves_articles_whose_bytes_are_gone(own, tmp_path, tiny_model):
    source = write_reports(tmp_path / "lines", range(2), outlet="lamp", extra="The lamp is lit every evening by nine")
    order = Order((str(source),), warehouse=str(own.link), model=tiny_model)
    conduct(order, UNCHECKED, Teller(quiet=True))
    with duckdb.connect(own.database) as con:  # their lines are still known: not as prune leaves them
        con.execute("update store.documents set raw_file = null, raw_row = null where outlet = 'lamp'")
    write_reports(source, range(2, 4), outlet="lamp", extra="The lamp is lit every evening by nine")
    record = conduct(order, UNCHECKED, Teller(quiet=True))
    assert record.learned_lines and record.recleaned == 0
    assert asked(own.link, "select count(*) from published.articles where outlet = 'lamp'") == [(4,)]
    held = "select count(*) from published.articles where outlet = 'lamp' and body like '%The lamp is lit%'"
    assert asked(own.link, held) == [(2,)]
