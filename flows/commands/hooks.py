"""`parallax hooks`: who is told what; try it, and let the Prefect server tell what nobody else can."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from flows import environment
from flows.ages import parse_age
from flows.commands.common import CommandError, add_warehouse, place_of
from flows.commands.table import render

if TYPE_CHECKING:
    from flows.hooks.config import Hooks
    from warehouse.place import Place

EXAMPLES = """Examples:
  parallax hooks                              whether the hooks.toml beside the warehouse holds, who is told what
  parallax hooks my-hooks.toml --try          a message to each, to see that it arrives
  parallax hooks --install --silent-after 3h  the server of `parallax up` tells that no run ended well for 3 hours

docs/operate.md tells what a hooks.toml holds."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.epilog = EXAMPLES
    parser.add_argument("file", metavar="FILE", nargs="?", type=Path, help="a hooks.toml (that beside the warehouse)")
    parser.add_argument("--try", dest="attempt", action="store_true", help="send a message to each hook")
    parser.add_argument("--install", action="store_true", help="put automations on the Prefect server that is kept")
    parser.add_argument("--silent-after", type=parse_age, default="3h", metavar="AGE", help="with --install (3h)")
    add_warehouse(parser)


def run(args: argparse.Namespace) -> int:
    """Exit code 0 when done, 1 when somebody could not be told, 2 when the command or the file was wrong."""
    environment.prepare()
    if args.install or args.attempt:
        _see_server()
    from flows.hooks import hooks_file, read_hooks

    hooks = read_hooks(args.file or hooks_file(place_of(args)))
    rows = [(hook.name, hook.channel, ", ".join(hook.events)) for hook in hooks.hooks]
    print(render(("hook", "by", "is told"), rows, None), end="")
    if args.install:
        _install(args, hooks)
    return _try(hooks, place_of(args)) if args.attempt else 0


def _see_server() -> None:
    url = os.environ.get("PREFECT_API_URL") or environment.kept_server()
    if url is None:
        raise CommandError("no Prefect server is kept; start one first: parallax up")
    os.environ["PREFECT_API_URL"] = url


def _install(args: argparse.Namespace, hooks: Hooks) -> None:
    from flows.hooks.automations import install
    from flows.hooks.telling import address_of

    told = install(hooks, address_of(place_of(args).reports, "latest", hooks.address), args.silent_after)
    print(f"installed: the server tells {', '.join(hook.name for hook in told) or 'nobody'}")


def _try(hooks: Hooks, place: Place) -> int:
    from flows.hooks.telling import send_all
    from warehouse.ledger import RunRecord

    record = RunRecord({"run_id": "none"}, warehouse=str(place.link), reports=str(place.reports))
    untold = send_all("failed", "This is a try: nothing failed.", record, hooks, hooks.hooks)
    print(f"told: {len(hooks.hooks) - len(untold)} of {len(hooks.hooks)}")
    return 1 if untold else 0
