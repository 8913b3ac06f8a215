"""Which runs of a schedule another has made needless."""

from datetime import datetime, timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
from prefect.context import FlowRunContext

from flows.order import Order
from flows.scheduling.missed import overtaken_by, skip_missed
from flows.scheduling.serving import every
from tests.warehouse.builder import SECOND, at
from warehouse import ledger
from warehouse.ledger import RunRecord


@pytest.fixture
def order(tmp_path):
    return Order(("in",), warehouse=str(tmp_path / "news.duckdb"))


@pytest.fixture
def past(order):
    """A run of this order that began at 8:00 on 11 January, with some things changed."""

    def make(**changes):
        run = {"run_id": SECOND, "status": "succeeded", "config_sha256": order.config_sha256}
        ledger.write(RunRecord(run | changes), order.place.ledger / f"{SECOND}.json")

    return make


@pytest.fixture
def due(monkeypatch):
    """Lets a run that was due at a time be under way, of a deployment unless it is none."""

    def make(time, deployment=True):
        run = SimpleNamespace(expected_start_time=time, deployment_id=uuid4() if deployment else None)
        monkeypatch.setattr(FlowRunContext, "get", lambda: SimpleNamespace(flow_run=run))

    return make


def test_a_run_is_overtaken_by_one_that_began_after_it_was_due_and_ended_well(order, past, due):
    past()
    due(at(11, 7))
    assert overtaken_by(order).run_id == SECOND
    due(at(11, 8) + timedelta(seconds=1))
    assert overtaken_by(order) is None


@pytest.mark.parametrize(
    ("status", "needless"),
    [("nothing new", True), ("failed", False), ("killed", False), ("running", False), ("pruned", False)],
)
def test_only_a_run_that_took_everything_in_overtakes(status, needless, order, past, due):
    past(status=status)
    due(at(11, 7))
    assert bool(overtaken_by(order)) == needless


def test_a_run_over_other_sources_overtakes_nothing(order, past, due):
    past(config_sha256=Order(("other",)).config_sha256)
    due(at(11, 7))
    assert overtaken_by(order) is None


def test_a_run_by_hand_is_not_overtaken_and_skips_nothing(order, past, due):
    past()
    due(at(11, 7), deployment=False)
    assert overtaken_by(order) is None
    assert skip_missed() == 0


def test_an_interval_counts_from_the_same_moment_whenever_it_is_begun():
    schedule = every(timedelta(hours=1))
    anchor = datetime.fromisoformat(str(schedule.anchor_date))
    assert (anchor.minute, anchor.second) == (0, 0)
    assert schedule == every(timedelta(hours=1))
