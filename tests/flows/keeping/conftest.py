"""One warehouse of three runs, copied for every test that changes it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from flows.cli import main
from flows.conduct import conduct
from flows.order import Order
from flows.progress import Teller
from tests.flows.conftest import UNCHECKED
from tests.flows.reports import report, write_reports
from warehouse.place import Place


def dated(number: int, day: int) -> str:
    """A record of a report that says when it was published."""
    values = {"url": f"https://gazette.example/{number}", "title": f"Report {number}", "text": report(number)}
    return json.dumps(values | {"outlet": "Port Gazette", "published": f"2026-01-{day:02d}T08:00:00Z"})


@pytest.fixture(scope="session")
def made(tiny_model, tmp_path_factory, unprepared) -> Path:
    """The folder of a warehouse `news.duckdb`: a run, one that brings copies and a bad file, one of nothing new."""
    folder = tmp_path_factory.mktemp("made")
    source = write_reports(folder / "in", range(3))
    order = Order((str(source),), warehouse=str(folder / "warehouse" / "news.duckdb"), model=tiny_model)
    conduct(order, UNCHECKED, Teller(quiet=True))
    (source / "gazette.jsonl").write_text("\n".join(dated(n, n + 1) for n in range(1, 5)), encoding="utf-8")
    (source / "harbour-news" / "empty.txt").write_bytes(b"")
    page = "<html><head><title>Bridge</title></head><body><article>{}</article></body></html>"
    paragraphs = "".join(f"<p>{line}</p>" for line in report(4).split("\n\n"))
    (source / "harbour-news" / "page.html").write_text(page.format(paragraphs), encoding="utf-8")
    for _ in range(2):
        conduct(order, UNCHECKED, Teller(quiet=True))
    return folder


@pytest.fixture(scope="session", autouse=True)
def unprepared():
    """No process that checks is started: nobody asks it anything here."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("flows.checking.prepare", lambda: None)
        yield


@pytest.fixture(scope="session")
def place(made) -> Place:
    """That warehouse, for tests that change nothing."""
    return Place.of(made / "warehouse" / "news.duckdb")


@pytest.fixture
def own(made, tmp_path) -> Place:
    """A copy of it, to change."""
    shutil.copytree(made / "warehouse", tmp_path / "warehouse", symlinks=True)
    return Place.of(tmp_path / "warehouse" / "news.duckdb")


@pytest.fixture
def parallax(capsys, monkeypatch):
    """Runs a command in this process; gives (exit code, stdout, stderr)."""
    monkeypatch.delenv("PARALLAX_WAREHOUSE", raising=False)

    def call(*words):
        code = main([str(word) for word in words])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call
