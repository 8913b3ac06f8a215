"""Which of a claim's wordings says it most clearly, and how like it the others are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from tasks.link.claims.features import Features
from tasks.link.claims.similar import likeness
from tasks.link.claims.weights import Weights
from tasks.link.records import Report
from tasks.link.stems import read_lines

PRONOUNS = frozenset(("i", "he", "she", "it", "we", "you", "they", "this", "that", "these", "those", "who", "which"))
RELATIVE = frozenset(("which", "whom", "whose"))  # after a preposition too: in which, for whom
SAME_AGAIN = re.compile(r"\b(?:do|does|did|done|doing) (?:so|the same|likewise)\b", re.IGNORECASE)
FULL_LENGTH = range(5, 31)  # words of a clause that stands on its own
NOT = re.compile(r"\bnot\b|n['’]t\b", re.IGNORECASE)
OPEN_AND_CLOSED = (("“", "”"), ("(", ")"), ("[", "]"))
BESIDE = re.compile(  # what stands on a page beside a report
    r"^here\b|@\w|https?:|\b(?:read more|click (?:here|on)|pictured|file photo|photos?|images?|contributor|copyright"
    r"|rights reserved|logo (?:for|of)|(?:is|are) seen (?:here|in|at|on|near|outside|off))\b"
    r"|\((?:left|right|cent(?:er|re))\)",
    re.IGNORECASE,
)


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
    hangs = hangs or bool(SAME_AGAIN.search(text))
    return bool(about) and about in text and about.lower() not in PRONOUNS and not hangs


@lru_cache(maxsize=1)
def _dependent() -> frozenset[str]:
    return frozenset(word for line in read_lines("claims_dependent.txt") for word in line.split())


def is_whole(row: Features, report: Report) -> bool:
    """Whether a clause is one from its first word to its last: it begins its sentence or with whom it is about.

    It is cut neither within a word nor within a quotation, and is no caption or line of the page.
    """
    said = row.statement
    text, around = said.text, report.fields[said.field]
    begins = said.char_start == said.sentence_start and text[:1].isupper()
    begins = begins or any(part and text.startswith(part) for part in (said.subject, said.object))
    beside = around[: said.char_start][-1:] + around[said.char_end :][:1]
    paired = text.count('"') % 2 == 0 and all(text.count(one) == text.count(other) for one, other in OPEN_AND_CLOSED)
    return bool(begins and said.tense and paired) and "-" not in beside and not BESIDE.search(text)


def likenesses(
    clear: Features, wordings: Iterable[Features], names: Collection[str], weights: Weights
) -> dict[str, float]:
    """How like the other texts' wordings are to the clearest, by their copy group, the likest of each: 0 to 1."""
    likest: dict[str, float] = {}
    for row in wordings:
        if row.copy_group != clear.copy_group:
            likest[row.copy_group] = max(likest.get(row.copy_group, 0.0), alike(row, clear, names, weights))
    return likest


def alike(one: Features, other: Features, names: Collection[str], weights: Weights) -> float:
    """How like two clauses are: Dice's coefficient of their own terms; 0 where only names are common, or one denies."""
    common = one.core & other.core
    denies = [bool(NOT.search(row.statement.text)) for row in (one, other)]
    if denies[0] != denies[1] or common <= one.names | other.names | frozenset(names):
        return 0.0
    shared, first, second = (weights.total(dict.fromkeys(terms, 1.0)) for terms in (common, one.core, other.core))
    return 2 * shared / (first + second)
