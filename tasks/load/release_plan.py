"""What a release tells of each published column (`release.toml`), and what was measured of it (`accuracy.toml`)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

NOT_MEASURED = "not measured"


@dataclass(frozen=True, slots=True)
class Measured:
    """A number that was measured of a column: `value` as it was reported, the `metric`, the set, the day."""

    metric: str
    value: str
    set: str
    date: date

    def __str__(self) -> str:
        return f"{self.value}: {self.metric} ({self.set}; {self.date.isoformat()})"


@dataclass(frozen=True, slots=True)
class Plan:
    """What goes: `withheld` says why a column does not, `told` by which expression one goes in part and what to say."""

    longest: int
    withheld: dict[str, str]
    told: dict[str, tuple[str, str]]

    def expression(self, view: str, column: str) -> str:
        """What stands in a file for a column."""
        told = self.told.get(f"{view}.{column}")
        return f'{told[0]} as "{column}"' if told else f'"{column}"'


@cache
def plan() -> Plan:
    """What a release leaves out, and tells otherwise."""
    read = _read("release.toml")
    withheld = {column: read["why"][why] for column, why in read["withheld"].items()}
    told = {column: (expression, said) for column, (expression, said) in read["told"].items()}
    return Plan(read["longest_quotation"], withheld, told)


@cache
def measured() -> dict[str, tuple[Measured, ...]]:
    """By `view.column`, all that was measured of it; a column that is not there was not measured."""
    found: dict[str, tuple[Measured, ...]] = {}
    for entry in _read("accuracy.toml")["measured"]:
        number = Measured(entry["metric"], entry["value"], entry["set"], entry["date"])
        for column in entry["columns"]:
            found[column] = (*found.get(column, ()), number)
    return found


def accuracy(column: str) -> str:
    """What was measured of a `view.column`, in words; `not measured` where nothing was."""
    return "; ".join(map(str, measured().get(column, ()))) or NOT_MEASURED


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))
