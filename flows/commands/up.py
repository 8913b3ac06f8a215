"""`parallax up`: keep a local Prefect server, which every later run finds and uses by itself."""

from __future__ import annotations

import argparse
import json
import os
import signal

from flows import environment
from flows.commands.common import CommandError

EXAMPLES = """Examples:
  parallax up                                 keep a server at http://127.0.0.1:4200
  parallax up --stop                          end it"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.epilog = EXAMPLES
    parser.add_argument("--port", type=int, default=environment.PORT, help="the port on loopback (4200)")
    parser.add_argument("--stop", action="store_true", help="end the server that is kept")


def run(args: argparse.Namespace) -> int:
    """Exit code 0 when done, 2 when the port is taken."""
    environment.prepare()
    return _stop() if args.stop else _start(args.port)


def _start(port: int) -> int:
    kept = environment.kept_server()
    if kept:
        print(f"already up: {kept}")
        return 0
    url = environment.api_url(port)
    if environment.listening(port):
        raise CommandError(f"something else listens on port {port}; choose another --port")
    extra = {"PREFECT_SERVER_UI_API_URL": url}
    process = environment.start_server(port, extra, log=environment.HOME / "server.log")
    try:
        environment.wait(url, process)
    except environment.ServerError as error:
        raise CommandError(f"{error}; see {environment.HOME / 'server.log'}") from error
    environment.keep_server(process.pid, url)
    print(f"up: {url.removesuffix('/api')} (its log: {environment.HOME / 'server.log'})")
    return 0


def _stop() -> int:
    if not environment.SERVER_RECORD.exists():
        print("no server is kept")
        return 0
    record = json.loads(environment.SERVER_RECORD.read_text(encoding="utf-8"))
    if environment.healthy(record["url"]):
        os.kill(record["pid"], signal.SIGTERM)
    environment.SERVER_RECORD.unlink()
    print("stopped")
    return 0
