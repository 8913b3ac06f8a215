"""What changed since the run before, and the last runs in rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from tasks.report.flow import Part, equation, shares, stack
from tasks.report.times import RECENT
from tasks.report.words import count, digits, duration, number, seconds_of, short_moment, signed
from warehouse.ledger import RunRecord

_COLUMNS = (
    ("n_documents", "documents"),
    ("n_articles", "new articles"),
    ("n_unchanged", "unchanged"),
    ("n_quarantined", "quarantined"),
)


@dataclass(frozen=True, slots=True)
class Difference:
    """One number of this run beside the same of the run before."""

    name: str
    now: str
    before: str
    difference: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """One run of the history; `href` is empty for the run whose page this is."""

    href: str
    when: str
    status: str
    parts: tuple[Part, ...]
    numbers: tuple[str, ...]
    title: str
    seconds: str


@dataclass(frozen=True, slots=True)
class Change:
    """This run against the ones before it."""

    heading: str
    before: Earlier | None
    differences: tuple[Difference, ...]
    runs: tuple[Earlier, ...]  # this one first, then backwards in time
    published_before: Earlier | None  # what readers see while this run published nothing


def change(record: RunRecord, history: Sequence[RunRecord]) -> Change:
    """This run beside the run before, and the last ten in rows; `history` has the oldest first."""
    if not history:
        return Change("The first run: nothing to compare it with", None, (), (), None)
    shown = [*history[-RECENT:], record]
    longest = max(max(sum(n for _, n in shares(run)) for run in shown), 1)
    published = [run for run in history if run.published]
    return Change(
        heading=_heading(record, history[-1]),
        before=_earlier(history[-1], longest),
        differences=tuple(_differences(record, history[-1])),
        runs=tuple(_earlier(run, longest, run is not record) for run in reversed(shown)),
        published_before=_earlier(published[-1], longest) if published else None,
    )


def address(run_id: str) -> str:
    """The way from one run's page (or the latest) to another's."""
    return f"../{quote(run_id, safe='')}/index.html"


def _earlier(record: RunRecord, longest: int, linked: bool = True) -> Earlier:
    return Earlier(
        href=address(record.run_id) if linked else "",
        when=short_moment(record.run.get("started_at")),
        status=str(record.run.get("status")),
        parts=stack(shares(record), longest),
        numbers=tuple(digits(number(record.run, column)) for column, _ in _COLUMNS),
        title=equation(record),
        seconds=duration(seconds_of(record.run)),
    )


def _differences(now: RunRecord, before: RunRecord) -> list[Difference]:
    rows = [
        Difference(name, digits(a), digits(b), signed(a - b))
        for column, name in _COLUMNS
        for a, b in [(number(now.run, column), number(before.run, column))]
    ]
    a, b = seconds_of(now.run), seconds_of(before.run)
    return [*rows, Difference("time", duration(a), duration(b), signed(a - b, 1) + " s")]


def _heading(now: RunRecord, before: RunRecord) -> str:
    if now.run.get("status") != "succeeded":
        return f"The run before: {before.run.get('status')}, {count(number(before.run, 'n_articles'), 'new article')}"
    if before.run.get("status") == "failed":
        return "The run before stopped; this one went through"
    more = number(now.run, "n_articles") - number(before.run, "n_articles")
    if not more:
        return "As many new articles as the run before"
    kind = "more" if more > 0 else "fewer"
    return f"{count(abs(more), f'{kind} new article')} than the run before"
