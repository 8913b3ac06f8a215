"""Readers of the public sets: where a set's files lie, and what is in them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

Span = tuple[int, int, str]
SPLITS = ("train", "dev", "test")


@dataclass(frozen=True, slots=True)
class NamesDocument:
    """A document's tokens, its sentences' first tokens, and its gold names as (start, end, label), in tokens."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class TreeSentence:
    """One sentence of a treebank; ``heads`` are token indices in the sentence, a root is its own head."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    lemmas: tuple[str, ...]
    upos: tuple[str, ...]
    tags: tuple[str, ...]
    feats: tuple[str, ...]
    heads: tuple[int, ...]
    deps: tuple[str, ...]
    misc: tuple[str, ...]
    paragraph: bool


def split_files(folder: Path, split: str, pattern: str) -> list[Path]:
    """A set's files of one split: SPLIT/pattern, else files with the split in their name, else the whole set."""
    inside = sorted((folder / split).rglob(pattern))
    if inside:
        return inside
    every = [path for path in sorted(folder.rglob(pattern)) if path.is_file()]
    named = [path for path in every if re.search(rf"(^|[-_.]){split}([-_.]|$)", path.name)]
    return named or ([] if any(map(_names_a_split, every)) else every)


def _names_a_split(path: Path) -> bool:
    parts = set(re.split(r"[-_.]", path.name)) | {path.parent.name}
    return any(split in parts for split in SPLITS)


def blocks(path: Path) -> Iterator[list[str]]:
    """The blank-line separated blocks of a file, as lists of lines."""
    block: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def spans_of(tags: Iterable[str]) -> list[Span]:
    """Spans of IOB1, IOB2 or IO tags; a name goes on while the type stays and no ``B-`` begins another."""
    spans: list[Span] = []
    for index, tag in enumerate(tags):
        prefix, _, label = tag.partition("-")
        if not label:
            continue
        if prefix == "I" and spans and spans[-1][1] == index and spans[-1][2] == label:
            spans[-1] = (spans[-1][0], index + 1, label)
        else:
            spans.append((index, index + 1, label))
    return spans


def names_document(sentences: Iterable[list[tuple[str, str]]]) -> NamesDocument:
    """One document of (token, tag) sentences; a name never runs over a sentence's end."""
    words: list[str] = []
    starts: list[int] = []
    spans: list[Span] = []
    for sentence in sentences:
        offset = len(words)
        starts.append(offset)
        words += [word for word, _ in sentence]
        spans += [(a + offset, b + offset, label) for a, b, label in spans_of(tag for _, tag in sentence)]
    return NamesDocument(tuple(words), tuple(starts), tuple(spans))


def read_tsv(path: Path) -> NamesDocument:
    """An article of one token TAB tag a line; a first line that is an address is left out."""
    sentences = [[_token_tag(line) for line in block] for block in blocks(path)]
    if sentences and sentences[0][0][0].startswith("http"):
        sentences = sentences[1:]
    return names_document(sentences)


def _token_tag(line: str) -> tuple[str, str]:
    token, _, tags = line.partition("\t")
    return token.strip(), (tags.split() or ["O"])[0]


def read_iob2(path: Path) -> list[NamesDocument]:
    """Universal NER's layout (number, token, tag, …), a document a ``# newdoc``; ``OTH`` and ``B-O`` are ``O``."""
    documents: list[list[list[tuple[str, str]]]] = []
    for block in blocks(path):
        if not documents or any(line.startswith("# newdoc") for line in block):
            documents.append([])
        fields = [line.split("\t") for line in block if not line.startswith("#")]
        documents[-1].append([(field[1], _core_tag(field[2])) for field in fields])
    return [names_document(document) for document in documents]


def _core_tag(tag: str) -> str:
    return "O" if tag[2:] in {"OTH", "O"} else tag


def read_conll(path: Path, tag_column: int, size: int = 20) -> list[NamesDocument]:
    """Token-first columns, tag in ``tag_column``; documents at ``-DOCSTART-``, else ``size`` sentences each."""
    documents: list[list[list[tuple[str, str]]]] = [[]]
    marked = False
    for block in blocks(path):
        fields = [line.split() for line in block]
        if fields[0][0] == "-DOCSTART-":
            marked, fields = True, fields[1:]
            documents.append([])
        elif not marked and len(documents[-1]) >= size:
            documents.append([])
        if fields:
            documents[-1].append([(field[0], field[tag_column]) for field in fields])
    return [names_document(document) for document in documents if document]


def read_conllu(path: Path) -> list[list[TreeSentence]]:
    """Documents of a CoNLL-U file; no empty nodes; no space between a multiword token's words."""
    documents: list[list[TreeSentence]] = []
    for block in blocks(path):
        if not documents or any(line.startswith("# newdoc") for line in block):
            documents.append([])
        documents[-1].append(_tree_sentence(block))
    return documents


def _tree_sentence(block: list[str]) -> TreeSentence:
    rows = [line.split("\t") for line in block if not line.startswith("#")]
    words = [row for row in rows if row[0].isdigit()]
    return TreeSentence(
        words=tuple(row[1] for row in words),
        spaces=_spaces(rows),
        lemmas=tuple(row[2] for row in words),
        upos=tuple(row[3] for row in words),
        tags=tuple(row[4] for row in words),
        feats=tuple("" if row[5] == "_" else row[5] for row in words),
        heads=tuple(int(row[6]) - 1 if row[6] != "0" else int(row[0]) - 1 for row in words),
        deps=tuple("ROOT" if row[7] == "root" else row[7] for row in words),
        misc=tuple(row[9] for row in words),
        paragraph=any(line.startswith(("# newpar", "# newdoc")) for line in block),
    )


def _spaces(rows: list[list[str]]) -> tuple[bool, ...]:
    after: dict[int, bool] = {}
    for row in rows:
        spaced = "SpaceAfter=No" not in row[9].split("|")
        if row[0].isdigit():
            after.setdefault(int(row[0]), spaced)
        elif "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            after.update(dict.fromkeys(range(first, last), False))
            after[last] = spaced
    return tuple(after[number] for number in sorted(after))
