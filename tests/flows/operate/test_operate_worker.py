"""The way with a worker: server, pool and worker on loopback, and what happens to runs."""

import json
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from tests.flows.operate.office import until
from tests.flows.reports import write_reports
from warehouse import ledger
from warehouse.place import PROJECT


def hourly(first):
    """A schedule due each hour, for the first time in 10 s from then."""
    anchor = f"{first + timedelta(seconds=10):%FT%TZ}"
    return {"schedule": {"interval": 3600, "anchor_date": anchor, "timezone": "UTC"}, "active": True}


def n_articles(place):
    with duckdb.connect(place.link, read_only=True) as con:
        return con.execute("select count(*) from published.articles").fetchall()[0][0]


def statuses(place):
    return [record.run["status"] for record in ledger.read_all(place.ledger)]


def hooks_file(own, web, port):
    text = f"""
[[hook]]
name = "desk"
webhook = "{web}/desk"

[[hook]]
name = "editors"
on = ["failed"]
email = {{ server = "127.0.0.1", port = {port}, security = "none", from = "p@news.example", to = ["e@news.example"] }}
"""
    (own / "hooks.toml").write_text(text, encoding="utf-8")
    return str(own / "hooks.toml")


def test_prefect_yaml_makes_runs_of_both_deployments(office):
    for name, hour in (("parallax-run/hourly", None), ("parallax-maintain/weekly", "03:30:00")):
        deployment = office.ask(f"deployments/name/{name}")
        assert deployment["global_concurrency_limit"]["limit"] == 1
        assert deployment["concurrency_options"]["collision_strategy"] == "ENQUEUE"
        scheduled = until(lambda found=deployment["id"]: office.runs(found, "SCHEDULED"))
        times = {run["expected_start_time"][11:19] for run in scheduled}
        assert times == {hour} if hour else all(time.endswith(":00:00") for time in times)


def test_missed_hours_are_caught_up_once(staffed, place, parameters):
    deployment = staffed.deployment("missed", parameters=parameters)
    now = datetime.now(UTC)
    missed = [staffed.start(deployment, f"{now - timedelta(hours=back):%FT%TZ}") for back in (5, 4, 3, 2, 1)]
    runs = [staffed.ended(run) for run in missed]
    assert [run["state_type"] for run in runs] == ["COMPLETED"] * 5
    assert sorted(run["state_name"] for run in runs) == ["Completed", *["Skipped"] * 4]
    assert statuses(place) == ["succeeded", "nothing new"]


def test_the_weeks_care_prunes_compacts_and_says_what_does_not_hold(staffed, own, place, web, mail):
    hooks = hooks_file(own, web[0], mail[0])
    care = {"warehouse": str(place.link), "raw_older_than": "0d", "hooks": hooks}
    deployment = staffed.deployment("care", "parallax-maintain/weekly", parameters=care)
    run = staffed.start(deployment)
    assert staffed.ended(run)["state_type"] == "COMPLETED"
    assert staffed.tasks(run) == {"prune", "compact", "verify"}
    assert statuses(place) == ["succeeded", "pruned"] and not list(place.raw.glob("*.parquet"))
    with duckdb.connect(place.database) as con:
        con.execute("update store.articles set n_words = 10 * n_words")
    assert staffed.ended(staffed.start(deployment))["state_type"] == "FAILED"
    ((_, body),) = until(lambda: web[1])
    assert "articles: 2 of 2 break" in json.loads(body)["text"]


def test_a_run_that_fails_a_check_is_told_of_with_its_report(staffed, own, place, parameters, web, mail):
    empty = [json.dumps({"url": f"https://mail.example/{n}", "title": f"Number {n}"}) for n in range(20)]
    (own / "in" / "empty.jsonl").write_text("\n".join(empty), encoding="utf-8")
    hooks = hooks_file(own, web[0], mail[0])
    deployment = staffed.deployment("failing", parameters=parameters | {"hooks": hooks})
    run = staffed.ended(staffed.start(deployment))
    assert run["state_type"] == "FAILED"
    assert n_articles(place) == 2
    (failed,) = (record for record in ledger.read_all(place.ledger) if record.failure)
    page = place.reports / failed.run_id / "index.html"
    assert page.exists()
    ((path, body),) = until(lambda: web[1])
    told = json.loads(body)
    assert (path, told["event"], told["report"]) == ("/desk", "parallax.run.failed", str(page))
    assert "inputs__failed_share" in told["text"] and str(page) in told["text"]
    wanted = {"filter": {"event": {"name": ["parallax.run.failed"]}}}
    until(lambda: str(page) in [event["payload"]["report"] for event in staffed.ask("events/filter", wanted)["events"]])
    (letter,) = until(lambda: mail[1])
    assert (letter["To"], letter["Subject"]) == ("e@news.example", "Parallax, news: the run failed")
    assert str(page) in letter.get_payload()[0].get_payload(decode=True).decode()


def test_hooks_are_tried_one_that_is_dead_is_said_and_the_server_tells_of_silence(office, own, web, mail):
    hooks = hooks_file(own, web[0], mail[0])
    with Path(hooks).open("a", encoding="utf-8") as file:
        file.write('\n[[hook]]\nname = "gone"\nwebhook = "http://127.0.0.1:9/"\n')
    words = ("hooks", hooks, "--try", "--install", "--silent-after", "10s", "--warehouse", own / "w" / "news.duckdb")
    command = [sys.executable, "-m", "flows.cli", *map(str, words)]
    ended = subprocess.run(command, cwd=PROJECT, env=office.environment, capture_output=True, text=True)
    assert ended.returncode == 1, ended.stderr
    assert "installed: the server tells desk, gone" in ended.stdout and "told: 2 of 3" in ended.stdout
    assert "hook gone was not told" in ended.stderr and "Traceback" not in ended.stdout
    assert len(mail[1]) == 1
    silent = until(lambda: [body for _, body in web[1] if b"no run ended well" in body])
    assert str(own / "w" / "reports" / "latest" / "index.html") in json.loads(silent[0])["text"]


def test_a_paused_schedule_makes_no_runs(office, parameters):
    later = [hourly(datetime.now(UTC) + timedelta(minutes=30))]
    paused, other = (office.deployment(name, parameters=parameters, schedules=later) for name in ("paused", "other"))
    until(lambda: office.runs(paused, "SCHEDULED"))
    (schedule,) = office.ask(f"deployments/{paused}")["schedules"]
    office.prefect("deployment", "schedule", "pause", "parallax-run/paused", schedule["id"])
    office.ask(f"deployments/{other}", {"schedules": []}, method="PATCH")
    office.ask(f"deployments/{other}", {"schedules": later}, method="PATCH")
    until(lambda: office.runs(other, "SCHEDULED"))  # so the scheduler has been at work since
    until(lambda: not office.runs(paused))  # a round of it that was under way may have planned some still


@pytest.fixture
def under_way(staffed, own, parameters, web, mail):
    """A run that has something new to take in, past its first stage: the deployment, the run."""
    write_reports(own / "in", range(2, 4))
    deployment = staffed.deployment(
        own.parent.name, parameters=parameters | {"hooks": hooks_file(own, web[0], mail[0])}
    )
    run = staffed.start(deployment)
    until(lambda: "ingest" in staffed.tasks(run))
    return deployment, run


def test_a_cancelled_run_harms_nothing(staffed, place, under_way, web):
    _, run = under_way
    staffed.prefect("flow-run", "cancel", run)
    assert staffed.ended(run)["state_type"] == "CANCELLED"
    assert n_articles(place) == 2
    until(lambda: statuses(place) == ["succeeded", "failed"])
    assert not web[1]


def test_after_a_crash_a_run_of_the_schedule_takes_up_what_was_begun(staffed, place, under_way, web):
    deployment, run = under_way
    os.kill(json.loads(place.lock.read_text(encoding="utf-8"))["pid"], signal.SIGKILL)
    assert staffed.ended(run)["state_type"] == "CRASHED"
    assert n_articles(place) == 2
    ((_, body),) = until(lambda: web[1])
    assert "crashed" in json.loads(body)["text"] and json.loads(body)["report"].endswith("latest/index.html")
    staffed.ask(f"deployments/{deployment}", {"schedules": [hourly(datetime.now(UTC))]}, method="PATCH")
    due = until(lambda: staffed.runs(deployment, "SCHEDULED", "PENDING", "RUNNING"))[0]
    assert due["auto_scheduled"]
    assert staffed.ended(due["id"])["state_type"] == "COMPLETED"
    assert n_articles(place) == 4
    assert statuses(place) == ["succeeded", "killed", "succeeded"]
