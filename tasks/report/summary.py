"""A run in a few lines of Markdown: for an artifact, and readable as it is on a terminal."""

from __future__ import annotations

import re

from tasks.report.checks import WORDS, failing
from tasks.report.flow import equation
from tasks.report.quarantine import quarantine
from tasks.report.verdict import heading
from tasks.report.words import clipped, count, digits, duration, seconds_of, visible
from warehouse.ledger import RunRecord

_ACTIVE = re.compile(r"([\\`*\[\]<>|])")
_MOST = 5  # checks or reasons named


def summary_markdown(record: RunRecord) -> str:
    """The verdict, the balance, what did not pass, what was set aside and where the result is; a few lines."""
    lines = [*_checks(record), *_quarantine(record), *_where(record)]
    balance = f"Documents: {equation(record)}, in {duration(seconds_of(record.run))}."
    return "\n".join([f"**{_plain(heading(record))}**", "", balance, "", *lines]).rstrip() + "\n"


def _checks(record: RunRecord) -> list[str]:
    bad = failing(record.checks)
    if not bad:
        return [f"- {count(len(record.checks), 'check')}, none failed"] if record.checks else []
    lines = [
        f"- {row['stage']}, {WORDS[mark]}: {_code(row['expectation'])} {_plain(row.get('observed'))}".rstrip()
        for row, mark in bad[:_MOST]
    ]
    return lines + ([f"- and {count(len(bad) - _MOST, 'more check')} that did not pass"] if len(bad) > _MOST else [])


def _quarantine(record: RunRecord) -> list[str]:
    reasons = quarantine(record).reasons
    named = [f"{_code(reason.code)} {digits(reason.n)}" for reason in reasons[:_MOST]]
    named += [f"{count(len(reasons) - _MOST, 'other reason')}"] if len(reasons) > _MOST else []
    return [f"- set aside: {', '.join(named)}"] if named else []


def _where(record: RunRecord) -> list[str]:
    if not record.warehouse:
        return []
    said = f"published {_code(record.published)}" if record.published else "nothing published"
    return [f"- {said}; the warehouse is {_code(record.warehouse)}"]


def _plain(value: object) -> str:
    return _ACTIVE.sub(r"\\\1", visible(" ".join(clipped(value, 200).split())))


def _code(value: object) -> str:
    return f"`{visible(' '.join(clipped(value, 200).split())).replace('`', chr(39))}`"
