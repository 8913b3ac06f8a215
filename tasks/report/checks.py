"""The checks of a run: those that did not pass first, the gravest at the top; the others counted by stage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tasks.report.stages import in_order
from tasks.report.words import clipped, count, digits, number, percent
from warehouse.ledger import Row, RunRecord

MARKS = {"critical": "stop", "warning": "warn", "info": "note"}
WORDS = {"stop": "stops the run", "warn": "warns", "note": "for information"}
_ORDER = ("stop", "warn", "note")
_MOST_FAILED = 200  # checks shown whole; the rest are in run.json
_MOST_PASSED = 300  # names a stage


@dataclass(frozen=True, slots=True)
class Check:
    """One check that did not pass, as the page shows it."""

    mark: str
    word: str
    stage: str
    name: str
    column: str
    observed: str
    unexpected: str
    errored: bool
    sql: str


@dataclass(frozen=True, slots=True)
class Passed:
    """The checks of a stage that passed."""

    stage: str
    n: int
    rows: tuple[tuple[str, str, str], ...]  # name, column, observed
    more: int


@dataclass(frozen=True, slots=True)
class Checks:
    """All checks of a run."""

    heading: str
    failed: tuple[Check, ...]
    more: int
    passed: tuple[Passed, ...]
    n_passed: int


def failing(rows: Sequence[Row]) -> list[tuple[Row, str]]:
    """The checks that did not pass, with their marks: the gravest first, and among equals those that broke last."""
    bad = [(row, MARKS.get(str(row["severity"]), "stop")) for row in rows if not _passed(row)]
    return sorted(bad, key=lambda pair: (_ORDER.index(pair[1]), bool(pair[0].get("errored"))))


def checks(record: RunRecord) -> Checks:
    """The run's checks, made ready for the page."""
    bad = failing(record.checks)
    good = [row for row in record.checks if _passed(row)]
    failed = tuple(_check(row, mark) for row, mark in bad[:_MOST_FAILED])
    stages = in_order({str(row["stage"]) for row in good})
    passed = tuple(_stage(stage, [row for row in good if row["stage"] == stage]) for stage in stages)
    return Checks(_heading(bad, len(good)), failed, len(bad) - len(failed), passed, len(good))


def _passed(row: Row) -> bool:
    return bool(row["success"]) and not row.get("errored")


def _check(row: Row, mark: str) -> Check:
    return Check(
        mark=mark,
        word=WORDS[mark],
        stage=str(row["stage"]),
        name=str(row["expectation"]),
        column=clipped(row.get("column_name")),
        observed=clipped(row.get("observed")),
        unexpected=_unexpected(row),
        errored=bool(row.get("errored")),
        sql=str(row.get("sql") or ""),
    )


def _unexpected(row: Row) -> str:
    if row.get("unexpected_count") is None:
        return ""
    rows = count(number(row, "unexpected_count"), "row")
    share = row.get("unexpected_percent")
    return rows if share is None else f"{rows}, {percent(float(share))}"


def _stage(stage: str, rows: list[Row]) -> Passed:
    shown = tuple(
        (str(row["expectation"]), clipped(row.get("column_name")), clipped(row.get("observed"), 120))
        for row in rows[:_MOST_PASSED]
    )
    return Passed(stage, len(rows), shown, len(rows) - len(shown))


def _heading(bad: list[tuple[Row, str]], n_passed: int) -> str:
    if not bad:
        return {0: "No check ran", 1: "The one check passed"}.get(n_passed, f"All {digits(n_passed)} checks passed")
    marks = [mark for _, mark in bad]
    words = {"stop": ("failed", "failed"), "warn": ("warns", "warn"), "note": ("is noted", "are noted")}
    first, *others = [(marks.count(mark), words[mark]) for mark in _ORDER if mark in marks]
    said = [f"{count(first[0], 'check')} {first[1][first[0] > 1]}", *(count(n, *verbs) for n, verbs in others)]
    return f"{', '.join(said)}; {digits(n_passed)} passed"
