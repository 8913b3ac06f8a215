"""Names in GUM: its entity annotation covers whole noun phrases, the names in them are their runs of proper nouns."""

import re

from bench.accuracy.sets import NamesDocument, Span, TreeSentence

KINDS = {"person": "PER", "place": "LOC", "organization": "ORG", "time": "DATE"}
BRACKETS = re.compile(r"\((?P<begun>[^()]+)(?P<single>\))?|(?P<ended>\d+)\)")


def names_of(sentences: list[TreeSentence]) -> NamesDocument:
    """People, places, organisations and dates of one document; nested names give way to the ones round them."""
    words: list[str] = []
    starts: list[int] = []
    spans: list[Span] = []
    for sentence in sentences:
        starts.append(len(words))
        taken: set[int] = set()
        for start, end, label in sorted(_names(sentence), key=lambda span: span[0] - span[1]):
            if not taken & set(range(start, end)):
                spans.append((start + len(words), end + len(words), label))
                taken |= set(range(start, end))
        words += sentence.words
    return NamesDocument(tuple(words), tuple(starts), tuple(sorted(spans)))


def _names(sentence: TreeSentence) -> list[Span]:
    named = ("NNP", "NNPS", "CD")
    names = []
    for start, end, kind, head in _phrases(sentence):
        allowed = named if kind == "DATE" else named[:2]
        if sentence.tags[head] in allowed:
            first, last = head, head + 1
            while first > start and sentence.tags[first - 1] in allowed:
                first -= 1
            while last < end and sentence.tags[last] in allowed:
                last += 1
            names.append((first, last, kind))
    return names


def _phrases(sentence: TreeSentence) -> list[tuple[int, int, str, int]]:
    """Start, end, kind and head of each annotated phrase, in tokens of the sentence."""
    phrases = []
    opened: dict[str, list[tuple[int, str, int]]] = {}
    for index, misc in enumerate(sentence.misc):
        entity = next((field[7:] for field in misc.split("|") if field.startswith("Entity=")), "")
        for match in BRACKETS.finditer(entity):
            if match["begun"]:
                number, kind, head = _begun(match["begun"])
                opened.setdefault(number, []).append((index, kind, head))
            ended = match["ended"] or (number if match["single"] else None)
            if ended and opened.get(ended):
                start, kind, head = opened[ended].pop()
                if kind in KINDS and start + head <= index:
                    phrases.append((start, index + 1, KINDS[kind], start + head))
    return phrases


def _begun(fields: str) -> tuple[str, str, int]:
    number, kind, *rest = fields.split("-")
    minimal = next((field for field in rest[3:] if field[:1].isdigit()), "1")
    return number, kind, int(minimal.split(",")[0]) - 1
