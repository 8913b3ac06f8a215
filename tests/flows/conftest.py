"""A small pipeline and small sources, so that tests of the run's course do not wait for a trained model."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from flows.conduct import conduct
from flows.order import Order
from flows.progress import Teller
from flows.stages import PLAIN
from tests.flows.reports import TinyPipeline

UNCHECKED = replace(PLAIN, check=lambda *_: [])


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory) -> str:
    """The path of a pipeline that marks sentences and a few names by rule."""
    return TinyPipeline.save(tmp_path_factory.mktemp("model") / "tiny")


@pytest.fixture
def run_on(tiny_model, tmp_path):
    """Run on some sources into one warehouse, without Great Expectations unless steps are given."""

    def go(*sources: Path, steps=UNCHECKED, warehouse: Path | None = None, **options):
        place = warehouse or tmp_path / "warehouse" / "news.duckdb"
        order = Order(tuple(map(str, sources)), warehouse=str(place), model=tiny_model, **options)
        return conduct(order, steps, Teller(quiet=True))

    return go
