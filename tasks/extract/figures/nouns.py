"""The noun phrase that a figure counts: the record, and the reading of it without a tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tasks.extract.figures import tree

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


_SKIPPED = frozenset(
    [
        "of",
        "the",
        "its",
        "their",
        "his",
        "her",
        "our",
        "your",
        "my",
        "these",
        "those",
        "all",
        "other",
        "others",
        "more",
        "additional",
        "another",
        "further",
        "such",
        "this",
        "that",
        "’s",
        "'s",
    ]
)
LEADING = (
    _SKIPPED
    | {"a", "an"}
    | frozenset(["some", "about", "just", "only", "estimated", "fewer", "less", "or", "so", "least"])
)
_LOOK_AHEAD = 8


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: as written (None where it is not), and the noun that heads it or stands for it."""

    text: str | None
    head: Token | None


def following(doc: Doc, span: Span) -> Counted | None:
    """The nouns that follow without a break, over "of" and adjectives: where the tree is wrong or not there."""
    last = None
    noun_seen = False
    for token in doc[span.end : span.end + _LOOK_AHEAD]:
        if token.tag_ == "CC" and _joins(token, last):
            continue
        if token.is_space or token.tag_ in ("CC", ",", ":", "-LRB-", "-RRB-", ".") or token.dep_ == "cc":
            break
        if token.pos_ in tree.NOUNS:
            last, noun_seen = token, True
        elif token.tag_ == "POS":
            noun_seen = False
        elif noun_seen or not _goes_on(token, span):
            break
    if last is None:
        return None
    return Counted(tree.phrase(last, span.end, LEADING), last)


def _joins(conjunction: Token, last: Token | None) -> bool:
    """ "wooden and metal chairs": whether words are joined before the plural that both belong to."""
    if (last is not None and last.tag_ in ("NNS", "NNPS")) or conjunction.i + 2 >= len(conjunction.doc):
        return False
    one, two = conjunction.doc[conjunction.i + 1], conjunction.doc[conjunction.i + 2]
    return one.pos_ in ("ADJ", "PROPN", "NOUN") and one.tag_ != "NNS" and two.tag_ == "NNS"


def _goes_on(token: Token, span: Span) -> bool:
    if token.lower_ in _SKIPPED or token.pos_ in ("ADJ", "DET") or token.tag_ in ("HYPH", "POS", "PRP$"):
        return token.lower_ != "that"
    return token.tag_ in ("VBN", "VBG", "CD") and token.dep_ in ("amod", "nummod", "compound")
