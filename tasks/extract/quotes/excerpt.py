"""A stretch of a doc as a doc of its own, at a cost that depends on the stretch's length alone."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc, Token

ROOT = "ROOT"


def excerpt(doc: Doc, start: int, end: int) -> Doc:
    """The tokens from start to end (exclusive) with their tags, lemmas, names and tree; a token whose head is left
    out becomes a root, and so does every token of a doc without a tree (whose tokens spaCy cannot be asked for theirs).
    """
    tokens = [doc[index] for index in range(start, end)]
    values: dict[str, Any] = {
        "words": [token.text for token in tokens],
        "spaces": [bool(token.whitespace_) for token in tokens],
        "ents": [_name_tag(token, start) for token in tokens],
        "tags": [token.tag_ for token in tokens],
        "pos": [token.pos_ for token in tokens],
        "lemmas": [token.lemma_ for token in tokens],
    }
    parsed = doc.has_annotation("DEP", require_complete=True)
    kept = [parsed and start <= token.head.i < end for token in tokens]
    heads = [token.head.i if inside else token.i for token, inside in zip(tokens, kept, strict=True)]
    values["heads"] = [head - start for head in heads]
    values["deps"] = [t.dep_ or "dep" if inside else ROOT for t, inside in zip(tokens, kept, strict=True)]
    return Doc(doc.vocab, **values)


def _name_tag(token: Token, start: int) -> str:
    if token.ent_iob_ not in ("B", "I"):
        return "O"
    return f"{'B' if token.i == start else token.ent_iob_}-{token.ent_type_}"
