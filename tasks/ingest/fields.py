"""What a record says of itself, found by the names that common tools give their fields."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from tasks.ingest import urls
from tasks.ingest.times import instant

_DATA = tomllib.loads((Path(__file__).parent / "fields.toml").read_text(encoding="utf-8"))
WRAPPERS = frozenset(_DATA.pop("wrappers"))
ROLES = tuple(_DATA)
# Where an object stands for a single text, the names under which it holds it.
_INNER = ("name", "@value", "value", "rendered", "text", "$date", "#text", "title")
_DEEPEST = 4  # how many objects and lists a single text may lie in
_NOISE = str.maketrans("", "", "_-: ")
_ARTICLE_TYPE = re.compile(r"Article|Posting|Report", re.IGNORECASE)
_BLOCK_TAG = re.compile(
    r"</(?:p|div|article|section|h[1-6]|ul|ol|li|table|blockquote|figure|html|body)\s*>"
    r"|<br\s*/?>(?=.*<br\s*/?>)",
    re.IGNORECASE | re.DOTALL,
)
_URL = re.compile(r"\s*(?:https?:)?//", re.IGNORECASE)
_WWW = re.compile(r"\s*www\.", re.IGNORECASE)

Given = tuple[tuple[str, tuple[str, ...]], ...]  # by role, the field names a source's entry gives
Paths = tuple[tuple[str, tuple[str, ...]], ...]  # a field of the record, and where to go on in its value


@dataclass(frozen=True, slots=True)
class Facts:
    """What a record or a page says of itself; None where it says nothing. `fetched_at` is in UTC."""

    text: str | None = None
    text_kind: str | None = None
    title: str | None = None
    standfirst: str | None = None
    byline: str | None = None
    section: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    url: str | None = None
    outlet: str | None = None
    fetched_at: datetime | None = None
    http_status: int | None = None


def facts(record: dict[str, Any], given: Given = ()) -> Facts:
    """What a record says of itself; what `given` names for a role replaces the names it usually has.

    A text that is markup, or markup in place of a text, has `text_kind` html.
    """
    record = _article_of(record)
    paths = _paths(tuple(record), given)
    text = _first(record, paths["text"], _joined)
    html = None if text else _first(record, paths["html"], _joined)
    texts = {role: _first(record, paths[role], _line) for role in _PLAIN}
    status = _first(record, paths["status"], _line)
    return Facts(
        text=text or html,
        text_kind=None if not (text or html) else "html" if html or _BLOCK_TAG.search(text or "") else "text",
        byline=_first(record, paths["byline"], _names),
        url=_first(record, paths["url"], _url),
        outlet=_first(record, paths["outlet"], _outlet) or _first(record, paths["domain"], _domain),
        fetched_at=instant(_first(record, paths["fetched"], _line)),
        http_status=int(status) if status and re.fullmatch(r"[1-5]\d\d", status) else None,
        **texts,
    )


_PLAIN = ("title", "standfirst", "section", "published", "modified", "language")


def outlet_name(text: str | None) -> str | None:
    """A site's name, less what it adds after a bar; its registered domain where it gives an address as its name."""
    line = " ".join((text or "").split()).split(" | ")[0].strip()
    return urls.domain(line) or line[:200] or None


@lru_cache(maxsize=1024)
def _paths(fields: tuple[str, ...], given: Given) -> dict[str, Paths]:
    """For each role, the paths that a record of these fields may have, in order of preference."""
    own: dict[str, str] = {}
    for field in fields:
        own.setdefault(_key(field), field)
    split = {role: [path.split(".") for path in paths] for role, paths in (_DATA | dict(given)).items()}
    return {
        role: tuple((own[_key(path[0])], tuple(map(_key, path[1:]))) for path in paths if _key(path[0]) in own)
        for role, paths in split.items()
    }


def _key(name: str) -> str:
    return name.lower().translate(_NOISE)


def _article_of(record: dict[str, Any]) -> dict[str, Any]:
    """The article of a JSON-LD graph; of another record, the record."""
    graph = record.get("@graph")
    nodes = [node for node in graph if isinstance(node, dict)] if isinstance(graph, list) else []
    articles = [n for n in nodes if "articleBody" in n or _ARTICLE_TYPE.search(_names(n.get("@type")) or "")]
    return max(articles, key=lambda node: "articleBody" in node) if articles else record


def _first(record: dict[str, Any], paths: Paths, reading: Callable[[Any], str | None]) -> str | None:
    for field, inner in paths:
        value = record[field]
        for name in inner:
            value = value[0] if isinstance(value, list) and value else value
            value = _inside(value, name) if isinstance(value, dict) else None
        if value is not None and (found := reading(value)):
            return found
    return None


def _inside(value: dict[str, Any], name: str) -> Any:
    return next((inner for field, inner in value.items() if _key(field) == name), None)


def _scalar(value: Any, deepest: int = _DEEPEST) -> str | None:
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, dict | list):
        inner = [value.get(name) for name in _INNER] if isinstance(value, dict) else value
        return next((text for item in inner if (text := _scalar(item, deepest - 1))), None) if deepest else None
    return None if value is None or isinstance(value, bool) else str(value)


def _line(value: Any) -> str | None:
    text = _scalar(value)
    return " ".join(text.split()) if text else None


def _texts(values: Iterable[Any]) -> list[str]:
    return [text for value in values if (text := _scalar(value))]


def _joined(value: Any) -> str | None:
    """A text, or the texts of a list as its paragraphs."""
    return "\n\n".join(_texts(value)) if isinstance(value, list) else _text_only(value)


def _text_only(value: Any) -> str | None:
    return None if isinstance(value, int | float) else _scalar(value)


def _names(value: Any) -> str | None:
    names = _texts(value if isinstance(value, list) else [value])
    return ", ".join(dict.fromkeys(" ".join(name.split()) for name in names)) or None


def _url(value: Any) -> str | None:
    text = _scalar(value)
    return urls.normalised(text) if text and (_URL.match(text) or _WWW.match(text)) else None


def _outlet(value: Any) -> str | None:
    return outlet_name(_scalar(value))


def _domain(value: Any) -> str | None:
    return urls.domain(_scalar(value))
