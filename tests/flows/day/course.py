"""The invented day as it is run: every hour a scheduled run over what has come, and what happens to some of them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from flows import environment
from flows.conduct import conduct
from flows.order import Order
from flows.progress import Teller
from flows.stages import PLAIN
from flows.verdicts import RunFailed
from tasks.extract.model import DEFAULT_MODEL
from tests.flows.conftest import UNCHECKED
from tests.flows.day.news import HOURS, reports
from tests.flows.day.outlets import deliver, spoil, write_catalogue
from warehouse.ledger import RunRecord
from warehouse.place import PROJECT, Place

KILLED, SERVED, SPOILED = 5, 8, 15
LOOKED_AT = (11, 13, 15)  # hours whose inputs and articles Great Expectations looks at; others have no report either
RunOf = Callable[[Order], RunRecord]


@dataclass(frozen=True, slots=True)
class Day:
    """A day's course: the records of its runs by hour (none of the killed one), and the rows before one was stopped."""

    catalogue: Path
    place: Place
    records: dict[int, RunRecord] = field(default_factory=dict)
    codes: dict[int, int] = field(default_factory=dict)
    current: dict[int, Path | None] = field(default_factory=dict)

    @property
    def order(self) -> Order:
        """What each hour's run is asked to do: the same."""
        return Order((str(self.catalogue),), warehouse=str(self.place.link))


def live(folder: Path) -> Day:
    """Twenty-four hours: each brings its reports, and then its run."""
    day = Day(write_catalogue(folder / "in"), Place.of(folder / "hourly" / "news.duckdb"))
    with pytest.MonkeyPatch.context() as patched:
        through_prefect = iter(_served(folder / "prefect", patched))
        for hour in HOURS:
            for report in reports(hour):
                deliver(report, hour, day.catalogue.parent)
            if hour == SERVED:
                run_served = next(through_prefect)
            with pytest.MonkeyPatch.context() as quiet:
                if hour not in (SERVED, *LOOKED_AT):
                    quiet.setattr("flows.conduct.save_report", lambda *_: None)
                _run(day, hour, run_served if hour == SERVED else plainly(hour))
            day.current[hour] = day.place.current()
            if hour == SERVED:
                assert next(through_prefect, None) is None
    return day


def _run(day: Day, hour: int, run: RunOf) -> None:
    if hour == KILLED:
        day.codes[hour] = _killed(day)
        return
    spoiled = spoil(day.catalogue.parent, hour) if hour == SPOILED else None
    try:
        day.records[hour] = run(day.order)
    except RunFailed as stopped:
        day.records[hour] = stopped.record
    if spoiled:  # the outlet takes its batch back
        spoiled.unlink()


def _killed(day: Day) -> int:
    """A run that the kernel ends while it links."""
    words = ["inside link", str(day.place.link), str(DEFAULT_MODEL), str(day.catalogue)]
    return subprocess.run([sys.executable, "-m", "tests.flows.killed", *words], cwd=PROJECT, check=False).returncode


def plainly(hour: int) -> RunOf:
    """An hour's run as plain functions; some of the hours with the suites of the first two stages."""

    def early(stage: str, *rest: Any) -> Any:
        return PLAIN.check(stage, *rest) if stage in ("ingest", "clean") else []

    steps = replace(PLAIN, check=early) if hour in LOOKED_AT else UNCHECKED
    return lambda order: conduct(order, steps, Teller(quiet=True))


def _served(home: Path, patched: pytest.MonkeyPatch) -> Iterator[RunOf]:
    """Runs as flows of a Prefect server of their own, which ends when the next is asked for."""
    port = environment.free_port()
    settings = environment.SETTINGS | {"PREFECT_HOME": str(home)}
    for name, value in settings.items():
        patched.setenv(name, value)
    server = environment.start_server(port, settings)
    try:
        environment.wait(environment.api_url(port), server)
        from prefect.settings import PREFECT_API_URL, PREFECT_HOME, temporary_settings

        from flows.run import run_order

        with temporary_settings({PREFECT_API_URL: environment.api_url(port), PREFECT_HOME: home}):
            yield run_order
    finally:
        environment.stop(server)
