"""A small run that keeps every rule: three inputs, one quarantined, two articles, and what was loaded and published."""

from copy import deepcopy
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import pyarrow as pa

from expectations.context import HISTORY, Run
from expectations.stages import stage_of
from tests.expectations.given_links import Rows, good_links
from warehouse import ids

RUN = Run("20300102T030405000000Z", datetime(2030, 1, 2, 3, 4, 5, tzinfo=UTC))

PARAGRAPHS = ("Mayor Ada Brandt opened the bridge. She thanked the builders.", "Traffic — slow till now — flows again.")
BODY = "\n\n".join(PARAGRAPHS)
TEXT = f"Home | News\n\nBridge opens\n\n{BODY}"


def document(n: int, text: str) -> dict[str, Any]:
    content = text.encode()
    digest = sha256(content).hexdigest()
    return {
        "document_id": ids.document_id("herald", f"https://herald.example/{n}", digest),
        "sha256": digest,
        "source_name": "herald",
        "source_uri": f"file-{n}.txt",
        "url": f"https://herald.example/{n}",
        "outlet": "herald",
        "media_type": "text/plain",
        "encoding": "utf-8",
        "encoding_source": "valid",
        "n_bytes": len(content),
        "outcome": "article",
        "content": content,
        "text": text,
        "text_kind": "text",
    }


def article(source: dict[str, Any]) -> dict[str, Any]:
    return {
        "article_id": ids.article_id(source["document_id"]),
        "document_id": source["document_id"],
        "outlet": "herald",
        "title": "Bridge opens",
        "published_at": datetime(2030, 1, 1, tzinfo=UTC),
        "language": "en",
        "body": BODY,
        "n_words": 16,
        "is_stub": False,
    }


def blocks(source: dict[str, Any]) -> list[dict[str, Any]]:
    body_at = len(TEXT) - len(BODY)
    second = len(PARAGRAPHS[0]) + 2
    lines = [
        ("navigation", 0, 11, None, None),
        ("title", 13, 25, None, None),
        ("body", body_at, body_at + second - 2, 0, second - 2),
        ("body", body_at + second, len(TEXT), second, len(BODY)),
    ]
    return [
        {
            "document_id": source["document_id"],
            "position": position,
            "text": None if reason == "body" else TEXT[start:end],
            "raw_start": start,
            "raw_end": end,
            "body_start": body_start,
            "body_end": body_end,
            "kept": reason != "navigation",
            "reason": reason,
        }
        for position, (reason, start, end, body_start, body_end) in enumerate(lines)
    ]


def said(article_id: str) -> list[dict[str, Any]]:
    """A quote of two parts, with words in marks in the second, and a quote that is its second part."""
    outer = {
        "article_id": article_id,
        "speaker_text": "Mayor Ada Brandt",
        "speaker_source": "name",
        "speaker_start": 0,
        "speaker_end": 16,
        "speaker_entity": 0,
        "cue": "opened",
        "kind": "mixed",
        "text": "Mayor … the bridge",
        "quoted": [{"text": "bridge", "char_start": 28, "char_end": 34}],
        "parts": [{"char_start": 0, "char_end": 5}, {"char_start": 24, "char_end": 34}],
        "field": "body",
        "char_start": 0,
        "char_end": 34,
        "sentence_start": 0,
        "sentence_end": 35,
    }
    inner = {"text": "the bridge", "parts": outer["parts"][1:], "char_start": 24, "parent_start": 0, "parent_end": 34}
    return [outer, outer | inner]


def asserted(article_id: str) -> dict[str, Any]:
    """One statement, in the voice of whoever is quoted."""
    return {
        "article_id": article_id,
        "subject": "Mayor Ada Brandt",
        "predicate": "open",
        "object": "the bridge",
        "negated": False,
        "tense": "past",
        "voice": "quoted",
        "text": "Ada Brandt opened the bridge",
        "field": "body",
        "char_start": 6,
        "char_end": 34,
        "sentence_start": 0,
        "sentence_end": 35,
        "subject_entity": 0,
        "quote_start": 0,
        "quote_end": 34,
    }


def counted(article_id: str) -> dict[str, Any]:
    """One figure, of a number that the body has no need to hold."""
    return {
        "article_id": article_id,
        "value_low": 1.0,
        "modifier": "at least",
        "unit": "count",
        "counted": "bridge",
        "is_change": False,
        "text": "the bridge",
        "field": "body",
        "char_start": 24,
        "char_end": 34,
        "sentence_start": 0,
        "sentence_end": 35,
        "quote_start": 0,
        "quote_end": 34,
    }


def spans(article_id: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    bounds = ((0, 35), (36, 61), (63, len(BODY)))
    sentences = [{"article_id": article_id, "field": "body", "char_start": a, "char_end": b} for a, b in bounds]
    named = (("PERSON", "name", 6, 16), ("PERSON", "pronoun", 36, 39))
    mentions = [
        {"article_id": article_id, "kind": kind, "form": form, "text": BODY[a:b], "field": "body"}
        | {"char_start": a, "char_end": b, "entity": 0}
        for kind, form, a, b in named
    ]
    return sentences, mentions


def named(article_id: str) -> dict[str, Any]:
    return {"article_id": article_id, "entity": 0, "name": "Ada Brandt", "kind": "PERSON"}


def reason(source: dict[str, Any], stage: str = "ingest", code: str = "empty_file") -> dict[str, Any]:
    return {
        "stage": stage,
        "level": "document",
        "document_id": source["document_id"],
        "source_uri": source["source_uri"],
        "table_name": "documents",
        "row_id": source["document_id"],
        "reason": code,
    }


def good() -> Rows:
    """The rows of every stage's tables, by table name; `documents` and the like as loaded."""
    inputs = [document(1, TEXT), document(2, TEXT + " "), document(3, "")]
    inputs[2] |= {"outcome": "quarantined", "text": None, "text_kind": None}
    articles = [article(source) for source in inputs[:2]]
    pairs = [spans(each["article_id"]) for each in articles]
    given: Rows = {
        "inputs": inputs,
        "documents": deepcopy(inputs),
        "articles": articles,
        "blocks": [row for source in inputs[:2] for row in blocks(source)],
        "sentences": [row for sentences, _ in pairs for row in sentences],
        "mentions": [row for _, mentions in pairs for row in mentions],
        "article_entities": [named(each["article_id"]) for each in articles],
        "quotes": [row for each in articles for row in said(each["article_id"])],
        "figures": [counted(each["article_id"]) for each in articles],
        "statements": [asserted(each["article_id"]) for each in articles],
        "quarantine": [reason(inputs[2])],
        "outlets": [{"outlet": "herald", "name": "The Herald"}],
        "learned_lines": [{"outlet": "herald", "line": "Home | News"}],
        "views": [{"view_name": "articles", "n_rows": 2, "n_uncommented": 0, "error": None}],
        "counts": [{"table_name": "articles", "n_stored": 2, "n_published": 2}],
        "history": [],
        **good_links(),
    }
    tally = {"rows_before": 5, "rows_in": 2, "rows_replaced": 1, "rows_after": 6, "n_keys": 6}
    given["tally"] = [{"table_name": "articles", **tally}]
    return given


def tables(stage: str, rows: Rows) -> dict[str, pa.Table]:
    """A stage's tables as Arrow, out of rows that may lack columns and have others."""
    chosen = stage_of(stage)
    found = {}
    for table in chosen.all_tables:
        extra = {"run_id": RUN.run_id} if "run_id" in table.names else {}
        listed = [
            extra | {name: row.get(name) for name in table.names if name not in extra} for row in rows[table.name]
        ]
        found[table.name] = pa.Table.from_pylist(listed, table.arrow())
    return found


def history(rows: Rows) -> pa.Table:
    return pa.Table.from_pylist(rows["history"], HISTORY)
