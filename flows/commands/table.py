"""Rows as a table that fits the terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from itertools import zip_longest
from typing import Any

from flows.commands.common import paint
from flows.commands.values import to_cell

GAP = "  "
LEAST = 6  # columns narrower than this are not narrowed further


def render(names: Sequence[str], rows: Sequence[Sequence[Any]], width: int | None, wrap: bool = False) -> str:
    """Rows under their column names, lines ended; `width` in terminal cells, None for as wide as it takes.

    Cells too wide for their column are cut (ending in `…`), or broken into lines with `wrap`.
    """
    cells = [[to_cell(value) for value in row] for row in rows]
    right = [_is_number(column) for column in zip(*rows, strict=True)] or [False] * len(names)
    natural = [max(map(measure, column)) for column in zip(names, *cells, strict=True)]
    widths = natural if width is None else _fit(natural, width)
    head = [paint(_pad(_cut(name, w), w, r), "bold") for name, w, r in zip(names, widths, right, strict=True)]
    rule = [paint("─" * w, "dim") for w in widths]
    lines = [GAP.join(head), GAP.join(rule)]
    for row in cells:
        lines += _lines(row, widths, right, wrap)
    return "".join(line.rstrip() + "\n" for line in lines)


def measure(text: str) -> int:
    """Width of a text in terminal cells: wide characters take two, combining ones none (Unicode Annex 11)."""
    if text.isascii():
        return len(text)
    return sum(_cell_width(char) for char in text)


def _cell_width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _is_number(column: Sequence[Any]) -> bool:
    known = [value for value in column if value is not None]
    return bool(known) and all(
        isinstance(value, (int, float, Decimal)) and not isinstance(value, bool) for value in known
    )


def _fit(natural: Sequence[int], width: int) -> list[int]:
    """Narrow the widest columns until all fit into `width`."""
    widths = list(natural)
    excess = sum(widths) + len(GAP) * (len(widths) - 1) - width
    while excess > 0 and max(widths) > LEAST:
        widest = max(range(len(widths)), key=lambda i: widths[i])
        others = [w for w in widths if w < widths[widest]]
        step = min(excess, max(1, widths[widest] - max([LEAST, *others])))
        widths[widest] -= step
        excess -= step
    return widths


def _lines(row: Sequence[str], widths: Sequence[int], right: Sequence[bool], wrap: bool) -> list[str]:
    broken = [_wrap(cell, w) if wrap else [_cut(cell, w)] for cell, w in zip(row, widths, strict=True)]
    rows = zip_longest(*broken, fillvalue="")
    return [GAP.join(_pad(cell, w, r) for cell, w, r in zip(line, widths, right, strict=True)) for line in rows]


def _wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells, broken between words where that can be."""
    lines = [""]
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}".lstrip()
        if measure(joined) <= width:
            lines[-1] = joined
            continue
        if lines[-1]:
            lines.append("")
        while measure(word) > width:
            lines[-1] = _head(word, width)
            word = word[len(lines[-1]) :]
            lines.append("")
        lines[-1] = word
    return lines


def _cut(text: str, width: int) -> str:
    return text if measure(text) <= width else _head(text, width - 1) + "…"


def _head(text: str, width: int) -> str:
    """As much of the beginning as fits into `width` cells."""
    used = 0
    for place, char in enumerate(text):
        used += _cell_width(char)
        if used > width:
            return text[:place]
    return text


def _pad(text: str, width: int, right: bool) -> str:
    blanks = " " * (width - measure(text))
    return blanks + text if right else text + blanks
