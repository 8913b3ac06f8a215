"""The order of the stages, for every part of the page."""

from __future__ import annotations

from collections.abc import Iterable

from warehouse.terms import STAGES


def in_order(names: Iterable[str]) -> list[str]:
    """Stage names in the order of a run; names it does not know come last, by alphabet."""
    return sorted(names, key=lambda name: (STAGES.index(name) if name in STAGES else len(STAGES), name))
