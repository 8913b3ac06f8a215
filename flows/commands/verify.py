"""`parallax verify`: whether every offset, key and count of a warehouse holds, from the raw bytes up."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from flows.commands.common import CommandError, add_warehouse, paint, place_of
from flows.commands.output import FORMATS, terminal_width, write_rows
from flows.commands.table import render

if TYPE_CHECKING:
    from tasks.load.verify import Finding

EXAMPLES = """Examples:
  parallax verify                             bytes, keys, parents, offsets, counts
  parallax verify --deep                      and decode the bytes again: where each block stood in them
  parallax verify --every                     a line for each check, not for each table
  parallax verify --format json               the same, for a program

Nothing is written. Exit code 1 if anything is wrong, 2 where there is no warehouse or a run is under way."""
COLUMNS = ("area", "holds", "looked", "wrong", "example")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.epilog = EXAMPLES
    parser.add_argument("--deep", action="store_true", help="decode the raw bytes again, and look where blocks stand")
    parser.add_argument("--every", action="store_true", help="a line for each check")
    parser.add_argument("--format", choices=FORMATS, default="table", help="default: table; others tell each check")
    add_warehouse(parser)


def run(args: argparse.Namespace) -> int:
    """Exit code 0 when everything holds, 1 when something does not; raises CommandError where nothing can be seen."""
    from flows.verify import CannotVerify, verify
    from tasks.load.verify import all_right

    try:
        findings = verify(place_of(args), args.deep)
    except CannotVerify as error:
        raise CommandError(str(error)) from error
    if args.format == "table":
        _print(findings, args.every)
    else:
        write_rows(COLUMNS, [[getattr(each, name) for name in COLUMNS] for each in findings], args.format, sys.stdout)
    return 0 if all_right(findings) else 1


def _print(findings: Sequence[Finding], every: bool) -> None:
    shown = [_line(each) for each in findings] if every else [*_areas(findings), *map(_line, _wrong(findings))]
    print(render(("what", "looked at", "wrong", "first"), shown, terminal_width(sys.stdout)), end="")
    n_wrong = sum(each.wrong for each in findings)
    verdict = paint("everything holds", "green") if not n_wrong else paint(f"{n_wrong:,} wrong", "red")
    print(f"{len(findings)} checks: {verdict}")


def _line(finding: Finding) -> tuple[str, int, int, str]:
    return (f"{finding.area}: {finding.holds}", finding.looked, finding.wrong, finding.example or "")


def _wrong(findings: Sequence[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.wrong]


def _areas(findings: Sequence[Finding]) -> list[tuple[str, int, int, str]]:
    """One line for each table whose checks all hold."""
    areas: dict[str, list[Finding]] = {}
    for finding in findings:
        areas.setdefault(finding.area, []).append(finding)
    return [
        (f"{area} ({len(own)} checks)" if len(own) > 1 else area, max(each.looked for each in own), 0, "")
        for area, own in areas.items()
        if not _wrong(own)
    ]
