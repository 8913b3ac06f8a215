"""GUM's coreference: every annotated phrase with the cluster it belongs to, its head and its name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bench.accuracy.sets import TreeSentence

BRACKETS = re.compile(r"\((?P<begun>[^()]+)(?P<single>\))?|(?P<ended>\d+)\)")
LABELS = {"person": "PERSON", "place": "LOC", "organization": "ORG"}
NAMES = frozenset({"NNP", "NNPS"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """An annotated phrase: its cluster, its head's token, and the tokens of the name it is headed by, if it is."""

    cluster: int
    kind: str
    head: int
    name: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Document:
    """A document's words and spaces with a line break before each paragraph, and its phrases in these tokens."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    starts: frozenset[int]
    tags: tuple[str, ...]
    phrases: tuple[Phrase, ...]


def document(sentences: list[TreeSentence]) -> Document:
    """One document as the benchmark reads it."""
    words: list[str] = []
    spaces: list[bool] = []
    tags: list[str] = []
    starts: set[int] = set()
    phrases: list[Phrase] = []
    for sentence in sentences:
        if sentence.paragraph and words:
            words, spaces, tags = [*words, "\n\n"], [*spaces[:-1], False, False], [*tags, "_SP"]
        starts.add(len(words))
        phrases += _phrases(sentence, len(words))
        words += sentence.words
        spaces += [*sentence.spaces[:-1], True]
        tags += sentence.tags
    return Document(tuple(words), tuple(spaces), frozenset(starts), tuple(tags), tuple(phrases))


def _phrases(sentence: TreeSentence, offset: int) -> Iterator[Phrase]:
    opened: dict[str, list[tuple[int, str, int]]] = {}
    for index, misc in enumerate(sentence.misc):
        entity = next((field[7:] for field in misc.split("|") if field.startswith("Entity=")), "")
        for match in BRACKETS.finditer(entity):
            if match["begun"]:
                number, kind, least = _begun(match["begun"])
                opened.setdefault(number, []).append((index, kind, least))
            ended = match["ended"] or (number if match["single"] else None)
            if ended and opened.get(ended):
                start, kind, least = opened[ended].pop()
                head = min(start + least, index)
                name = _name(sentence, head, start, index + 1)
                shifted = (name[0] + offset, name[1] + offset) if name else None
                yield Phrase(int(ended), kind, head + offset, shifted)


def _begun(fields: str) -> tuple[str, str, int]:
    number, kind, *rest = fields.split("-")
    least = next((field for field in rest[3:] if field[:1].isdigit()), "1")
    return number, kind, int(least.split(",")[0]) - 1


def _name(sentence: TreeSentence, head: int, start: int, end: int) -> tuple[int, int] | None:
    """The run of proper nouns round a phrase's head."""
    if sentence.tags[head] not in NAMES:
        return None
    first, last = head, head + 1
    while first > start and sentence.tags[first - 1] in NAMES:
        first -= 1
    while last < end and sentence.tags[last] in NAMES:
        last += 1
    return first, last
