"""Run a stage's suite on its database file, and give the results as rows of `run_checks`.

Great Expectations is imported when a suite is run, not before (4 to 9 s); `import_suites` does it early, so that it
can be overlapped with other start-up work. No network, no telemetry, no progress bars, nothing written.
"""

from __future__ import annotations

import importlib
import logging
import os
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import duckdb

_PLAN = "check"  # the key of an expectation's meta that holds its place in the suite
_RESULT = {"result_format": "BASIC", "partial_unexpected_count": 0}  # counts; the rows are what the SQL is for
_ERROR_LENGTH = 300
_MOST_NAMED = 5  # of what a check that is not about single rows finds


@dataclass(frozen=True, slots=True)
class Check:
    """One expectation's result: the columns of `run_checks`, less the run's id.

    `expectation` is `<table>__<name>` for those written as SQL files, else the built-in expectation's type;
    `column_name` is the table, or `table.column`; `sql` shows the rows against it, in the file that was checked.
    """

    stage: str
    expectation: str
    column_name: str | None
    severity: str
    success: bool
    errored: bool
    observed: str | None
    unexpected_count: int | None
    unexpected_percent: float | None
    sql: str | None


@dataclass(frozen=True, slots=True)
class StageResult:
    """A stage's checks, and the validation results of Great Expectations they were read from, a table each."""

    stage: str
    checks: list[Check]
    validations: list[Any]


def check(stage: str, database: Path, run_id: str) -> list[Check]:
    """Run the suite of a stage on the file that `stagebase.build` made of a run; checks come in the suite's order.

    Raises ValueError if the file is another run's. An expectation that raised is a critical one that failed.
    """
    return validate(stage, database, run_id).checks


def validate(stage: str, database: Path, run_id: str) -> StageResult:
    """The same, with the results that Data Docs are made from."""
    n_rows = _count_rows(database, run_id)
    import_suites()
    plan = importlib.import_module(f"expectations.suites.{stage}").suite()
    tables = list(dict.fromkeys(item.table for item in plan))
    with _source(database) as (context, source):
        validations = [_validate(context, source, stage, table, plan) for table in tables]
    found = {result.expectation_config.meta[_PLAN]: result for each in validations for result in each.results}
    made = [_check(stage, item, found[place], n_rows) for place, item in enumerate(plan)]
    return StageResult(stage, _named(database, plan, made), validations)


def import_suites() -> None:
    """Import Great Expectations and the suites, with telemetry off."""
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    # duckdb-engine has no type for lists; the queries, which DuckDB itself runs, need none.
    warnings.filterwarnings("ignore", message="Did not recognize type 'list'")
    importlib.import_module("expectations.suites.parts")
    importlib.import_module("expectations.dialect").register()


def _count_rows(database: Path, run_id: str) -> dict[str, int]:
    """The rows of each table of the file, by name."""
    with duckdb.connect(database, read_only=True) as con:
        (found,) = con.execute("select run_id from run").fetchall()[0]
        if found != run_id:
            raise ValueError(f"{database} holds the rows of run {found}, not of run {run_id}")
        names = [name for (name,) in con.execute("select table_name from information_schema.tables").fetchall()]
        return {name: con.execute(f"select count(*) from {name}").fetchall()[0][0] for name in names}


@contextmanager
def _source(database: Path) -> Iterator[tuple[Any, Any]]:
    """An ephemeral context and a data source over the file; the file is free again afterwards."""
    import great_expectations as gx
    from great_expectations.data_context.types.base import ProgressBarsConfig

    from expectations.dialect import URL

    context = gx.get_context(mode="ephemeral")
    context.enable_analytics(enable=False)
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    source = context.data_sources.add_sql("stage", connection_string=URL.format(path=database.resolve()))
    try:
        yield context, source
    finally:
        source.get_engine().dispose()
        source.get_execution_engine().engine.dispose()


def _validate(context: Any, source: Any, stage: str, table: str, plan: list[Any]) -> Any:
    """Validate the expectations of one table; returns its suite's validation result."""
    import great_expectations as gx

    name = f"{stage}_{table}"
    batch = source.add_table_asset(name, table_name=table).add_batch_definition_whole_table(name)
    own = [_marked(item.expectation, place) for place, item in enumerate(plan) if item.table == table]
    suite = context.suites.add(gx.ExpectationSuite(name=name, expectations=own))
    return gx.ValidationDefinition(name=name, data=batch, suite=suite).run(result_format=_RESULT)


def _marked(expectation: Any, place: int) -> Any:
    expectation.meta = {_PLAN: place}
    return expectation


def _check(stage: str, item: Any, result: Any, n_rows: Mapping[str, int]) -> Check:
    error = _error(result)
    values = result.result or {}
    count = values.get("observed_value") if item.queried else values.get("unexpected_count")
    percent = _percent(count, n_rows[item.table]) if item.by_row else values.get("unexpected_percent")
    return Check(
        stage=stage,
        expectation=item.code,
        column_name=item.column,
        severity="critical" if error else str(result.expectation_config.severity.value),
        success=bool(result.success) and error is None,
        errored=error is not None,
        observed=error or _observed(item.purpose, count, values),
        unexpected_count=None if error else count,
        unexpected_percent=None if error else percent,
        sql=item.sql,
    )


def _named(database: Path, plan: list[Any], made: list[Check]) -> list[Check]:
    """The checks; those of a query that is not about rows of its table, failed, say whom it found: outlets, say."""
    with duckdb.connect(database, read_only=True) as con:
        return [_told(con, item, each) for item, each in zip(plan, made, strict=True)]


def _told(con: duckdb.DuckDBPyConnection, item: Any, made: Check) -> Check:
    if made.success or made.errored or item.by_row or not item.queried:
        return made
    ordered = f"select distinct row_id from ({item.sql}\n) as found order by row_id limit {_MOST_NAMED}"
    names = [str(name) for (name,) in con.execute(ordered).fetchall() if name != item.table]
    return replace(made, observed=f"{made.observed} ({', '.join(names)})") if names else made


def _percent(count: int | None, n_rows: int) -> float | None:
    return 100 * count / n_rows if count is not None and n_rows else None


def _observed(purpose: str, count: int | None, values: dict[str, Any]) -> str:
    if count is None:
        return f"{values.get('observed_value')}; expected: {purpose}"
    said = {0: "no row breaks it", 1: "1 row breaks it"}.get(count, f"{count:,} rows break it")
    return f"{said}: {purpose}"


def _error(result: Any) -> str | None:
    """What an expectation raised, short; None if it raised nothing."""
    info = result.exception_info or {}
    each = [info] if "raised_exception" in info else list(info.values())
    raised = [one for one in each if one.get("raised_exception")]
    return f"it raised: {str(raised[0].get('exception_message'))[:_ERROR_LENGTH]}" if raised else None
