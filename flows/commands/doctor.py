"""`parallax doctor`: what is wrong with the set-up, in one screen."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from flows.commands import setup_checks, warehouse_checks
from flows.commands.common import add_warehouse, paint, place_of
from flows.commands.finding import OK, PROBLEM, WARN, Finding
from warehouse.place import Place

COLOURS = {OK: "green", WARN: "yellow", PROBLEM: "red"}
EXAMPLES = """Examples:
  parallax doctor
  parallax doctor --warehouse warehouse/data/samples.duckdb

Ends with exit code 1 if there is a problem, otherwise 0."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.epilog = EXAMPLES
    add_warehouse(parser)


def run(args: argparse.Namespace) -> int:
    """Look at everything and tell, a line each; 1 if something is a problem."""
    findings = examine(place_of(args))
    for finding in findings:
        _print(finding)
    print(f"\n{_verdict(findings)}")
    return int(any(finding.level == PROBLEM for finding in findings))


def examine(place: Place) -> list[Finding]:
    """Everything that is looked at, in order; nothing is changed on disk."""
    return [
        setup_checks.check_python(),
        setup_checks.check_packages(),
        setup_checks.check_model(),
        warehouse_checks.check_folder(place),
        warehouse_checks.check_space(place),
        warehouse_checks.check_published(place),
        warehouse_checks.check_lock(place),
        warehouse_checks.check_ledger(place),
        setup_checks.check_server(),
        warehouse_checks.check_leftovers(place),
    ]


def _print(finding: Finding) -> None:
    level = paint(f"{finding.level:<8}", COLOURS[finding.level])
    remedy = f"\n{'':20}→ {finding.remedy}" if finding.remedy else ""
    print(f"{level}{finding.subject:<12}{finding.seen}{remedy}")


def _verdict(findings: Sequence[Finding]) -> str:
    counts = {level: sum(finding.level == level for finding in findings) for level in (PROBLEM, WARN)}
    if not any(counts.values()):
        return "all is well"
    return f"problems: {counts[PROBLEM]}, warnings: {counts[WARN]}"
