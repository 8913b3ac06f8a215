"""Which of a claim's wordings says it most clearly."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tasks.link.claims.features import Features
from tasks.link.claims.similar import likeness
from tasks.link.claims.weights import Weights
from tasks.link.stems import read_lines

PRONOUNS = frozenset(("i", "he", "she", "it", "we", "you", "they", "this", "that", "these", "those", "who", "which"))
RELATIVE = frozenset(("which", "whom", "whose"))  # after a preposition too: in which, for whom
FULL_LENGTH = range(5, 31)  # words of a clause that stands on its own


def clearest(members: Sequence[Features], weights: Weights) -> Features:
    """The outlet's own voice first, a whole clause with a named subject, of middling length, most like the others."""
    lengths = sorted(len(row.statement.text.split()) for row in members)
    middle = lengths[len(lengths) // 2]

    def rank(row: Features) -> tuple[float, ...]:
        length = len(row.statement.text.split())
        central = sum(likeness(row, other, weights) for other in members if other is not row)
        return (
            row.statement.voice != "outlet",
            not stands_alone(row),
            length not in FULL_LENGTH,
            row.statement.field != "body",
            -round(central / len(members), 1),
            abs(length - middle),
        )

    return min(members, key=lambda row: (*rank(row), row.statement.statement_id))


def stands_alone(row: Features) -> bool:
    """Whether the clause itself names whom or what it is about, and hangs on no word before it."""
    text = row.statement.text
    about = row.statement.subject or row.statement.object or ""
    words = text.lower().split()
    hangs = bool(words) and (words[0] in _dependent() or not RELATIVE.isdisjoint(words[:2]))
    return bool(about) and about in text and about.lower() not in PRONOUNS and not hangs


@lru_cache(maxsize=1)
def _dependent() -> frozenset[str]:
    return frozenset(word for line in read_lines("claims_dependent.txt") for word in line.split())
