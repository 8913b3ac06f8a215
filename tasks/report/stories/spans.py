"""A text with marks that overlap, cut into runs that do not: what HTML can nest.

Spans and runs are plain tuples, since a page is made of hundreds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

NAME, DIRECT, INDIRECT, FIGURE, NUMBER = 1, 2, 4, 8, 16  # what is seen of a mark; 0 is an address alone
_NAMES = {NAME: "nm", DIRECT: "qt", INDIRECT: "qi", FIGURE: "fg", NUMBER: "fn"}
CLASSES = tuple(" ".join(name for bit, name in _NAMES.items() if bits & bit) for bits in range(32))


class Span(NamedTuple):
    """A mark on a text, from `start` to `end` (code points, end exclusive)."""

    start: int
    end: int
    kind: int
    anchor: str = ""
    href: str = ""
    title: str = ""


class Run(NamedTuple):
    """Some text under the same marks; `anchors` are the addresses that begin with it."""

    text: str
    classes: str = ""  # the marks as the stylesheet names them
    anchors: tuple[str, ...] = ()
    href: str = ""
    title: str = ""


class Sentence(NamedTuple):
    """Runs that belong together: what an address outlines when somebody arrives at it."""

    runs: tuple[Run, ...]


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The spans of a text's paragraphs, which blank lines set apart; without those, of its lines."""
    found, at = [], 0
    for part in text.split("\n\n"):
        stripped = part.strip()
        if stripped:
            start = at + part.index(stripped)
            found.append((start, start + len(stripped)))
        at += len(part) + 2
    return found


def sentences(
    text: str, start: int, end: int, spans: Sequence[Span], units: Iterable[tuple[int, int]], placed: set[str]
) -> list[Sentence]:
    """A paragraph as sentences of runs; `spans` come in order; of the `units` (sentences), overlapping are one.

    An address stands where its span begins, or where the first paragraph does that holds some of it; `placed` are those
    that stand already, and gets those of this paragraph.
    """
    inside = [span for span in spans if span[0] < end and span[1] > start]
    bounds = _merged([(max(a, start), min(b, end)) for a, b in units if a < end and b > start])
    breaks = {start, *(at for bound in bounds for at in bound)}
    cuts = {end, *breaks, *(span[0] for span in inside), *(span[1] for span in inside if span[2])}
    found: list[list[Run]] = []
    for at, run in _runs(text, sorted(at for at in cuts if start <= at <= end), inside, placed):
        if at in breaks:
            found.append([])
        found[-1].append(run)
    return [Sentence(tuple(runs)) for runs in found]


def _merged(units: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(units):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif end > start:
            joined.append((start, end))
    return joined


def _runs(text: str, cuts: Sequence[int], spans: Sequence[Span], placed: set[str]) -> Iterator[tuple[int, Run]]:
    """Each run with where it begins; `over` are the spans that lie over it."""
    over: list[Span] = []
    at = 0
    for a, b in pairwise(cuts):
        if over:
            over = [span for span in over if span[2] and span[1] > a]
        while at < len(spans) and spans[at][0] <= a:
            if spans[at][1] > a:
                over.append(spans[at])
            at += 1
        yield a, _run(text[a:b], over, placed) if over else Run(text[a:b])


def _run(text: str, over: Sequence[Span], placed: set[str]) -> Run:
    bits, link = 0, None
    anchors: list[str] = []
    for span in over:
        bits |= span[2]
        if span[3] and span[3] not in placed:
            placed.add(span[3])
            anchors.append(span[3])
        if span[4] and link is None:
            link = span
    return Run(text, CLASSES[bits], tuple(anchors), link[4] if link else "", link[5] if link else "")
