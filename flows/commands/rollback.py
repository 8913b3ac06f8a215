"""`parallax rollback`: point the published link at an earlier version."""

from __future__ import annotations

import argparse
from pathlib import Path

from flows.commands.common import CommandError, add_warehouse, paint, place_of
from flows.commands.locking import attempt, holder
from warehouse.link import flip
from warehouse.place import Place

EXAMPLES = """Examples:
  parallax rollback --list                    the versions still there
  parallax rollback                           back to the version before the current one
  parallax rollback --to 20260114T0930        to a run's version, older or newer, by the beginning of its id

Readers who have the file open keep what they see; the next run that publishes, publishes anew."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.epilog = EXAMPLES
    parser.add_argument("--to", metavar="RUN_ID", help="the version of this run, instead of the one before")
    parser.add_argument("--list", action="store_true", help="list the versions, newest first, and change nothing")
    add_warehouse(parser)


def run(args: argparse.Namespace) -> int:
    """Flip the link; raises CommandError if there is nothing to go back to, or while a run is under way."""
    place = place_of(args)
    if args.list:
        return _print_versions(place)
    _target(place, args.to)  # before anything is made on disk
    with attempt(place.lock) as is_ours:
        if not is_ours:
            raise CommandError(f"{holder(place.lock)} is under way on {place.link}; roll back when it has ended")
        current, target = place.current(), _target(place, args.to)
        _flip(place, target)
    print(f"{place.link}: from {current.name if current else 'nothing'} to {target.name}")
    return 0


def _flip(place: Place, target: Path) -> None:
    try:
        flip(place.link, target)
    except OSError as error:
        raise CommandError(str(error)) from error


def _print_versions(place: Place) -> int:
    current = place.current()
    versions = place.versions()
    if not versions:
        raise CommandError(f"no published versions beside {place.link}")
    for path in reversed(versions):
        mark = paint("  current", "green") if path == current else ""
        print(f"{_run_id(place, path)}  {path.stat().st_size / 1e6:8.1f} MB{mark}")
    return 0


def _run_id(place: Place, version: Path) -> str:
    return version.stem.removeprefix(f"{place.name}-")


def _target(place: Place, run_id: str | None) -> Path:
    """The version to go to."""
    return _before(place) if run_id is None else _named(place, run_id)


def _named(place: Place, run_id: str) -> Path:
    found = [path for path in place.versions() if _run_id(place, path).startswith(run_id)]
    if len(found) != 1:
        what = "several versions begin so" if found else "no such version"
        raise CommandError(f"{run_id}: {what}; parallax rollback --list shows those still there")
    if found[0] == place.current():
        raise CommandError(f"{found[0].name} is the current version already")
    return found[0]


def _before(place: Place) -> Path:
    current = place.current()
    older = [path for path in place.versions() if current is None or path.name < current.name]
    if not older:
        raise CommandError(f"no version before the current one beside {place.link}")
    return older[-1]
