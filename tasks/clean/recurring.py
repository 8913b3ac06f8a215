"""Lines that recur across an outlet's documents: what is seen, how much alike documents are, and what is learned.

A line is learned when documents of at least `_FEWEST` different texts of one outlet hold it and some two of them tell
different stories. Everything here depends on sets only: neither the order of documents nor how runs were cut changes
what is learned in the end, and more documents never unlearn a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations

import pyarrow as pa

from tasks.clean.features import content_words
from tasks.clean.lines import Line, ends_sentence, fold
from warehouse import ids
from warehouse.tables import LEARNED_LINES

UNKNOWN_OUTLET = "unknown"
SKETCH_SIZE = 32
_SHORT = 12  # words of a line that may be learned wherever it stands
_EDGE = 3  # lines at either end of a document that may be learned though longer
_LONGEST = 40
_FEWEST = 4
_SAME_TEXT = 0.8  # estimated Jaccard of two documents' words from which they are copies of one text
_SAME_STORY = 0.2  # and from which they may tell one story
_DIGITS = re.compile(r"\d+")
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")

Sketch = frozenset[int]


def line_key(text: str) -> str:
    """What is the same in a line wherever it recurs: case, quotation marks, whitespace and numbers folded."""
    return _DIGITS.sub("0", fold(text).casefold().translate(_STRAIGHT))


def may_be_learned(text: str, at_edge: bool) -> bool:
    """Whether a line is short, or at the edge and not long, and no sentence of a paragraph."""
    words = text.count(" ") + 1
    if words > (_LONGEST if at_edge else _SHORT):
        return False
    return words == 1 or not ends_sentence(text) or text.endswith(("...", "…"))


def sightings(lines: Sequence[Line]) -> list[str]:
    """The keys of a document's lines that may be learned, sorted, each once."""
    last = len(lines) - _EDGE
    return sorted(
        {
            line_key(line.text)
            for index, line in enumerate(lines)
            if may_be_learned(line.text, index < _EDGE or index >= last)
        }
    )


@lru_cache(maxsize=1 << 16)
def _hash(word: str) -> int:
    return int(ids.digest(word), 16)


def sketch(paragraphs: Iterable[str]) -> list[int]:
    """The smallest hashes of a body's content words (bottom-k MinHash; Broder 1997), sorted."""
    words = {word for text in paragraphs for word in content_words(text)}
    return sorted(map(_hash, words))[:SKETCH_SIZE]


def likeness(first: Sketch, second: Sketch) -> float:
    """The estimated Jaccard similarity of two sketches' words, 0 to 1."""
    union = sorted(first | second)[:SKETCH_SIZE]
    return sum(value in first and value in second for value in union) / max(len(union), 1)


def learn(sightings: pa.Table, sketches: pa.Table, learned: pa.Table) -> pa.Table:
    """The lines learned from all sightings and sketches that are not in `learned` yet; sorted by outlet and line."""
    known = set(_pairs(learned))
    by_document = _sketches(sketches)
    holding: dict[tuple[str, str], set[Sketch]] = {}
    rows = zip(_pairs(sightings), sightings["document_id"].to_pylist(), strict=True)
    for pair, document in rows:
        if pair not in known and pair[0] != UNKNOWN_OUTLET and by_document.get(document):
            holding.setdefault(pair, set()).add(by_document[document])
    new = sorted(pair for pair, texts in holding.items() if _recurs(texts))
    return pa.table({"outlet": [o for o, _ in new], "line": [line for _, line in new]}).cast(
        LEARNED_LINES.without("run_id").arrow()
    )


def _pairs(table: pa.Table) -> list[tuple[str, str]]:
    return list(zip(table["outlet"].to_pylist(), table["line"].to_pylist(), strict=True))


def _sketches(table: pa.Table) -> dict[str, Sketch]:
    rows = zip(table["document_id"].to_pylist(), table["words"].to_pylist(), strict=True)
    return {document: frozenset(words) for document, words in rows}


def _recurs(texts: set[Sketch]) -> bool:
    """Whether sketches hold enough that are no copies of each other, and two of different stories.

    Both ask whether some documents exist, so that more documents can only make them true.
    """
    if len(texts) < _FEWEST:
        return False
    ordered = sorted(texts, key=sorted)
    two_stories = any(likeness(a, b) < _SAME_STORY for a, b in combinations(ordered, 2))
    return two_stories and _differing(ordered, _FEWEST)


def _differing(texts: Sequence[Sketch], wanted: int) -> bool:
    """Whether that many of the texts are pairwise no copies."""
    if wanted == 0:
        return True
    for index, text in enumerate(texts[: len(texts) - wanted + 1]):
        others = [other for other in texts[index + 1 :] if likeness(text, other) < _SAME_TEXT]
        if len(others) >= wanted - 1 and _differing(others, wanted - 1):
            return True
    return False


def holders(sightings: pa.Table, lines: pa.Table) -> set[str]:
    """The documents that hold one of their outlet's lines."""
    wanted = set(_pairs(lines))
    documents = sightings["document_id"].to_pylist()
    return {document for pair, document in zip(_pairs(sightings), documents, strict=True) if pair in wanted}
