"""A text's passages as the terms they have: what a claim is looked for in."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from tasks.link.claims.features import content
from tasks.link.records import Report

SENTENCE_END = re.compile(r"(?<=[.!?][\"'”’)])\s+|(?<=[.!?])\s+(?=[\"'“‘(A-Z0-9])|\n+")
Passage = frozenset[str]


def passages(report: Report) -> list[Passage]:
    """The content terms of every sentence of a report, and of every two that follow each other."""
    found: list[Passage] = []
    for field in sorted(report.fields):
        sentences = [terms_of(text) for text in SENTENCE_END.split(report.fields[field]) if text.strip()]
        found += sentences
        found += [first | second for first, second in pairwise(sentences)]
    return found


@lru_cache(maxsize=20_000)
def terms_of(sentence: str) -> Passage:
    """The content terms of one sentence."""
    return frozenset(term.term for term in content(sentence))
