"""An inspected article in a terminal: coloured where colours show, in brackets where they do not."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from flows.commands.common import is_coloured, paint
from flows.commands.output import terminal_width
from flows.commands.table import render
from tasks.report.inspected import (
    FIGURE,
    FIGURE_COLUMNS,
    KINDS,
    NAME,
    QUOTE,
    SPEAKER,
    STATEMENT_COLUMNS,
    Field,
    Inspection,
    Mark,
    Paragraph,
    Row,
)  # fmt: skip

STYLES = {NAME: "cyan", SPEAKER: "bold magenta", QUOTE: "green", FIGURE: "bold yellow"}
ORDER = (QUOTE, NAME, FIGURE, SPEAKER)  # a later one's colour shows where several stand
BRACKETS = {NAME: "[]", SPEAKER: "<>", QUOTE: "«»", FIGURE: "{}"}
WIDEST = 100  # cells of a line of text


def print_inspection(inspection: Inspection) -> None:
    """Print the article, each quote's kind, speaker and cue below its paragraph, then tables, to standard output."""
    coloured = is_coloured(sys.stdout)
    width = terminal_width(sys.stdout)
    console = Console(
        file=sys.stdout, width=min(width or WIDEST, WIDEST), highlight=False, force_terminal=coloured,
        no_color=not coloured, emoji=False, markup=False,
    )  # fmt: skip
    console.print(Text(" · ".join(value for _, value in inspection.facts), style="dim"))
    console.print(_legend(coloured))
    for field in inspection.fields:
        console.print()
        _print_field(console, field, coloured)
    fields = inspection.fields
    _print_table("figures", FIGURE_COLUMNS, [row for field in fields for row in field.figures], width)
    _print_table("statements", STATEMENT_COLUMNS, [row for field in fields for row in field.statements], width)


def _legend(coloured: bool) -> Text:
    words = (_marked(Paragraph(kind, (Mark(kind, kind, 0, len(kind)),), ()), coloured) for kind in KINDS)
    return Text("  ").join(words)


def _print_field(console: Console, field: Field, coloured: bool) -> None:
    for number, paragraph in enumerate(field.paragraphs):
        if number:
            console.print()
        text = _marked(paragraph, coloured)
        if field.name == "title":
            text.stylize("bold")
        console.print(text)
        for _, kind, speaker, cue in paragraph.quotes:
            console.print(Padding(Text(f"{kind} · {speaker} · {cue}", style="dim"), (0, 0, 0, 4), expand=False))


def _marked(paragraph: Paragraph, coloured: bool) -> Text:
    if not coloured:
        return Text(_bracketed(paragraph.text, paragraph.marks))
    text = Text(paragraph.text)
    for mark in sorted(paragraph.marks, key=lambda mark: ORDER.index(mark.kind)):
        text.stylize(STYLES[mark.kind], mark.start, mark.end)
    return text


def _bracketed(text: str, marks: Iterable[Mark]) -> str:
    """A text with its marks in brackets, longer ones outside; one that would cross another's end is closed with it."""
    found: list[str] = []
    at = 0
    open_marks: list[Mark] = []
    for mark in [*sorted(marks, key=lambda mark: (mark.start, -mark.end, ORDER.index(mark.kind))), None]:
        start = len(text) if mark is None else mark.start
        while open_marks and open_marks[-1].end <= start:
            last = open_marks.pop()
            end = max(at, last.end)
            found += [text[at:end], BRACKETS[last.kind][1]]
            at = end
        if mark is not None:
            found += [text[at:start], BRACKETS[mark.kind][0]]
            at = start
            open_marks.append(mark)
    return "".join([*found, text[at:]])


def _print_table(name: str, columns: Row, rows: list[Row], width: int | None) -> None:
    print(f"\n{paint(name, 'bold')}: {len(rows)}")
    if rows:
        print(render(columns, rows, width, wrap=True), end="")
