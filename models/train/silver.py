"""Silver names: what two teachers, trained on the same names from different seeds, agree on in text nobody annotated.

Tri-training's idea (Zhou and Li 2005) with the missing layer that spaCy knows: where they disagree, nothing is taught.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from thinc.api import use_ops

from models.train.texts import articles_of

EVERY = 4  # one article in so many
Name = tuple[int, int, str]


def write_silver(trained: Sequence[Path], bulk: Path, gold: Path, out: Path) -> None:
    """Write ``out``: the documents of ``gold``, then every fourth article of ``bulk`` with its silver names.

    ``trained`` are the two teachers' output folders.
    """
    docs = DocBin().from_disk(gold)
    with use_ops("numpy", use_blis=False):
        first, second = (spacy.load(folder / "model-best") for folder in trained)
        for doc in silver((first, second), islice(articles_of(bulk), 0, None, EVERY)):
            docs.add(doc)
    out.parent.mkdir(parents=True, exist_ok=True)
    docs.to_disk(out)


def silver(teachers: tuple[Language, Language], texts: Iterable[str]) -> Iterator[Doc]:
    """One document a text, on the first teacher's tokens; tokens of names the two disagree on are missing."""
    whole = list(texts)
    for first, second in zip(*(teacher.pipe(whole) for teacher in teachers), strict=True):
        yield agreed(first, second)


def agreed(first: Doc, second: Doc) -> Doc:
    """The names both found, with the same ends and label; every other token that either called part of one is open."""
    doc = Doc(first.vocab, words=[token.text for token in first], spaces=[bool(token.whitespace_) for token in first])
    both = _names(first) & _names(second)
    taken = {i for start, end, _ in both for i in range(start, end)}
    disputed = {i for start, end, _ in _names(first) ^ _names(second) for i in range(start, end)} - taken
    spans = [Span(doc, start, end, label) for start, end, label in both]
    missing = [doc[i : i + 1] for i in sorted(disputed)]
    doc.set_ents(sorted(spans, key=lambda span: span.start), missing=missing, default="outside")
    return doc


def _names(doc: Doc) -> set[Name]:
    return {(ent.start, ent.end, ent.label_) for ent in doc.ents}
