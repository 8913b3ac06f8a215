"""Which of a claim's wordings says it most clearly, and what is a clause that says it by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tasks.link.claims.features import Features
from tasks.link.claims.sure import LIKELY, Chances, ids_of
from tasks.link.records import Report
from tasks.link.stems import read_lines

PRONOUNS = frozenset(
    (
        "i", "he", "she", "it", "we", "you", "they", "this", "that", "these", "those", "who", "which", "someone",
        "somebody",
    )
)  # fmt: skip
WHOSE = frozenset(("my", "our", "your", "his", "her", "its", "their"))
RELATIVE = frozenset(("which", "whom", "whose"))  # after a preposition too: in which, for whom
SAME_AGAIN = re.compile(r"\b(?:do|does|did|done|doing) (?:so|the same|likewise)\b", re.IGNORECASE)
OPEN_AND_CLOSED = (("“", "”"), ("(", ")"), ("[", "]"))
FULL_LENGTH = range(5, 31)  # words of a clause that stands on its own


def clearest(members: Sequence[Features], likely: Chances) -> Features:
    """One that is likely to say what another text does, a whole clause with a named subject, in the outlet's own voice,
    of middling length, likest to the others.

    `likely` is how likely each two say the same.
    """
    lengths = sorted(len(row.statement.text.split()) for row in members)
    middle = lengths[len(lengths) // 2]

    def rank(row: Features) -> tuple[float, ...]:
        length = len(row.statement.text.split())
        told = [(likely[ids_of(row, other)], other) for other in members if other is not row]
        central = sum(chance for chance, _ in told)
        return (
            not any(chance >= LIKELY and other.copy_group != row.copy_group for chance, other in told),
            not stands_alone(row),
            row.statement.voice != "outlet",
            length not in FULL_LENGTH,
            row.statement.field != "body",
            -round(central / len(members), 1),
            abs(length - middle),
        )

    return min(members, key=lambda row: (*rank(row), row.statement.statement_id))


def stands_alone(row: Features) -> bool:
    """Whether the clause itself names whom or what it is about, and hangs on no word before it."""
    text, about = row.statement.text, row.statement.subject or row.statement.object or ""
    first, *rest = about.lower().split() or [""]
    is_named = first not in (WHOSE if rest else PRONOUNS)
    return bool(about) and about in text and is_named and not _hangs(text)


def is_clause(row: Features, report: Report) -> bool:
    """Whether a wording is a clause from its first word to its last: it begins its sentence or with whom it is about.

    It has a verb of its own, hangs on no other, and is cut neither within a word nor within a quotation or bracket.
    """
    said = row.statement
    text, around = said.text, report.fields[said.field]
    begins = said.char_start == said.sentence_start and text[:1].isupper()
    begins = begins or any(part and text.startswith(part) for part in (said.subject, said.object))
    beside = around[: said.char_start][-1:] + around[said.char_end :][:1]
    paired = text.count('"') % 2 == 0 and all(text.count(one) == text.count(other) for one, other in OPEN_AND_CLOSED)
    return bool(begins and said.tense and paired) and "-" not in beside and not _hangs(text)


def _hangs(text: str) -> bool:
    """Whether a clause hangs on a word before it, or only says that the same is done again."""
    words = text.lower().split()
    hangs = bool(words) and (words[0] in _dependent() or not RELATIVE.isdisjoint(words[:2]))
    return hangs or bool(SAME_AGAIN.search(text))


@lru_cache(maxsize=1)
def _dependent() -> frozenset[str]:
    return frozenset(word for line in read_lines("claims_dependent.txt") for word in line.split())
