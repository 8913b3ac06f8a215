"""A text with marks that overlap, cut into runs that do not: what HTML can nest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

_CLASSES = {"name": "nm", "direct": "qt", "indirect": "qi", "figure": "fg", "number": "fn"}


@dataclass(frozen=True, slots=True)
class Span:
    """A mark on a text, from `start` to `end` (code points, end exclusive)."""

    start: int
    end: int
    kind: str  # name, figure (compared), number, direct, indirect, statement, point
    anchor: str = ""
    href: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Some text under the same marks; `anchors` are the addresses that begin with it."""

    text: str
    kinds: frozenset[str]
    anchors: tuple[str, ...] = ()
    href: str = ""
    title: str = ""

    @property
    def classes(self) -> str:
        """The marks as the stylesheet names them; empty for plain text."""
        return " ".join(name for kind, name in _CLASSES.items() if kind in self.kinds)


@dataclass(frozen=True, slots=True)
class Sentence:
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
    text: str, start: int, end: int, spans: Sequence[Span], units: Iterable[tuple[int, int]]
) -> list[Sentence]:
    """A paragraph as sentences of runs; `units` are the known sentences, those that overlap being one."""
    inside = [span for span in spans if span.start < end and span.end > start]
    bounds = _merged([(max(a, start), min(b, end)) for a, b in units if a < end and b > start])
    pieces, at = [], start
    for first, last in bounds:
        pieces += [(at, first)] if first > at else []
        pieces.append((first, last))
        at = last
    pieces += [(at, end)] if end > at else []
    return [Sentence(tuple(_runs(text, a, b, inside, start))) for a, b in pieces]


def _merged(units: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(units):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif end > start:
            joined.append((start, end))
    return joined


def _runs(text: str, start: int, end: int, spans: Sequence[Span], first: int) -> Iterable[Run]:
    """The runs of a stretch; an address stands where its span begins, or where the paragraph (at `first`) does."""
    near = [span for span in spans if span.start < end and span.end > start]
    cuts = sorted({start, end, *(at for span in near for at in (span.start, span.end) if start < at < end)})
    for a, b in pairwise(cuts):
        over = [span for span in near if span.start <= a and span.end >= b]
        anchors = tuple(dict.fromkeys(s.anchor for s in over if s.anchor and (s.start == a or s.start < first == a)))
        link = next((span for span in over if span.href), None)
        kinds = frozenset(span.kind for span in over)
        yield Run(text[a:b], kinds, anchors, link.href if link else "", link.title if link else "")
