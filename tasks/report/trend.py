"""The last runs as small lines: what came of each, with a cross where one failed and the line stops."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from tasks.report.words import clock, digits, duration, number, percent, seconds_of, short_moment
from warehouse.ledger import RunRecord

RUNS = 24  # runs drawn, this one among them
_LEAST = 3  # runs from which on a line says anything
_TOP, _BOTTOM = 10.0, 84.0  # percent down of the highest value and of none

Value = Callable[[RunRecord], float]
_LINES: tuple[tuple[str, Value, Callable[[float], str]], ...] = (
    ("new articles", lambda run: number(run.run, "n_articles"), lambda value: digits(int(value))),
    ("of the documents set aside", lambda run: _aside(run), percent),
    ("stories touched", lambda run: number(run.run, "n_stories_touched"), lambda value: digits(int(value))),
    ("the whole run", lambda run: seconds_of(run.run), duration),
)


@dataclass(frozen=True, slots=True)
class Trend:
    """One number over the last runs: places in percent, `paths` between runs that ended well."""

    name: str
    now: str
    paths: tuple[str, ...]
    alone: tuple[tuple[float, float], ...]  # runs that ended well between two that failed
    failed: tuple[float, ...]
    last: tuple[float, float] | None
    label: str
    first_time: str
    last_time: str


def trends(record: RunRecord, history: Sequence[RunRecord]) -> tuple[Trend, ...]:
    """The lines of the last runs up to this one, `history` oldest first; none where there are too few."""
    shown = [*history[-(RUNS - 1) :], record]
    if len(shown) < _LEAST:
        return ()
    return tuple(_trend(name, [value(run) for run in shown], said, shown) for name, value, said in _LINES)


def _trend(name: str, values: Sequence[float], said: Callable[[float], str], shown: Sequence[RunRecord]) -> Trend:
    failed = [run.run.get("status") == "failed" for run in shown]
    most = max([value for value, bad in zip(values, failed, strict=True) if not bad], default=0.0) or 1.0
    places = [(_across(at, len(values)), _down(value, most)) for at, value in enumerate(values)]
    pieces = [[places[at] for at in group] for bad, group in groupby(range(len(values)), failed.__getitem__) if not bad]
    low, high = min(values), max(values)
    spread = f"between {said(low)} and {said(high)}" if low < high else said(low)
    return Trend(
        name=name,
        now=said(values[-1]),
        paths=tuple("M" + "L".join(f"{x} {y}" for x, y in piece) for piece in pieces if len(piece) > 1),
        alone=tuple(piece[0] for piece in pieces if len(piece) == 1),
        failed=tuple(place[0] for place, bad in zip(places, failed, strict=True) if bad),
        last=None if failed[-1] else places[-1],
        label=f"{name}, over the last {len(values)} runs {spread}, now {said(values[-1])}; {sum(failed)} failed",
        first_time=_time(shown[0], shown[-1]),
        last_time=_time(shown[-1], shown[0]),
    )


def _across(at: int, runs: int) -> float:
    return round(2 + 96 * at / (runs - 1), 2)


def _down(value: float, most: float) -> float:
    return round(_BOTTOM - (_BOTTOM - _TOP) * min(value / most, 1.0), 2)


def _aside(run: RunRecord) -> float:
    """Percent of a run's documents that were set aside."""
    return 100 * number(run.run, "n_quarantined") / (number(run.run, "n_documents") or 1)


def _time(run: RunRecord, other: RunRecord) -> str:
    """When a run began: the hour, with its day where another run's is not the same."""
    one, two = (short_moment(each.run.get("started_at")) for each in (run, other))
    return clock(run.run.get("started_at"))[:5] if one[:-6] == two[:-6] else one.rpartition(" ")[0]
