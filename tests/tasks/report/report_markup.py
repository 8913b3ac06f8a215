"""Reading a page in tests: a parser that forgives nothing, and a tree to ask."""

from __future__ import annotations

from html.parser import HTMLParser

import lxml.html

_VOID = {"meta", "link", "br", "hr", "img", "input", "col", "wbr"}


class Strict(HTMLParser):
    """Fails on a tag that is closed out of turn, closed twice or never; counts ids."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice: {names}"
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert "svg" in self.open, f"<{tag}/> outside a picture"
        self.ids += [value or "" for name, value in attrs if name == "id"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1] == tag, f"</{tag}> closes {self.open[-3:]}"
        self.open.pop()


def strict(page: str) -> Strict:
    """Parse a page; raises AssertionError where it is not well nested."""
    parser = Strict()
    parser.feed(page)
    parser.close()
    assert parser.open == []
    return parser


def tree(page: str) -> lxml.html.HtmlElement:
    """The page as a tree."""
    return lxml.html.document_fromstring(page)


def text(element: lxml.html.HtmlElement) -> str:
    """An element's text, white space made single."""
    return " ".join(element.text_content().split())
