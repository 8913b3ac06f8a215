"""How long each stage took, beside how long it usually takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from tasks.report.words import duration, number, seconds_of
from warehouse.ledger import RunRecord

RECENT = 10  # runs that tell what is usual, and that the page lists
_ENOUGH = 3  # runs before anything is called usual


@dataclass(frozen=True, slots=True)
class Time:
    """A stage's seconds: as words, as a bar, its rate, and the usual time with its tick (percent of the longest)."""

    words: str
    width: float
    rate: str
    usual: str
    tick: float | None


def times(record: RunRecord, history: Sequence[RunRecord]) -> dict[str, Time]:
    """The time of each stage; usual is the median of the last runs that succeeded, where there are three."""
    usual = {str(row["stage"]): _usual(str(row["stage"]), history) for row in record.stages}
    longest = max([seconds_of(row) for row in record.stages] + [value for value in usual.values() if value] + [1e-9])
    return {
        str(row["stage"]): _time(seconds_of(row), number(row, "rows_in"), usual[str(row["stage"])], longest)
        for row in record.stages
    }


def _time(seconds: float, rows: int, usual: float | None, longest: float) -> Time:
    tick = None if usual is None else round(100 * usual / longest, 2)
    said = "" if usual is None else duration(usual)
    return Time(duration(seconds), round(100 * seconds / longest, 2), rate(rows, seconds), said, tick)


def rate(rows: int, seconds: float) -> str:
    """Rows a second as words; empty where there were no rows or no time."""
    if not rows or seconds <= 0:
        return ""
    per_second = rows / seconds
    return f"{per_second:,.0f}/s" if per_second >= 10 else f"{per_second:.1f}/s"


def _usual(stage: str, history: Sequence[RunRecord]) -> float | None:
    finished = [record for record in history if record.run.get("status") == "succeeded"][-RECENT:]
    seconds = [seconds_of(row) for record in finished for row in record.stages if row["stage"] == stage]
    return median(seconds) if len(seconds) >= _ENOUGH else None
