"""`parallax compact`: small raw files into fewer, and the private database's free room given back."""

from __future__ import annotations

import argparse
import sys

from flows.commands.common import CommandError, add_warehouse, place_of
from flows.commands.table import render

EXAMPLES = """Examples:
  parallax compact                            once a week or so, or after many small runs
  parallax compact --warehouse news.duckdb

Readers notice nothing. Killed at any point, it leaves the warehouse as it was."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.epilog = EXAMPLES
    add_warehouse(parser)


def run(args: argparse.Namespace) -> int:
    """Exit code 0 when done, 1 when it was stopped, with the warehouse as it was; 2 where there is none."""
    place = place_of(args)
    if not place.database.exists():
        raise CommandError(f"{place.link}: no warehouse here. Make one: parallax run SOURCE… --warehouse {place.link}")
    from flows.keep import compact
    from flows.verdicts import RunFailed

    try:
        before, after = compact(place, lambda line: print(line, file=sys.stderr))
    except RunFailed as error:
        print(f"parallax: {error}; the warehouse is as it was", file=sys.stderr)
        return 1
    rows = [[name, f"{before[name]:,}", f"{after[name]:,}"] for name in before]
    rows.append(["together", f"{sum(before.values()):,}", f"{sum(after.values()):,}"])
    print(render(("bytes of", "before", "after"), rows, None), end="")
    return 0
