"""The block classifier: a small network over lines' features, and the likeliest sequence of kept and dropped lines.

The weights lie in `model/blocks.json`: a layer of tanh units and one output, the log-odds that a line is of the body,
and the costs of changing between body and not; decoding is Viterbi's. `python -m bench.fit_blocks` fits them again.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from tasks.clean.features import NAMES, Matrix, table
from tasks.clean.lines import Line
from tasks.clean.region import refine

# Rows multiplied at once: few enough that the matrix library does not wake its threads, whose waiting costs more than
# the work, and that a line's odds do not hang on how many others come with it.
_ROWS = 8
PATH = Path(__file__).with_name("model") / "blocks.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """`hidden`: features x units; `out`: units + 1 (the last is the constant); `enter`, `leave`: costs in log-odds."""

    hidden: Matrix
    out: Matrix
    enter: float
    leave: float


class FeaturesChangedError(ValueError):
    """The weights were fitted for other features than the code computes."""


@cache
def weights() -> Weights:
    """The weights that ship. Raises FeaturesChangedError where they do not fit the code."""
    return read(PATH)


def read(path: Path) -> Weights:
    """Weights out of a file. Raises FeaturesChangedError where they do not fit the code."""
    stored = json.loads(path.read_text(encoding="utf-8"))
    if tuple(stored["features"]) != NAMES:
        raise FeaturesChangedError(f"{path}: fitted for other features; run `python -m bench.fit_blocks`")
    hidden, out = (np.array(stored[name], dtype=np.float32) for name in ("hidden", "out"))
    return Weights(hidden, out, stored["enter"], stored["leave"])


def log_odds(features: Matrix, model: Weights) -> Matrix:
    """The log-odds of each row to be of the body."""
    if not len(features):
        return np.zeros(0, dtype=np.float32)
    parts = [features[start : start + _ROWS] @ model.hidden for start in range(0, len(features), _ROWS)]
    return np.tanh(np.concatenate(parts)) @ model.out[:-1] + model.out[-1]


def decode(odds: Sequence[float], enter: float, leave: float) -> list[bool]:
    """The likeliest sequence of body (True) and not, given each line's log-odds and the costs of change (Viterbi)."""
    off, on = 0.0, -enter
    back: list[tuple[bool, bool]] = []
    for value in odds:
        stay_off, stay_on = off >= on - leave, on >= off - enter
        back.append((not stay_off, stay_on))
        off, on = max(off, on - leave), max(on, off - enter) + value
    state = on - leave > off
    states: list[bool] = []
    for from_off, from_on in reversed(back):
        states.append(state)
        state = from_on if state else from_off
    return states[::-1]


def body_lines(lines: Sequence[Line]) -> list[bool]:
    """Whether each line is of the body."""
    if not lines:
        return []
    model = weights()
    return refine(lines, decode(log_odds(table(lines), model).tolist(), model.enter, model.leave))
