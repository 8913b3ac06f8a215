"""Which of a claim's wordings says it most clearly, and how far the others say the same."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from tasks.link.claims.features import Features, content
from tasks.link.claims.similar import likeness
from tasks.link.claims.weights import Weights
from tasks.link.records import Report
from tasks.link.stems import read_lines

PRONOUNS = frozenset(("i", "he", "she", "it", "we", "you", "they", "this", "that", "these", "those", "who", "which"))
RELATIVE = frozenset(("which", "whom", "whose"))  # after a preposition too: in which, for whom
FULL_LENGTH = range(5, 31)  # words of a clause that stands on its own
NOT = re.compile(r"\bnot\b|n['’]t\b", re.IGNORECASE)
OPEN_AND_CLOSED = (("“", "”"), ("(", ")"), ("[", "]"))
BESIDE = re.compile(  # what stands on a page beside a report
    r"^here\b|@\w|https?:|\b(?:read more|click (?:here|on)|pictured|file photo|photos?|images?|contributor|copyright)\b"
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


def agreement(
    clear: Features, wordings: Sequence[Features], groups: Collection[str], weights: Weights, least: int
) -> tuple[float, float]:
    """How like the clearest wording `least` of the groups say it, itself among them, and by how much evidence.

    The first is Dice's coefficient of the clauses' own terms for the last of so many groups, the likest first, the
    second the mean weight of what they have in common. Names and whom both are about are nothing in common.
    """
    found: dict[str, tuple[float, float]] = {}
    for row in wordings:
        if row.copy_group in groups and row.copy_group != clear.copy_group:
            found[row.copy_group] = max(found.get(row.copy_group, (0.0, 0.0)), _alike(row, clear, weights))
    likest = sorted(found.values(), reverse=True)[: max(least - 1, 1)]
    if len(likest) < least - 1 or not likest:
        return 0.0, 0.0
    return likest[-1][0], sum(weight for _, weight in likest) / len(likest)


def _alike(one: Features, other: Features, weights: Weights) -> tuple[float, float]:
    common = one.core & other.core
    denies = [bool(NOT.search(row.statement.text)) for row in (one, other)]
    if denies[0] != denies[1] or common <= (_about(one) & _about(other)) | one.names | other.names:
        return 0.0, 0.0
    shared, first, second = (weights.total(dict.fromkeys(terms, 1.0)) for terms in (common, one.core, other.core))
    return 2 * shared / (first + second), shared


def _about(row: Features) -> frozenset[str]:
    """The terms of whom a clause is about: of its object where nobody acts."""
    return row.about if row.statement.subject else frozenset(term.term for term in content(row.statement.object or ""))
