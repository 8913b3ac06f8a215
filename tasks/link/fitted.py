"""Logistic models of plain signs: weights that ship frozen in `lexicons/*.json`, fitted by `bench/fit_*.py`."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path

BIAS = "bias"


@cache
def weights(path: Path) -> dict[str, float]:
    """The weights of a model by the names of its signs, and its `BIAS`; the same object each time."""
    return {name: float(value) for name, value in json.loads(path.read_text(encoding="utf-8")).items()}


def log_odds(path: Path, signs: Mapping[str, float], other: Mapping[str, float] | None = None) -> float:
    """The logarithm of the odds that a model gives some signs, one for each of its weights, or of `other` weights."""
    known = other or weights(path)
    return math.fsum((known[BIAS], *(known[name] * value for name, value in signs.items())))


def chance_of(odds: float) -> float:
    """The chance, 0 to 1, that odds are, given as their logarithm."""
    return 1 / (1 + math.exp(-odds))
