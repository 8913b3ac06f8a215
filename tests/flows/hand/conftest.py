"""A warehouse of four invented reports of two outlets, for tests of what people keep by hand."""

import duckdb
import pytest

from tests.flows.reports import write_reports
from warehouse.place import Place


@pytest.fixture
def place(tmp_path):
    return Place.of(tmp_path / "warehouse" / "news.duckdb")


@pytest.fixture
def source(tmp_path):
    write_reports(tmp_path / "in", range(3))
    return write_reports(tmp_path / "in", range(1), outlet="port-gazette")


@pytest.fixture
def query(place):
    def ask(sql):
        with duckdb.connect(place.link, read_only=True) as con:
            return con.execute(sql).fetchall()

    return ask


@pytest.fixture
def page(place):
    return lambda: (place.reports / "latest" / "index.html").read_text(encoding="utf-8")
