"""Whose words they are: how much of each report stands in another, and who repeats whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tasks.report.stories.read import Row
from tasks.report.stories.sources import Source, Sources

_KINDS = {"exact": "word for word", "near": "with small changes", "partial": "in part"}
_LEAST = 0.05  # a share below this is no text in common that anybody would see


@dataclass(frozen=True, slots=True)
class Words:
    """One report's words as a bar: `width` and `shared` in percent of the longest report."""

    source: Source
    article_id: str
    n_words: int
    n_shared: int
    width: float
    shared: float
    note: str


@dataclass(frozen=True, slots=True)
class Copying:
    """The reports' words, and in words how many texts they are."""

    bars: tuple[Words, ...]
    heading: str
    any_shared: bool


def copying(articles: Sequence[Row], copies: Sequence[Row], sources: Sources) -> Copying:
    """The standing articles of a story, each with the largest share it has in common with another."""
    standing = [row for row in articles if row["is_current"]]
    longest = max([row["n_words"] for row in standing], default=1) or 1
    most = _shares(copies, {row["article_id"] for row in standing})
    bars = tuple(_bar(row, longest, most.get(row["article_id"]), sources) for row in standing)
    texts = len({row["copy_group_id"] for row in standing})
    return Copying(bars, _heading(len(standing), texts), any(bar.n_shared for bar in bars))


def _shares(copies: Sequence[Row], standing: set[str]) -> dict[str, tuple[float, str, str]]:
    """Each article's largest share in common with another, whose that is, and of what kind."""
    most: dict[str, tuple[float, str, str]] = {}
    for row in copies:
        sides = (("article_a", "article_b", "share_a"), ("article_b", "article_a", "share_b"))
        for mine, other, share in sides:
            if row[mine] in standing and row[other] in standing and row[share] >= _LEAST:
                most[row[mine]] = max(most.get(row[mine], (0.0, "", "")), (row[share], row[other], row["kind"]))
    return most


def _bar(row: Row, longest: int, most: tuple[float, str, str] | None, sources: Sources) -> Words:
    share, other, kind = most or (0.0, "", "")
    width = round(100 * row["n_words"] / longest, 1)
    return Words(
        source=sources.by(row["article_id"]),
        article_id=row["article_id"],
        n_words=row["n_words"],
        n_shared=round(row["n_words"] * min(share, 1.0)),
        width=width,
        shared=round(width * min(share, 1.0), 1),
        note=_note(row, other, kind, sources),
    )


def _note(row: Row, other: str, kind: str, sources: Sources) -> str:
    """Whose text it repeats; for a text that others repeat nothing, they say so."""
    original = row["duplicate_of"]
    if sources.knows(original):
        return f"repeats {sources.by(original).name}{', ' + _KINDS[kind] if kind and original == other else ''}"
    return f"shares words with {sources.by(other).name}" if kind == "partial" else ""


def _heading(reports: int, texts: int) -> str:
    if texts == reports:
        return "Every report is a text of its own" if reports > 1 else "One report"
    return f"{reports} reports, {texts} {'text' if texts == 1 else 'texts'}"
