"""What Prefect calls when a flow of ours ends badly: the hooks that its parameter `hooks` names are told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from prefect.client.schemas.objects import FlowRun
from prefect.flows import Flow
from prefect.states import State

from flows.hooks.telling import listening, tell
from flows.verdicts import RunFailed
from warehouse import ledger
from warehouse.ledger import RunRecord
from warehouse.place import Place

_ASKED_TO_END = ("SIGTERM", "SIGINT")  # a cancelled run, or a worker that is stopped: somebody's wish


def tell_failure(flow: Flow[Any, Any], flow_run: FlowRun, state: State[Any]) -> None:
    """A run failed: for `on_failure`, in the run's own process."""
    error = state.result(raise_on_failure=False)
    record = error.record if isinstance(error, RunFailed) else _newest(flow_run)
    with listening(_place(flow_run), flow_run.parameters.get("hooks")):
        tell("failed", f"{flow_run.name}: {error}", record)


def tell_crash(flow: Flow[Any, Any], flow_run: FlowRun, state: State[Any]) -> None:
    """A run's process ended without a word: for `on_crashed`, in the process that started it."""
    if any(signal in (state.message or "") for signal in _ASKED_TO_END):
        return
    said = (
        f"{flow_run.name} crashed: {state.message}\nThe warehouse is as it was; the next run takes up what was begun."
    )
    with listening(_place(flow_run), flow_run.parameters.get("hooks")):
        tell("failed", said, _newest(flow_run))


def _place(run: FlowRun) -> Place:
    warehouse = run.parameters.get("warehouse")
    return Place.of(Path(warehouse) if warehouse else None)


def _newest(run: FlowRun) -> RunRecord:
    """The newest run of the warehouse that a flow run is about, whose report is the nearest there is."""
    place = _place(run)
    past = ledger.read_all(place.ledger, last=1)
    return past[0] if past else RunRecord({"run_id": ""}, warehouse=str(place.link), reports=str(place.reports))
