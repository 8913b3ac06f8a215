"""A prune in a process of its own that is killed (SIGKILL) at a named point: `python -m … POINT WAREHOUSE MOMENT`."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from flows import finish, keep
from tasks.load.keeping import Policy
from tests.flows.killed import die, then_die
from warehouse.place import Place

BEFORE, AFTER = ("bytes gone", "before the link"), ("after the link",)
POINTS = (*BEFORE, *AFTER)


def doom(point: str) -> None:
    """Arrange for this process to die at a point."""
    if point == "bytes gone":
        keep.drop_bytes = then_die(keep.drop_bytes)
    elif point == "before the link":
        finish.publish = die
    else:
        finish.publish = then_die(finish.publish)


if __name__ == "__main__":
    chosen, warehouse, moment = sys.argv[1:]
    doom(chosen)
    before = datetime.fromisoformat(moment)
    keep.prune(Place.of(Path(warehouse)), Policy(before, before), print)
