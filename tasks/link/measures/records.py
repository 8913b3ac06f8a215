"""A measure: a quantity of a story that several figures give."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity and the figures that are its readings, by id.

    `low` and `high` are the envelope of the readings' bounds, in the readings' `unit`; `verdict` is `agreement`,
    `update` or `conflict`.
    """

    figures: tuple[str, ...]
    counted: str | None
    action_class: str | None
    unit: str
    place: str | None
    low: float | None
    high: float | None
    verdict: str
