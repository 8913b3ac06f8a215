"""The words around a time, with the families that reporters choose them from."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.link.claims.features import content
from tasks.link.thesaurus import Kin, kin

BESIDE = 7  # words before a time, or after it where hardly any are before, that are beside it
HARDLY_ANY = 3
BLANK = " . "  # where a time stood


@dataclass(frozen=True, slots=True)
class Words:
    """What a time's clause, its whole sentence and the words beside it say, each term with its families."""

    clause: Kin
    whole: Kin
    beside: Kin


def words_of(sentence: str, span: tuple[int, int], clause: str, parts: str) -> Words:
    """The words around the time at `span` of a sentence; `clause` and its `parts` have no time in them."""
    before, after = sentence[: span[0]], sentence[span[1] :]
    rest = before + BLANK + after
    return Words(
        _kin(f"{clause if content(clause) else rest}{BLANK}{parts}"),
        _kin(f"{rest}{BLANK}{parts}"),
        _kin(_beside(before.split()[-BESIDE:], after.split()[:BESIDE])),
    )


def _beside(before: list[str], after: list[str]) -> str:
    return " ".join(before if len(before) > HARDLY_ANY else [*before, BLANK, *after])


def _kin(text: str) -> Kin:
    return kin(text, content(text))
