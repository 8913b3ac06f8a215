"""`parallax prune`: let old bytes, old articles and what is told of old runs go."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from flows.ages import parse_age, parse_size
from flows.commands.common import CommandError, add_warehouse, place_of
from flows.commands.table import render

if TYPE_CHECKING:
    from tasks.load.keeping import Policy
    from warehouse.place import Place

EXAMPLES = """Examples:
  parallax prune --raw-older-than 30d --dry-run
                                              what would go, in rows and bytes
  parallax prune --older-than 90d --raw-older-than 30d
  parallax prune --older-than 2w --by published
  parallax prune --max-size 10GB              oldest first, until it fits: bytes, then articles

Documents' rows stay: what was taken in once is never taken in again. docs/keep.md tells the rest."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.epilog = EXAMPLES
    parser.add_argument("--older-than", type=parse_age, metavar="AGE", help="articles, and all else, of that age (90d)")
    parser.add_argument(
        "--raw-older-than", type=parse_age, metavar="AGE", help="the raw bytes of documents of that age"
    )
    parser.add_argument("--max-size", type=parse_size, metavar="SIZE", help="the most it may take up (10GB), about")
    parser.add_argument("--by", choices=("taken", "published"), default="taken", help="which age counts (taken)")
    parser.add_argument("--dry-run", action="store_true", help="say what would go, and change nothing")
    add_warehouse(parser)


def run(args: argparse.Namespace) -> int:
    """Exit code 0 when done, 1 when it was stopped, with the warehouse as it was; 2 when the command was wrong."""
    if args.older_than is None and args.raw_older_than is None and args.max_size is None:
        raise CommandError("say what may go: --older-than, --raw-older-than or --max-size")
    place = place_of(args)
    if not place.database.exists():
        raise CommandError(f"{place.link}: no warehouse here. Make one: parallax run SOURCE… --warehouse {place.link}")
    return _dry(place, _policy(args)) if args.dry_run else _prune(place, _policy(args))


def _policy(args: argparse.Namespace) -> Policy:
    from tasks.load.keeping import Policy

    now = datetime.now(UTC)
    articles, raw = (None if age is None else now - age for age in (args.older_than, args.raw_older_than))
    return Policy(articles, raw, args.max_size, args.by)


def _dry(place: Place, policy: Policy) -> int:
    from flows.keep import detail, loss, too_large
    from flows.verify import CannotVerify, read_only
    from tasks.load.keeping import going

    try:
        with read_only(place) as con:
            gone = going(con, place, policy)
    except CannotVerify as error:
        raise CommandError(str(error)) from error
    _print(loss(gone, detail(place, policy.articles_before, too_large(place, policy))))
    print("nothing was changed")
    return 0


def _prune(place: Place, policy: Policy) -> int:
    from flows.keep import loss, prune
    from flows.verdicts import RunFailed

    try:
        gone, old = prune(place, policy, lambda line: print(line, file=sys.stderr))
    except RunFailed as error:
        print(f"parallax: {error}; the warehouse is as it was", file=sys.stderr)
        return 1
    _print(loss(gone, old))
    print(f"pruned: {place.link}" if gone or old else "nothing to prune")
    return 0


def _print(rows: Sequence[tuple[str, int, int | None]]) -> None:
    cells = [[what, f"{n:,}", "" if size is None else f"{size / 1e6:,.1f} MB"] for what, n, size in rows]
    print(render(("what", "how many", "bytes"), cells, None), end="")
