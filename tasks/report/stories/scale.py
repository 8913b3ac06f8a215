"""The axis of a plot: where a value stands, in percent of its width, and which values are written along it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_EDGE = 6.0  # percent left free at each end, for marks and arrows
_TICKS = 4
_FAR = 12.0  # a gap this many times all else breaks the axis
_BREAK = 12.0  # percent that a broken axis leaves for the zigzag


@dataclass(frozen=True, slots=True)
class Tick:
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

    def __init__(self, values: Sequence[float]) -> None:
        known = sorted(set(values)) or [0.0]
        gap, at = max(((high - low, place) for place, (low, high) in enumerate(pairwise(known), 1)), default=(0.0, 0))
        rest = known[-1] - known[0] - gap
        self.pieces = _broken(known, at) if len(known) > 2 and gap > _FAR * rest else _whole(known)

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


def _whole(known: Sequence[float]) -> list[Piece]:
    return [Piece(known[0], known[-1], _EDGE, 100 - _EDGE)]


def _broken(known: Sequence[float], at: int) -> list[Piece]:
    """Two stretches, the one with more values the longer."""
    share = min(max(at / len(known), 0.3), 0.7)
    middle = _EDGE + (100 - 2 * _EDGE) * share
    before = Piece(known[0], known[at - 1], _EDGE, middle - _BREAK / 2)
    return [before, Piece(known[at], known[-1], middle + _BREAK / 2, 100 - _EDGE)]


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
