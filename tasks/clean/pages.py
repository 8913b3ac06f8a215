"""HTML: the page as lines, and which of them trafilatura takes for the article's body.

The flattened page text, into which blocks' `raw_start` and `raw_end` point, is `flatten`'s: the text of all elements
but scripts, styles and the like, in document order, each block element and line break on a line of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from tasks.clean import lexicon, repeats, structured, times
from tasks.clean.draft import Said
from tasks.clean.fronts import is_front
from tasks.clean.lines import Line, fold, plain_lines
from tasks.clean.model import body_lines

# Elements that stand inside a line, and those whose text is no text.
_INLINE = lexicon.words("inline_elements")
_SILENT = lexicon.words("silent_elements")
_STEMS = ("ad", "Ad", "AD", "ponsor")
# Classes of advertisements, the elements to look at (all that hold one), and the words of an advertisement at most.
_ADS = lexicon.words("ad_classes")
_SUSPECTS = etree.XPath("//*[" + " or ".join(f"contains(@{at}, '{s}')" for at in ("class", "id") for s in _STEMS) + "]")
_AD_WORDS = 30
_SPACE = re.compile(r"\s+")
_LIST_MARK = re.compile(r"^- ")
_LATEST = "2100-01-01"  # a fixed bound on dates: the clock must not decide what a date is
_FALLBACK_SHARE = 0.35  # of the classifier's words: with fewer, trafilatura has missed the body


class BrokenHtmlError(ValueError):
    """A page that cannot be parsed, or not be walked."""


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's lines (an unplaced paragraph starts at -1), which are of the body, and what its markup says."""

    lines: tuple[Line, ...]
    in_body: tuple[bool, ...]
    said: Said


def read(html: str, url: str | None) -> PageText:
    """A page's lines, body and metadata. Raises BrokenHtmlError."""
    try:
        tree = trafilatura.load_html(html)
        if tree is None:
            raise BrokenHtmlError("no element could be parsed")
        raw = flatten(tree)
        said = structured.said(tree)
        is_article = structured.is_article(tree)
        _prune(tree)
        found = _extracted(tree, url)
    except (etree.LxmlError, RecursionError) as error:
        raise BrokenHtmlError(f"{type(error).__name__}: {error}") from error
    lines = list(plain_lines(raw))
    paragraphs = [fold(_LIST_MARK.sub("", text)) for text in (found.text or "").split("\n")] if found else []
    placed, in_body = align(raw, lines, [text for text in paragraphs if text])
    if _too_little(placed, in_body):
        placed, in_body = lines, body_lines(lines)
    if is_front(tree, placed, in_body, is_article):
        in_body = [False] * len(placed)
    said = _standing(said.or_else(_told(found)) if found else said, lines)
    return PageText(tuple(placed), tuple(in_body), said)


def _prune(tree: HtmlElement) -> None:
    """Take out the small elements whose class or id is nothing but a word for advertising."""
    for element in _SUSPECTS(tree):
        marks = {mark for name in ("class", "id") for mark in (element.get(name) or "").lower().split()}
        if marks & _ADS and len(element.text_content().split()) <= _AD_WORDS and element.getparent() is not None:
            element.drop_tree()


def _standing(said: Said, lines: Sequence[Line]) -> Said:
    """What is said, less a description that readers of the page do not see."""
    key = repeats.key(said.standfirst or "")
    seen = any(repeats.key(line.text) == key for line in lines)
    return said if seen else replace(said, standfirst=None)


def _extracted(tree: HtmlElement, url: str | None) -> trafilatura.settings.Document | None:
    """Trafilatura's document: its default settings, without comments."""
    dates = {"original_date": True, "extensive_search": False, "max_date": _LATEST}
    found = trafilatura.bare_extraction(
        tree, url=url, include_comments=False, with_metadata=True, date_extraction_params=dates
    )
    return found if isinstance(found, trafilatura.settings.Document) else None


def _told(found: trafilatura.settings.Document) -> Said:
    """What trafilatura found where the markup says nothing; its dates are days."""
    moment = times.parse(found.date)
    return Said(
        title=found.title or None,
        byline=(found.author or "").replace("; ", ", ") or None,
        published=moment,
        published_source=moment.source("page") if moment else None,
        language=found.language or None,
    )


def flatten(tree: HtmlElement) -> str:
    """The text of a page, each block element and line break on a line of its own."""
    parts: list[str] = []
    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        block = event in ("start", "end") and element.tag not in _INLINE
        if block:
            parts.append("\n")
        if event == "start":
            if element.tag in _SILENT:
                walk.skip_subtree()
            elif element.text:
                parts.append(_SPACE.sub(" ", element.text))
        elif element.tail:
            parts.append(_SPACE.sub(" ", element.tail))
    return "".join(parts)


def align(raw: str, lines: Sequence[Line], paragraphs: Sequence[str]) -> tuple[list[Line], list[bool]]:
    """The page's lines with the paragraphs found among them; one that is not found goes after the one before it.

    A paragraph is a line, or a run of lines (a list or verse that trafilatura joined), that holds the same words.
    """
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        places.setdefault(repeats.key(line.text), []).append(index)
    taken: dict[int, tuple[int, Line]] = {}
    loose: dict[int, list[Line]] = {}
    cursor = 0
    for text in paragraphs:
        run = _run(lines, places, repeats.key(text), cursor)
        if run is None:
            loose.setdefault(cursor, []).append(Line(text, -1, -1))
        else:
            start, cursor = run
            place = (lines[start].start, lines[cursor - 1].end)
            taken[start] = (cursor, Line(fold(raw[slice(*place)]), *place, lines[start].gap, lines[start].bullet))
    return _merged(lines, taken, loose)


def _run(lines: Sequence[Line], places: dict[str, list[int]], key: str, cursor: int) -> tuple[int, int] | None:
    """The first and past-the-last line of a paragraph's words, at the cursor or after it; None if not there."""
    exact = places.get(key, [])
    at = bisect_left(exact, cursor)
    if at < len(exact):
        return exact[at], exact[at] + 1
    for start in range(cursor, min(cursor + 40, len(lines))):
        rest, end = key, start
        while end < len(lines) and rest and rest.startswith(repeats.key(lines[end].text)):
            rest = rest[len(repeats.key(lines[end].text)) :].lstrip()
            end += 1
        if not rest and end > start:
            return start, end
    return None


def _merged(
    lines: Sequence[Line], taken: dict[int, tuple[int, Line]], loose: dict[int, list[Line]]
) -> tuple[list[Line], list[bool]]:
    merged: list[Line] = []
    flags: list[bool] = []
    index = 0
    while index <= len(lines):
        merged += loose.get(index, [])
        flags += [True] * len(loose.get(index, []))
        end, line = taken.get(index, (index + 1, lines[index] if index < len(lines) else None))
        if line is not None:
            merged.append(line)
            flags.append(index in taken)
        index = end
    return merged, flags


def _too_little(lines: Sequence[Line], in_body: Sequence[bool]) -> bool:
    """Whether trafilatura found much less than the block classifier does."""
    placed = [line for line in lines if line.start >= 0]
    theirs = sum(line.text.count(" ") + 1 for line, kept in zip(lines, in_body, strict=True) if kept)
    if theirs >= _FALLBACK_SHARE * sum(line.text.count(" ") + 1 for line in placed):
        return False  # the classifier cannot find more than there is: no need to ask it
    ours = sum(line.text.count(" ") + 1 for line, kept in zip(placed, body_lines(placed), strict=True) if kept)
    return theirs < _FALLBACK_SHARE * ours
