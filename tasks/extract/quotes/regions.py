"""Pairs quotation marks into regions: nested, carried over paragraphs, unbalanced marks dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tasks.extract.quotes.marks import SINGLE, SINGLE_REACH, Mark, Region, find_marks, paragraphs

LONGEST_OPEN = 3000  # characters to a paragraph's end that a quote without a closing mark may take in
DEEPEST = 6


@dataclass(slots=True)
class _Open:
    """A mark that waits for its partner, with the stretches of earlier paragraphs."""

    mark: Mark
    outer_start: int
    pieces: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class _Pairing:
    """The state while a text's paragraphs go by."""

    text: str
    stack: list[_Open] = field(default_factory=list)
    found: list[Region] = field(default_factory=list)

    def take(self, marks: Sequence[Mark]) -> None:
        """Open and close what one paragraph's marks open and close."""
        for index, mark in enumerate(marks):
            depth = self._depth(mark.family)
            if depth is None:
                if mark.opens and len(self.stack) < DEEPEST:
                    self.stack.append(_Open(mark, mark.start))
            elif mark.closes and not (mark.opens and mark.sure and _turned(marks, index)):
                self._close(depth, mark.start, mark.end)
            elif mark.opens and _nests(marks, index):
                self.stack.append(_Open(mark, mark.start))
            elif mark.opens:
                del self.stack[depth:]
                self.stack.append(_Open(mark, mark.start))

    def _depth(self, family: str) -> int | None:
        open_ones = (depth for depth in range(len(self.stack) - 1, -1, -1) if self.stack[depth].mark.family == family)
        return next(open_ones, None)

    def _close(self, depth: int, end: int, outer_end: int, open_ended: bool = False) -> None:
        entry = self.stack[depth]
        del self.stack[depth:]
        pieces = [_strip(self.text, *piece) for piece in [*entry.pieces, (entry.mark.end, end)]]
        kept = tuple(piece for piece in pieces if piece[0] < piece[1])
        if kept:
            self.found.append(Region(kept, entry.outer_start, outer_end, open_ended=open_ended))

    def carry(self, end: int, marks: Sequence[Mark], start: int) -> Sequence[Mark]:
        """At a paragraph's end: what stays open goes on in the next one (its marks and start), or is given up.

        Gives the marks of the next paragraph that are left to take.
        """
        entry = self.stack[0] if self.stack else None
        if entry is None:
            return marks
        del self.stack[1:]
        reopens = bool(marks) and marks[0].start == start and marks[0].family == entry.mark.family and marks[0].opens
        closes_only = not reopens and _first_closes(marks, entry.mark.family)
        if not ((reopens or closes_only) and self._is_sentence(entry)):
            self._give_up(end)
            return marks
        entry.pieces.append((entry.mark.end, end))
        at = marks[0].end if reopens else start
        entry.mark = Mark(at, at, entry.mark.family, True, False, True)
        return marks[1:] if reopens else marks

    def _is_sentence(self, entry: _Open) -> bool:
        first = self.text[entry.mark.end : entry.mark.end + 1]
        return bool(entry.pieces) or first.isupper() or first.isdigit() or first in "‘'[(…."

    def _give_up(self, end: int) -> None:
        """A quote that nothing closes stands to its paragraph's end where it opened the paragraph; else it is none."""
        entry = self.stack[0]
        before = self.text[max(0, entry.mark.start - 3) : entry.mark.start].rstrip(" \t\xa0")
        at_start = bool(entry.pieces) or not before or before[-1] in "\n:"
        if at_start and self._is_sentence(entry) and end - entry.mark.end <= LONGEST_OPEN:
            self._close(0, end, end, open_ended=True)
        self.stack.clear()


def find_regions(text: str) -> tuple[Region, ...]:
    """What stands in quotation marks, in the order of its opening marks, each with the index of the one round it."""
    pairing = _Pairing(text)
    last = 0
    for start, end in paragraphs(text):
        marks = _paired_singles(text, find_marks(text, start, end))
        pairing.take(pairing.carry(last, marks, start))
        last = end
    pairing.carry(last, (), last)
    return _with_parents(pairing.found)


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _first_closes(marks: Sequence[Mark], family: str) -> bool:
    first = next((mark for mark in marks if mark.family == family), None)
    return first is not None and first.closes and not first.opens


def _turned(marks: Sequence[Mark], index: int) -> bool:
    """A mark that can open and close, inside an open pair: two more of its family to come say that it opens."""
    later = [mark for mark in marks[index + 1 : index + 4] if mark.family == marks[index].family]
    return marks[index].sure and len(later) >= 2 and not later[0].opens and not later[1].opens


def _nests(marks: Sequence[Mark], index: int) -> bool:
    """An opening mark inside an open pair of its family nests where two closing ones follow before another opens."""
    later = [mark for mark in marks[index + 1 : index + 8] if mark.family == marks[index].family][:2]
    return len(later) == 2 and all(mark.closes and not mark.opens for mark in later)


def _paired_singles(text: str, marks: list[Mark]) -> list[Mark]:
    """Without the single marks that find no partner: those are apostrophes."""
    kept: list[Mark] = []
    partner: Mark | None = None
    for index, mark in enumerate(marks):
        if mark.family != SINGLE:
            kept.append(mark)
        elif partner is not None:
            if mark is partner:
                kept.append(Mark(mark.start, mark.end, SINGLE, False, True, True))
                partner = None
        elif mark.opens:
            partner = _partner(text, marks, index)
            if partner is not None:
                kept.append(Mark(mark.start, mark.end, SINGLE, True, False, True))
    return kept


def _partner(text: str, marks: list[Mark], index: int) -> Mark | None:
    """The mark that closes a single one: the first that can, but no possessive (workers') where a later one can."""
    possessive: Mark | None = None
    for mark in marks[index + 1 : index + 40]:
        if mark.family != SINGLE or mark.start - marks[index].start > SINGLE_REACH:
            continue
        if mark.opens and not mark.closes:
            break
        if mark.closes and mark.start > marks[index].end:
            if text[mark.start - 1] != "s" or text[mark.end : mark.end + 1] not in (" ", "\xa0"):
                return mark
            possessive = possessive or mark
    return possessive


def _with_parents(found: list[Region]) -> tuple[Region, ...]:
    ordered = sorted(found, key=lambda region: (region.outer_start, -region.outer_end))
    regions: list[Region] = []
    round_it: list[int] = []
    for index, region in enumerate(ordered):
        while round_it and ordered[round_it[-1]].outer_end < region.outer_end:
            round_it.pop()
        parent = round_it[-1] if round_it else None
        regions.append(Region(region.pieces, region.outer_start, region.outer_end, parent, region.open_ended))
        round_it.append(index)
    return tuple(regions)
