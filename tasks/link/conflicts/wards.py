"""Hospitals to which those hurt are brought: one place for those of whom two clauses say the same."""

from __future__ import annotations

import re

from tasks.link.conflicts.events import Story
from tasks.link.conflicts.placed import Placed

WARD = re.compile(r"\b(?:hospital|clinic|infirmary|medical cent(?:er|re))\b", re.IGNORECASE)
TREATED = re.compile(
    r"\b(?:tak(?:en|ing)|took|flown|fl[ye]w|driven|drove|rushed|whisked|airlifted|brought|admitted|transferred|ferried|treated"
    r"|ended up|lying|lie|being (?:cared|looked)|went|sent|moved)\b"
)
MOST_OF = re.compile(r"\b(?:most of|the (?:bulk|majority) of|mostly)\b", re.IGNORECASE)
GRAVE = re.compile(r"\b(?:seriously|badly|severely|critically|gravely|worst|most serious)\b", re.IGNORECASE)


def is_ward(placed: Placed) -> bool:
    """Whether a clause says that somebody is brought to a hospital, or is treated there."""
    return bool(WARD.search(placed.where.statement.text) and TREATED.search(placed.row.statement.text))


def how_hurt(placed: Placed, story: Story) -> str:
    """Which of the injured are meant: most of them, or those in a grave state; "" where that is not told."""
    statement = placed.row.statement
    report = story.reports[statement.article_id]
    return hurt_in(report.text(statement.field, statement.sentence_start, statement.char_end))


def hurt_in(text: str) -> str:
    """Which of the injured a text is of: most of them, or those in a grave state; "" where that is not told."""
    return "most" if MOST_OF.search(text) else "grave" if GRAVE.search(text) else ""
