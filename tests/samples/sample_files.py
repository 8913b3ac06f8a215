"""How tests read the sample files: each input as a reader would see it."""

from __future__ import annotations

import gzip
import json
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.samples.truth import Article, load_events


def is_record(article: Article) -> bool:
    return ".json" in article.file or ".ndjson" in article.file


EVENTS = load_events()
ARTICLES = [(event, article) for event in EVENTS for article in event.articles]
CASES = [pytest.param(article, id=f"{event.event}-{article.id}") for event, article in ARTICLES]
RECORDS = [pytest.param(article, id=f"{event.event}-{article.id}") for event, article in ARTICLES if is_record(article)]
BY_EVENT = [pytest.param(event, id=event.event) for event in EVENTS]


class _Text(HTMLParser):
    """The text of a page, tags and scripts aside, a space at every tag that can break a line."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent = tag in ("script", "style")
        self.parts.append("" if tag in ("a", "b", "i") else " ")

    def handle_endtag(self, tag: str) -> None:
        self._silent = False

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)


def squeezed(text: str) -> str:
    return " ".join(text.split())


def decoded(path: Path, encoding: str = "utf-8") -> str:
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return data.decode(encoding)


def record_of(article: Article) -> dict[str, object]:
    text = decoded(article.path)
    return json.loads(text.splitlines()[article.line - 1] if article.line else text)


@cache
def raw_text(article: Article) -> str:
    """The article's input as a reader would see it: tags, escapes and line breaks aside."""
    if is_record(article):
        record = record_of(article)
        return squeezed(" ".join(str(value) for value in record.values()))
    text = decoded(article.path, article.encoding)
    if article.path.suffix in (".html", ".htm"):
        parser = _Text()
        parser.feed(text)
        text = "".join(parser.parts)
    return squeezed(text)
