"""Urls: one spelling for one page, and the registered domain of a host."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

_HOST = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}", re.IGNORECASE)
_BARE = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}/\S", re.IGNORECASE)
_LONGEST = 4096  # characters; what is longer is no address of an article
_CONTROLS = re.compile(r"[\x00-\x20\x7f]+")


def normalised(text: str | None) -> str | None:
    """The one spelling of an http(s) url: host in lower case, no default port, credentials, fragment or tracking
    parameters, the other parameters sorted. None for what is no such url."""
    parts = _split(text)
    if parts is None:
        return None
    from courlan import normalize_url  # here, because importing it takes longer than most uses of this package

    try:
        bare = normalize_url(parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment=""))
    except ValueError:
        return None
    query = _query(parts.query)
    return f"{bare}?{query}" if query else bare


def is_front_page(url: str) -> bool:
    """Whether a url names a site rather than a page of it."""
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def domain(text: str | None) -> str | None:
    """The registered domain of a url or a bare host name (news.site.co.uk: site.co.uk); None for other text."""
    if text is None:
        return None
    if _HOST.fullmatch(text.strip()):
        return _registered(text.strip().lower())
    parts = _split(text)
    return _registered(parts.hostname) if parts is not None and parts.hostname else None


def domain_of(url: str) -> str:
    """The registered domain of a normalised url."""
    return _registered(url.split("/", 3)[2].partition(":")[0])


def _split(text: str | None) -> SplitResult | None:
    url = _CONTROLS.sub("", text or "").replace("&amp;", "&")
    if not url or len(url) > _LONGEST:
        return None
    url = f"https:{url}" if url.startswith("//") else f"http://{url}" if _BARE.match(url) else url
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return parts if parts.scheme in ("http", "https") and host else None


@lru_cache(maxsize=4096)
def _registered(host: str) -> str:
    from courlan import extract_domain

    try:
        return extract_domain(f"https://{host}/") or host.removeprefix("www.")
    except ValueError:
        return host.removeprefix("www.")


def _query(query: str) -> str:
    names, prefixes = _trackers()
    kept = []
    for part in filter(None, query.split("&")):
        name = part.partition("=")[0].lower()
        if name not in names and not name.startswith(prefixes):
            kept.append(part)
    return "&".join(sorted(kept))


@cache
def _trackers() -> tuple[frozenset[str], tuple[str, ...]]:
    lines = (Path(__file__).parent / "trackers.txt").read_text(encoding="utf-8").split("\n")
    words = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    prefixes = tuple(word[:-1] for word in words if word.endswith("*"))
    return frozenset(word for word in words if not word.endswith("*")), prefixes
