"""A doc as quotes are read from it: its regions in marks, which token stands in which, and its sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc

from tasks.extract.quotes.marks import Region, paragraphs
from tasks.extract.quotes.regions import find_regions


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rules look at. `outer` are the regions no other region is round; `region_of` gives for each token the
    index in `outer` of the region it stands in, -1 outside. `sentences` are token spans (end exclusive) that no
    region is cut by; `paragraph_of` is the number of each token's paragraph.
    """

    doc: Doc
    text: str
    regions: tuple[Region, ...]
    outer: tuple[Region, ...]
    starts: tuple[int, ...]
    region_of: tuple[int, ...]
    paragraph_of: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]
    sentence_of: tuple[int, ...]

    def token_at(self, char: int) -> int:
        """Index of the token that holds a character, or of the next one."""
        index = bisect_right(self.starts, char) - 1
        if index >= 0 and char >= self.starts[index] + len(self.doc[index]):
            index += 1
        return max(0, index)

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """Token span of the characters from start to end."""
        return self.token_at(start), bisect_left(self.starts, end)

    def chars(self, start: int, end: int) -> tuple[int, int]:
        """Offsets of a token span."""
        return self.starts[start], self.starts[end - 1] + len(self.doc[end - 1])


def read(doc: Doc) -> Reading:
    """Look at a doc once: marks, paragraphs, sentences. Takes time in proportion to its length."""
    text = doc.text
    regions = find_regions(text)
    outer = tuple(region for region in regions if region.parent is None)
    starts = tuple(token.idx for token in doc)
    region_of = _number(starts, [(region.outer_start, region.outer_end) for region in outer])
    paragraph_of = _number(starts, paragraphs(text))
    sentences = _sentences(doc, region_of, paragraph_of)
    sentence_of = tuple(number for number, (start, end) in enumerate(sentences) for _ in range(start, end))
    return Reading(doc, text, regions, outer, starts, region_of, paragraph_of, sentences, sentence_of)


def _number(starts: tuple[int, ...], spans: list[tuple[int, int]]) -> tuple[int, ...]:
    numbers = [-1] * len(starts)
    for number, (low, high) in enumerate(spans):
        for index in range(bisect_left(starts, low), bisect_left(starts, high)):
            numbers[index] = number
    return tuple(numbers)


def _sentences(doc: Doc, region_of: tuple[int, ...], paragraph_of: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    marked = doc.has_annotation("SENT_START")
    cuts = [0]
    for token in doc[1:]:
        here, before = token.i, token.i - 1
        if region_of[here] >= 0 and region_of[here] == region_of[before]:
            continue
        new_paragraph = paragraph_of[here] >= 0 and paragraph_of[here] != paragraph_of[_solid(doc, before)]
        if new_paragraph or (marked and token.is_sent_start and _ends(doc, before, region_of)):
            cuts.append(here)
    return tuple(zip(cuts, [*cuts[1:], len(doc)], strict=True)) if len(doc) else ()


def _solid(doc: Doc, index: int) -> int:
    while index > 0 and doc[index].is_space:
        index -= 1
    return index


def _ends(doc: Doc, before: int, region_of: tuple[int, ...]) -> bool:
    """Whether a sentence can end after a token: not after a comma, nor after a quote that a comma ends."""
    last = doc[before]
    if region_of[before] >= 0 and before and last.text in {'"', "”", "''", "’", "'", "»"}:
        last = doc[before - 1]
    return last.text not in {",", ";", "-", "–", "("}
