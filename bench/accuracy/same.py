"""What statements of an event's reports say the same, all of them, as judged by reading the reports.

The file `EVENT.same` beside an event's has a line for every thing that two or more reports say: a gist, a bar, and the
places that say it, `report:start-end` in its body or `report:field:start-end`, in code points. What stands in no line
is said by one report alone. The lists of claims in the events themselves are of their main facts only: what is joined
beside these shows only here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from tasks.link.records import Report, Statement

SUFFIX = ".same"
BODY = "body"
HALF = 0.5  # of what a statement and a place cover together, that both have to cover
Place = tuple[str, str, int, int]  # report, field, start, end
Pair = tuple[str, str]


def read_same(path: Path) -> list[list[Place]] | None:
    """The places of every thing that several reports of an event say; None where nobody has judged."""
    beside = path.with_suffix(SUFFIX)
    if not beside.exists():
        return None
    lines = beside.read_text(encoding="utf-8").splitlines()
    return [[_place(word) for word in line.split("|")[1].split()] for line in lines if not line.startswith("#")]


def _place(word: str) -> Place:
    report, *field, span = word.split(":")
    start, end = span.split("-")
    return report, field[0] if field else BODY, int(start), int(end)


def same_pairs(
    groups: Iterable[Sequence[Place]], reports: Iterable[Report], statements: Iterable[Statement]
) -> set[Pair]:
    """The pairs of statements of independent texts that say the same, as ids, the lesser first."""
    text_of = {report.article_id: report.copy_group for report in reports}
    return {
        (one.statement_id, other.statement_id)
        for group in said_together(groups, statements)
        for one, other in combinations(group, 2)
        if text_of[one.article_id] != text_of[other.article_id]
    }


def said_together(groups: Iterable[Sequence[Place]], statements: Iterable[Statement]) -> list[list[Statement]]:
    """The statements at the places of each group, by their ids: of each place the one that covers it best, if half."""
    by_field: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for one in statements:
        by_field[one.article_id, one.field].append(one)
    found = ({one.statement_id: one for place in group for one in _at(place, by_field)} for group in groups)
    return [[each[id_] for id_ in sorted(each)] for each in found]


def _at(place: Place, by_field: Mapping[tuple[str, str], Sequence[Statement]]) -> list[Statement]:
    report, field, start, end = place
    best, share = likest(by_field[report, field], start, end)
    return [best] if best and share >= HALF else []


def likest(statements: Iterable[Statement], start: int, end: int) -> tuple[Statement | None, float]:
    """Of a field's statements the one that has most in common with some characters, and its share: what both cover of
    what either covers, below 0 where they are apart."""

    def share(one: Statement) -> float:
        both = min(one.char_end, end) - max(one.char_start, start)
        return both / (max(one.char_end, end) - min(one.char_start, start))

    best = max(statements, key=lambda one: (share(one), one.statement_id), default=None)
    return best, share(best) if best else 0.0


def outlets_saying(
    groups: Iterable[Sequence[Place]], reports: Iterable[Report], statements: Iterable[Statement]
) -> dict[str, frozenset[str]]:
    """By the id of every statement that says what another report says: the outlets that say it."""
    outlets = {report.article_id: report.outlet for report in reports}
    saying: dict[str, frozenset[str]] = {}
    for group in said_together(groups, statements):
        found = frozenset(outlets[one.article_id] for one in group)
        saying |= {one.statement_id: saying.get(one.statement_id, frozenset()) | found for one in group}
    return saying
