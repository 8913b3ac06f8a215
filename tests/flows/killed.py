"""A run in a process of its own that is killed (SIGKILL) at a named point: `python -m tests.flows.killed POINT …`."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from flows import finish
from flows.conduct import conduct
from flows.order import Order
from flows.progress import Teller
from flows.stages import PLAIN, Steps
from tasks.link import stage
from tasks.load import database

BOUNDARIES = ("ingest", "clean", "extract", "load", "link", "build", "reveal")
INSIDE = ("inside load", "inside link", "before the link", "after the link")
POINTS = (*(f"after {name}" for name in BOUNDARIES), *INSIDE)


def die(*_args: Any, **_options: Any) -> None:
    """End this process as the kernel would for want of memory."""
    os.kill(os.getpid(), signal.SIGKILL)


def then_die(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function that does its work and dies before it can say so."""

    def doomed(*args: Any) -> None:
        function(*args)
        die()

    return doomed


def doomed_steps(point: str) -> Steps:
    """The steps of a run that dies at a point."""
    steps = replace(PLAIN, check=lambda *_: [])
    if point.startswith("after ") and point.removeprefix("after ") in BOUNDARIES:
        name = point.removeprefix("after ")
        return replace(steps, **{name: then_die(getattr(steps, name))})
    if point == "inside load":
        insert = database._insert
        database._insert = lambda con, name, *rest: die() if name == "mentions" else insert(con, name, *rest)
    elif point == "inside link":
        stage.tell = die
    elif point == "before the link":
        finish.publish = die
    elif point == "after the link":
        finish.publish = then_die(finish.publish)
    return steps


if __name__ == "__main__":
    chosen, warehouse, model, *sources = sys.argv[1:]
    order = Order(tuple(sources), warehouse=warehouse, model=model)
    conduct(order, doomed_steps(chosen), Teller(quiet=True))
