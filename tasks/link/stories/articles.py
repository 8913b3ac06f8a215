"""An article as stories see it, and two that are close."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tasks.link.stories.terms import Terms


@dataclass(frozen=True, slots=True)
class StoryArticle:
    """An article's terms and time (published, else modified); None where the source does not say when."""

    article_id: str
    time: datetime | None
    terms: Terms


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """Two articles that are close, in the order of their ids, and how close: more than 0, at most 1."""

    article_a: str
    article_b: str
    similarity: float
