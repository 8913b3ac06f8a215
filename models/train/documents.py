"""Corpora as spaCy documents: what a set knows is set, what it does not know stays missing."""

import random
import re
from collections.abc import Container, Sequence
from typing import Any

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from bench.accuracy.sets import NamesDocument, TreeSentence
from bench.accuracy.sets import Span as NamesSpan

LABELS = {
    "Person": "PERSON",
    "PER": "PERSON",
    "Organization": "ORG",
    "ORG": "ORG",
    "Location": "LOC",
    "LOC": "LOC",
    "NORP": "NORP",
    "Facility": "FAC",
    "Date": "DATE",
    "DATE": "DATE",
    "Money": "MONEY",
    "Product": "PRODUCT",
    "Misc": "MISC",
}
BREAK = "\n\n"
COLUMNS = ("words", "spaces", "lemmas", "pos", "tags", "morphs", "heads", "deps")
SENTENCES = 12
BREAKS = 0.35
Piece = tuple[list[str], list[int], list[NamesSpan]]
ATTACHED_LEFT = re.compile(r"^([,.;:!?%)\]}…”]|''|n[’']t|[’'](s|re|ve|ll|d|m)?)$", re.IGNORECASE)
ATTACHED_RIGHT = re.compile(r"^[(\[{$£€#“‘]$")


def spacing(words: Sequence[str]) -> list[bool]:
    """Whether a space follows each token, guessed from brackets, stops, clitics, quotation marks and hyphens."""
    attached = [False] + [_attached(words, index) for index in range(1, len(words))]
    return [not joined for joined in attached[1:]] + [False]


def _attached(words: Sequence[str], index: int) -> bool:
    last, word = words[index - 1], words[index]
    if ATTACHED_LEFT.match(word) or ATTACHED_RIGHT.match(last):
        return True
    if '"' in (last, word):
        return words[:index].count('"') % 2 == 1
    return _joins(words, index) or _joins(words, index - 1)


def _joins(words: Sequence[str], index: int) -> bool:
    """A lone hyphen or slash between two words is part of a compound, but after a figure it is a dash."""
    if words[index] not in {"-", "/"} or not 0 < index < len(words) - 1:
        return False
    before, after = words[index - 1], words[index + 1]
    return before[-1].isalpha() and after[0].isalnum() and not (before[0].isupper() and after[0].isupper())


def names_on_tokens(document: NamesDocument, vocab: Vocab) -> list[Doc]:
    """A document in pieces of some sentences, on its own tokens, its spaces unknown."""
    return [_names_doc(vocab, words, spans, None) for words, _, spans in _pieces(document)]


def names_as_text(document: NamesDocument, vocab: Vocab, chance: random.Random) -> list[Doc]:
    """The same, with the spaces guessed and a blank line after some sentences, as a page's text has them."""
    docs = []
    for words, starts, spans in _pieces(document):
        spaces = spacing(words)
        for start in reversed(starts[1:]):
            spaces[start - 1] = True
            if chance.random() < BREAKS:
                spaces[start - 1] = False
                words, spaces = [*words[:start], BREAK, *words[start:]], [*spaces[:start], False, *spaces[start:]]
                spans = [(a + (a >= start), b + (a >= start), label) for a, b, label in spans]
        docs.append(_names_doc(vocab, words, spans, spaces))
    return docs


def _pieces(document: NamesDocument) -> list[Piece]:
    firsts = list(document.starts[::SENTENCES])
    pieces = []
    for first, last in zip(firsts, [*firsts[1:], len(document.words)], strict=True):
        starts = [start - first for start in document.starts if first <= start < last]
        spans = [(a - first, b - first, label) for a, b, label in document.spans if first <= a < last]
        pieces.append((list(document.words[first:last]), starts, spans))
    return pieces


def _names_doc(vocab: Vocab, words: list[str], spans: list[NamesSpan], spaces: list[bool] | None) -> Doc:
    doc = Doc(vocab, words=words, spaces=spaces)
    doc.set_ents([Span(doc, start, end, LABELS[label]) for start, end, label in spans], default="outside")
    return doc


def some_names(document: NamesDocument, vocab: Vocab, plain: Container[str]) -> list[Doc]:
    """A document of a set that annotates fewer kinds of names than the model has.

    A figure, or a capital on a word that is not in ``plain`` (small letters), may begin a name of another kind: there
    the answer is missing, as it is in names of a kind that means something else there.
    """
    docs = []
    for words, _, spans in _pieces(document):
        doc = Doc(vocab, words=words, spaces=spacing(words))
        names = [Span(doc, start, end, LABELS[label]) for start, end, label in spans if label in LABELS]
        known = {token.i for name in names for token in name} | {
            i for i, word in enumerate(words) if _known(word, plain)
        }
        others = [range(start, end) for start, end, label in spans if label not in LABELS]
        unknown = set(range(len(words))) - known | {i for other in others for i in other}
        doc.set_ents(names, missing=[doc[i : i + 1] for i in sorted(unknown)], default="outside")
        docs.append(doc)
    return docs


def _known(word: str, plain: Container[str]) -> bool:
    if any(letter.isdigit() or letter in "$£€" for letter in word):
        return False
    return word.lower() == word or word.lower() in plain


def trees_on_tokens(sentences: list[TreeSentence], vocab: Vocab) -> list[Doc]:
    """A treebank document in pieces of some sentences, on its own tokens, its spaces unknown; names are missing."""
    groups = [sentences[first : first + SENTENCES] for first in range(0, len(sentences), SENTENCES)]
    return [_tree_doc(group, vocab, None) for group in groups]


def trees_as_text(sentences: list[TreeSentence], vocab: Vocab, chance: random.Random) -> list[Doc]:
    """The same with its spaces, and with a blank line before every other paragraph."""
    groups = [sentences[first : first + SENTENCES] for first in range(0, len(sentences), SENTENCES)]
    return [_tree_doc(group, vocab, chance) for group in groups]


def _tree_doc(group: list[TreeSentence], vocab: Vocab, chance: random.Random | None) -> Doc:
    rows: dict[str, Any] = {name: [] for name in COLUMNS}
    for sentence in group:
        if chance and rows["words"] and sentence.paragraph and chance.random() < 0.5:
            _add_break(rows)
        offset = len(rows["words"])
        rows["words"] += sentence.words
        rows["spaces"] += (*sentence.spaces[:-1], True)
        rows["lemmas"] += sentence.lemmas
        rows["pos"] += sentence.upos
        rows["tags"] += sentence.tags
        rows["morphs"] += sentence.feats
        rows["heads"] += [head + offset for head in sentence.heads]
        rows["deps"] += sentence.deps
    spaces = rows.pop("spaces")
    return Doc(vocab, spaces=spaces if chance else None, **rows)


def _add_break(rows: dict[str, Any]) -> None:
    rows["spaces"][-1] = False
    last = len(rows["words"]) - 1
    for name, value in zip(rows, (BREAK, False, BREAK, "SPACE", "_SP", "", last, "dep"), strict=True):
        rows[name].append(value)
