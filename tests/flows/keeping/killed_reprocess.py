"""A reprocess in a process of its own that is killed (SIGKILL) at a point: `python -m … POINT WAREHOUSE MODEL`."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from flows import finish
from flows.progress import Teller
from flows.reprocess import Wish, reprocess
from flows.stages import Steps
from tests.flows.conftest import UNCHECKED
from tests.flows.killed import die, doomed_steps, then_die
from warehouse.place import Place

BEFORE = ("after clean", "inside link", "copied", "before the link")
AFTER = ("after the link",)
POINTS = (*BEFORE, *AFTER)


def doomed(point: str) -> Steps:
    """The steps of a reprocess that dies at a point."""
    if point in BEFORE[:2]:
        return doomed_steps(point)
    if point == "copied":  # the private database is the new one, and nothing is published
        return replace(UNCHECKED, reveal=die)
    finish.publish = die if point == "before the link" else then_die(finish.publish)
    return UNCHECKED


if __name__ == "__main__":
    chosen, warehouse, model = sys.argv[1:]
    reprocess(Place.of(Path(warehouse)), Wish(model=model), doomed(chosen), Teller(quiet=True), publish=True)
