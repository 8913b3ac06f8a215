"""Articles → sentences and mentions.

Every row's `char_start`, `char_end` count code points of the article's field it stands in, end exclusive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from warehouse.tables import MENTIONS, SENTENCES
from warehouse.terms import FIELDS, MENTION_KINDS

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

# Labels of other pipelines (OntoNotes, CoNLL 2003, WikiNER) in the warehouse's terms.
KIND_OF_LABEL = {kind: kind for kind in MENTION_KINDS} | {
    "PER": "PERSON", "GPE": "LOC", "LOCATION": "LOC", "FACILITY": "FAC", "ORGANIZATION": "ORG",
    "EVENT": "MISC", "WORK_OF_ART": "MISC", "LAW": "MISC", "LANGUAGE": "MISC",
}  # fmt: skip
PARAGRAPH_BREAK = "\n\n"
PIECE_CHARS = 50_000  # a longer text is read in pieces, cut between paragraphs: memory stays bounded
BATCH_TEXTS = 64


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a batch of articles says: `sentences` (SENTENCES) and `mentions` (MENTIONS)."""

    sentences: pa.Table
    mentions: pa.Table


@dataclass(frozen=True, slots=True)
class _Piece:
    article_id: str
    field: str
    offset: int


def extract(articles: pa.Table, nlp: Language) -> Extracted:
    """Read a batch of articles (columns article_id, title, standfirst, body); rows come in the articles' order."""
    sentences: list[dict[str, Any]] = []
    mentions: list[dict[str, Any]] = []
    with nlp.memory_zone():
        for doc, piece in nlp.pipe(_pieces(articles), as_tuples=True, batch_size=BATCH_TEXTS):
            sentences += [_place(piece, start, end) for start, end in _sentences(doc)]
            mentions += [_mention(piece, doc, kind, start, end) for kind, start, end in _names(doc)]
    return Extracted(
        pa.Table.from_pylist(sentences, SENTENCES.arrow()),
        pa.Table.from_pylist(mentions, MENTIONS.arrow()),
    )


def _pieces(articles: pa.Table) -> Iterator[tuple[str, _Piece]]:
    for row in articles.select(["article_id", *FIELDS]).to_pylist():
        for field in FIELDS:
            for offset, text in _cut(row[field] or ""):
                yield text, _Piece(row["article_id"], field, offset)


def _cut(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    while len(text) - start > PIECE_CHARS:
        end = text.rfind(PARAGRAPH_BREAK, start, start + PIECE_CHARS)
        end = start + PIECE_CHARS if end <= start else end + len(PARAGRAPH_BREAK)
        yield start, text[start:end]
        start = end
    if text[start:].strip():
        yield start, text[start:]


def _sentences(doc: Doc) -> Iterator[tuple[int, int]]:
    """Sentences of a doc; one that the parser drew across a paragraph break is two."""
    for span in doc.sents:
        start = span.start_char
        for part in doc.text[span.start_char : span.end_char].split(PARAGRAPH_BREAK):
            if part.strip():
                lead = len(part) - len(part.lstrip())
                yield start + lead, start + len(part.rstrip())
            start += len(part) + len(PARAGRAPH_BREAK)


def _names(doc: Doc) -> Iterable[tuple[str, int, int]]:
    for span in doc.ents:
        kind = KIND_OF_LABEL.get(span.label_)
        start, end = _trim(span)
        if kind is not None and start < end:
            yield kind, start, end


def _trim(span: Span) -> tuple[int, int]:
    """A name ends where its line ends: what follows a line break belongs to something else."""
    text = span.text
    lead = len(text) - len(text.lstrip())
    kept = text.lstrip().split("\n", 1)[0].rstrip()
    return span.start_char + lead, span.start_char + lead + len(kept)


def _place(piece: _Piece, start: int, end: int) -> dict[str, Any]:
    return {
        "article_id": piece.article_id,
        "field": piece.field,
        "char_start": piece.offset + start,
        "char_end": piece.offset + end,
    }


def _mention(piece: _Piece, doc: Doc, kind: str, start: int, end: int) -> dict[str, Any]:
    return _place(piece, start, end) | {"kind": kind, "form": "name", "text": doc.text[start:end]}
