"""When each outlet printed and changed its report, on one line of time; what is not known is drawn as not known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tasks.report.stories.read import Row
from tasks.report.stories.sources import Source, Sources, settled
from tasks.report.words import MONTHS, moment

Placing = Callable[[datetime], float]
_EDGE = 4.0  # percent left free at each end
_STEPS = tuple(timedelta(minutes=m) for m in (5, 15, 30, 60, 120, 180, 360, 720)) + tuple(
    timedelta(days=d) for d in (1, 2, 7, 14, 30, 91, 182, 365)
)


@dataclass(frozen=True, slots=True)
class Moment:
    """An article's printing (`is_change` false) or a version that came after it."""

    x: float | None
    y: float
    when: str
    is_change: bool
    is_fetched: bool  # the time is when it was read, for want of one that the source says
    since: float | None  # a change that may have come at any time from here on


@dataclass(frozen=True, slots=True)
class Report:
    """One outlet's report with its versions, at `y` percent down."""

    source: Source
    y: float
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """All reports of a story; `ticks` are places and labels along the line."""

    rows: tuple[Report, ...]
    ticks: tuple[tuple[float, str], ...]
    label: str
    unknown: tuple[Source, ...]


def timeline(articles: Sequence[Row], sources: Sources) -> Timeline:
    """The timeline of a story's articles, first print first; reports without any time are named apart."""
    chains = _chains(articles)
    dated = [chain for chain in chains if settled(chain[0])]
    times = [time for chain in dated for row in chain if (time := settled(row))]
    place = _placing(times)
    rows = tuple(
        Report(sources.by(chain[0]["article_id"]), y, tuple(_moments(chain, y, place, sources)))
        for number, chain in enumerate(dated)
        for y in [round(100 * (number + 0.5) / len(dated), 2)]
    )
    said = "; ".join(f"{row.source.name} {', changed '.join(m.when for m in row.moments)}" for row in rows)
    unknown = tuple(dict.fromkeys(sources.by(chain[0]["article_id"]) for chain in chains if not settled(chain[0])))
    return Timeline(rows, tuple(_ticks(times, place)), f"Time of publication: {said}.", unknown)


def _chains(articles: Sequence[Row]) -> list[list[Row]]:
    """Articles with the versions that replaced them, oldest first."""
    chains: dict[str, list[Row]] = {}
    for row in sorted(articles, key=lambda row: row["version"] or 1):
        chain = chains.get(row["supersedes"] or "") or []
        chain.append(row)
        chains[row["article_id"]] = chain
    unique = list({id(chain): chain for chain in chains.values()}.values())
    order = {row["article_id"]: place for place, row in enumerate(articles)}
    return sorted(unique, key=lambda chain: order[chain[0]["article_id"]])


def _moments(chain: Sequence[Row], y: float, place: Placing, sources: Sources) -> list[Moment]:
    found: list[Moment] = []
    for number, row in enumerate(chain):
        time = _printed(row) if number == 0 else settled(row)
        x = place(time) if time else None
        known = moment(row["modified_at"] if number else row["published_at"])
        since = found[-1].x if number and known is None and found else None
        found.append(Moment(x, y, sources.dates.words(time) or "unknown", number > 0, known is None, since))
    if len(chain) == 1 and (changed := moment(chain[0]["modified_at"])) and changed != _printed(chain[0]):
        found.append(Moment(place(changed), y, sources.dates.words(changed), True, False, None))
    return found


def _printed(row: Row) -> datetime | None:
    return moment(row["published_at"]) or settled(row)


def _placing(times: Sequence[datetime]) -> Placing:
    low = min(times, default=None)
    span = (max(times) - low).total_seconds() if low else 0.0

    def place(time: datetime) -> float:
        share = (time - low).total_seconds() / span if low and span else 0.5
        return round(_EDGE + (100 - 2 * _EDGE) * min(max(share, 0.0), 1.0), 2)

    return place


def _ticks(times: Sequence[datetime], place: Placing) -> list[tuple[float, str]]:
    if len(set(times)) < 2:
        return []
    low, high = min(times), max(times)
    step = next((each for each in _STEPS if (high - low) / each <= 6), _STEPS[-1])
    day = low.replace(hour=0, minute=0, second=0, microsecond=0)
    first = day + step * -(-(low - day) // step) if step < timedelta(days=1) else day + timedelta(days=1)
    found = []
    while first <= high:
        found.append((place(first), _tick(first, step)))
        first += step
    return found


def _tick(time: datetime, step: timedelta) -> str:
    day = f"{time.day} {MONTHS[time.month - 1][:3]}"
    return day if step >= timedelta(days=1) or time.hour == time.minute == 0 else f"{time:%H:%M}"
