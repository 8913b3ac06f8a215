"""The run as a Prefect flow: each step a task, one a batch; summary, checks and quarantine as artifacts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import duckdb
from prefect import flow, tags, task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.logging import get_run_logger
from prefect.logging.handlers import APILogHandler
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
from prefect.states import State

from flows import checking, finish, steps
from flows.conduct import conduct
from flows.hooks import anybody_hears, listening, tell
from flows.hooks.ends import tell_crash, tell_failure
from flows.hooks.news import describe, new_conflicts
from flows.order import Order
from flows.progress import Teller
from flows.scheduling.missed import is_deployed, overtaken_by, skip_missed, skipped
from flows.stages import Steps
from flows.verdicts import RunFailed
from flows.watch import watch_message
from tasks.report import summary_markdown
from warehouse.connect import WarehouseMissing
from warehouse.ledger import RunRecord

_MAX_ROWS = 1000  # of an artifact's table; the report and the warehouse hold them all


def _pure(function: Callable[..., Any], name: str, run_name: str | None = None) -> Callable[..., Any]:
    """A task that computes: what failed once fails again."""
    made: Callable[..., Any] = task(
        name=name, task_run_name=run_name or name, tags=["parallax"], cache_policy=NO_CACHE, persist_result=False
    )(function)
    return made


def _reading(function: Callable[..., Any], name: str) -> Callable[..., Any]:
    """A task that reads or writes files: another try can help where a disk or a mount failed for a moment."""
    made: Any = _pure(function, name)
    patient: Callable[..., Any] = made.with_options(
        retries=2, retry_delay_seconds=[1, 5], retry_condition_fn=_passing_fault
    )
    return patient


def _passing_fault(_task: Any, _run: Any, state: Any) -> bool:
    error = state.result(raise_on_failure=False)
    return isinstance(error, (TimeoutError, ConnectionError, InterruptedError, BlockingIOError))


TASKS = Steps(
    ingest=_reading(steps.ingest_all, "ingest"),
    clean=_pure(steps.clean_batch, "clean", "clean {batch.folder.name}"),
    learn=_pure(steps.learn_lines, "learn recurring lines"),
    fetch=_reading(steps.fetch_earlier, "fetch earlier documents"),
    extract=_pure(steps.extract_batch, "extract", "extract {cleaned.folder.name} from {first}"),
    check=_pure(checking.check_stage, "check", "check {stage}"),
    load=_pure(finish.load_run, "load"),
    link=_pure(finish.link_run, "link"),
    build=_pure(finish.build_file, "build the published file"),
    reveal=_pure(finish.reveal, "publish"),
    docs=_pure(checking.build_docs, "data docs"),
)


@flow(
    name="parallax-run",
    validate_parameters=False,
    persist_result=False,
    log_prints=False,
    on_failure=[tell_failure],
    on_crashed=[tell_crash],
)
def parallax_run(
    sources: list[str],
    warehouse: str | None = None,
    reports: str | None = None,
    model: str | None = None,
    only: list[str] | None = None,
    batch_size: int = 500,
    max_bytes: int = 5_000_000,
    corrections: str | None = None,
    watch: str | None = None,
    quiet: bool = True,
    hooks: str | None = None,
) -> RunRecord | State[None]:
    """One run: `sources` are files, folders and sources.toml files. Fails where a check stopped it, as `RunFailed`.

    One of a schedule that another has overtaken ends at once, as `Skipped`. `hooks`: a hooks.toml, that beside the
    warehouse without.
    """
    order = Order(
        tuple(sources), warehouse, reports, model, tuple(only or ()), batch_size, max_bytes, corrections, watch
    )
    if newer := overtaken_by(order):
        return skipped(newer.run_id)
    skip_missed()
    try:
        record = conduct(order, TASKS, LoggingTeller() if is_deployed() else Teller(quiet=quiet))
    except RunFailed as failure:
        _publish_artifacts(failure.record)
        raise
    _publish_artifacts(record)
    _tell_news(order, record, hooks)
    return record


def _tell_news(order: Order, record: RunRecord, hooks: str | None) -> None:
    """Tell what the run brought; what goes wrong with that is said, since the run itself is done."""
    with listening(order.place, hooks):
        try:
            if anybody_hears("conflicts") and (found := new_conflicts(record)):
                tell("conflicts", describe(found), record)
            if anybody_hears("watch") and (news := watch_message(order, record)):
                tell("watch", news, record)
        except (WarehouseMissing, duckdb.Error, OSError) as error:
            get_run_logger().error("what is new could not be told: %s", error)


class LoggingTeller(Teller):
    """Tells the server's log, for runs that nobody watches."""

    def say(self, text: str) -> None:
        """One line."""
        get_run_logger().info(text)

    def progress(self, stage: str, number: int, total: int) -> None:
        """Nothing: the tasks' names tell it."""


def settings(order: Order) -> dict[str, Any]:
    """An order as the flow's parameters, in types that JSON knows."""
    return asdict(order) | {"sources": list(order.sources), "only": list(order.only)}


def run_order(order: Order, quiet: bool = True) -> RunRecord:
    """Run an order as a flow of this process, named and tagged for its warehouse. Raises RunFailed."""
    named = parallax_run.with_options(flow_run_name=order.place.name)
    # The thread that sends heartbeats holds a run's end back by up to a second; who killed it, the ledger tells.
    calm = temporary_settings(set_defaults={PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None})
    try:
        with calm, tags("parallax", order.place.name):
            record: RunRecord = named(**settings(order), quiet=quiet)
            return record
    finally:
        APILogHandler().flush()


def _publish_artifacts(record: RunRecord) -> None:
    create_markdown_artifact(summary_markdown(record), key="parallax-run", description=record.run_id)
    if record.checks:
        create_table_artifact(_shown(record.checks), key="parallax-checks", description=record.run_id)
    if record.quarantine:
        create_table_artifact(_shown(record.quarantine), key="parallax-quarantine", description=record.run_id)


def _shown(rows: Any) -> list[dict[str, Any]]:
    return [dict(row) for row in rows[:_MAX_ROWS]]
