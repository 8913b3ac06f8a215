"""Trees, tags, lemmas and sentences against treebanks, on gold tokens and on raw text.

Gold tokens: whole documents are given as the treebank's words; sentence ends are not told. ``SET.las`` and ``SET.uas``
(heads with and without labels, punctuation counted), ``.tag``, ``.upos``, ``.lemma`` are shares of words. Raw text: the
words set with their own spaces, a blank line before a paragraph, a space between sentences; words are matched by their
offsets, as in the CoNLL 2018 shared task, and ``SET.raw.…`` and ``SET.sents`` are F1.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc, Token

from bench.accuracy.common import Tally, add_model_argument, add_set_arguments, left_out, load_model
from bench.accuracy.sets import TreeSentence, read_conllu, split_files

SETS = ("syntax-gum", "syntax-ewt")
LAYERS = ("las", "uas", "tag", "upos", "lemma")
Row = tuple[tuple[int, int], tuple[int, int], str, str, str, str]


@dataclass(frozen=True, slots=True)
class RawText:
    """A text and its words' offsets in it."""

    text: str
    offsets: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Reading:
    """A document's words as (offsets, head's offsets, label, tag, UPOS, lemma), and its sentences' offsets."""

    rows: list[Row]
    sentences: list[tuple[int, int]]

    def layer(self, name: str) -> list[tuple[object, ...]]:
        """One layer's answers, each with the word's offsets before it."""
        columns = {"las": (0, 1, 2), "uas": (0, 1), "tag": (0, 3), "upos": (0, 4), "lemma": (0, 5)}[name]
        return [tuple(row[column] for column in columns) for row in self.rows]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of every accuracy benchmark."""
    add_set_arguments(parser)
    add_model_argument(parser)


def run(args: argparse.Namespace) -> dict[str, float]:
    """Figures of each treebank that is there, keyed ``SET.…``."""
    nlp = load_model(args.model)
    figures: dict[str, float] = {}
    for name in SETS:
        files = split_files(args.data / name, args.split, "*.conllu")
        documents = [document for path in files for document in read_conllu(path)]
        if documents:
            figures |= score(nlp, documents, name)
        else:
            left_out(name, args.data)
    return figures


def score(nlp: Language, documents: list[list[TreeSentence]], name: str) -> dict[str, float]:
    """Figures of one treebank, gold tokens first."""
    spaced = [raw_text(document, " ") for document in documents]
    broken = [raw_text(document, "\n\n") for document in documents]
    words = [[word for sentence in document for word in sentence.words] for document in documents]
    token_docs = (gold_tokens(nlp, *pair) for pair in zip(words, spaced, strict=True))
    on_tokens = compare(readings(nlp, token_docs), map(gold_reading, documents, spaced))
    on_text = compare(readings(nlp, (nlp.make_doc(raw.text) for raw in broken)), map(gold_reading, documents, broken))
    figures = {f"{name}.{layer}": on_tokens[layer].f1 for layer in LAYERS}
    figures |= {f"{name}.sents": on_text["sents"].f1, f"{name}.tokens.sents": on_tokens["sents"].f1}
    return figures | {f"{name}.raw.{layer}": on_text[layer].f1 for layer in LAYERS}


def compare(given: Iterator[Reading], gold: Iterator[Reading]) -> dict[str, Tally]:
    """Counts of each layer and of the sentences over all documents."""
    tallies = {name: Tally() for name in (*LAYERS, "sents")}
    for answer, wanted in zip(given, gold, strict=True):
        for layer in LAYERS:
            tallies[layer].add(answer.layer(layer), wanted.layer(layer))
        tallies["sents"].add(answer.sentences, wanted.sentences)
    return tallies


def raw_text(document: list[TreeSentence], paragraph: str) -> RawText:
    """A document's text with ``paragraph`` between its paragraphs."""
    text, offsets = "", []
    for sentence in document:
        if text and sentence.paragraph:
            text = text.rstrip() + paragraph
        for word, spaced in zip(sentence.words, (*sentence.spaces[:-1], True), strict=True):
            offsets.append((len(text), len(text) + len(word)))
            text += word + " " * spaced
    return RawText(text.rstrip(), offsets)


def gold_reading(document: list[TreeSentence], raw: RawText) -> Reading:
    """What the treebank says, by offsets."""
    rows: list[Row] = []
    sentences = []
    for sentence in document:
        spans = raw.offsets[len(rows) : len(rows) + len(sentence.words)]
        heads = [spans[head] for head in sentence.heads]
        rows += zip(spans, heads, sentence.deps, sentence.tags, sentence.upos, sentence.lemmas, strict=True)
        sentences.append((spans[0][0], spans[-1][1]))
    return Reading(rows, sentences)


def gold_tokens(nlp: Language, words: list[str], raw: RawText) -> Doc:
    """A document on the treebank's words, a plain space between its paragraphs."""
    return Doc(nlp.vocab, words=words, spaces=[*(end < start for (_, end), (start, _) in pairwise(raw.offsets)), False])


def readings(nlp: Language, docs: Iterator[Doc]) -> Iterator[Reading]:
    """What the pipeline says of each document, by offsets that pass over blank tokens."""
    for doc in nlp.pipe(docs, batch_size=64):
        words = [token for token in doc if not token.is_space]
        sentences = [[token for token in sentence if not token.is_space] for sentence in doc.sents]
        yield Reading(
            [_row(token) for token in words],
            [(tokens[0].idx, tokens[-1].idx + len(tokens[-1])) for tokens in sentences if tokens],
        )


def _row(token: Token) -> Row:
    head = token.head
    return (
        (token.idx, token.idx + len(token)),
        (head.idx, head.idx + len(head)),
        token.dep_,
        token.tag_,
        token.pos_,
        token.lemma_,
    )
