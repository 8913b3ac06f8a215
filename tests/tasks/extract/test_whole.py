"""All of extraction on the pipeline that ships: odd text breaks nothing, and work grows with a text's length alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from tasks.extract import annotate, load_model
from tasks.extract.annotate import extract
from tests.work import calls

Row = dict[str, Any]
Found = dict[str, list[Row]]
FIELDS = ("title", "standfirst", "body")
PIECES = st.sampled_from([
    "Ines Lopez", "the mayor,", "Bakers' and Millers' Union", "said", "he", "who", "no", "the dead now number", "toll",
    "12", "1.5m", "$3 million", "magnitude 6.4", "per cent", "one-off", "two-hour", "burst.", "according to", "—", "“",
    "”", '"', "'", "’", "(", ")", "\n\n", "\n", "\u2028", "\u200b", "\xa0", "é", "İ", "ﬁ", "\U0001f30d", "\x00", "٣",
    "½", "…", "?!", ";", ":", "//", "&amp;", "e\u0301", "In Corvo, which", "on Monday", "that", "was", "lapsed",
])  # fmt: skip
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
ODD = st.lists(PIECES | ANY, max_size=30).flatmap(lambda parts: st.sampled_from([" ".join(parts), "".join(parts)]))
PARAGRAPH = (
    "The harbour of Corvo closed on Monday after at least {0} boats broke loose, and the mayor, Ines Lopez{0}, said "
    "“nobody could have moored them better”. She said repairs would cost ${0} million. The toll rose to {0}."
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The pipeline that ships, loaded once."""
    return load_model()


def read(nlp: Language, **texts: str | None) -> Found:
    """The rows of one article's texts."""
    row = {"article_id": "a1"} | dict.fromkeys(FIELDS) | texts
    table = pa.Table.from_pylist([row], pa.schema([(name, pa.string()) for name in row]))
    return {name: rows.to_pylist() for name, rows in extract(table, nlp).items()}


def misplaced(found: Found, texts: dict[str, str]) -> Iterator[Row]:
    """Rows whose text is not what stands at their offsets."""
    for name in ("mentions", "figures", "statements"):
        yield from (row for row in found[name] if row["text"] != _at(texts, row, row))
    for row in found["quotes"]:
        if row["text"] != " … ".join(_at(texts, row, part) for part in row["parts"]):
            yield row
        yield from (piece for piece in row["quoted"] if piece["text"] != _at(texts, row, piece))
    yield from (row for row in found["sentences"] if not _at(texts, row, row).strip())


def _at(texts: dict[str, str], row: Row, span: Row) -> str:
    return texts[row["field"]][span["char_start"] : span["char_end"]]


@settings(deadline=None, max_examples=25)
@given(title=ODD, standfirst=ODD, body=ODD)
def test_odd_text_breaks_nothing_and_every_row_stands_at_its_offsets(
    nlp: Language, title: str, standfirst: str, body: str
) -> None:
    texts = {"title": title, "standfirst": standfirst, "body": body}
    found = read(nlp, **texts)
    assert list(misplaced(found, texts)) == []
    numbers = {row["entity"] for row in found["article_entities"]}
    assert {row["entity"] for row in found["mentions"]} <= numbers


def work(nlp: Language, paragraphs: int) -> int:
    """The calls it takes to read a text of so many paragraphs."""
    body = "\n\n".join(PARAGRAPH.format(number) for number in range(2, paragraphs + 2))
    return calls(lambda: read(nlp, body=body))


@pytest.mark.parametrize("piece", [1_500, 50_000])
def test_work_grows_with_length(nlp: Language, monkeypatch: pytest.MonkeyPatch, piece: int) -> None:
    monkeypatch.setattr(annotate, "PIECE_CHARS", piece)  # a text in many pieces, and in one
    work(nlp, 2)
    assert work(nlp, 40) < 5 * work(nlp, 10)
