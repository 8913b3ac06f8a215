"""Quotes that go on after their cue's sentence has ended: “…,” she said. “…”"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tasks.extract.quotes.records import JOIN, Quote


def join_resumed(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Each quote with those that resume it as one of several parts; the indices of the others are set anew."""
    first: dict[int, int] = {}
    runs: dict[int, list[Quote]] = {}
    for index, quote in enumerate(quotes):
        first[index] = index if quote.resumes is None else first[quote.resumes]
        runs.setdefault(first[index], []).append(quote)
    place = {start: number for number, start in enumerate(runs)}
    return tuple(
        replace(_joined(run), parent=None if run[0].parent is None else place[first[run[0].parent]])
        for run in runs.values()
    )


def _joined(run: Sequence[Quote]) -> Quote:
    """One quote of several: the first one's speaker and cue, everyone's parts."""
    if len(run) == 1:
        return run[0]
    return replace(
        run[0],
        kind=_kind(quote.kind for quote in run),
        text=JOIN.join(quote.text for quote in run),
        quoted=tuple(piece for quote in run for piece in quote.quoted),
        parts=tuple(part for quote in run for part in quote.parts),
        char_end=run[-1].char_end,
        sentence_end=run[-1].sentence_end,
        confidence=min(quote.confidence or 0.0 for quote in run),
    )


def _kind(kinds: Iterable[str]) -> str:
    found = set(kinds)
    return found.pop() if len(found) == 1 else "mixed"
