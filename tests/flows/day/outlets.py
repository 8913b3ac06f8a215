"""How each outlet of the invented day hands its reports over, as pages, dumps or records, into a folder that grows."""

from __future__ import annotations

import gzip
import html
import json
from pathlib import Path

from tests.flows.day.news import AGENCY, OUTLETS, RADIO, REDESIGNED, Report, folder

NOON = 12
_CATALOGUE = '[[source]]\nname = "{name}"\npaths = ["{name}"]\noutlet = "{outlet}"\ncountry = "GB"\n\n'
_ITEMS = "".join(f'<li><a href="#">{name}</a></li>' for name in ("Home", "Town", "Sport", "Tides"))
_MENU = f"<nav><ul>{_ITEMS}</ul></nav>"
_FOOT = "<footer><p>Cookies and privacy</p><p>All rights reserved</p></footer>"
_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title} | {outlet}</title>
<link rel="canonical" href="{url}">
<meta property="og:title" content="{title}"><meta property="og:type" content="article">
<meta property="og:site_name" content="{outlet}"><meta property="article:published_time" content="{published}">
{modified}</head><body><header>{menu}<p class="slogan">The paper of the marshes since 1871</p></header>
<main><article><h1>{title}</h1><p class="byline">By Hanna Voss</p><div class="story">{paragraphs}</div></article>
<aside><h2>Most read</h2><ul><li><a href="#">Ten walks along the dyke</a></li>
<li><a href="#">What eels eat</a></li></ul></aside>
</main>{foot}</body></html>"""
# The new layout has no head to speak of, and tells the time as a reader would: neither date nor byline is found.
_NEW_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title><link rel="canonical" href="{url}"></head>
<body><div id="app"><div class="c-1"><div class="c-2">{menu}</div><div class="c-7"><h2>{title}</h2>
<span class="c-9">Some minutes ago</span><div class="c-12">{paragraphs}</div></div></div></div>{foot}</body></html>"""
_DUMP = """Old Quay Gazette
Harbour  Market  Chapel  Sport
Sign in

{title}

By Edda Marlow

{published:%d %B %Y, %H:%M}

{paragraphs}

Old Quay, where the lamplighters still know your name

Share this story
Tide tables
Subscribe to our evening letter
© Old Quay Gazette
"""


def write_catalogue(at: Path) -> Path:
    """A sources.toml that names a folder an outlet, each of them there and empty; returns it."""
    for outlet in OUTLETS:
        (at / folder(outlet)).mkdir(parents=True)
    path = at / "sources.toml"
    text = "".join(_CATALOGUE.format(name=folder(outlet), outlet=outlet) for outlet in OUTLETS)
    path.write_text(text, encoding="utf-8")
    return path


def deliver(report: Report, hour: int, at: Path) -> None:
    """Put a report of an hour where its outlet's reports lie; what lies there already stays as it is."""
    place = at / folder(report.outlet)
    name = f"{hour:02d}-{report.slug}"
    if report.outlet == AGENCY:
        with (place / "wire.jsonl").open("a", encoding="utf-8") as wire:
            wire.write(_record(report) + "\n")
    elif report.outlet in ("Tarn Courier", REDESIGNED):
        (place / f"{name}.html").write_text(_page(report, hour), encoding="utf-8")
    elif report.outlet == RADIO:
        _pack(place / f"{name}.jsonl.gz", [_record(report)])
    elif report.outlet == "Old Quay Gazette":
        paragraphs = "\n\n".join(report.paragraphs)
        text = _DUMP.format(title=report.title, published=report.published, paragraphs=paragraphs)
        (place / f"{name}.txt").write_text(text, encoding="utf-8")
    else:
        (place / f"{name}.json").write_text(_record(report), encoding="utf-8")


def spoil(at: Path, hour: int) -> Path:
    """A batch of which an exporting program forgot every text; returns the file."""
    path = at / folder(RADIO) / f"{hour:02d}-export.jsonl.gz"
    records = [json.dumps({"title": f"Bulletin {number}", "text": "", "url": None}) for number in range(30)]
    _pack(path, records)
    return path


def _pack(path: Path, records: list[str]) -> None:
    path.write_bytes(gzip.compress("\n".join(records).encode(), mtime=0))


def _record(report: Report) -> str:
    times = {"published": report.published.isoformat()}
    if report.modified:
        times["modified"] = report.modified.isoformat()
    text = "\n\n".join(report.paragraphs)
    return json.dumps({"url": report.url, "title": report.title, "text": text, **times}, ensure_ascii=False)


def _page(report: Report, hour: int) -> str:
    layout = _NEW_PAGE if report.outlet == REDESIGNED and hour >= NOON else _PAGE
    changed = f'<meta property="article:modified_time" content="{report.modified}">' if report.modified else ""
    return layout.format(
        title=html.escape(report.title), outlet=report.outlet, url=report.url, menu=_MENU, foot=_FOOT,
        published=report.published.isoformat(), modified=changed,
        paragraphs="".join(f"<p>{html.escape(text)}</p>" for text in report.paragraphs),
    )  # fmt: skip
