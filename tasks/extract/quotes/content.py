"""What is said, cleaned: outer marks, cues' commas and spaces cut off; what kind it is; what stands in marks in it."""

from __future__ import annotations

import re
from bisect import bisect_left

from tasks.extract.quotes.candidates import Spans
from tasks.extract.quotes.marks import Region
from tasks.extract.quotes.reading import Reading

THAT = re.compile(r"that\s(?=.{8})", re.IGNORECASE | re.DOTALL)
LEADING = frozenset(" \t\n\r\xa0,;:.-–—―…•*|)]}")
TRAILING = frozenset(" \t\n\r\xa0,;:-–—―([{|")
DOUBLES = frozenset('"“”„‟«»＂')
DIRECT, MIXED, INDIRECT = "direct", "mixed", "indirect"


def clean(reading: Reading, content: Spans, regions: tuple[Region, ...]) -> Spans:
    """Stretches of what is said, in order, none empty, none with a region half inside.

    A stretch that is one region from mark to mark is given as what stands inside, a piece for each paragraph.
    """
    text = reading.text
    kept: list[tuple[int, int]] = []
    for start, end in content:
        start, end = _whole_regions(start, end, regions)
        start, end = _cut(text, *_without_lost(text, *_cut(text, start, end), regions))
        whole = next((r for r in _inside(start, end, regions) if r.outer_start <= start and end <= r.outer_end), None)
        pieces = whole.pieces if whole is not None else ((start, end),)
        kept += [piece for piece in (_cut(text, *piece) for piece in pieces) if piece[0] < piece[1]]
    return _in_order(kept)


def without_conjunction(reading: Reading, parts: Spans) -> Spans:
    """Parts without the *that* they begin with."""
    start, end = parts[0]
    if not THAT.match(reading.text, start, end):
        return parts
    return ((start + len("that "), end), *parts[1:])


def _in_order(spans: list[tuple[int, int]]) -> Spans:
    ordered: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if ordered and start < ordered[-1][1]:
            start = ordered[-1][1]
        if start < end:
            ordered.append((start, end))
    return tuple(ordered)


def _inside(start: int, end: int, regions: tuple[Region, ...]) -> list[Region]:
    """The regions, among those of one level, that touch a stretch."""
    first = bisect_left(regions, start, key=lambda region: region.outer_end)
    found = []
    for index in range(first, len(regions)):
        region = regions[index]
        if region.outer_start >= end:
            break
        if region.outer_end > start:
            found.append(region)
    return found


def _whole_regions(start: int, end: int, regions: tuple[Region, ...]) -> tuple[int, int]:
    """A stretch that ends inside a region goes on to its end."""
    for region in _inside(start, end, regions):
        start, end = min(start, region.outer_start), max(end, region.outer_end)
    return start, end


def _without_lost(text: str, start: int, end: int, regions: tuple[Region, ...]) -> tuple[int, int]:
    """A stretch without the mark at either end that has lost its partner."""
    held = _inside(start, end, regions)
    if start < end and text[start] in DOUBLES and not any(region.outer_start == start for region in held):
        start += 1
    if start < end and text[end - 1] in DOUBLES and not any(region.outer_end == end for region in held):
        end -= 1
    return start, end


def _cut(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in LEADING:
        start += 1
    while end > start and (text[end - 1] in TRAILING):
        end -= 1
    return start, end


def quoted_in(reading: Reading, parts: Spans, regions: tuple[Region, ...]) -> Spans:
    """What stands in marks inside the parts, without the marks."""
    found = []
    for start, end in parts:
        for region in _inside(start, end, regions):
            found += [(max(start, low), min(end, high)) for low, high in _pieces_in(region, start, end)]
    text = reading.text
    return tuple(span for span in (_cut(text, *span) for span in found) if span[0] < span[1])


def _pieces_in(region: Region, start: int, end: int) -> Spans:
    """The pieces of a region that touch a stretch."""
    first = bisect_left(region.pieces, start, key=lambda piece: piece[1] - 1)
    last = bisect_left(region.pieces, end, key=lambda piece: piece[0])
    return region.pieces[first:last]


def kind_of(reading: Reading, parts: Spans, quoted: Spans) -> str:
    """direct: whole sentences in marks; mixed: some words in marks; indirect: none."""
    if not quoted:
        return INDIRECT
    letters = sum(_letters(reading.text[start:end]) for start, end in parts)
    in_marks = sum(_letters(reading.text[start:end]) for start, end in quoted)
    return DIRECT if in_marks >= letters and _is_sentence(reading, parts[0]) else MIXED


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _is_sentence(reading: Reading, part: tuple[int, int]) -> bool:
    """Whether quoted words begin a sentence or hold a finite verb with its subject."""
    start, end = reading.tokens(*part)
    first = next((token for token in reading.doc[start:end] if token.is_alpha or token.is_digit), None)
    if first is None:
        return False
    if first.text[0].isupper() and first.pos_ not in ("PROPN",):
        return True
    subjects = (token for token in reading.doc[start:end] if token.dep_ in ("nsubj", "nsubj:pass", "nsubjpass", "expl"))
    return any(start <= token.head.i < end for token in subjects) or (first.text[0].isupper() and end - start > 8)
