"""Decoded text into lines and paragraphs, each with the place it came from.

Whitespace is folded (runs to one space, the ends away; no-break and other Unicode spaces count) and characters without
width (zero-width space, word joiner, byte order mark, soft hyphen, direction marks, controls) are left out; all other
characters stay as they came, without Unicode normalisation. `raw[start:end]`, folded, is a line's text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

# Everything that ends a line somewhere, as `str.splitlines` has it, less the C0 separators.
_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\xad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+")
_BULLET = re.compile(r"[\s\u200b\ufeff]*(?:[•●▪◦‣■·∙►▶➤✓]|[*+](?=\s))[\s\u200b]*")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_SENTENCE_GAP = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])")

_TRAIL = re.compile(r"[>›»]")
_HOME_TRAIL = re.compile(r"^(?:home|front page)\s*[>›»/|•·]\s*\S", re.IGNORECASE)
_TRAIL_WORDS = 4  # words of each part of a trail but the last

_TAIL = 12  # code points at the end in which a sentence's end is looked for

# Hard wrapping: the columns it may be at; how many lines must run on in the next (of a short text, of a longer one);
# which share of those must end within that many code points of the column.
_WIDTHS = (40, 120)
_RUNNING_ON = (2, 4)
_SHORT_TEXT = 40  # lines
_NEAR_COLUMN = 12
_NEAR_SHARE = 0.5
_FULL_LINE = 0.6
# A page flattened to one line: the line's share of the text, and its fewest words.
_ONE_LINE_SHARE = 0.9
_ONE_LINE_WORDS = 300


@dataclass(frozen=True, slots=True)
class Line:
    """A line or paragraph: folded text, its place in the decoded text, whether a gap or bullet goes before.

    `cut`: a sentence out of a page that came as one line.
    """

    text: str
    start: int
    end: int
    gap: bool = False
    bullet: bool = False
    cut: bool = False


def fold(text: str) -> str:
    """Text with its whitespace folded and its characters without width left out."""
    seen = text if text.isprintable() else _INVISIBLE.sub("", text)
    return " ".join(seen.split())


def ends_sentence(text: str) -> bool:
    """Whether the text ends like a sentence, closing quotation marks and brackets aside."""
    return _SENTENCE_END.search(text, max(len(text) - _TAIL, 0)) is not None


def is_trail(text: str) -> bool:
    """Whether a line is the trail that leads to a page: "Home > World > The page's title"."""
    parts = _TRAIL.split(text)
    short = len(parts) >= 3 and all(0 < len(part.split()) <= _TRAIL_WORDS for part in parts[:-1])
    return short or _HOME_TRAIL.match(text) is not None


def split(raw: str) -> list[Line]:
    """The paragraphs of a decoded text, in order; lines wrapped at a column are joined, a page on one line is cut."""
    lines = list(plain_lines(raw))
    width = wrap_width(lines)
    if width:
        return join_wrapped(raw, lines, width)
    return [piece for line in lines for piece in _cut(raw, line)] if _is_one_line(raw, lines) else lines


def plain_lines(raw: str) -> Iterator[Line]:
    """The lines of a text that hold something, none joined or cut."""
    last = 0
    for match in _LINE.finditer(raw):
        start, end = match.span()
        bullet = _BULLET.match(raw, start, end)
        line = _line(raw, bullet.end() if bullet else start, end)
        if line.text:
            gap = last == 0 or len(_BREAK.findall(raw, last, start)) > 1
            yield Line(line.text, line.start, line.end, gap, bullet is not None)
            last = end


def _line(raw: str, start: int, end: int) -> Line:
    """The line of a slice, its place narrowed to what is not whitespace."""
    piece = raw[start:end]
    inner = piece.strip()
    start += piece.find(inner)
    return Line(fold(inner), start, start + len(inner))


def wrap_width(lines: Sequence[Line]) -> int:
    """The column at which a text was hard-wrapped, 0 where it was not.

    Wrapped lines stop in the middle of a sentence that goes on in the next line, and, as wrapping is greedy, the next
    line's first word would not have fitted on them.
    """
    pairs = (pair for pair in pairwise(lines) if _WIDTHS[0] <= len(pair[0].text) <= _WIDTHS[1] and _runs_on(*pair))
    lengths = Counter(len(line.text) for line, _ in pairs)
    if lengths.total() < _RUNNING_ON[len(lines) >= _SHORT_TEXT]:
        return 0
    near = {width: sum(lengths[width - less] for less in range(_NEAR_COLUMN)) for width in sorted(lengths)}
    width = max(near, key=lambda each: near[each])
    return width if near[width] >= _NEAR_SHARE * lengths.total() else 0


def _runs_on(line: Line, following: Line) -> bool:
    """Whether a line stops in the middle of a sentence that the next line goes on with in lower case."""
    return not following.gap and not following.bullet and following.text[0].islower() and not ends_sentence(line.text)


def _continues(line: Line, following: Line, width: int) -> bool:
    """Whether a paragraph goes on in the next line: in the middle of a sentence, or because its line was full."""
    if following.gap or following.bullet or len(line.text) < _FULL_LINE * width:
        return False
    return _runs_on(line, following) or (len(line.text) <= width and _is_full(line, following, width))


def _is_full(line: Line, following: Line, width: int) -> bool:
    return len(line.text) + 1 + len(following.text.split(" ", 1)[0]) >= width


def join_wrapped(raw: str, lines: Sequence[Line], width: int) -> list[Line]:
    """Paragraphs of lines that were wrapped at a column."""
    runs: list[list[Line]] = []
    for line in lines:
        last = runs[-1][-1] if runs else None
        if last and _continues(last, line, width):
            runs[-1].append(line)
        else:
            runs.append([line])
    return [_joined(raw, run) for run in runs]


def _joined(raw: str, run: Sequence[Line]) -> Line:
    """One line out of neighbouring ones."""
    first, end = run[0], run[-1].end
    return first if len(run) == 1 else replace(first, text=fold(raw[first.start : end]), end=end)


def _is_one_line(raw: str, lines: Sequence[Line]) -> bool:
    longest = max((line.end - line.start for line in lines), default=0)
    return longest > _ONE_LINE_SHARE * len(raw.strip()) and any(
        line.text.count(" ") >= _ONE_LINE_WORDS for line in lines
    )


def _cut(raw: str, line: Line) -> Iterator[Line]:
    """A long line's sentences."""
    if line.text.count(" ") < _ONE_LINE_WORDS:
        yield line
        return
    start = line.start
    for match in _SENTENCE_GAP.finditer(raw, line.start, line.end):
        piece = _line(raw, start, match.end())
        start = match.end()
        if piece.text:
            yield replace(piece, cut=True)
    yield replace(_line(raw, start, line.end), cut=True)


def merged(raw: str, lines: Sequence[Line], in_body: Sequence[bool]) -> tuple[list[Line], list[bool]]:
    """The lines with neighbouring sentences of the body that were cut out of one line put together again."""
    runs: list[list[Line]] = []
    flags: list[bool] = []
    for line, kept in zip(lines, in_body, strict=True):
        if runs and kept and flags[-1] and line.cut and runs[-1][-1].cut:
            runs[-1].append(line)
        else:
            runs.append([line])
            flags.append(kept)
    return [_joined(raw, run) for run in runs], flags
