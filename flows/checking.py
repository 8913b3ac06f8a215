"""Checks run in a process of their own: no stage waits the seconds that Great Expectations takes to import."""

from __future__ import annotations

import atexit
import json
import subprocess
import sys
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from expectations.context import Run
from expectations.runner import Check
from expectations.stagebase import Rows, build
from warehouse.place import PROJECT

Tables = Mapping[str, Rows]


class CheckerEnded(Exception):
    """The process that checks has ended, which it does only when something in it went wrong."""


def prepare() -> None:
    """Begin importing what checks need, beside whatever goes on here."""
    _process()


def check_stage(stage: str, tables: Tables, run: Run, history: pa.Table | None, folder: Path) -> list[Check]:
    """The results of a stage's suite over its tables, each in memory or in Parquet parts.

    The stage's database stays in `folder` (`stage_database`), for the SQL of a failed check to be run on. Raises
    CheckerEnded if the process that checks has ended.
    """
    database = stage_database(folder, stage)
    build(database, stage, tables, run, history)
    return [Check(**row) for row in _ask({"stage": stage, "database": str(database), "run_id": run.run_id})]


def build_docs(run: Run, folder: Path) -> Path:
    """The Data Docs of the stages checked since the last call, as a static site in `folder`; returns its page."""
    return Path(_ask({"docs": str(folder), "run_id": run.run_id, "started_at": run.started_at.isoformat()}))


def stage_database(folder: Path, stage: str) -> Path:
    """The file that a stage's suite was run on."""
    return folder / f"check-{stage}.duckdb"


def _ask(question: Mapping[str, str]) -> Any:
    process = _process()
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write(json.dumps(question) + "\n")
    process.stdin.flush()
    answer = process.stdout.readline()
    if not answer:
        _process.cache_clear()
        raise CheckerEnded(f"the process that checks ended with code {process.wait()} when asked {question}")
    return json.loads(answer)


@lru_cache(maxsize=1)
def _process() -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "expectations.worker"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=PROJECT)
    atexit.register(process.kill)
    return process
