"""What stands in quotation marks: pairs of marks of every kind, nested, over paragraphs, with unbalanced ones left out.

Offsets are code points of the text, end exclusive. Everything here reads characters only and takes linear time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# The family of a mark: marks of one family open and close each other, whatever way they turn.
DOUBLE, SINGLE, GUILLEMET, ANGLE, CORNER = "double", "single", "guillemet", "angle", "corner"
OPENERS = {"“": DOUBLE, "„": DOUBLE, "‟": DOUBLE, "``": DOUBLE, "‘": SINGLE, "‚": SINGLE, "‛": SINGLE}
OPENERS |= {"«": GUILLEMET, "‹": ANGLE, "「": CORNER, "『": CORNER}
CLOSERS = {"”": DOUBLE, "’": SINGLE, "»": GUILLEMET, "›": ANGLE, "」": CORNER, "』": CORNER}
EITHER = {'"': DOUBLE, "＂": DOUBLE, "''": DOUBLE, "‘‘": DOUBLE, "’’": DOUBLE, "'": SINGLE}
FAMILY = OPENERS | CLOSERS | EITHER
MARK = re.compile(r"``|''|‘‘|’’|[\"＂“”„‟'‘’‚‛«»‹›「」『』]")
INCHES = re.compile(r"\d['’′]\s?\d{1,2}(?:\.\d+)?(?:[\"”″]|''|’’)?")
PARAGRAPH = re.compile(r"[ \t\xa0]*\n\s*")
CLIPPED = re.compile(r"(?:\d\ds?|em|til|tis|twas|cause|n|bout|round|cuz|im|er|ere|neath)\b", re.IGNORECASE)
SINGLE_REACH = 700  # a single mark farther from its partner is an apostrophe
OPEN_BEFORE = frozenset("([{<-–—―/:;,.…=~*_|>«‹„“\"'‘`\u200b")


@dataclass(frozen=True, slots=True)
class Region:
    """What stands between a pair of marks; `pieces` are its stretches, one a paragraph, without the marks.

    `outer_start`, `outer_end` take in the marks. `parent` is the index of the region round it. `open_ended`: its
    closing mark is missing and the paragraph's end stands for it.
    """

    pieces: tuple[tuple[int, int], ...]
    outer_start: int
    outer_end: int
    parent: int | None = None
    open_ended: bool = False

    @property
    def start(self) -> int:
        """Offset of the first character inside."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Offset after the last character inside."""
        return self.pieces[-1][1]


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: where it stands, its family, and which ways it can turn where it stands."""

    start: int
    end: int
    family: str
    opens: bool
    closes: bool
    sure: bool  # its shape says which way it turns


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Stretches of text between line breaks; a single break inside a hard-wrapped sentence does not count."""
    spans: list[tuple[int, int]] = []
    start = 0
    for gap in PARAGRAPH.finditer(text):
        if not _wraps(text, gap):
            spans.append((start, gap.start()))
            start = gap.end()
    spans.append((start, len(text)))
    return [(low, high) for low, high in spans if low < high]


def _wraps(text: str, gap: re.Match[str]) -> bool:
    after = text[gap.end() : gap.end() + 1]
    before = text[gap.start() - 1 : gap.start()]
    return gap.group().count("\n") == 1 and after.islower() and (before.isalnum() or before in ",;-–—")


def find_marks(text: str, start: int, end: int) -> list[Mark]:
    """The quotation marks between two offsets; apostrophes, feet and inches are none."""
    skipped = [match.span() for match in INCHES.finditer(text, start, end)]
    found: list[Mark] = []
    at = 0
    for match in MARK.finditer(text, start, end):
        while at < len(skipped) and skipped[at][1] <= match.start():
            at += 1
        if at < len(skipped) and skipped[at][0] <= match.start():
            continue
        mark = _mark(text, match.start(), match.end(), start, end)
        if mark.opens or mark.closes:
            found.append(mark)
    return found


def _mark(text: str, start: int, end: int, low: int, high: int) -> Mark:
    shape = text[start:end]
    before = text[start - 1] if start > low else " "
    after = text[end] if end < high else " "
    opens = not after.isspace() and (before.isspace() or before in OPEN_BEFORE)
    closes = not before.isspace() and not (before in OPEN_BEFORE - set(".,…-–—―;:*>'\"‘”'") and opens)
    if FAMILY[shape] == SINGLE:
        opens = opens and not (shape in "'’" and CLIPPED.match(text, end)) and not (shape == "’" and after.isalnum())
        closes = closes and not after.isalnum() and shape not in "‘‚‛"
    if before.isspace() and after.isspace() and FAMILY[shape] != SINGLE:
        closes = shape not in OPENERS  # a closing mark that a space was left before
    if shape in OPENERS and FAMILY[shape] != SINGLE:
        opens, closes = True, closes and not opens
    if shape in CLOSERS and FAMILY[shape] in (GUILLEMET, ANGLE, CORNER):
        opens = opens and before.isspace()
    return Mark(start, end, FAMILY[shape], opens, closes, shape in OPENERS or shape in CLOSERS)
