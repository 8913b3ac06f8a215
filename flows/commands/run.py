"""`parallax run`: from raw reports to published views."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from flows import environment
from flows.commands.common import CommandError, add_warehouse, place_of

EXAMPLES = """Examples:
  parallax run samples                        a folder with one folder an outlet
  parallax run dump.jsonl.gz pages/           records and pages, together
  parallax run sources.toml --only harbour    one entry of a file that names sources
  parallax run news --warehouse news.duckdb   into a warehouse of its own"""

_SETTINGS = ("reports", "model", "batch_size", "max_bytes", "corrections", "watch")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.epilog = EXAMPLES
    parser.add_argument("sources", nargs="+", metavar="SOURCE", help="a file, a folder, or a sources.toml")
    add_warehouse(parser)
    parser.add_argument("--reports", metavar="DIR", help="where reports go")
    parser.add_argument("--corrections", metavar="PATH", help="what people correct (corrections.toml by the warehouse)")
    parser.add_argument("--watch", metavar="PATH", help="what people watch (watch.toml by the warehouse)")
    parser.add_argument("--model", metavar="NAME", help="a spaCy pipeline's path or name, instead of the shipped one")
    parser.add_argument("--only", metavar="ENTRY", action="append", help="take this entry of sources.toml alone")
    parser.add_argument("--batch-size", type=int, default=500, metavar="N", help="documents a batch (500)")
    parser.add_argument("--max-bytes", type=int, default=5_000_000, metavar="N", help="longest text let in (5 MB)")
    parser.add_argument("--quiet", action="store_true", help="say nothing but errors and where the results are")


def run(args: argparse.Namespace) -> int:
    """Exit code 0 when done, 1 when a check or the machine stopped the run, 2 when the command was wrong."""
    environment.prepare()
    with environment.server() as ready:
        from flows.order import PlaceError
        from tasks.extract import ModelError
        from tasks.ingest import SourceError

        try:
            return _run(args, ready)
        except (SourceError, ModelError, PlaceError, environment.ServerError) as error:
            raise CommandError(str(error)) from error


def _run(args: argparse.Namespace, ready: Callable[[], None]) -> int:
    from flows.order import Order

    values = {name: getattr(args, name) for name in _SETTINGS}
    values["warehouse"] = str(place_of(args).link)
    order = Order(tuple(args.sources), only=tuple(args.only or ()), **values)
    order.prepare()
    from flows.run import run_order
    from flows.verdicts import RunFailed

    ready()
    try:
        record = run_order(order, args.quiet)
    except RunFailed as failure:
        record = failure.record
        print(f"parallax: {failure}", file=sys.stderr)
    else:
        n = record.run["n_articles"]
        print(f"{record.run['status']}: {n} new article{'' if n == 1 else 's'}")
        print(f"warehouse: {order.place.link}")
    print(f"report:    {order.report_folder / 'latest' / 'index.html'}")
    return 1 if record.failure else 0
