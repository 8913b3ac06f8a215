"""What was set aside, by reason: how many, what the reason means, the first of each, and how to see the rest."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tasks.report.words import clipped, command, count, listed, literal, number
from warehouse.ledger import Row, RunRecord

SHOWN = 20  # sources a reason
_CODE = re.compile(r"[a-z0-9_]+")
_SQL = "select source_uri, row_id, detail from published.quarantine where run_id = {run} and reason = {reason}"


@dataclass(frozen=True, slots=True)
class Source:
    """One input or row that was set aside."""

    uri: str
    place: str  # the stage, and for a row its table and id
    detail: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Everything set aside for one reason; `width` is its bar, in percent of the commonest reason's."""

    anchor: str
    code: str
    meaning: str
    n: int
    words: str
    width: float
    sources: tuple[Source, ...]
    more: int
    command: str  # empty where the run published nothing that could be asked


@dataclass(frozen=True, slots=True)
class Quarantine:
    """All that a run set aside."""

    heading: str
    reasons: tuple[Reason, ...]


@cache
def meanings() -> Mapping[str, str]:
    """Plain words for reason codes, from `reasons.toml`."""
    return tomllib.loads(Path(__file__).with_name("reasons.toml").read_text(encoding="utf-8"))


def quarantine(record: RunRecord) -> Quarantine:
    """The run's quarantine, the commonest reason first."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in record.quarantine:
        groups[str(row["reason"])].append(row)
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    most = len(ordered[0][1]) if ordered else 1
    reasons = tuple(_reason(place, code, rows, most, record) for place, (code, rows) in enumerate(ordered, 1))
    return Quarantine(_heading(record), reasons)


def _heading(record: RunRecord) -> str:
    rows = sum(row.get("level") == "row" for row in record.quarantine)
    documents = number(record.run, "n_quarantined")
    said = [count(n, noun) for n, noun in ((documents, "document"), (rows, "row")) if n]
    return f"{listed(said)} set aside" if said else "Nothing set aside"


def _reason(place: int, code: str, rows: Sequence[Row], most: int, record: RunRecord) -> Reason:
    sources = tuple(_source(row) for row in rows[:SHOWN])
    sql = _SQL.format(run=literal(record.run_id), reason=literal(code))
    return Reason(
        anchor=f"reason-{code}" if _CODE.fullmatch(code) else f"reason-no-{place}",
        code=code,
        meaning=meanings().get(code, ""),
        n=len(rows),
        words=_counted(rows),
        width=round(100 * len(rows) / most, 2),
        sources=sources,
        more=len(rows) - len(sources),
        command=command(sql, record.warehouse) if record.published else "",
    )


def _counted(rows: Sequence[Row]) -> str:
    of_rows = sum(row.get("level") == "row" for row in rows)
    nouns = ((len(rows) - of_rows, "document"), (of_rows, "row"))
    return listed(count(n, noun) for n, noun in nouns if n)


def _source(row: Row) -> Source:
    inside = f", {row['table_name']} {row['row_id']}" if row.get("level") == "row" else ""
    return Source(clipped(row["source_uri"], 300), clipped(f"{row['stage']}{inside}", 200), clipped(row.get("detail")))
