"""How sure a figure is: a logistic model of a few plain signs, fitted by `python -m bench.fit_figures`."""

from __future__ import annotations

import json
import math
from functools import cache
from pathlib import Path

from tasks.extract.figures.quantity import COUNT, PERCENT
from tasks.extract.figures.readings import Reading

MODEL = Path(__file__).resolve().parents[1] / "lexicons" / "figures_confidence.json"
NAMES = (
    "digits", "words", "share", "count", "money", "measure", "age", "ordinal", "bounded", "ranged", "counted", "one",
    "small", "year_like", "action", "magnitude", "scaled", "unparsed",
)  # fmt: skip


def features(reading: Reading) -> dict[str, float]:
    """The signs of one figure, each 0 or 1, under `NAMES`."""
    quantity = reading.quantity
    number = quantity.number
    signs = {
        "digits": number.form == "digits", "words": number.form in ("words", "dozen"),
        "share": quantity.kind == PERCENT, "count": quantity.kind == COUNT, "money": quantity.kind == "money",
        "measure": quantity.kind == "measure", "age": quantity.kind == "age", "ordinal": quantity.kind == "ordinal",
        "bounded": quantity.modifier.name not in ("exact", "range", "magnitude"), "ranged": quantity.ranged,
        "counted": reading.counted.text is not None, "one": number.form == "words" and quantity.second == 1,
        "small": quantity.kind == COUNT and quantity.second <= 3,
        "year_like": number.bare and 1500 <= quantity.second <= 2100, "action": reading.action.name is not None,
        "magnitude": number.form == "magnitude", "scaled": quantity.second >= 1e6, "unparsed": reading.span is None,
    }  # fmt: skip
    return {name: float(signs[name]) for name in NAMES}


@cache
def _weights() -> dict[str, float]:
    return {name: float(value) for name, value in json.loads(MODEL.read_text(encoding="utf-8"))["weights"].items()}


def of(reading: Reading) -> float:
    """The chance that a figure is right in value, unit and direction of change, 0 to 1."""
    weights = _weights()
    score = weights["bias"] + sum(weights[name] * value for name, value in features(reading).items())
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, score)))), 3)
