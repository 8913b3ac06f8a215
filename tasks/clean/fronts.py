"""Pages that hold no article: the front pages of sites and sections, which are lists of other pages' headlines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from lxml.html import HtmlElement

from tasks.clean import repeats
from tasks.clean.lines import Line, ends_sentence, fold

_PARAGRAPH = 8  # words of the shortest paragraph that says something
_LONG = 20  # words from which a line says something however it ends
_TEASERS = 3  # paragraphs from which none next to another, but most next to a link, tell that each is a teaser
_HEADED = 0.6
_HEADLINE = 2  # words of a link that may be a headline, less one
_LINKED = 0.5  # of the words taken for the body: with more in links it is a list
_LIST = 4  # lines of a list


def is_front(tree: HtmlElement, lines: Sequence[Line], in_body: Sequence[bool], is_article: bool) -> bool:
    """Whether what was taken for the body is a list of headlines or teasers; `is_article`: the markup says it is one.

    An article has a paragraph that is no link; a page that does not say it is an article must not be mostly links
    either, and its paragraphs must follow each other somewhere or have no links before them.
    """
    keys = _linked(tree)
    linked = [line.text.count(" ") >= _HEADLINE and repeats.key(line.text) in keys for line in lines]
    prose = [kept and is_prose(line.text) and not link for line, kept, link in zip(lines, in_body, linked, strict=True)]
    if not any(prose):
        return sum(in_body) >= _LIST
    if is_article:
        return False
    sizes = [(line.text.count(" ") + 1) * kept for line, kept in zip(lines, in_body, strict=True)]
    in_links = sum(size for size, link in zip(sizes, linked, strict=True) if link)
    return in_links > _LINKED * sum(sizes) or _are_teasers(prose, linked)


def is_prose(text: str) -> bool:
    """Whether a line is a sentence at least, or long."""
    words = text.count(" ") + 1
    return words >= _LONG or (ends_sentence(text) and words >= _PARAGRAPH)


def _are_teasers(prose: Sequence[bool], linked: Sequence[bool]) -> bool:
    """Whether there are several paragraphs, none next to another and most right after a link."""
    longest = max(len(list(run)) for inside, run in groupby(prose) if inside)
    headed = sum(inside and any(linked[max(place - 2, 0) : place]) for place, inside in enumerate(prose))
    return longest == 1 and sum(prose) >= _TEASERS and headed >= _HEADED * sum(prose)


def _linked(tree: HtmlElement) -> set[str]:
    """The keys of the page's links' texts."""
    return {repeats.key(fold("".join(element.itertext()))) for element in tree.iter("a")} - {""}
