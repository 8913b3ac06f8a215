"""Prefect's surroundings: quiet, offline, its state in the project's own folder; and the server a run reports to.

Must be set before Prefect is imported, which is why nothing here imports it.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from warehouse.place import PROJECT

HOME = Path(os.environ.get("PREFECT_HOME", PROJECT / "warehouse" / "data" / "prefect"))
SERVER_RECORD = HOME / "server.json"
START_SECONDS = 180
PORT = 4200  # Prefect's own
SETTINGS = {
    "PREFECT_HOME": str(HOME),
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",  # a run says itself what it does; the server keeps the log
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": str(START_SECONDS),
    "PREFECT_CLIENT_SERVER_VERSION_CHECK_ENABLED": "false",
    # In memory, as is Prefect's default, a server that is started anew never gives back the slot of a run under way.
    "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect.server.concurrency.lease_storage.filesystem",
    "GX_ANALYTICS_ENABLED": "false",
}
# A server for one run needs none of what watches schedules, late runs and old events.
_SERVICES_OFF = {
    "PREFECT_UI_ENABLED": "0",
    "PREFECT__SERVER_EPHEMERAL": "1",
    "PREFECT__SERVER_FINAL": "1",
    "PREFECT_SERVER_SERVICES_SCHEDULER_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_LATE_RUNS_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_PAUSE_EXPIRATIONS_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_CANCELLATION_CLEANUP_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_FOREMAN_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_REPOSSESSOR_ENABLED": "false",
}


class ServerError(Exception):
    """A Prefect server that was started does not come up."""


def prepare() -> None:
    """Set what Prefect reads at import; what the user has set stays."""
    HOME.mkdir(parents=True, exist_ok=True)
    for name, value in SETTINGS.items():
        os.environ.setdefault(name, value)


@contextmanager
def server() -> Iterator[Callable[[], None]]:
    """A Prefect server for the time of a run: the one of `PREFECT_API_URL`, else the one `parallax up` keeps, else
    one started here, which comes up while the caller imports what it needs.

    Gives a function to call before the server is used: it waits for one started here, and raises ServerError if that
    does not come up.
    """
    kept = os.environ.get("PREFECT_API_URL") or kept_server()
    if kept:
        os.environ["PREFECT_API_URL"] = kept
        yield lambda: None
        return
    port = free_port()
    process = start_server(port, _SERVICES_OFF)
    os.environ["PREFECT_API_URL"] = api_url(port)
    try:
        yield lambda: wait(api_url(port), process)
    finally:
        stop(process)
        del os.environ["PREFECT_API_URL"]


@contextmanager
def lasting_server() -> Iterator[Callable[[], None]]:
    """A Prefect server that keeps schedules: the one of `PREFECT_API_URL`, else the one `parallax up` keeps, else one
    of the caller's own, kept for others as well until the block ends; on port 4200 if that is free.

    Sets `PREFECT_API_URL`. Gives a function to call before the server is used, as `server` does.
    """
    kept = os.environ.get("PREFECT_API_URL") or kept_server()
    if kept:
        os.environ["PREFECT_API_URL"] = kept
        yield lambda: _see(kept)
        return
    port = free_port() if listening(PORT) else PORT
    url = api_url(port)
    process = start_server(port, {"PREFECT_SERVER_UI_API_URL": url}, log=HOME / "server.log")
    os.environ["PREFECT_API_URL"] = url
    try:
        yield lambda: _wait_and_keep(url, process)
    finally:
        stop(process)
        SERVER_RECORD.unlink(missing_ok=True)
        del os.environ["PREFECT_API_URL"]


def _see(url: str) -> None:
    if not healthy(url):
        raise ServerError(f"no Prefect server answers at {url}: start it, or unset PREFECT_API_URL")


def _wait_and_keep(url: str, process: subprocess.Popen[bytes]) -> None:
    wait(url, process)
    keep_server(process.pid, url)


def keep_server(pid: int, url: str) -> None:
    """Write down which server is kept, for `kept_server`."""
    SERVER_RECORD.write_text(json.dumps({"pid": pid, "url": url}), encoding="utf-8")


def start_server(port: int, extra: dict[str, str], log: Path | None = None) -> subprocess.Popen[bytes]:
    """Start a server process on loopback; with `log`, one that outlives this process and writes there."""
    command = [sys.executable, "-m", "uvicorn", "--factory", "prefect.server.api.server:create_app"]
    command += ["--host", "127.0.0.1", "--port", str(port), "--log-level", "error", "--lifespan", "on"]
    environment = {name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"} | extra
    if log is None:
        return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with log.open("ab") as out:
        return subprocess.Popen(command, env=environment, stdout=out, stderr=out, start_new_session=True)


def wait(url: str, process: subprocess.Popen[bytes], seconds: float = START_SECONDS) -> None:
    """Wait until a server process answers at its API url; raises ServerError when it ends, or after `seconds`."""
    until = time.monotonic() + seconds
    while not healthy(url):
        if process.poll() is not None:
            raise ServerError(f"the Prefect server for this run ended at once, with code {process.returncode}")
        if time.monotonic() > until:
            raise ServerError(f"no Prefect server answered at {url} within {seconds:.0f} s")
        time.sleep(0.05)


def healthy(url: str) -> bool:
    """Whether a server answers at an API url."""
    try:
        with urlopen(f"{url}/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def kept_server() -> str | None:
    """The API url of the server that `parallax up` keeps, if it answers."""
    if not SERVER_RECORD.exists():
        return None
    url = str(json.loads(SERVER_RECORD.read_text(encoding="utf-8"))["url"])
    return url if healthy(url) else None


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a server process, by force after 5 s."""
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def free_port() -> int:
    """A port on loopback that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def api_url(port: int) -> str:
    """The API url of a server on this machine."""
    return f"http://127.0.0.1:{port}/api"


def listening(port: int) -> bool:
    """Whether something listens on a port of loopback."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
