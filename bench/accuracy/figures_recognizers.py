"""Figures against the specifications of Recognizers-Text (MIT): the share of cases that come out exact.

A case is exact when all its results have the same places, values and units, and there are no others. Only the
characters are read, as there: numbers by the grammar of numbers, the rest by the grammar of quantities; a range gives
the end that has the unit, and results without a value (a unit alone) are left out.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.accuracy import common
from tasks.extract.figures import lexicon, numbers, quantities, units
from tasks.extract.figures.quantity import Quantity

MODELS = ("NumberModel", "PercentModel", "CurrencyModel", "AgeModel", "DimensionModel", "TemperatureModel")
TOLERANCE = 1e-5


def recognizers(folder: Path) -> dict[str, float]:
    """The share of exact cases, for each specification and over all."""
    right, cases, figures = 0, 0, {}
    for model in MODELS:
        found = sorted(folder.rglob(f"{model}.json"))
        if not found:
            common.left_out(f"figures-recognizers {model}", folder)
            continue
        entries = json.loads(found[0].read_text(encoding="utf-8-sig"))
        exact = sum(is_exact(model, entry) for entry in entries)
        right, cases = right + exact, cases + len(entries)
        figures[f"figures-recognizers.{model}.exact"] = exact / len(entries)
    return figures | ({"figures-recognizers.exact": right / cases} if cases else {})


def is_exact(model: str, entry: dict[str, Any]) -> bool:
    """Whether a specification's case comes out with the same places, values and units, and nothing else."""
    wanted = [one for result in entry["Results"] if (one := spec(result)) is not None]
    found = (plain_numbers if model == "NumberModel" else measured(model))(entry["Input"])
    if len(wanted) != len(found):
        return False
    return all(
        a[:2] == b[:2] and abs(a[2] - b[2]) <= 1e-8 + TOLERANCE * abs(a[2]) and same_unit(a[3], b[3])
        for a, b in zip(wanted, found, strict=True)
    )


Case = tuple[int, int, float, str]


def spec(result: dict[str, Any]) -> Case | None:
    """A specified result: its place, value and unit; None for one without a value (a unit alone)."""
    resolution = result["Resolution"]
    if resolution.get("value") is None:
        return None
    return result["Start"], result["End"] + 1, float(resolution["value"].rstrip("%")), resolution.get("unit", "")


def plain_numbers(text: str) -> list[Case]:
    """The numbers that stand alone: not glued to a word (180ml, 4th), not the pronoun "one"."""
    found = numbers.find(text)
    return [(one.start, one.end, one.low, "") for one in found if units.stands_alone(text, one)]


def measured(model: str) -> Callable[[str], list[Case]]:
    """Reads the quantities of one specification's kind."""
    kind = {"PercentModel": "percent", "CurrencyModel": "money", "AgeModel": "age"}.get(model, "measure")
    left_out = {"time", "level", "share"} | ({"temperature", "angle"} if model == "DimensionModel" else set())

    def read(text: str) -> list[Case]:
        found = [one for one in quantities.find(text) if one.kind == kind]
        if kind == "measure":
            found = [one for one in found if lexicon.unit_kinds()[one.unit] not in left_out]
        return [case_of(one) for one in found]

    return read


def case_of(quantity: Quantity) -> Case:
    """A quantity as a case; a range by the end that has the unit."""
    start = quantity.number.start if quantity.ranged else quantity.core_start
    name = f"{quantity.unit} per {quantity.per}" if quantity.per and quantity.kind == "measure" else quantity.unit
    return start, quantity.core_end, quantity.second, "" if quantity.kind == "percent" else name


def same_unit(wanted: str, found: str) -> bool:
    """Whether a specification's name of a unit ("Square meter", "United States dollar", "C") is this unit's."""
    if not wanted:
        return True
    form = wanted.lower()
    form = {"c": "celsius", "f": "fahrenheit", "dollar": "united states dollar", "age": "year"}.get(form, form)
    if form == "ton":  # theirs for tonnes too
        return found in ("ton", "metric ton")
    names = {lexicon.unit_names().get(form, ""), lexicon.currency_words().get(form, ""), form}
    return bool({found, found.split(" per ")[0]} & names)
