"""A text with marks that overlap, as markup: cut into runs that do not, which is what HTML can nest.

Spans are tuples without names, and the markup is made where the runs are found, since a page has hundreds of them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from tasks.report.markup import is_plain, safe

NAME, DIRECT, INDIRECT, FIGURE, NUMBER = 1, 2, 4, 8, 16  # what is seen of a mark; 0 is an address alone
_NAMES = {NAME: "nm", DIRECT: "qt", INDIRECT: "qi", FIGURE: "fg", NUMBER: "fn"}
CLASSES = tuple(" ".join(name for bit, name in _NAMES.items() if bits & bit) for bits in range(32))
_BEGIN, _END = '<span class="s">', "</span>"  # of a sentence: what an address outlines when somebody arrives at it
_Write = Callable[[str], str]


# A mark on a text: from and to where (code points, end exclusive), its kind, its address, where it leads and the words
# for that; one of no kind is an address alone, and leads nowhere.
Span = tuple[int, int, int, str, str, str]


class Marked(NamedTuple):
    """A paragraph as markup, and the addresses that begin in it, in order."""

    html: str
    anchors: list[str]


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


def marked(text: str, spans: Sequence[Span], units: Iterable[tuple[int, int]], placed: set[str]) -> Iterator[Marked]:
    """A text's paragraphs with their marks; `spans` come in order; of the `units` (sentences), overlapping are one.

    An address stands where its span begins, or where the first paragraph does that holds some of it; `placed` are those
    that stand already, and gets those of this text.
    """
    bounds, first, over = _merged(units), 0, list[Span]()
    named = str if is_plain("".join(map(itemgetter(3), spans))) else safe
    for start, end in paragraphs(text):
        last = bisect_left(spans, (end,), first)
        inside = [span for span in (*over, *spans[first:last]) if span[1] > start]
        within = [(max(a, start), min(b, end)) for a, b in bounds if a < end and b > start]
        yield _paragraph(text, (start, end), inside, within, placed, named)
        first, over = last, [span for span in inside if span[1] > end]


def _merged(units: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(units):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif end > start:
            joined.append((start, end))
    return joined


def _paragraph(
    text: str, place: tuple[int, int], inside: Sequence[Span], bounds: Sequence[tuple[int, int]], placed: set[str],
    named: _Write,
) -> Marked:  # fmt: skip
    """Its runs in sentences, each run with where it begins; `over` are the marks that lie over it."""
    start, end = place
    breaks = {start, *(at for bound in bounds for at in bound)}
    cuts = {end, *breaks, *[span[0] for span in inside], *[span[1] for span in inside if span[2]]}
    write = str if is_plain(text[start:end]) else safe
    made, anchors, over, at = [], list[str](), list[Span](), 0
    for a, b in pairwise(sorted([cut for cut in cuts if start <= cut <= end])):
        if a in breaks:
            made.append(_BEGIN if a == start else _END + _BEGIN)
        if over:
            over = [span for span in over if span[1] > a]
        while at < len(inside) and inside[at][0] <= a:
            span = inside[at]
            at += 1
            if span[1] <= a:  # of no length
                continue
            if span[3] and span[3] not in placed:
                placed.add(span[3])
                anchors.append(span[3])
                made.append(f'<i class="at" id="{named(span[3])}"></i>')
            if span[2]:
                over.append(span)
        made.append(_run(write(text[a:b]), over) if over else write(text[a:b]))
    return Marked("".join(made) + _END, anchors)


def _run(text: str, over: Sequence[Span]) -> str:
    """A run under its marks; of those that lead somewhere, the first does."""
    bits, link = 0, None
    for span in over:
        bits |= span[2]
        if link is None and span[4]:
            link = span
    if link is None:
        return f'<span class="{CLASSES[bits]}">{text}</span>'
    return f'<a class="{CLASSES[bits]}" href="#{safe(link[4])}" title="{safe(link[5])}">{text}</a>'
