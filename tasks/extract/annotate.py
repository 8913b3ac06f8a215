"""Articles → sentences, mentions, quotes, figures.

Every row's `char_start`, `char_end` count code points of the article's field it stands in, end exclusive.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from tasks.extract import figures, quotes
from warehouse.tables import EXTRACTED
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
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Piece:
    article_id: str
    field: str
    offset: int


def extract(articles: pa.Table, nlp: Language) -> dict[str, pa.Table]:
    """Read a batch of articles (columns article_id, title, standfirst, body).

    Returns the tables of `warehouse.tables.EXTRACTED` by name, their rows in the articles' order. Quotes and figures
    are there where the pipeline has the components that find them.
    """
    rows: dict[str, list[Row]] = {table.name: [] for table in EXTRACTED}
    finders = {name: find for name, (component, find) in FINDERS.items() if component in (None, *nlp.pipe_names)}
    with nlp.memory_zone():
        for doc, piece in nlp.pipe(_pieces(articles), as_tuples=True, batch_size=BATCH_TEXTS):
            for name, find in finders.items():
                rows[name] += find(doc, piece.article_id, piece.field, piece.offset)
    return {table.name: pa.Table.from_pylist(rows[table.name], table.arrow()) for table in EXTRACTED}


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


def sentence_rows(doc: Doc, article_id: str, field: str, offset: int) -> list[Row]:
    """One row a sentence of a doc that begins at `offset` of an article's field."""
    return [_place(article_id, field, offset, start, end) for start, end in _sentences(doc)]


def mention_rows(doc: Doc, article_id: str, field: str, offset: int) -> list[Row]:
    """One row a name of a doc that begins at `offset` of an article's field."""
    return [
        _place(article_id, field, offset, start, end) | {"kind": kind, "form": "name", "text": doc.text[start:end]}
        for kind, start, end in _names(doc)
    ]


# What finds a table's rows, and the component that a pipeline needs for it.
FINDERS: dict[str, tuple[str | None, Callable[[Doc, str, str, int], list[Row]]]] = {
    "sentences": (None, sentence_rows),
    "mentions": (None, mention_rows),
    "quotes": (quotes.FACTORY, quotes.rows),
    "figures": (figures.NAME, figures.rows),
}


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


def _place(article_id: str, field: str, offset: int, start: int, end: int) -> Row:
    return {"article_id": article_id, "field": field, "char_start": offset + start, "char_end": offset + end}
