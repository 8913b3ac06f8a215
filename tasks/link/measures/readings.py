"""A measure on which the sources cannot all be right, reading by reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from tasks.link.measures.profile import profiles
from tasks.link.measures.records import Measure
from tasks.link.measures.verdict import clashes
from tasks.link.records import Figure, Report


@dataclass(frozen=True, slots=True)
class ConflictReading:
    """One reading, with its outlet's own sentence; `against` are the figures that it cannot be right with."""

    outlet: str
    article_id: str
    figure_id: str
    value_low: float | None
    value_high: float | None
    modifier: str
    attributed_to: str | None
    published_at: datetime | None
    superseded: bool
    text: str
    sentence: str
    against: tuple[str, ...]


def conflict_readings(measure: Measure, reports: Iterable[Report], figures: Iterable[Figure]) -> list[ConflictReading]:
    """A measure's readings, the earliest first, those without a time last; KeyError for a figure of no report."""
    ids = set(measure.figures)
    by_id = {report.article_id: report for report in reports}
    rows = [figure for figure in figures if figure.figure_id in ids]
    against: dict[str, list[str]] = {figure.figure_id: [] for figure in rows}
    for one, other in clashes(profiles(list(by_id.values()), rows)):
        against[one.figure.figure_id].append(other.figure.figure_id)
        against[other.figure.figure_id].append(one.figure.figure_id)
    found = [_reading(figure, by_id[figure.article_id], against[figure.figure_id]) for figure in rows]
    return sorted(found, key=_when)


def _when(reading: ConflictReading) -> tuple[bool, float, str]:
    time = reading.published_at
    return time is None, time.timestamp() if time else 0.0, reading.figure_id


def _reading(figure: Figure, report: Report, against: Sequence[str]) -> ConflictReading:
    sentence = report.text(figure.field, figure.sentence_start, figure.sentence_end)
    return ConflictReading(
        report.outlet, figure.article_id, figure.figure_id, figure.value_low, figure.value_high, figure.modifier,
        figure.attributed_to, report.time, not report.is_current, figure.text, sentence, tuple(sorted(against)),
    )  # fmt: skip
