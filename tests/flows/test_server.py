"""The flow on a real Prefect server on loopback: named, tagged, with its artifacts; and schedules come about."""

import json
import os
import subprocess
import sys
import time
from urllib.request import Request, urlopen

import pytest

from flows import environment
from tests.flows.reports import write_reports
from warehouse.place import PROJECT

SCHEDULE = {"schedule": {"interval": 3600, "anchor_date": "2025-01-01T00:00:00Z", "timezone": "UTC"}, "active": True}


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    home = tmp_path_factory.mktemp("prefect")
    port = environment.free_port()
    url = environment.api_url(port)
    settings = environment.SETTINGS | {"PREFECT_HOME": str(home)}
    process = environment.start_server(port, settings | {"PREFECT_SERVER_SERVICES_SCHEDULER_LOOP_SECONDS": "1"})
    try:
        environment.wait(url, process)
        yield {"PREFECT_API_URL": url, "PREFECT_HOME": str(home)}
    finally:
        environment.stop(process)


def ask(server, path, body):
    request = Request(
        f"{server['PREFECT_API_URL']}/{path}", json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    with urlopen(request, timeout=30) as answer:
        return json.loads(answer.read())


def parallax(server, *words):
    command = [sys.executable, "-m", "flows.cli", *map(str, words)]
    return subprocess.run(command, cwd=PROJECT, env=os.environ | server, check=False, capture_output=True, text=True)


@pytest.fixture(scope="module")
def done(server, tiny_model, tmp_path_factory):
    folder = tmp_path_factory.mktemp("run")
    source = write_reports(folder / "in", range(2))
    (source / "harbour-news" / "empty.txt").write_bytes(b"")
    warehouse = folder / "served.duckdb"
    return parallax(server, "run", source, "--warehouse", warehouse, "--model", tiny_model), warehouse, folder


def test_the_command_ends_by_saying_where_things_are(done):
    ended, warehouse, folder = done
    assert ended.returncode == 0, ended.stderr
    assert f"warehouse: {warehouse}" in ended.stdout
    assert f"report:    {folder / 'reports' / 'latest' / 'index.html'}" in ended.stdout
    assert "Traceback" not in ended.stderr


def test_the_run_is_named_and_tagged_on_the_server(done, server):
    (run,) = ask(server, "flow_runs/filter", {})
    assert (run["name"], run["state_type"]) == ("served", "COMPLETED")
    assert set(run["tags"]) == {"parallax", "served"}
    names = {task["name"] for task in ask(server, "task_runs/filter", {})}
    assert {"ingest", "check ingest", "clean 0000", "check extract", "load", "publish"} <= names


def test_summary_checks_and_quarantine_are_artifacts(done, server):
    artifacts = {artifact["key"]: artifact for artifact in ask(server, "artifacts/filter", {})}
    assert set(artifacts) == {"parallax-run", "parallax-checks", "parallax-quarantine"}
    assert artifacts["parallax-run"]["type"] == "markdown"
    assert "empty_file" in artifacts["parallax-quarantine"]["data"]


def test_a_wrong_command_ends_with_2_before_anything_runs(server, tmp_path):
    ended = parallax(server, "run", tmp_path / "nowhere", "--warehouse", tmp_path / "none.duckdb")
    assert ended.returncode == 2
    assert "nowhere" in ended.stderr and "Traceback" not in ended.stderr
    assert not list(tmp_path.iterdir())


def test_a_schedule_makes_runs(server):
    flow = ask(server, "flows/", {"name": "parallax-run"})
    ask(server, "deployments/", {"name": "hourly", "flow_id": flow["id"], "schedules": [SCHEDULE]})
    wanted = {"flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}}}
    until = time.monotonic() + 60
    while not (scheduled := ask(server, "flow_runs/filter", wanted)) and time.monotonic() < until:
        time.sleep(0.5)
    assert scheduled


@pytest.fixture
def alone(tmp_path_factory, monkeypatch):
    """No server anywhere: a Prefect home of its own, and no url."""
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    return {"PREFECT_HOME": str(tmp_path_factory.mktemp("alone"))}


def test_without_a_server_a_run_starts_its_own_and_ends_it(alone, tiny_model, tmp_path):
    source = write_reports(tmp_path / "in", range(1))
    ended = parallax(alone, "run", source, "--warehouse", tmp_path / "own.duckdb", "--model", tiny_model)
    assert ended.returncode == 0, ended.stderr
    assert "1 new article" in ended.stdout
    assert not still_serving()


def test_a_kept_server_is_found_and_used(alone, tiny_model, tmp_path):
    port = environment.free_port()
    try:
        up = parallax(alone, "up", "--port", port)
        assert up.returncode == 0, up.stderr
        assert "already up" in parallax(alone, "up", "--port", port).stdout
        source = write_reports(tmp_path / "in", range(1))
        parallax(alone, "run", source, "--warehouse", tmp_path / "kept.duckdb", "--model", tiny_model)
        (run,) = ask({"PREFECT_API_URL": environment.api_url(port)}, "flow_runs/filter", {})
        assert run["name"] == "kept"
    finally:
        assert "stopped" in parallax(alone, "up", "--stop").stdout


def still_serving():
    """Prefect servers that this test's runs left behind."""
    listed = subprocess.run(["ps", "-eo", "ppid,args"], check=True, capture_output=True, text=True).stdout
    return [line for line in listed.splitlines() if line.split()[0] == "1" and "prefect.server.api" in line]


def test_a_server_that_does_not_come_up_is_told_of():
    dead = subprocess.Popen([sys.executable, "-c", "raise SystemExit(3)"])
    dead.wait()
    with pytest.raises(environment.ServerError, match="code 3"):
        environment.wait(environment.api_url(environment.free_port()), dead)
