"""What a page says of itself in its head: whose it is, and at which url it belongs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from tasks.ingest import urls
from tasks.ingest.fields import Facts, outlet_name

_HEAD_ENDS = re.compile(r"</head\s*>|<body[\s>]", re.IGNORECASE)
_LONGEST_HEAD = 1 << 20  # characters
_OPENING = re.compile(
    r"\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:(?><!--.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body)[\s>]", re.I | re.S
)
_LINKED_DATA = re.compile(r"<script[^>]+ld\+json[^>]*>(.*?)</script", re.IGNORECASE | re.DOTALL)
_URLS = ("canonical", "og:url", "twitter:url")
_NAMES = ("og:site_name", "publisher", "application-name")


def is_page(text: str) -> bool:
    """Whether a text begins as an HTML page does."""
    return _OPENING.match(text[:_LONGEST_HEAD]) is not None


def facts(html: str) -> Facts:
    """The url (normalised; no front page) and the site's name: og:site_name, JSON-LD publisher, application-name."""
    head = _metadata(html)
    if "og:site_name" not in head and (name := _publisher(html)):
        head["publisher"] = name
    name = next((outlet for key in _NAMES if (outlet := outlet_name(head.get(key)))), None)
    return Facts(url=_own_url(head), outlet=name)


def _own_url(head: dict[str, str]) -> str | None:
    base = next((head[key] for key in ("base", *_URLS) if urls.normalised(head.get(key))), "")
    for key in _URLS:
        url = urls.normalised(_joined(base, head.get(key, "")))
        # A canonical link to the front page is a template's mistake: it would make one article of a whole site.
        if url is not None and not urls.is_front_page(url):
            return url
    return None


def _joined(base: str, url: str) -> str:
    try:
        return urljoin(base, url) if url else ""
    except ValueError:
        return ""


def _metadata(html: str) -> dict[str, str]:
    """The first value of each meta property or name, the canonical link and the base, by name in lower case."""
    from lxml import etree  # here, because a run without pages does without it

    end = _HEAD_ENDS.search(html, 0, _LONGEST_HEAD)
    head = html[: end.start() if end else _LONGEST_HEAD]
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    root = etree.HTML(f"<html>{head}".encode(), parser)
    found: dict[str, str] = {}
    for element in root.iter("meta", "link", "base") if root is not None else ():
        name, value = _named(element.tag, dict(element.attrib))
        if name and value and value.strip():
            found.setdefault(name, value.strip())
    return found


def _named(tag: str, attributes: dict[str, str]) -> tuple[str | None, str | None]:
    if tag == "base":
        return "base", attributes.get("href")
    if tag == "link":
        return ("canonical" if "canonical" in attributes.get("rel", "").lower().split() else None), attributes.get(
            "href"
        )
    return (attributes.get("property") or attributes.get("name") or "").lower().strip(), attributes.get("content")


def _publisher(html: str) -> str | None:
    names = (name for match in _LINKED_DATA.finditer(html) for name in _publishers(match[1]))
    return next(names, None)


def _publishers(text: str) -> Iterator[str]:
    try:
        data = json.loads(text.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return  # linked data that is not JSON says nothing; the page is read all the same
    nodes = data if isinstance(data, list) else [data]
    for node in (inner for outer in nodes for inner in _with_graph(outer)):
        publisher = node.get("publisher")
        publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(name, str) and name.strip():
            yield name


def _with_graph(node: Any) -> list[dict[str, Any]]:
    graph = node.get("@graph") if isinstance(node, dict) else None
    nodes = [node, *(graph if isinstance(graph, list) else [])]
    return [inner for inner in nodes if isinstance(inner, dict)]
