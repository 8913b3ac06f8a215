"""Documents into articles: one article or one reason for each, whatever stands in the others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pyarrow as pa

from tasks.clean import pages, recurring, times
from tasks.clean.draft import Draft, Said
from tasks.clean.label import label
from tasks.clean.language import UNDETERMINED, Language, detect
from tasks.clean.lines import fold, merged, split
from tasks.clean.model import body_lines
from tasks.clean.stub import is_stub
from warehouse import ids, terms
from warehouse.tables import ARTICLES, BLOCKS, INPUTS, LINE_SIGHTINGS, QUARANTINE, SKETCHES

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What `clean` makes: articles, every document's blocks, what was set aside, and what is learned from."""

    articles: pa.Table
    blocks: pa.Table
    quarantine: pa.Table
    sightings: pa.Table
    sketches: pa.Table


@dataclass(frozen=True, slots=True)
class _Result:
    """One document's rows."""

    article: Row | None
    quarantine: Row | None
    blocks: list[Row]
    sightings: list[Row]
    sketch: list[Row]


def clean(inputs: pa.Table, learned: pa.Table) -> Cleaned:
    """Clean documents: `inputs` are rows of INPUTS (outcome `article`; others are left out), `learned` outlets' lines.

    Every document gives one row of `articles` or one of `quarantine`, and its blocks wherever there is text. Spans
    count code points, end exclusive: `raw_start`, `raw_end` in the decoded text (a page: in its flattened text),
    `body_start`, `body_end` in the article's body.
    """
    by_outlet = _by_outlet(learned)
    columns = [name for name in INPUTS.names if name != "content"]
    rows = inputs.select(columns).to_pylist()
    results = [_cleaned(row, by_outlet.get(row["outlet"], set())) for row in rows if row["outcome"] == "article"]
    return Cleaned(
        _table(ARTICLES.without("run_id").arrow(), (each.article for each in results)),
        _table(BLOCKS.arrow(), (row for each in results for row in each.blocks)),
        _table(QUARANTINE.without("run_id").arrow(), (each.quarantine for each in results)),
        _table(LINE_SIGHTINGS.arrow(), (row for each in results for row in each.sightings)),
        _table(SKETCHES.arrow(), (row for each in results for row in each.sketch)),
    )


def _by_outlet(learned: pa.Table) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for outlet, line in zip(learned["outlet"].to_pylist(), learned["line"].to_pylist(), strict=True):
        found.setdefault(outlet, set()).add(line)
    return found


def _table(schema: pa.Schema, rows: Iterable[Row | None]) -> pa.Table:
    return pa.Table.from_pylist([row for row in rows if row is not None], schema=schema)


def _cleaned(row: Row, learned: Collection[str]) -> _Result:
    """One document's rows."""
    if not fold(row["text"] or ""):
        return _set_aside(row, "missing_text", "the document holds no text")
    try:
        read = _read(row)
    except pages.BrokenHtmlError as error:
        return _set_aside(row, "broken_html", str(error))
    draft = label(read.lines, read.in_body, _given(row).or_else(read.said), learned)
    body, blocks = _blocks(row["document_id"], draft)
    language = detect(body, draft.said.language)
    learns = row["outlet"] != recurring.UNKNOWN_OUTLET
    seen = recurring.sightings(read.lines) if learns else []
    baseline = (line.text for line, kept in zip(read.lines, read.in_body, strict=True) if kept)
    result = _Result(
        None,
        _reason_against(row, body, language),
        blocks,
        [{"outlet": row["outlet"], "line": line, "document_id": row["document_id"]} for line in seen],
        [{"document_id": row["document_id"], "words": recurring.sketch(baseline)}],
    )
    return result if result.quarantine else _with_article(result, _article(row, draft, body, language))


def _with_article(result: _Result, article: Row) -> _Result:
    return _Result(article, None, result.blocks, result.sightings, result.sketch)


def _read(row: Row) -> pages.PageText:
    """A document's lines, which are of the body, and what its markup says. Raises BrokenHtmlError."""
    if row["text_kind"] == "html":
        return pages.read(row["text"], row["url"])
    cut = split(row["text"])
    lines, in_body = merged(row["text"], cut, body_lines(cut))
    return pages.PageText(tuple(lines), tuple(in_body), Said())


def _given(row: Row) -> Said:
    """What the document's record says."""
    published, modified = times.parse(row["given_published"]), times.parse(row["given_modified"])
    return Said(
        title=fold(row["given_title"] or "") or None,
        standfirst=fold(row["given_standfirst"] or "") or None,
        byline=fold(row["given_byline"] or "") or None,
        section=fold(row["given_section"] or "") or None,
        published=published,
        published_source=published.source("given") if published else None,
        modified=modified,
        language=row["given_language"],
    )


def _blocks(document_id: str, draft: Draft) -> tuple[str, list[Row]]:
    """The body and its document's blocks. Kept paragraphs stand in the body, two line breaks between them."""
    body: list[str] = []
    rows: list[Row] = []
    at = 0
    for position, (line, reason) in enumerate(zip(draft.lines, draft.reasons, strict=True)):
        inside = reason == "body"
        start, end = (at, at + len(line.text)) if inside else (None, None)
        placed = line.start >= 0
        rows.append({
            "document_id": document_id, "position": position, "text": None if inside else line.text,
            "raw_start": line.start if placed else None, "raw_end": line.end if placed else None,
            "body_start": start, "body_end": end, "kept": reason in terms.KEPT_REASONS, "reason": reason,
        })  # fmt: skip
        if inside:
            body.append(line.text)
            at += len(line.text) + 2
    return "\n\n".join(body), rows


def _reason_against(row: Row, body: str, language: Language) -> Row | None:
    if not body:
        return _quarantine(row, "no_body", "nothing in the document was taken for an article's body")
    if not language.supported:
        sure = "" if language.probability is None else f" with probability {language.probability:.3f}"
        return _quarantine(row, "language_unsupported", f"language {language.code}{sure}; only English is read")
    return None


def _quarantine(row: Row, reason: str, detail: str) -> Row:
    return {
        "stage": "clean", "level": "document", "document_id": row["document_id"], "source_uri": row["source_uri"],
        "table_name": "documents", "row_id": row["document_id"], "reason": reason, "detail": detail,
    }  # fmt: skip


def _set_aside(row: Row, reason: str, detail: str) -> _Result:
    return _Result(None, _quarantine(row, reason, detail), [], [], [])


def _changed(said: Said) -> datetime | None:
    """When the article was changed; None where that is no other time than its publication's."""
    modified = said.modified.at if said.modified else None
    return None if said.published and modified == said.published.at else modified


def _article(row: Row, draft: Draft, body: str, language: Language) -> Row:
    said = draft.said
    published, source = said.published, said.published_source
    if published is None and (day := times.from_url(row["url"])):
        published, source = day, day.source("url")
    return {
        "article_id": ids.article_id(row["document_id"]), "document_id": row["document_id"],
        "outlet": row["outlet"], "url": row["url"], "title": said.title, "standfirst": said.standfirst,
        "byline": said.byline, "section": said.section, "dateline_place": draft.place,
        "published_at": published.at if published else None, "published_source": source,
        "modified_at": _changed(said), "fetched_at": row["fetched_at"],
        "language": language.code or UNDETERMINED, "body": body, "n_words": len(body.split()),
        "is_stub": is_stub(body, [draft.lines[index].text for index in draft.of("subscribe")]),
    }  # fmt: skip
