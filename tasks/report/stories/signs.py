"""Small pieces of markup that a page repeats thousands of times, made here since templates are slow at that.

Everything that comes from a row is escaped here, and what cannot be seen is spelt out, as the templates do.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup, escape

from tasks.report.stories.matrix import Cell
from tasks.report.stories.sources import Source
from tasks.report.stories.spans import Run, Sentence
from tasks.report.words import clipped, visible

_WORD = 28  # code points of a cell's word


def safe(text: str) -> Markup:
    """Text as markup that says just that text."""
    return escape(visible(text))


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


def all_named(sources: Iterable[Source]) -> Markup:
    """The letters of several outlets, each with its name."""
    return Markup(f'<span class="ms">{"".join(map(named, sources))}</span>')


@lru_cache(4096)
def glyph(source: Source, kind: str) -> Markup:
    """What an outlet does with a claim, as a small shape; the words for it stand beside the row of shapes."""
    return Markup(
        f'<svg class="g c{source.colour}" aria-hidden="true" width="11" height="11"><use href="#g-{kind}"/></svg>'
    )


def cell(one: Cell, worded: bool) -> Markup:
    """A cell of the matrix; its word is there for every reader, and seen where there is room (`worded`)."""
    word = safe(clipped(one.word, _WORD) if worded else one.word or "no word of it")
    shown = word if worded and one.word else Markup(f'<span class="vh">{word or "no word of it"}</span>')
    inner = f'<a href="#{safe(one.href)}">{shown}</a>' if one.href else f"<i>{shown}</i>"
    begin = f'<td role="cell" class="k k-{one.kind} c{one.source.colour}" title="{safe(one.title)}">'
    return Markup(f'{begin}<b class="lt" aria-hidden="true">{safe(one.source.letter)}</b>{inner}</td>')


def prose(sentences: Iterable[Sentence]) -> Markup:
    """Sentences with their marks and addresses."""
    return Markup("".join(f'<span class="s">{"".join(_run(run) for run in each.runs)}</span>' for each in sentences))


def _run(run: Run) -> str:
    text, classes = safe(run.text), run.classes
    points = "".join(f'<i class="at" id="{safe(anchor)}"></i>' for anchor in run.anchors)
    if run.href:
        return f'{points}<a class="{classes}" href="#{safe(run.href)}" title="{safe(run.title)}">{text}</a>'
    return f'{points}<span class="{classes}">{text}</span>' if classes else f"{points}{text}"
