"""The corpora of a data folder, read into the files that the trainings take."""

import random
from calendar import day_name, month_name
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from bench.accuracy.sets import NamesDocument, TreeSentence, read_conll, read_conllu, read_iob2, read_tsv, split_files
from models.train import documents
from models.train.gum_names import names_of

TREES = ("syntax-gum", "syntax-ewt")
FULL_NAMES = "names-worldwide"
CHANCE = 1
CALENDAR = {name.lower() for name in (*month_name, *day_name)}
SETS = ("bulk-reuters", FULL_NAMES, "names-ewt", "names-wikigold", *TREES)


def write_corpora(data: Path, without: Iterable[str], out: Path) -> None:
    """Write ``{syntax,names}-{train,dev}.spacy``; train files hold every document on its tokens and as text.

    The smaller name sets, which annotate people, places and organisations alone, are learned from as text. Where
    names-worldwide is left out, the names in GUM join them, and the dev part is that of names-ewt.

    Raises ``FileNotFoundError`` where no set with trees, or none with names, is left.
    """
    vocab, chance = spacy.blank("en").vocab, random.Random(CHANCE)
    folders = {name: data / name for name in SETS if name not in set(without)}
    for split in ("train", "dev"):
        _write(out / f"names-{split}.spacy", _names(folders, split, vocab, chance))
        _write(out / f"syntax-{split}.spacy", _trees(folders, split, vocab, chance))


def _write(path: Path, docs: Iterator[Doc]) -> None:
    packed = DocBin(docs=docs)
    if not len(packed):
        raise FileNotFoundError(f"no documents for {path.name}: the data folder has none of the sets it is made from")
    path.parent.mkdir(parents=True, exist_ok=True)
    packed.to_disk(path)


def _names(folders: dict[str, Path], split: str, vocab: Vocab, chance: random.Random) -> Iterator[Doc]:
    if FULL_NAMES in folders:
        articles = [read_tsv(path) for path in split_files(folders[FULL_NAMES], split, "*.tsv")]
        yield from (doc for article in articles for doc in documents.names_on_tokens(article, vocab))
        if split == "train":
            yield from (doc for article in articles for doc in documents.names_as_text(article, vocab, chance))
    if split == "train" or FULL_NAMES not in folders:
        smaller = list(_some_names(folders, split))
        plain = _plain_words(smaller, FULL_NAMES in folders)
        for document in smaller:
            yield from documents.some_names(document, vocab, plain)


def _plain_words(smaller: Iterable[NamesDocument], full: bool) -> set[str]:
    """Words whose capital begins no name that a smaller set leaves out.

    Those seen in small letters, too; where no set has the other kinds all but the calendar's, since GUM has dates.
    """
    words = {word for document in smaller for word in document.words}
    return {word for word in words if word.islower()} if full else {word.lower() for word in words} - CALENDAR


def _some_names(folders: dict[str, Path], split: str) -> Iterator[NamesDocument]:
    if "names-ewt" in folders:
        for path in split_files(folders["names-ewt"], split, "*.iob2"):
            yield from read_iob2(path)
    if split == "train" and "names-wikigold" in folders:
        for path in split_files(folders["names-wikigold"], split, "*.conll.txt"):
            yield from read_conll(path, -1)
    if split == "train" and "syntax-gum" in folders and FULL_NAMES not in folders:
        yield from map(names_of, _tree_documents(folders["syntax-gum"], split))


def _trees(folders: dict[str, Path], split: str, vocab: Vocab, chance: random.Random) -> Iterator[Doc]:
    trees = [document for name in TREES if name in folders for document in _tree_documents(folders[name], split)]
    yield from (doc for document in trees for doc in documents.trees_on_tokens(document, vocab))
    if split == "train":
        yield from (doc for document in trees for doc in documents.trees_as_text(document, vocab, chance))


def _tree_documents(folder: Path, split: str) -> Iterator[list[TreeSentence]]:
    for path in split_files(folder, split, "*.conllu"):
        yield from read_conllu(path)
