"""Small trees by hand: what the rules for figures read, without a trained pipeline."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

Row = tuple[str, str, str, str, int, str]
Build = Callable[..., Doc]


@pytest.fixture(scope="session")
def vocab() -> Vocab:
    """One vocabulary for all trees."""
    return spacy.blank("en").vocab


@pytest.fixture
def tree(vocab: Vocab) -> Build:
    """Builds a document of rows (word, tag, part of speech, lemma, head, relation) and names (start, end, label)."""

    def build(rows: list[Row], names: list[tuple[int, int, str]] | None = None, glue: tuple[int, ...] = ()) -> Doc:
        words, tags, pos, lemmas, heads, deps = (list(column) for column in zip(*rows, strict=True))
        spaces = [index not in glue for index in range(len(rows))]
        doc = Doc(vocab, words=words, spaces=spaces, tags=tags, pos=pos, lemmas=lemmas, heads=heads, deps=deps)
        doc.ents = [Span(doc, start, end, label=label) for start, end, label in names or []]
        return doc

    return build
