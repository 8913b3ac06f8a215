"""Where the invented events lie that linking is measured on."""

from __future__ import annotations

from pathlib import Path

from bench.accuracy.invented import event

__all__ = ["EVENTS", "NEWS", "event"]

EVENTS = Path(__file__).with_name("events")  # reports of a hundred words, about what a rule has to tell apart
NEWS = Path(__file__).with_name("news")  # reports as long and as unlike each other as outlets' are
