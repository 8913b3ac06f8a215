"""Articles → sentences, entities, mentions, quotes, figures, statements.

Every row's `char_start`, `char_end` count code points of the article's field it stands in, end exclusive.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import spacy

from tasks.extract import entities, figures, quotes, statements
from tasks.extract.statements.voices import Voices
from warehouse.tables import EXTRACTED
from warehouse.terms import FIELDS

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PARAGRAPH_BREAK = "\n\n"
PIECE_CHARS = 50_000  # a longer text is read in pieces, cut between paragraphs: memory stays bounded
BATCH_TEXTS = 32  # more no longer fit the cache, and take longer
_log = logging.getLogger(__name__)
Row = dict[str, Any]
Found = dict[str, list[Row]]
Find = Callable[["Doc", str, str, int], list[Row]]


@dataclass(frozen=True, slots=True)
class _Piece:
    article_id: str
    field: str
    offset: int


def extract(articles: pa.Table, nlp: Language) -> dict[str, pa.Table]:
    """Read a batch of articles (columns article_id, title, standfirst, body).

    Returns the tables of `warehouse.tables.EXTRACTED` by name, their rows in the articles' order. Entities, quotes,
    figures and statements are there where the pipeline has the components that find them.
    """
    rows: Found = {table.name: [] for table in EXTRACTED}
    finders = _finders(nlp)
    with nlp.memory_zone():
        read = nlp.pipe(_pieces(articles), as_tuples=True, batch_size=BATCH_TEXTS)
        for article_id, docs in groupby(read, key=lambda one: one[1].article_id):
            for name, found in _article_rows(article_id, docs, finders).items():
                rows[name] += found
    return {table.name: pa.Table.from_pylist(rows[table.name], table.arrow()) for table in EXTRACTED}


def extract_all(articles: pa.Table, nlp: Language) -> tuple[dict[str, pa.Table], dict[str, str]]:
    """The same of any articles, whatever is in them, and by its id the error of each that the pipeline fails at.

    Such an article has its sentences alone, as a rule cuts them; the rows of the others are what they are without it.
    """
    try:
        return extract(articles, nlp), {}
    except Exception as error:
        if articles.num_rows == 1:
            article_id = articles.column("article_id")[0].as_py()
            _log.warning("article %s could not be read", article_id, exc_info=True)
            return extract(articles, _cutter()), {article_id: f"{type(error).__name__}: {error}"}
    middle = articles.num_rows // 2
    (first, failed), (second, failed_too) = (extract_all(each, nlp) for each in (articles[:middle], articles[middle:]))
    return {name: pa.concat_tables([first[name], second[name]]) for name in first}, failed | failed_too


@cache
def _cutter() -> Language:
    """A pipeline that cuts sentences where they end with a point, and cannot fail at a text."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


def _finders(nlp: Language) -> dict[str, Find]:
    """What finds each table's rows in a pipeline's docs: nothing, where the component for it is not there."""
    found = {name: find if component in nlp.pipe_names else _nothing for name, (component, find) in FINDERS.items()}
    if entities.FACTORY not in nlp.pipe_names:
        found["mentions"] = entities.name_rows
    return {"sentences": sentence_rows} | found


def _nothing(doc: Doc, article_id: str, field: str, offset: int) -> list[Row]:
    return []


def _article_rows(article_id: str, docs: Iterable[tuple[Doc, _Piece]], finders: dict[str, Find]) -> Found:
    """An article's rows by table, from the docs of its texts."""
    texts = [(piece.field, *_doc_rows(doc, piece, finders)) for doc, piece in docs]
    found = {name: [row for _, _, rows in texts for row in rows[name]] for name in finders}
    return found | {"article_entities": entities.number(article_id, texts)}


def _doc_rows(doc: Doc, piece: _Piece, finders: dict[str, Find]) -> tuple[tuple[entities.Entity, ...], Found]:
    """A doc's entities and its rows by table, in which entities have the doc's numbers."""
    rows = {name: find(doc, piece.article_id, piece.field, piece.offset) for name, find in finders.items()}
    if rows["quotes"]:
        _quote_figures(doc, rows["figures"], piece.offset)
    entities.point(doc, rows)
    return doc._.entities, rows


def _quote_figures(doc: Doc, figures: list[Row], offset: int) -> None:
    """Write into the figures' rows which quote they stand in: the innermost one."""
    voices = Voices(doc._.quotes)
    for row in figures:
        quote = voices.at(row["char_start"] - offset)
        if quote is not None:
            row |= {"quote_start": quote.char_start + offset, "quote_end": quote.char_end + offset}


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
    return [
        {"article_id": article_id, "field": field, "char_start": offset + start, "char_end": offset + end}
        for start, end in _sentences(doc)
    ]


# What finds a table's rows, and the component that a pipeline needs for it.
FINDERS: dict[str, tuple[str, Find]] = {
    "mentions": (entities.FACTORY, entities.rows),
    "quotes": (quotes.FACTORY, quotes.rows),
    "figures": (figures.NAME, figures.rows),
    "statements": (statements.FACTORY, statements.rows),
}


def _sentences(doc: Doc) -> Iterator[tuple[int, int]]:
    """Sentences of a doc; one that the parser drew across a paragraph break is two."""
    text = doc.text  # put together anew each time it is asked for
    for span in doc.sents:
        start = span.start_char
        for part in text[span.start_char : span.end_char].split(PARAGRAPH_BREAK):
            if part.strip():
                lead = len(part) - len(part.lstrip())
                yield start + lead, start + len(part.rstrip())
            start += len(part) + len(PARAGRAPH_BREAK)
