"""Templates of the report: every text escaped, every name checked, what cannot be seen spelt out."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.compiler import CodeGenerator

from tasks.report.markup import shown
from tasks.report.words import clipped, count, digits, duration, visible


class _Writer(CodeGenerator):
    """Has what an expression gives written by `shown`: one call where `finalize` and `escape` are two slower ones."""

    def _output_child_pre(self, *_: Any) -> None:
        self.write("environment.shown(")

    def _output_child_post(self, *_: Any) -> None:
        self.write(")")


class _Templates(Environment):
    """Templates that are made into code by the writer above."""

    code_generator_class = _Writer
    shown = staticmethod(shown)


@cache
def environment() -> Environment:
    """The one environment that all pages of the report are made with."""
    made = _Templates(
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
