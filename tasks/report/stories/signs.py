"""Small pieces of markup that a page repeats thousands of times, made here since templates are slow at that.

Everything that comes from a row is escaped here, and what cannot be seen is spelt out, as the templates do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from markupsafe import Markup

from tasks.report.markup import safe
from tasks.report.stories.matrix import Cell, Line, Single
from tasks.report.stories.notes import Note
from tasks.report.stories.sources import Source
from tasks.report.stories.texts import Paragraph
from tasks.report.words import clipped

_WORD, _LINE = 28, 160  # code points of a cell's word, and of a line's text
_UNEQUAL = '<svg class="ne" role="img" aria-label="against" width="18" height="18"><use href="#s-ne"/></svg>'
_RING = '<svg class="g" role="img" aria-label="left out:" width="11" height="11"><use href="#g-omitted"/></svg>'

LATER = Markup('<b role="img" aria-label="later">→</b>')


@lru_cache(4096)
def letter(source: Source) -> Markup:
    """An outlet's letter where its name follows: a screen reader passes it by."""
    return Markup(f'<span class="m c{source.colour}" aria-hidden="true">{safe(source.letter)}</span>')


@lru_cache(4096)
def named(source: Source) -> Markup:
    """An outlet's letter where its name does not follow: it bears the name."""
    name = safe(source.name)
    begin = f'<span class="m c{source.colour}" role="img" aria-label="{name}" title="{name}">'
    return Markup(f"{begin}{safe(source.letter)}</span>")


def letters(sources: Iterable[Source]) -> Markup:
    """The letters of several outlets, their names following."""
    return Markup(f'<span class="ms">{"".join(map(letter, sources))}</span>')


@lru_cache(4096)
def all_named(sources: tuple[Source, ...]) -> Markup:
    """The letters of several outlets, each with its name."""
    return Markup(f'<span class="ms">{"".join(map(named, sources))}</span>')


def glyphs(cells: Iterable[tuple[Source, str]]) -> Markup:
    """What each outlet does with a claim, as small shapes; the words for it stand beside the row of shapes."""
    return Markup("".join([_glyph(source.colour, kind) for source, kind in cells]))


@lru_cache(4096)
def _glyph(colour: int, kind: str) -> str:
    return f'<svg class="g c{colour}" aria-hidden="true" width="11" height="11"><use href="#g-{kind}"/></svg>'


def lines(found: Iterable[Line], worded: bool) -> Markup:
    """Rows of the matrix."""
    return Markup("\n".join([_line(each, worded) for each in found]))


def _line(one: Line, worded: bool) -> str:
    """What is said, each outlet's cell, and how many texts carry it."""
    text = safe(clipped(one.text, _LINE))
    said = f'<a href="#{safe(one.href)}">{text}</a>' if one.href else text
    head = f'<tr role="row" id="{safe(one.anchor)}"><th role="rowheader" scope="row" class="own" dir="auto">{said}</th>'
    cells = "".join([_cell(each, worded) for each in one.cells])
    return f'{head}{cells}<td role="cell" class="share">{one.share}</td></tr>'


def _cell(one: Cell, worded: bool) -> str:
    """A cell of the matrix; its word is there for every reader, and seen where there is room (`worded`)."""
    word = safe(clipped(one.word, _WORD) if worded else one.word or "no word of it")
    shown = word if worded and one.word else f'<span class="vh">{word or "no word of it"}</span>'
    inner = f'<a href="#{safe(one.href)}">{shown}</a>' if one.href else f"<i>{shown}</i>"
    begin = f'<td role="cell" class="k k-{one.kind} c{one.source.colour}" title="{safe(one.title)}">'
    return f'{begin}<b class="lt" aria-hidden="true">{safe(one.source.letter)}</b>{inner}</td>'


def singles(found: Iterable[Single]) -> Markup:
    """Claims that one report makes, in a list."""
    return Markup("\n".join(map(_single, found)))


def _single(one: Single) -> str:
    """A claim, who has it, and who does not."""
    text = f'<a class="own" dir="auto" href="#{safe(one.href)}">{safe(clipped(one.text, _LINE))}</a>'
    others = f" <small>not in {all_named(one.others)}, which came later</small>" if one.others else ""
    return f'<li id="{safe(one.anchor)}">{all_named(one.who)} {text}{others}</li>'


def paragraphs(found: Iterable[Paragraph]) -> Markup:
    """Paragraphs, each with what stands beside it."""
    return Markup("\n".join([f'<p class="own" dir="auto">{each.prose}</p>{_margin(each.notes)}' for each in found]))


def _margin(notes: Sequence[Note]) -> str:
    return f'\n<ul role="list" class="margin">{"".join(map(_note, notes))}</ul>' if notes else ""


def _note(note: Note) -> str:
    sign = {"≠": _UNEQUAL, "○": _RING}.get(note.sign, note.sign)
    about = safe(note.about)
    shown = f'<b class="own">{about}</b> ' if about else ""
    sides = "; ".join([f"{all_named(who)} {safe(words)}" for who, words in note.sides])
    link = f'<a href="#{safe(note.href)}">compare<span class="vh"> {about}</span></a>'
    return f'<li><span class="sign">{sign}</span> <span>{shown}{sides} {link}</span></li>'
