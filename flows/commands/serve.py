"""`parallax serve`: runs by the clock, in one process, without a worker."""

from __future__ import annotations

import argparse
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows import environment
from flows.ages import parse_age
from flows.commands.common import CommandError, add_warehouse, place_of

if TYPE_CHECKING:
    from prefect.schedules import Schedule

    from flows.order import Order
    from flows.scheduling.serving import Care

EXAMPLES = """Examples:
  parallax serve sources.toml                 every hour, on the hour
  parallax serve sources.toml --every 15m --now
  parallax serve sources.toml --cron "15 6-22 * * *"
  parallax serve sources.toml --maintenance "30 3 * * 0" --raw-older-than 30d
                                              and Sundays at 3:30 what `prune`, `compact` and `verify` do
  parallax serve sources.toml --hooks hooks.toml
                                              tell failures and new conflicts (docs/operate.md)

Times are UTC. Ctrl-C or SIGTERM ends it; what was missed meanwhile is caught up once when it is started again."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.epilog = EXAMPLES
    parser.add_argument("sources", nargs="+", metavar="SOURCE", help="a file, a folder, or a sources.toml")
    when = parser.add_mutually_exclusive_group()
    when.add_argument("--every", type=parse_age, metavar="AGE", help="how often: 15m, 1h, 1d (1h)")
    when.add_argument("--cron", metavar="LINE", help="when, as a cron line")
    parser.add_argument("--now", action="store_true", help="begin with a run at once")
    parser.add_argument("--maintenance", metavar="LINE", help="when to prune, compact and verify, as a cron line")
    for name, what in (("raw-older-than", "raw bytes of that age go"), ("older-than", "articles of that age go")):
        parser.add_argument(f"--{name}", metavar="AGE", help=f"at the maintenance {what} (90d)")
    parser.add_argument("--max-size", metavar="SIZE", help="at the maintenance the oldest go until it fits (10GB)")
    parser.add_argument("--hooks", metavar="FILE", help="a hooks.toml: who is told what")
    parser.add_argument("--reports", metavar="DIR", help="where reports go")
    parser.add_argument("--model", metavar="NAME", help="a spaCy pipeline's path or name, instead of the shipped one")
    parser.add_argument("--only", metavar="ENTRY", action="append", help="take this entry of sources.toml alone")
    add_warehouse(parser)


def run(args: argparse.Namespace) -> int:
    """Exit code 0 when it was told to end, 2 when the command was wrong."""
    os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "INFO")
    environment.prepare()
    before = signal.signal(signal.SIGTERM, _leave)
    try:
        with environment.lasting_server() as ready:
            _run(args, ready)
    except KeyboardInterrupt:  # asked to end: that is how this command is done
        pass
    except environment.ServerError as error:
        raise CommandError(f"{error} (a server of its own writes to {environment.HOME / 'server.log'})") from error
    finally:
        signal.signal(signal.SIGTERM, before)
    print("ended")
    return 0


def _run(args: argparse.Namespace, ready: Callable[[], None]) -> None:
    from flows.order import PlaceError
    from flows.scheduling import serving
    from tasks.extract import ModelError
    from tasks.ingest import SourceError

    try:
        order = _order(args)
        order.prepare()
    except (SourceError, ModelError, PlaceError) as error:
        raise CommandError(str(error)) from error
    due = _cron(args.cron, "--cron") if args.cron else serving.every(args.every or parse_age("1h"))
    served = serving.deployments(order, due, _care(args), _hooks(args))
    ready()
    serving.settle(served, order.place)
    if args.now:
        serving.begin(served[0])
    url = os.environ["PREFECT_API_URL"].removesuffix("/api")
    print(f"serving {order.place.link}; what happens: {url}; Ctrl-C ends it", flush=True)
    serving.serve(served)


def _order(args: argparse.Namespace) -> Order:
    """The order of each run, with paths that hold wherever a run is started."""
    from flows.order import Order

    sources = tuple(str(Path(source).absolute()) for source in args.sources)
    reports = str(Path(args.reports).absolute()) if args.reports else None
    model = str(Path(args.model).absolute()) if args.model and Path(args.model).exists() else args.model
    return Order(sources, str(place_of(args).link), reports, model, tuple(args.only or ()))


def _cron(line: str, option: str) -> Schedule:
    from flows.scheduling import serving

    try:
        return serving.cron(line)
    except ValueError as error:
        raise CommandError(f"{option} {line}: {error}") from error


def _care(args: argparse.Namespace) -> Care | None:
    from flows.scheduling.maintenance import policy_of
    from flows.scheduling.serving import Care

    policy = {name: getattr(args, name) for name in ("raw_older_than", "older_than", "max_size")}
    if args.maintenance is None and any(policy.values()):
        raise CommandError("say when: what may go goes at the --maintenance, as in --maintenance '30 3 * * 0'")
    if args.maintenance is None:
        return None
    try:
        policy_of(**policy)
    except argparse.ArgumentTypeError as error:
        raise CommandError(str(error)) from error
    return Care(_cron(args.maintenance, "--maintenance"), **policy)


def _hooks(args: argparse.Namespace) -> str | None:
    from flows.hooks import hooks_file, read_hooks

    beside = hooks_file(place_of(args))
    if args.hooks or beside.is_file():
        read_hooks(Path(args.hooks) if args.hooks else beside)  # what is wrong in it is said now, not at the first run
    return str(Path(args.hooks).absolute()) if args.hooks else None


def _leave(*_: Any) -> None:
    raise KeyboardInterrupt
