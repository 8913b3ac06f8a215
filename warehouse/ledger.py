"""The run ledger: one JSON file a run, the same that lies beside its report as `run.json`.

Rows use the columns of `warehouse.tables` (RUNS, RUN_STAGES, RUN_CHECKS, QUARANTINE); times are ISO 8601, UTC.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a run stopped: the stage, the critical expectation that failed, how many rows, the SQL that shows them."""

    stage: str
    message: str
    expectation: str | None = None
    rows: int | None = None
    sql: str | None = None
    database: str | None = None  # the file that `sql` runs against, while the failed run's work folder stands


@dataclass(frozen=True, slots=True)
class RunRecord:
    """Everything a run tells of itself."""

    run: Row
    stages: tuple[Row, ...] = ()
    checks: tuple[Row, ...] = ()
    quarantine: tuple[Row, ...] = ()
    sources: tuple[str, ...] = ()
    skipped_files: tuple[str, ...] = ()
    warehouse: str = ""
    reports: str = ""  # the folder that holds the run's report
    published: str | None = None  # the published file's name; None: this run published nothing
    n_outlets: int | None = None  # outlets of this run's new articles; None where nobody counted
    recleaned: int = 0  # articles of earlier runs cleaned again, because a recurring line was learned
    learned_lines: tuple[Row, ...] = ()  # outlet, line
    totals: Row = field(default_factory=dict)  # rows of each published view after the run
    timings: Row = field(default_factory=dict)  # seconds, by piece of work
    failure: Failure | None = None

    @property
    def run_id(self) -> str:
        """The run's id: its start in UTC, `YYYYMMDDTHHMMSSffffffZ`; ids sort by time."""
        return str(self.run["run_id"])


def write(record: RunRecord, path: Path) -> None:
    """Write a record as JSON, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(".part")
    aside.write_text(json.dumps(asdict(record), indent=1, ensure_ascii=True, default=str), encoding="utf-8")
    aside.replace(path)


def read(path: Path) -> RunRecord:
    """Read a record; raises ValueError, naming the file, if it is not one."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        failure = values.pop("failure", None)
        lists = {f.name for f in fields(RunRecord) if str(f.type).startswith("tuple")}
        known: dict[str, Any] = {name: tuple(value) if name in lists else value for name, value in values.items()}
        return RunRecord(**known, failure=Failure(**failure) if failure else None)
    except (TypeError, json.JSONDecodeError) as error:
        raise ValueError(f"{path} is not a run record: {error}") from error


def read_all(folder: Path, after: str = "", last: int | None = None) -> list[RunRecord]:
    """The records of a ledger folder, oldest first: those of runs `after` a run's id, or the `last` so many of them.

    None if the folder does not exist.
    """
    paths = sorted(path for path in folder.glob("*.json") if path.stem > after)
    return [read(path) for path in (paths if last is None else paths[-last:])]
