"""The checks of each stage as a row of small marks: one a check, those that did not pass in their own shape."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from tasks.report.checks import failing
from tasks.report.words import count, digits
from warehouse.ledger import RunRecord

_A_ROW, _STEP, _MOST = 20, 8, 80  # marks in a row, px from one to the next, marks drawn at all
_SHAPES = ("stop", "warn", "note", "pass")


@dataclass(frozen=True, slots=True)
class Mark:
    """One check of a stage: its shape, and its place in px."""

    shape: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Marks:
    """The checks of a stage: `words` count them, `drawn` is empty where they are too many to draw."""

    words: str
    calm: bool
    drawn: tuple[Mark, ...]
    height: int


def marks(record: RunRecord) -> dict[str, Marks]:
    """The marks of every stage that was checked."""
    shapes: dict[str, list[str]] = defaultdict(list)
    bad = {id(row): mark for row, mark in failing(record.checks)}
    for row in record.checks:
        shapes[str(row["stage"])].append(bad.get(id(row), "pass"))
    return {stage: _marks(sorted(found, key=_SHAPES.index)) for stage, found in shapes.items()}


def _marks(shapes: list[str]) -> Marks:
    drawn = shapes if len(shapes) <= _MOST else []
    placed = tuple(Mark(s, i % _A_ROW * _STEP, i // _A_ROW * _STEP) for i, s in enumerate(drawn))
    rows = -(-len(drawn) // _A_ROW)
    return Marks(_words(shapes), set(shapes) == {"pass"}, placed, rows * _STEP - 2)


def _words(shapes: list[str]) -> str:
    if set(shapes) == {"pass"}:
        return f"{digits(len(shapes))} passed"
    verbs = (("stop", "failed", "failed"), ("warn", "warns", "warn"), ("note", "noted", "noted"))
    said = [(shapes.count(shape), one, many) for shape, one, many in verbs if shape in shapes]
    (n, one, many), *others = said
    first = f"{digits(n)} of {digits(len(shapes))} {one if n == 1 else many}"
    return ", ".join([first, *(count(*other) for other in others)])
