"""A Prefect server, a process work pool and a worker on loopback, as docs/operate.md starts them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from flows import environment
from warehouse.place import PROJECT

# What is due is seen at once, so that no test waits for a clock.
EAGER = {
    "PREFECT_SERVER_SERVICES_SCHEDULER_LOOP_SECONDS": "1",
    "PREFECT_SERVER_SERVICES_SCHEDULER_RECENT_DEPLOYMENTS_LOOP_SECONDS": "1",
    "PREFECT_SERVER_DEPLOYMENTS_CONCURRENCY_SLOT_WAIT_SECONDS": "2",
    "PREFECT_WORKER_QUERY_SECONDS": "1",
    "PREFECT_RUNNER_POLL_FREQUENCY": "1",
}
PATIENCE = 300  # seconds, on a machine with much else to do
COPIED = ("entrypoint", "flow_id", "job_variables", "tags", "concurrency_options")


class Office:
    """The server's API, and commands that know it."""

    def __init__(self, url: str, folder: Path) -> None:
        self.url, self.folder = url, folder
        self.environment = {**os.environ, **environment.SETTINGS, **EAGER, "PREFECT_API_URL": url}
        self.environment |= {"PREFECT_HOME": str(folder / "prefect"), "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "INFO"}

    def prefect(self, *words: object, cwd: Path | None = None) -> str:
        """A `prefect` command that ends well; returns what it said."""
        command = [sys.executable, "-m", "prefect", "--no-prompt", *map(str, words)]
        ended = subprocess.run(command, cwd=cwd or self.folder, env=self.environment, capture_output=True, text=True)
        assert ended.returncode == 0, ended.stdout + ended.stderr
        return ended.stdout

    def ask(self, path: str, body: Any = None, method: str | None = None) -> Any:
        """A request to the API; with a body a POST. Asked again while the server says that its database is busy."""
        data = None if body is None else json.dumps(body).encode()
        request = Request(f"{self.url}/{path}", data, {"Content-Type": "application/json"}, method=method)
        said = until(lambda: _answer(request))[0]
        return json.loads(said) if said else None

    def deployment(self, name: str, like: str = "parallax-run/hourly", **changes: Any) -> str:
        """A deployment as one of prefect.yaml, with its own parameters and no schedule; returns its id."""
        given = self.ask(f"deployments/name/{like}")
        values = {key: given[key] for key in COPIED}
        values |= {"concurrency_limit": given["global_concurrency_limit"]["limit"], "work_pool_name": "parallax"}
        cwd = {"prefect.deployments.steps.set_working_directory": {"directory": str(self.folder)}}
        made = self.ask("deployments/", values | {"name": name, "pull_steps": [cwd]} | changes)
        return str(made["id"])

    def start(self, deployment: str, due: str | None = None) -> str:
        """A run of a deployment, due now or at a time before; returns its id."""
        state: dict[str, Any] = {"type": "SCHEDULED", "state_details": {"scheduled_time": due} if due else {}}
        return str(self.ask(f"deployments/{deployment}/create_flow_run", {"state": state})["id"])

    def runs(self, deployment: str, *types: str) -> list[dict[str, Any]]:
        """The runs of a deployment, those in states of some types alone, by the time they are due."""
        wanted: dict[str, Any] = {"deployments": {"id": {"any_": [deployment]}}, "sort": "EXPECTED_START_TIME_ASC"}
        if types:
            wanted["flow_runs"] = {"state": {"type": {"any_": list(types)}}}
        found: list[dict[str, Any]] = self.ask("flow_runs/filter", wanted)
        return found

    def ended(self, run: str) -> dict[str, Any]:
        """A run, once it has ended."""
        return until(lambda: (seen := self.ask(f"flow_runs/{run}"))["state_type"] in ENDED and seen)

    def tasks(self, run: str) -> set[str]:
        """The names of a run's tasks that have ended."""
        wanted = {"flow_runs": {"id": {"any_": [run]}}, "task_runs": {"state": {"type": {"any_": ["COMPLETED"]}}}}
        return {task["name"] for task in self.ask("task_runs/filter", wanted)}

    @contextmanager
    def worker(self):
        """A worker of the pool, in a process of its own that is ended with the block, and its runs with it."""
        command = [sys.executable, "-m", "prefect", "worker", "start", "--pool", "parallax"]
        with (self.folder / "worker.log").open("ab") as log:
            process = subprocess.Popen(command, cwd=self.folder, env=self.environment, stdout=log, stderr=log)
        try:
            yield process
        finally:
            environment.stop(process)


def _answer(request: Request) -> tuple[bytes] | None:
    try:
        with urlopen(request, timeout=PATIENCE) as answer:
            return (answer.read(),)
    except HTTPError as error:
        if error.code != HTTPStatus.SERVICE_UNAVAILABLE:
            raise
        return None


ENDED = ("COMPLETED", "FAILED", "CRASHED", "CANCELLED")


def until(condition: Callable[[], Any], seconds: float = PATIENCE) -> Any:
    """The first value of a condition that is not false; fails when there is none in time."""
    end = time.monotonic() + seconds
    while not (value := condition()):
        assert time.monotonic() < end, f"not in {seconds} s"
        time.sleep(0.2)
    return value


def own_prefect_yaml(folder: Path, parameters: str) -> None:
    """The project's prefect.yaml in another folder, with other parameters of the hourly run."""
    given = (PROJECT / "prefect.yaml").read_text(encoding="utf-8")
    changed, n = re.subn(r"sources: \[sources\.toml\]\n\s+warehouse: null[^\n]*", parameters, given)
    assert n == 1
    (folder / "prefect.yaml").write_text(changed, encoding="utf-8")
