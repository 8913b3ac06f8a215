"""`parallax report`: where a run's report lies."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from flows.commands.common import CommandError, add_warehouse, place_of
from flows.commands.history import find, newest_first
from warehouse.ledger import RunRecord
from warehouse.place import Place

EXAMPLES = """Examples:
  parallax report                             the path of the newest report
  parallax report --open                      the same, opened in the browser
  parallax report 20260114T0930               a run's, by its id or the beginning of it"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.epilog = EXAMPLES
    parser.add_argument("run_id", nargs="?", metavar="RUN_ID", help="a run's id; without one, the newest report")
    parser.add_argument("--open", action="store_true", help="open it in the browser")
    add_warehouse(parser)


def run(args: argparse.Namespace) -> int:
    """Print the report's path; raises CommandError if there is none."""
    place = place_of(args)
    path = _of_run(place, args.run_id) if args.run_id else _newest(place)
    print(path)
    if args.open:
        _open(path)
    return 0


def _page(place: Place, record: RunRecord) -> Path:
    return Path(record.reports or place.reports) / record.run_id / "index.html"


def _of_run(place: Place, run_id: str) -> Path:
    page = _page(place, find(place, run_id))
    if not page.is_file():
        raise CommandError(f"that run has no report at {page}")
    return page


def _newest(place: Place) -> Path:
    """The newest run's report; one folder may hold the reports of several warehouses, so `latest` is not asked."""
    pages = (_page(place, record) for record in newest_first(place))
    found = next((page for page in pages if page.is_file()), None)
    if found is None:
        raise CommandError(f"no report yet of {place.link}: parallax run SOURCE… makes one")
    return found


def _open(path: Path) -> None:
    import webbrowser

    if not webbrowser.open(path.as_uri()):
        print("parallax: no browser was found to open it with", file=sys.stderr)
