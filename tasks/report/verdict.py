"""How a run ended, in words: the heading, and the facts in a line under it."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.report.checks import failing
from tasks.report.words import clipped, count, digits, duration, listed, number, seconds_of
from warehouse.ledger import Failure, RunRecord

_DONE = {  # what runs did that take nothing in
    "nothing new": "Nothing new",
    "reprocessed": "Everything made again",
    "pruned": "Old things let go",
    "compacted": "Files put together",
}
_HEADING_MESSAGE = 140  # characters of an error's message that a heading bears


@dataclass(frozen=True, slots=True)
class Fact:
    """One part of the line under the heading; `number` is set strong, `anchor` is the section that shows it."""

    anchor: str
    number: str
    text: str


def heading(record: RunRecord) -> str:
    """The verdict as one line: what is new, that nothing is, or where and why the run stopped."""
    status = str(record.run.get("status"))
    if record.failure or status == "failed":
        return stopped(record.failure)
    new = _DONE.get(status) or _news(record)
    aside = number(record.run, "n_quarantined")
    return f"{new}; {count(aside, 'document')} set aside" if aside else new


def _news(record: RunRecord) -> str:
    articles = number(record.run, "n_articles")
    if not articles:
        return "No new article"
    outlets = record.n_outlets
    return count(articles, "new article") + (f" from {count(outlets, 'outlet')}" if outlets else "")


def stopped(failure: Failure | None) -> str:
    """Where and why a run stopped: the expectation and how many rows break it, else the message's first line."""
    if failure is None:
        return "Stopped before its end"
    at = f"Stopped at {failure.stage}"
    if failure.expectation is None:
        return f"{at}: {clipped(failure.message.strip().split(chr(10))[0], _HEADING_MESSAGE)}"
    name = f"“{clipped(failure.expectation, _HEADING_MESSAGE)}”"
    if not failure.rows:
        return f"{at}: {name} does not hold"
    return f"{at}: {count(failure.rows, 'row')} {'breaks' if failure.rows == 1 else 'break'} {name}"


def facts(record: RunRecord) -> list[Fact]:
    """The run's numbers in one line."""
    run = record.run
    nouns = (("n_documents", "document"), ("n_articles", "new article"))
    found = [Fact("run", digits(n), noun if n == 1 else noun + "s") for c, noun in nouns for n in [number(run, c)]]
    found.append(Fact("run", digits(number(run, "n_unchanged")), "unchanged"))
    found.append(Fact("quarantine", digits(number(run, "n_quarantined")), "quarantined"))
    return [*found, Fact("checks", *_checked(record)), Fact("run", duration(seconds_of(run)), "")]


def _checked(record: RunRecord) -> tuple[str, str]:
    if not record.checks:
        return "no", "check ran"
    bad = failing(record.checks)
    if not bad:
        return digits(len(record.checks)), ("check, passed" if len(record.checks) == 1 else "checks, all passed")
    first, _, rest = tally(record).partition(" ")
    return first, rest


def tally(record: RunRecord) -> str:
    """Checks that did not pass, by how grave: `1 failed check and 2 warnings`."""
    marks = [mark for _, mark in failing(record.checks)]
    nouns = (("stop", "failed check", ""), ("warn", "warning", ""), ("note", "note", ""))
    return listed(count(marks.count(mark), one, many) for mark, one, many in nouns if mark in marks)
