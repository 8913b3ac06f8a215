"""Missed hours are caught up once: a run that another has overtaken ends at once, as `Skipped`.

Prefect starts every run that is late, oldest first, however many there are; one run takes in all that was missed.
"""

from __future__ import annotations

from datetime import UTC, datetime

from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterId,
    FlowRunFilter,
    FlowRunFilterExpectedStartTime,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import StateType
from prefect.context import FlowRunContext
from prefect.states import Completed, State
from prefect.types import DateTime

from flows.book import RUN_ID_FORMAT
from flows.order import Order
from warehouse import ledger
from warehouse.ledger import RunRecord

_TOOK_ALL_IN = ("succeeded", "nothing new")


def is_deployed() -> bool:
    """Whether the flow run under way is one of a deployment, started by a schedule or from the server."""
    context = FlowRunContext.get()
    return bool(context and context.flow_run and context.flow_run.deployment_id)


def overtaken_by(order: Order) -> RunRecord | None:
    """The run of this very order that began after the run under way was due, and ended well; None if there is none.

    Only runs of a deployment can be overtaken.
    """
    context = FlowRunContext.get()
    if context is None or context.flow_run is None or not is_deployed():
        return None
    due = context.flow_run.expected_start_time or datetime.now(UTC)
    since = ledger.read_all(order.place.ledger, after=due.astimezone(UTC).strftime(RUN_ID_FORMAT))
    return next((past for past in since if _does_as_well(past, order)), None)


def _does_as_well(past: RunRecord, order: Order) -> bool:
    return past.run["status"] in _TOOK_ALL_IN and past.run["config_sha256"] == order.config_sha256


def skipped(by: str) -> State[None]:
    """The state of a run that `by` has made needless."""
    return Completed(name="Skipped", message=f"{by} takes in what this run would have")


def skip_missed() -> int:
    """Skip the runs of the same deployment and parameters that are overdue as well; returns how many."""
    context = FlowRunContext.get()
    if context is None or context.flow_run is None or context.flow_run.deployment_id is None:
        return 0
    own = context.flow_run
    overdue = FlowRunFilter(
        state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.SCHEDULED])),
        expected_start_time=FlowRunFilterExpectedStartTime(before_=DateTime.now(UTC)),
    )
    of_deployment = DeploymentFilter(id=DeploymentFilterId(any_=[context.flow_run.deployment_id]))
    with get_client(sync_client=True) as client:
        runs = client.read_flow_runs(flow_run_filter=overdue, deployment_filter=of_deployment)
        missed = [run for run in runs if run.id != own.id and run.parameters == own.parameters]
        for run in missed:
            client.set_flow_run_state(run.id, skipped(own.name), force=True)
    return len(missed)
