"""Plain text for the word vectors: one tokenised sentence or article a line."""

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy

from bench.accuracy.sets import NamesDocument, read_conllu, read_tsv, split_files


def lines_of(data: Path, without: Iterable[str]) -> Iterator[str]:
    """Space-separated tokens of the bulk articles and of the training parts of the other sets that are there."""
    folders = {path.name: path for path in data.iterdir() if path.name not in set(without)}
    if "bulk-reuters" in folders:
        yield from _articles(folders["bulk-reuters"])
    if "names-worldwide" in folders:
        for path in split_files(folders["names-worldwide"], "train", "*.tsv"):
            yield from _sentences(read_tsv(path))
    for name in ("syntax-gum", "syntax-ewt"):
        for path in split_files(folders[name], "train", "*.conllu") if name in folders else ():
            yield from (" ".join(sentence.words) for document in read_conllu(path) for sentence in document)


def _sentences(document: NamesDocument) -> Iterator[str]:
    for start, end in zip(document.starts, (*document.starts[1:], len(document.words)), strict=True):
        yield " ".join(document.words[start:end])


def _articles(folder: Path) -> Iterator[str]:
    tokenizer = spacy.blank("en").tokenizer
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                text = " ".join(json.loads(line)["text"].split())
                yield " ".join(token.text for token in tokenizer(text))
