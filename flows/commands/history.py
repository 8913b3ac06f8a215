"""What the commands know of earlier runs: records of the ledger, newest first, read one by one as they are needed."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from flows.commands.common import CommandError
from warehouse import ledger
from warehouse.ledger import RunRecord
from warehouse.place import Place

LATEST = "latest"


def newest_first(place: Place) -> Iterator[RunRecord]:
    """The runs of a warehouse, newest first; a record that cannot be read is told on stderr and passed over."""
    for path in sorted(place.ledger.glob("*.json"), reverse=True):
        try:
            yield ledger.read(path)
        except (ValueError, OSError) as error:
            print(f"parallax: passing over a damaged record: {error}", file=sys.stderr)


def find(place: Place, run_id: str) -> RunRecord:
    """The run with an id, or the one whose id begins so, or the `latest`; raises CommandError if it is not one run."""
    if run_id == LATEST:
        found = next(newest_first(place), None)
        if found is None:
            raise CommandError(f"no runs yet in {place.link}: parallax run SOURCE…")
        return found
    names = [path.stem for path in sorted(place.ledger.glob("*.json")) if path.stem.startswith(run_id)]
    if len(names) != 1 and run_id not in names:
        raise CommandError(_not_one(run_id, names))
    try:
        return ledger.read(place.ledger / f"{run_id if run_id in names else names[0]}.json")
    except ValueError as error:
        raise CommandError(str(error)) from error


def _not_one(run_id: str, names: list[str]) -> str:
    if names:
        return f"{run_id} begins the ids of several runs: {', '.join(names)}"
    return f"no run has the id {run_id}; parallax runs lists them"
