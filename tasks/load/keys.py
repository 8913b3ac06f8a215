"""What names a row of each published view (`keys.toml`), for those who compare files or describe them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

OF_RUNS = ("runs", "run_stages", "run_checks")  # views that tell of runs and not of the news


@cache
def view_keys() -> dict[str, tuple[str, ...]]:
    """By view, the columns that name a row of it."""
    return {view: tuple(columns) for view, columns in _read()["keys"].items()}


@cache
def parents() -> dict[str, str]:
    """By column that names a parent, the view of the parent, whose key it is."""
    return dict(_read()["parents"])


def _read() -> dict[str, dict[str, str]]:
    return tomllib.loads((Path(__file__).parent / "keys.toml").read_text(encoding="utf-8"))
