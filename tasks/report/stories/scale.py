"""The axis of a plot: where a value stands, in percent of its width, and which values are written along it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

_EDGE, _ARROW = 6.0, 17.0  # percent left free at an end, for a mark and for an arrow
_TICKS = 4
_FAR = 12.0  # a gap this many times all else breaks the axis
_BREAK = 12.0  # percent that a broken axis leaves for the zigzag


class Tick(NamedTuple):
    """A value written at a place of the axis."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the axis with one measure: values from `low` to `high` between two places."""

    low: float
    high: float
    left: float
    right: float

    def place(self, value: float) -> float:
        """Where a value stands, in percent; the middle where all values are one."""
        if self.high == self.low:
            return (self.left + self.right) / 2
        return self.left + (self.right - self.left) * (value - self.low) / (self.high - self.low)


class Scale:
    """A linear axis through some values; two stretches with a zigzag between them where one lies far off the rest."""

    def __init__(self, values: Sequence[float], open_below: bool = False, open_above: bool = False) -> None:
        known = sorted(set(values)) or [0.0]
        gap, at = max(((high - low, place) for place, (low, high) in enumerate(pairwise(known), 1)), default=(0.0, 0))
        rest = known[-1] - known[0] - gap
        left, right = _ARROW if open_below else _EDGE, 100 - (_ARROW if open_above else _EDGE)
        far = len(known) > 2 and gap > _FAR * rest
        self.pieces = _broken(known, at, left, right) if far else [Piece(known[0], known[-1], left, right)]

    @property
    def zigzag(self) -> float | None:
        """Where the axis is broken, in percent; None where it is whole."""
        return (self.pieces[0].right + self.pieces[1].left) / 2 if len(self.pieces) > 1 else None

    def place(self, value: float) -> float:
        """Where a value stands, in percent of the width."""
        piece = next((each for each in self.pieces if value <= each.high), self.pieces[-1])
        return round(piece.place(value), 2)

    def ticks(self) -> list[Tick]:
        """Round values along the axis."""
        values = [value for piece in self.pieces for value in _round(piece.low, piece.high, len(self.pieces))]
        return [Tick(self.place(value), label(value)) for value in values]


def label(value: float) -> str:
    """A value as an axis has it: `1,500`, `2.5`, `40 m`, `1.2 bn`."""
    for size, unit in ((1e12, " tn"), (1e9, " bn"), (1e6, " m")):
        if abs(value) >= size:
            return f"{value / size:,.3g}{unit}" if abs(value) < 1000 * size else f"{value / size:,.0f}{unit}"
    return f"{value:,.0f}" if value == round(value) else f"{value:,.4g}"


def _broken(known: Sequence[float], at: int, left: float, right: float) -> list[Piece]:
    """Two stretches, the one with more values the longer."""
    middle = left + (right - left) * min(max(at / len(known), 0.3), 0.7)
    before = Piece(known[0], known[at - 1], left, middle - _BREAK / 2)
    return [before, Piece(known[at], known[-1], middle + _BREAK / 2, right)]


def _round(low: float, high: float, pieces: int) -> list[float]:
    if high == low:
        return [low]
    step = _step((high - low) / (_TICKS if pieces == 1 else 2))
    first = math.ceil(low / step - 1e-9)
    return [round(number * step, 10) for number in range(first, math.floor(high / step + 1e-9) + 1)]


def _step(rough: float) -> float:
    """The least of 1, 2, 2.5 and 5 times a power of ten that is not below `rough`."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next(size * power for size in (1, 2, 2.5, 5, 10) if size * power >= rough * (1 - 1e-9))
