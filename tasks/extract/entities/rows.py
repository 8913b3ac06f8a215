"""Entities and mentions as rows of the warehouse's tables, and which of them the rows of a doc's finds point to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from spacy.tokens import Doc

from tasks.extract.entities.article import merge
from tasks.extract.entities.links import Links
from tasks.extract.entities.record import Entity
from tasks.extract.entities.spans import found_names

Row = dict[str, Any]
Rows = Mapping[str, Sequence[Row]]
# The column of each table that holds an entity's number: first the doc's, in the end the article's.
NUMBERED = {
    "mentions": "entity", "quotes": "speaker_entity", "figures": "counted_entity", "statements": "subject_entity",
}  # fmt: skip


def rows(doc: Doc, article_id: str, field: str, offset: int) -> list[Row]:
    """One row a mention of ``doc._.entities`` in the text's order; `entity` is its entity's place there.

    `field` says which text of the article the doc is (a piece of), `offset` where in it the doc begins, in code points.
    """
    found = [
        _row(one.kind, one.form, one.text, one.char_start, number)
        for number, entity in enumerate(doc._.entities)
        for one in entity.mentions
    ]
    found.sort(key=lambda row: (row["char_start"], row["char_end"]))
    return [_placed(row, article_id, field, offset) for row in found]


def name_rows(doc: Doc, article_id: str, field: str, offset: int) -> list[Row]:
    """One row a name of a doc that no component joined: `entity` is None."""
    found = [_row(one.naming.kind, "name", one.text, one.char_start, None) for one in found_names(doc)]
    return [_placed(row, article_id, field, offset) for row in found]


def _row(kind: str, form: str, text: str, start: int, entity: int | None) -> Row:
    place = {"char_start": start, "char_end": start + len(text)}
    return {"kind": kind, "form": form, "text": text, "entity": entity} | place


def _placed(row: Row, article_id: str, field: str, offset: int) -> Row:
    start, end = row["char_start"] + offset, row["char_end"] + offset
    return row | {"article_id": article_id, "field": field, "char_start": start, "char_end": end}


def point(doc: Doc, found: Rows) -> None:
    """Write into a doc's rows of quotes, figures and statements which of its entities they are by, of and about."""
    links = Links(doc)
    for quote, row in _beside(doc, found, "quotes"):
        row["speaker_entity"] = links.speaker(quote)
    for figure, row in _beside(doc, found, "figures"):
        if figure.counted_start is not None:
            row["counted_entity"] = links.phrase(figure.counted_start, figure.counted_end)
    for statement, row in _beside(doc, found, "statements"):
        about = statement.subject_start is not None
        row["subject_entity"] = links.phrase(statement.subject_start, statement.subject_end) if about else None


def _beside(doc: Doc, found: Rows, name: str) -> Iterator[tuple[Any, Row]]:
    """The records on a doc, each with its row."""
    return zip(doc._.get(name), found[name], strict=True) if found[name] else iter(())


def number(article_id: str, texts: Sequence[tuple[str, tuple[Entity, ...], Rows]]) -> list[Row]:
    """Make the doc's numbers in an article's rows the article's, and give its rows of `article_entities`.

    `texts` are the article's texts in their order: the field, the doc's entities, the doc's rows by table.
    """
    order = sorted(range(len(texts)), key=lambda at: (texts[at][0] != "body", texts[at][0] != "title", at))
    found, numbers = merge([texts[at][1] for at in order])
    for at, numbering in zip(order, numbers, strict=True):
        for table, column in NUMBERED.items():
            for row in texts[at][2][table]:
                row[column] = None if row[column] is None else numbering[row[column]]
                if table == "mentions" and row[column] is not None:
                    row["kind"] = found[row[column]].kind
    return [
        {"article_id": article_id, "entity": at, "name": one.name, "kind": one.kind} for at, one in enumerate(found)
    ]
