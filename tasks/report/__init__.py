"""A run → something a person can look at: one self-contained page, `run.json` beside it, and a few lines of summary."""

from tasks.report.page import render
from tasks.report.shelf import save
from tasks.report.summary import summary_markdown

__all__ = ["render", "save", "summary_markdown"]
