"""An inspected article as a page that needs nothing else: the text marked by displaCy, and tables below it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tasks.report import inspected
from tasks.report.inspected import FIGURE, NAME, QUOTE, SPEAKER, Inspection, Mark, Paragraph

# Light enough for black labels on them, dark enough to be seen as lines on white and on black.
COLOURS = {NAME: "#4aa3df", SPEAKER: "#c586e0", QUOTE: "#4db37e", FIGURE: "#e0a030"}
GLUE = "\x1f"  # stands where no space follows; `inspected.shown` lets none through
TEMPLATES = {
    "span": '<span class="word" style="--lines: {total_height}px">{text}{span_slices}{span_starts}</span>',
    "slice": '<span class="line" style="background: {bg}; top: {top_offset}px"></span>',
    "start": '<span class="line" style="background: {bg}; top: {top_offset}px">'
    '<span class="label" style="background: {bg}">{label}{kb_link}</span></span>',
}
TOP, STEP = 27, 15  # pixels from a word's top to the first line below it, and from line to line
WORDS = re.compile(r"\s+|[^\s]+")


def page(inspection: Inspection, title: str) -> str:
    """The page as HTML; asks nothing of the network, and follows the reader's choice of light or dark."""
    fields = [(field, [(one, marked(one)) for one in field.paragraphs]) for field in inspection.fields]
    return _environment().get_template("inspected.html").render(
        title=title, facts=inspection.facts, fields=fields, colours=COLOURS,
        figure_columns=inspected.FIGURE_COLUMNS, statement_columns=inspected.STATEMENT_COLUMNS,
        figures=[row for field in inspection.fields for row in field.figures],
        statements=[row for field in inspection.fields for row in field.statements],
    )  # fmt: skip


def _environment() -> Environment:
    folder = FileSystemLoader(Path(__file__).parent / "templates")
    return Environment(
        loader=folder, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )  # fmt: skip


def marked(paragraph: Paragraph) -> str:
    """A paragraph's markup by displaCy, its text and labels escaped."""
    from spacy import displacy

    pieces = list(_pieces(paragraph))
    options = {
        "template": TEMPLATES, "top_offset": TOP, "top_offset_step": STEP, "span_label_offset": STEP,
        "colors": {_label(mark): COLOURS[mark.kind] for mark in paragraph.marks},
    }  # fmt: skip
    data = {"text": "", "tokens": _glued(paragraph, pieces), "spans": _of_tokens(paragraph, pieces)}
    markup = displacy.render(data, style="span", manual=True, jupyter=False, options=options)
    return markup.replace(f"{GLUE} ", "").replace(GLUE, "")


def _label(mark: Mark) -> str:
    """What a mark's line says, without what displaCy would put into the page as markup."""
    return mark.kind if mark.kind == SPEAKER else re.sub(r'[<>&"]', "", f"{mark.kind} {mark.label}")


def _pieces(paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """Spans of words and of the spaces between them, cut where a mark begins or ends."""
    cuts = {place for mark in paragraph.marks for place in (mark.start, mark.end)}
    for found in WORDS.finditer(paragraph.text):
        places = sorted({found.start(), found.end(), *(cut for cut in cuts if found.start() < cut < found.end())})
        yield from itertools.pairwise(places)


def _glued(paragraph: Paragraph, pieces: list[tuple[int, int]]) -> list[str]:
    """The pieces as displaCy's tokens: it puts a space behind each that has no mark, which is wrong inside a word."""
    texts = [paragraph.text[start:end] for start, end in pieces]
    covered = [any(one.start <= start < one.end for one in paragraph.marks) for start, _ in pieces]
    return [
        text if has_mark or text.isspace() else f"{text}{GLUE}" for text, has_mark in zip(texts, covered, strict=True)
    ]


def _of_tokens(paragraph: Paragraph, pieces: list[tuple[int, int]]) -> list[dict[str, Any]]:
    found = []
    for mark in paragraph.marks:
        inside = [number for number, piece in enumerate(pieces) if mark.start <= piece[0] < mark.end]
        if inside:
            found.append({"label": _label(mark), "start_token": inside[0], "end_token": inside[-1] + 1})
    return found
