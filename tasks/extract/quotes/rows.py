"""Quotes as rows of the warehouse's table `quotes`."""

from __future__ import annotations

from collections.abc import Sequence
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
    `speaker_entity` is None: an article's entities are numbered when all of its texts are read.
    """
    quotes: tuple[Quote, ...] = doc._.quotes
    return [_row(quote, quotes, offset) | {"article_id": article_id, "field": field} for quote in quotes]


def _row(quote: Quote, quotes: Sequence[Quote], offset: int) -> dict[str, Any]:
    row = {name: getattr(quote, name) for name in STORED}
    row |= {name: row[name] + offset for name in OFFSETS}
    parent = quotes[quote.parent] if quote.parent is not None else None
    spans = {
        "speaker_start": quote.speaker_start, "speaker_end": quote.speaker_end,
        "parent_start": parent.char_start if parent else None, "parent_end": parent.char_end if parent else None,
    }  # fmt: skip
    row |= {name: None if place is None else place + offset for name, place in spans.items()}
    row["speaker_entity"] = None
    row["quoted"] = [
        {"text": piece.text, "char_start": piece.char_start + offset, "char_end": piece.char_end + offset}
        for piece in quote.quoted
    ]
    row["parts"] = [
        {"char_start": part.char_start + offset, "char_end": part.char_end + offset} for part in quote.parts
    ]
    return row
