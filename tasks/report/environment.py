"""Templates of the report: every text escaped, every name checked, what cannot be seen spelt out."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tasks.report.words import clipped, count, digits, duration, visible


@cache
def environment() -> Environment:
    """The one environment that all pages of the report are made with."""
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=visible,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.filters.update(digits=digits, clipped=clipped, duration=duration)
    made.globals.update(count=count)
    return made
