"""What outlets altered after publishing: paragraphs before and after, set against each other word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from tasks.report.stories.read import Row
from tasks.report.stories.sources import Source, Sources
from tasks.report.words import moment

_ALIKE = 0.5  # share of words from which on two paragraphs are one that was altered
_MOST = 12  # paragraphs of an edit that are shown


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of an altered text: `same`, `del` (only before) or `ins` (only after)."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Edit:
    """One version against the one before it."""

    source: Source
    anchor: str
    seen: str
    rows: tuple[tuple[str, tuple[Part, ...]], ...]  # what it is, and how it changed
    more: int


def edits(changes: Sequence[Row], sources: Sources) -> list[Edit]:
    """The edits of a story in order of time."""
    return [_edit(row, sources) for row in changes]


def _edit(row: Row, sources: Sources) -> Edit:
    rows = []
    if row["title_before"] != row["title_after"]:
        rows.append(("headline", tuple(altered(row["title_before"] or "", row["title_after"] or ""))))
    rows += [("paragraph", tuple(parts)) for parts in _paragraphs(row["removed"] or [], row["added"] or [])]
    seen = sources.dates.words(moment(row["seen_at"]))
    return Edit(
        sources.by(row["article_id"]), f"edit-{row['article_id']}", seen, tuple(rows[:_MOST]), max(len(rows) - _MOST, 0)
    )


def _paragraphs(removed: Sequence[str], added: Sequence[str]) -> Iterator[list[Part]]:
    """Each added paragraph against the likest removed one; then what was only removed."""
    left = list(removed)
    for new in added:
        old = max(left, key=lambda text: (_likeness(text, new), text), default="")
        if old and _likeness(old, new) >= _ALIKE:
            left.remove(old)
            yield list(altered(old, new))
        else:
            yield [Part("ins", new)]
    for old in left:
        yield [Part("del", old)]


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).quick_ratio()


def altered(before: str, after: str) -> Iterator[Part]:
    """The words of two texts as one: what stayed, what went, what came."""
    old, new = before.split(), after.split()
    for op, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op == "equal":
            yield Part("same", " ".join(old[a:b]))
            continue
        if b > a:
            yield Part("del", " ".join(old[a:b]))
        if d > c:
            yield Part("ins", " ".join(new[c:d]))
