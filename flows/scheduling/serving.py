"""Schedules without a work pool: this process waits for what is due and starts it, one run at a time."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any, cast
from uuid import UUID

from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterName,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy, StateType
from prefect.deployments.runner import EntrypointType, RunnerDeployment
from prefect.flows import Flow
from prefect.runner import Runner
from prefect.schedules import Cron, Interval, Schedule
from prefect.states import Crashed, State

from flows.commands.locking import is_held
from flows.hooks.ends import tell_crash
from flows.order import Order
from flows.run import parallax_run, settings
from flows.scheduling.maintenance import maintain
from warehouse.place import Place

_UNDER_WAY = [StateType.PENDING, StateType.RUNNING, StateType.CANCELLING]
_ALONE = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.ENQUEUE)
# Intervals count from the same moment however often this is started: an hourly run is due on the hour.
_ANCHOR = datetime(2024, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Care:
    """When a warehouse is cared for, and what may go then; ages and sizes as in `parallax prune`."""

    due: Schedule
    raw_older_than: str | None = None
    older_than: str | None = None
    max_size: str | None = None


def every(interval: timedelta) -> Schedule:
    """Due each `interval`, on the round hour where it divides one."""
    return Interval(interval, anchor_date=_ANCHOR, timezone="UTC")


def cron(line: str) -> Schedule:
    """Due as a cron line says, in UTC; raises ValueError for one that is none."""
    return Cron(line, timezone="UTC")


def deployments(order: Order, due: Schedule, care: Care | None, hooks: str | None) -> Sequence[RunnerDeployment]:
    """What is served: the run of an order, and a warehouse's care."""
    made = [_deployment(parallax_run, order.place, due, {**settings(order), "hooks": hooks})]
    if care:
        values = {"raw_older_than": care.raw_older_than, "older_than": care.older_than, "max_size": care.max_size}
        warehouse = {"warehouse": str(order.place.link), "hooks": hooks}
        made.append(_deployment(maintain, order.place, care.due, values | warehouse))
    return made


def begin(served: RunnerDeployment) -> None:
    """Put a deployment on the server, with a run that is due now."""
    with get_client(sync_client=True) as client:
        client.create_flow_run_from_deployment(cast(UUID, served.apply()))


def settle(served: Sequence[RunnerDeployment], place: Place) -> None:
    """Runs that the server takes for running, while nobody holds the lock of their warehouse, crashed with whatever
    served them before: their hooks are told, and what they kept from others is free."""
    if is_held(place.lock):
        return
    under_way = FlowRunFilter(state=FlowRunFilterState(type=FlowRunFilterStateType(any_=_UNDER_WAY)))
    own = DeploymentFilter(name=DeploymentFilterName(any_=[str(each.name) for each in served]))
    with get_client(sync_client=True) as client:
        for run in client.read_flow_runs(flow_run_filter=under_way, deployment_filter=own):
            crashed: State[None] = Crashed(message="its process is gone")
            client.set_flow_run_state(run.id, crashed, force=True)
            tell_crash(parallax_run, run, crashed)


def serve(served: Sequence[RunnerDeployment]) -> None:
    """Serve until SIGINT or SIGTERM, one run at a time; a run under way is then cancelled, the schedules stay."""
    asyncio.run(_serve(served))


async def _serve(served: Sequence[RunnerDeployment]) -> None:
    runner = Runner(limit=1, pause_on_shutdown=False)
    for deployment in served:
        await runner.aadd_deployment(deployment)
    running = asyncio.create_task(runner.start())
    while not (runner.started or running.done()):
        await asyncio.sleep(0.05)
    told = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):  # in place of the runner's own, which leaves its runs behind
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    await asyncio.wait({running, asyncio.create_task(told.wait())}, return_when=asyncio.FIRST_COMPLETED)
    if not running.done():
        await runner.astop()
    await running


def deployment_name(place: Place) -> str:
    """The name of what is served for a warehouse, which one of the same name elsewhere does not share."""
    return f"serve-{place.name}-{sha256(str(place.link).encode()).hexdigest()[:6]}"


def _deployment(flow: Flow[Any, Any], place: Place, due: Schedule, parameters: dict[str, Any]) -> RunnerDeployment:
    made = flow.to_deployment(
        name=deployment_name(place),
        schedule=due,
        parameters=parameters,
        concurrency_limit=_ALONE,
        tags=["parallax", place.name],
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    return cast(RunnerDeployment, made)
