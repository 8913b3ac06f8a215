"""Docs with a tree written by hand: one line a token (word, tag, label, head); ``_`` joins a word to the last."""

import spacy
from spacy.tokens import Doc

NLP = spacy.blank("en")
POS = {
    "NNP": "PROPN", "NNPS": "PROPN", "NN": "NOUN", "NNS": "NOUN", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON",
    "VBD": "VERB", "VBZ": "VERB", "VBP": "VERB", "VB": "VERB", "VBG": "VERB", "VBN": "VERB", "MD": "AUX", "DT": "DET",
    "IN": "ADP", "JJ": "ADJ", "RB": "ADV", "CC": "CCONJ", "TO": "PART", "CD": "NUM",
}  # fmt: skip
LEMMAS = {"said": "say", "told": "tell", "called": "call", "is": "be", "were": "be", "was": "be"}


def doc_of(table, people=()):
    """A doc of a table's lines; `people` are the words that are people's names."""
    rows = [line.split() for line in table.strip().splitlines()]
    words = [row[0].removeprefix("_").replace("\\n", "\n") for row in rows]
    spaces = [not row[0].startswith("_") for row in rows[1:]] + [False]
    return Doc(
        NLP.vocab,
        words=words,
        spaces=spaces,
        tags=[row[1] for row in rows],
        pos=["AUX" if row[2] in ("aux", "cop", "aux:pass") else POS.get(row[1], "PUNCT") for row in rows],
        lemmas=[LEMMAS.get(word.lower(), word.lower()) for word in words],
        deps=[row[2] for row in rows],
        heads=[int(row[3]) for row in rows],
        ents=["B-PERSON" if word in people else "O" for word in words],
    )
