"""`parallax runs`: the runs so far, newest first, or one of them in full."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from itertools import islice
from typing import Any

from flows.commands.common import CommandError, add_warehouse, paint, place_of
from flows.commands.history import LATEST, find, newest_first
from flows.commands.output import FORMATS, terminal_width, write_rows
from flows.commands.table import render
from flows.commands.values import dumps
from warehouse.ledger import Row, RunRecord
from warehouse.place import Place

COLUMNS = (
    "run_id", "started_at", "status", "n_documents", "n_articles", "n_unchanged", "n_quarantined", "seconds",
)  # fmt: skip
HEADINGS = ("run", "started", "status", "documents", "new", "unchanged", "quarantined", "seconds")
STATUS_COLOURS = {"succeeded": "green", "failed": "red"}
EXAMPLES = """Examples:
  parallax runs                               the last twenty, newest first
  parallax runs --limit 1000 --format csv
  parallax runs latest                        stages, failed checks and quarantine of the newest run
  parallax runs 20260114T0930 --format json   a run in full, by its id or the beginning of it"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.epilog = EXAMPLES
    parser.add_argument("run_id", nargs="?", metavar="RUN_ID", help=f"tell of one run: its id, or {LATEST}")
    parser.add_argument("--limit", type=int, default=20, metavar="N", help="tell of the newest N runs (default: 20)")
    parser.add_argument("--format", choices=FORMATS, default="table", help="default: table")
    add_warehouse(parser)


def run(args: argparse.Namespace) -> int:
    """Print the runs' list, or one run."""
    place = place_of(args)
    if args.run_id is not None:
        return _print_run(find(place, args.run_id), args.format)
    if args.limit < 1:
        raise CommandError(f"--limit must be at least 1, not {args.limit}")
    return _print_list(place, args.limit, args.format)


def _print_list(place: Place, limit: int, form: str) -> int:
    records = list(islice(newest_first(place), limit))
    if form == "table" and not records:
        print(f"no runs yet in {place.link}: parallax run SOURCE…")
        return 0
    rows = [[record.run.get(name) for name in COLUMNS] for record in records]
    if form == "table":
        print(render(HEADINGS, [_short(row) for row in rows], None), end="")  # a cut id is of no use
    else:
        write_rows(COLUMNS, rows, form, sys.stdout)
    return 0


def _short(row: Sequence[Any]) -> list[Any]:
    run_id, started, *middle, seconds = row
    return [run_id, str(started)[:16].replace("T", " "), *middle, None if seconds is None else f"{float(seconds):.1f}"]


def _print_run(record: RunRecord, form: str) -> int:
    if form in ("json", "jsonl"):
        print(dumps(asdict(record)))
    elif form == "csv":
        write_rows(list(record.run), [list(record.run.values())], form, sys.stdout)
    else:
        _print_details(record)
    return 0


def _print_details(record: RunRecord) -> None:
    run = record.run
    status = str(run["status"])
    print(f"{paint(record.run_id, 'bold')}  {paint(status, STATUS_COLOURS.get(status, 'yellow'))}")
    print(f"{_balance(run)}; published: {record.published or 'nothing'}")
    if record.failure:
        print(f"\n{paint('stopped', 'red')} at {record.failure.stage}: {record.failure.message}")
        if record.failure.sql:
            print(f"  to see the rows: {record.failure.sql}")
    _section("stages", ("stage", "rows_in", "rows_out", "rows_quarantined", "seconds"), record.stages)
    failed = [check for check in record.checks if not check.get("success")]
    _section("failed checks", ("severity", "stage", "expectation", "column_name", "unexpected_count"), failed)
    reasons = Counter(str(row["reason"]) for row in record.quarantine)
    rows = [
        {"reason": reason, "rows": n} for reason, n in sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    _section("quarantine", ("reason", "rows"), rows)


def _balance(run: Row) -> str:
    """What became of the run's documents."""
    return (
        f"{run['n_documents']} documents = {run['n_articles']} articles + {run['n_unchanged']} unchanged"
        f" + {run['n_quarantined']} quarantined"
    )


def _section(title: str, names: Sequence[str], rows: Sequence[Row]) -> None:
    if rows:
        cells = [[row.get(name) for name in names] for row in rows]
        print(f"\n{paint(title, 'bold')}\n{render(names, cells, terminal_width(sys.stdout))}", end="")
