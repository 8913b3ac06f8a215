"""What a page's markup says of its article: JSON-LD first, then OpenGraph and other meta elements, then headings."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator

from lxml.html import HtmlElement

from tasks.clean import repeats, times
from tasks.clean.draft import Said
from tasks.clean.lines import fold

_PUBLISHED = (
    "article:published_time", "og:published_time", "parsely-pub-date", "datepublished", "date", "pubdate",
    "publishdate", "publish-date", "dc.date", "dc.date.issued", "dcterms.created", "sailthru.date", "article.published",
    "cxenseparse:recs:publishtime",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "dcterms.modified")
_SECTION = ("article:section", "section", "parsely-section")
_SEPARATORS = (" | ", " - ", " – ", " — ", " :: ", " · ", " » ")


def said(tree: HtmlElement) -> Said:
    """What the markup says; a time's source is `json-ld`, `opengraph` (any meta element) or `time`."""
    meta = _meta(tree)
    linked = _json_ld(tree)
    found = linked.or_else(_of_meta(meta)).or_else(_of_elements(tree))
    title = _title(
        tree, [text for text in (linked.title, meta.get("og:title"), meta.get("twitter:title")) if text], meta
    )
    return Said(title=title).or_else(found)


def _meta(tree: HtmlElement) -> dict[str, str]:
    """Meta elements' contents by their lower-cased property, name or itemprop; the first of each."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = fold(html.unescape(element.get("content") or ""))
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> times.Moment | None:
    moments = (times.parse(meta[name]) for name in names if name in meta)
    return next((moment for moment in moments if moment), None)


def _of_meta(meta: dict[str, str]) -> Said:
    published = _first(meta, _PUBLISHED)
    author = meta.get("author", "")
    return Said(
        standfirst=meta.get("og:description") or meta.get("description"),
        byline=author if author and "/" not in author else None,
        section=next((meta[name] for name in _SECTION if name in meta), None),
        published=published,
        published_source=published.source("opengraph") if published else None,
        modified=_first(meta, _MODIFIED),
        language=meta.get("og:locale") or meta.get("content-language"),
    )


def _of_elements(tree: HtmlElement) -> Said:
    """The time element marked as the publication's, and the page's language."""
    moment = None
    for element in tree.iter("time"):
        marks = f"{element.get('itemprop')} {element.get('class')} {element.get('pubdate')}".lower()
        if "publi" in marks or "pubdate" in marks:
            moment = moment or times.parse(element.get("datetime"))
    source = moment.source("time") if moment else None
    return Said(published=moment, published_source=source, language=tree.get("lang"))


def _title(tree: HtmlElement, told: list[str], meta: dict[str, str]) -> str | None:
    """The heading that agrees with a told title, else the told title without the site's name, else a lone heading."""
    headings = [text for element in tree.iter("h1") if (text := fold(" ".join(element.itertext())))]
    keys = [repeats.key(text) for text in told]
    for heading in headings:
        key = repeats.key(heading)
        if key.count(" ") >= 2 and any(other.startswith(key) or key.startswith(other) for other in keys):
            return heading
    if told:
        return _without_site(told[0], meta.get("og:site_name", ""))
    title = next((fold(element.text or "") for element in tree.iter("title")), "")
    return headings[0] if len(headings) == 1 and headings[0].count(" ") >= 2 else _without_site(title, "") or None


def _without_site(title: str, site: str) -> str:
    for separator in _SEPARATORS:
        head, found, tail = title.rpartition(separator)
        if found and head.count(" ") >= 2 and (repeats.key(tail) == repeats.key(site) or tail.count(" ") < 3):
            return head.strip()
    return title


def is_article(tree: HtmlElement) -> bool:
    """Whether the markup says that the page is an article."""
    if _meta(tree).get("og:type", "").casefold().startswith("article"):
        return True
    return any(_is_article(kind) for node in _nodes(tree) for kind in _texts(node.get("@type")))


def _json_ld(tree: HtmlElement) -> Said:
    """What the first article node of the page's JSON-LD says."""
    found = Said()
    for node in _nodes(tree):
        if any(_is_article(kind) for kind in _texts(node.get("@type"))):
            found = found.or_else(_of_node(node))
    return found


def _is_article(kind: str) -> bool:
    return kind.endswith(("Article", "BlogPosting", "Report"))


def _nodes(tree: HtmlElement) -> Iterator[dict]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            try:
                held = json.loads(script.text or "", strict=False)
            except (json.JSONDecodeError, RecursionError):
                continue  # sites write broken JSON-LD; the other sources speak then
            yield from _walk(held)


def _walk(held: object) -> Iterator[dict]:
    """All objects of a JSON value, outermost first, without recursion."""
    waiting = [held]
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, dict):
            yield value
            waiting += [value[name] for name in ("@graph", "mainEntity", "mainEntityOfPage", "item") if name in value]
        elif isinstance(value, list):
            waiting += value


def _texts(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [fold(html.unescape(text)) for text in values if isinstance(text, str) and text.strip()]


def _names(value: object) -> list[str]:
    found: list[str] = []
    for person in value if isinstance(value, list) else [value]:
        found += _texts(person.get("name") if isinstance(person, dict) else person)
    return [name for name in dict.fromkeys(found) if "://" not in name]


def _of_node(node: dict) -> Said:
    published = times.parse(next(iter(_texts(node.get("datePublished"))), None))
    return Said(
        title=next(iter(_texts(node.get("headline"))), None),
        standfirst=next(iter(_texts(node.get("description"))), None),
        byline=", ".join(_names(node.get("author"))) or None,
        section=next(iter(_texts(node.get("articleSection"))), None),
        published=published,
        published_source=published.source("json-ld") if published else None,
        modified=times.parse(next(iter(_texts(node.get("dateModified"))), None)),
        language=next(iter(_texts(node.get("inLanguage"))), None),
    )
