"""Quotes as rows of the warehouse's table `quotes`."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc

from tasks.extract.quotes.records import Quote

STORED = (
    "speaker_text", "speaker_source", "cue", "kind", "text", "char_start", "char_end", "sentence_start", "sentence_end",
    "confidence",
)  # fmt: skip
OFFSETS = ("char_start", "char_end", "sentence_start", "sentence_end")


def rows(doc: Doc, article_id: str, field: str, offset: int) -> list[dict[str, Any]]:
    """One row a quote of ``doc._.quotes``, in their order, without row ids.

    `field` says which text of the article the doc is (a piece of), `offset` where in it the doc begins, in code points.
    """
    return [_row(quote, offset) | {"article_id": article_id, "field": field} for quote in doc._.quotes]


def _row(quote: Quote, offset: int) -> dict[str, Any]:
    row = {name: getattr(quote, name) for name in STORED}
    row |= {name: row[name] + offset for name in OFFSETS}
    row["quoted"] = [
        {"text": piece.text, "char_start": piece.char_start + offset, "char_end": piece.char_end + offset}
        for piece in quote.quoted
    ]
    row["parts"] = [
        {"char_start": part.char_start + offset, "char_end": part.char_end + offset} for part in quote.parts
    ]
    return row
