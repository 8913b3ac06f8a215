"""The week's care of a warehouse, as a Prefect flow: what `parallax prune`, `compact` and `verify` do, in turn."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from prefect import flow, task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.logging import get_run_logger
from prefect.states import State

from flows import keep, verify
from flows.ages import parse_age, parse_size
from flows.hooks.ends import tell_crash, tell_failure
from flows.order import Order
from tasks.load.keeping import Policy
from tasks.load.verify import Finding
from warehouse.place import Place

_PATIENCE: dict[str, Any] = {"retries": 10, "retry_delay_seconds": 60}  # a run by hand may be under way


class DoesNotHold(Exception):
    """Something of what is stored does not hold; the message says what, how many, the first."""


@flow(name="parallax-maintain", persist_result=False, on_failure=[tell_failure], on_crashed=[tell_crash])
def maintain(
    warehouse: str | None = None,
    raw_older_than: str | None = None,
    older_than: str | None = None,
    max_size: str | None = None,
    deep: bool = True,
    hooks: str | None = None,
) -> None:
    """Prune by the policy given (nothing without one), compact, verify.

    Raises RunFailed where a prune or a compaction was stopped, DoesNotHold where something stored is wrong.
    """
    place = Order((), warehouse).place
    if not place.database.exists():
        get_run_logger().info("%s: no warehouse yet, nothing to care for", place.link)
        return
    policy = policy_of(raw_older_than, older_than, max_size)
    if policy != Policy():
        _prune(place, policy)
    _compact(place)
    _verify(place, deep)


def policy_of(raw_older_than: str | None, older_than: str | None, max_size: str | None) -> Policy:
    """What may go, of ages as `30d` and a size as `10GB`; raises ValueError for one that is neither."""
    now = datetime.now(UTC)
    articles, raw = (None if age is None else now - parse_age(age) for age in (older_than, raw_older_than))
    return Policy(articles, raw, None if max_size is None else parse_size(max_size))


@task(name="prune", task_run_name="prune", cache_policy=NO_CACHE, persist_result=False)
def _prune(place: Place, policy: Policy) -> None:
    gone, old = keep.prune(place, policy, get_run_logger().info)
    for what, n, size in keep.loss(gone, old):
        if n:
            said = f"{n:,}" if size is None else f"{n:,} ({size:,} bytes)"
            get_run_logger().info("pruned %s: %s", what.strip(), said)


@task(name="compact", task_run_name="compact", cache_policy=NO_CACHE, persist_result=False)
def _compact(place: Place) -> None:
    before, after = keep.compact(place, get_run_logger().info)
    get_run_logger().info("compacted: %s bytes before, %s after", *(f"{sum(s.values()):,}" for s in (before, after)))


def _run_under_way(_task: Any, _run: Any, state: State[Any]) -> bool:
    return isinstance(state.result(raise_on_failure=False), verify.CannotVerify)


@task(
    name="verify",
    task_run_name="verify",
    cache_policy=NO_CACHE,
    persist_result=False,
    retry_condition_fn=_run_under_way,
    **_PATIENCE,
)
def _verify(place: Place, deep: bool) -> None:
    findings = verify.verify(place, deep)
    create_table_artifact([asdict(each) for each in findings], key="parallax-verify", description=place.name)
    wrong = [each for each in findings if each.wrong]
    if wrong:
        raise DoesNotHold("\n".join(_told(each) for each in wrong))
    get_run_logger().info("verified: %d checks, everything holds", len(findings))


def _told(finding: Finding) -> str:
    return f"{finding.area}: {finding.wrong:,} of {finding.looked:,} break “{finding.holds}”: {finding.example}"
