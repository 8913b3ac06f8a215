"""The way without a worker: `parallax serve`, a process with a server of its own."""

import json
import os
import signal
import subprocess
import sys
from contextlib import contextmanager, suppress

import pytest

from flows import environment
from flows.cli import main
from flows.scheduling.serving import deployment_name
from tests.flows.operate.office import EAGER, Office, until
from tests.flows.reports import write_reports
from warehouse import ledger
from warehouse.place import PROJECT


def serve(own, environ, *words):
    command = [sys.executable, "-m", "flows.cli", "serve", str(own / "in"), "--warehouse", str(own / "w/news.duckdb")]
    return subprocess.Popen(
        [*command, *map(str, words)],
        cwd=PROJECT,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@pytest.fixture
def surroundings(own):
    """Of a process that knows no server."""
    plain = {name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"}
    return plain | EAGER | {"PREFECT_HOME": str(own / "prefect")}


@contextmanager
def served(own, environ, *words):
    """A process that serves a warehouse, and the record of its server, once both are up; ended with the block."""
    process, record = serve(own, environ, *words), own / "prefect" / "server.json"
    try:
        until(lambda: (record.exists() and environment.healthy(kept(record)["url"])) or process.poll() is not None)
        yield process, kept(record)
    finally:
        process.kill()
        process.communicate()
        if record.exists():
            with suppress(ProcessLookupError):
                os.kill(kept(record)["pid"], signal.SIGKILL)
            record.unlink()


def kept(record):
    return json.loads(record.read_text(encoding="utf-8"))


def test_serve_runs_now_and_by_the_clock_until_it_is_told_to_end(own, surroundings, place, tiny_model):
    words = ("--model", tiny_model, "--now", "--maintenance", "30 3 * * 0")
    with served(own, surroundings, *words) as (process, record):
        office = Office(record["url"], own)
        until(lambda: [past.run["status"] for past in ledger.read_all(place.ledger)] == ["succeeded", "nothing new"])
        for flow in ("parallax-run", "parallax-maintain"):
            deployment = office.ask(f"deployments/name/{flow}/{deployment_name(place)}")
            assert deployment["global_concurrency_limit"]["limit"] == 1
            assert until(lambda found=deployment["id"]: office.runs(found, "SCHEDULED"))
        process.send_signal(signal.SIGTERM)
        said, _ = process.communicate(timeout=60)
        assert process.returncode == 0, said
        assert f"serving {place.link}" in said and said.endswith("ended\n") and "Traceback" not in said
        assert not environment.healthy(record["url"]) and not (own / "prefect" / "server.json").exists()


def test_after_the_machine_stopped_what_was_under_way_is_settled(own, surroundings, place, tiny_model, web):
    write_reports(own / "in", range(2, 4))
    (own / "w" / "hooks.toml").write_text(f'[[hook]]\nname = "desk"\nwebhook = "{web[0]}"\n', encoding="utf-8")
    with served(own, surroundings, "--model", tiny_model, "--now") as (process, record):
        until(lambda: place.lock.read_text(encoding="utf-8"))
        run = json.loads(place.lock.read_text(encoding="utf-8"))
        for pid in (process.pid, record["pid"], run["pid"]):
            os.kill(pid, signal.SIGKILL)
    with served(own, surroundings, "--model", tiny_model) as (_, record):
        office = Office(record["url"], own)
        wanted = f"deployments/name/parallax-run/{deployment_name(place)}"
        assert until(lambda: office.runs(office.ask(wanted)["id"], "CRASHED"))
        until(lambda: office.ask(wanted)["global_concurrency_limit"]["active_slots"] == 0)
        ((_, body),) = until(lambda: web[1])
        assert "its process is gone" in json.loads(body)["text"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--cron", "every hour"), "--cron every hour"),
        (("--maintenance", "weekly"), "--maintenance weekly"),
        (("--raw-older-than", "30d"), "--maintenance"),
        (("--maintenance", "30 3 * * 0", "--raw-older-than", "a month"), "a month is no age"),
        (("--hooks", "nowhere.toml"), "nowhere.toml"),
        (("--only", "harbour"), "harbour"),
    ],
)
def test_a_wrong_command_starts_nothing(words, said, own, monkeypatch, capsys):
    @contextmanager
    def none_needed():
        yield lambda: pytest.fail("the server was to be used")

    monkeypatch.setattr(environment, "lasting_server", none_needed)
    (own / "sources.toml").write_text('[[source]]\nname = "gazette"\npaths = ["in"]\n', encoding="utf-8")
    assert main(["serve", str(own / "sources.toml"), "--warehouse", str(own / "w/news.duckdb"), *words]) == 2
    assert said in capsys.readouterr().err
