"""A document's figures with all that was found on the way: what the component publishes and what it is judged by."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tasks.extract.figures import (
    changes,
    context,
    counted,
    exclude,
    inherited,
    lexicon,
    ordinals,
    quantities,
    shared,
    tree,
    unfigured,
)
from tasks.extract.figures.changes import Change
from tasks.extract.figures.context import Action
from tasks.extract.figures.nouns import Counted
from tasks.extract.figures.quantity import AGE, COUNT, PERCENT, Quantity
from tasks.extract.figures.tokens import Tokens

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_LINE = re.compile(r"[^\n]+\n*|\n+")  # what stands for a sentence where none are marked
PARAGRAPH_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure before it is published: its quantity, tokens, what it counts, what its clause says."""

    quantity: Quantity
    span: Span | None
    counted: Counted
    action: Action
    change: Change
    place: str | None
    as_of: str | None
    sentence: tuple[int, int]


def find(doc: Doc) -> list[Reading]:
    """All figures of a document from left to right."""
    text = doc.text
    plain = [one for one in quantities.find_in(Tokens(text)) if not unfigured.in_text(text, one)]
    found = shared.find(doc, plain)
    found = ordinals.add(doc, found)
    sentences = _Sentences(doc)
    parsed = doc.has_annotation("DEP")
    found_out = [reading for quantity in found if (reading := _read(doc, quantity, sentences, parsed)) is not None]
    return list(inherited.complete(found_out))


def _read(doc: Doc, quantity: Quantity, sentences: _Sentences, parsed: bool) -> Reading | None:
    span = tree.span_of(doc, quantity.core_start, quantity.core_end) if parsed else None
    if exclude.is_none(quantity, span):
        return None
    shared_out = _shared_out(doc, quantity, span)
    if shared_out is None:
        return None
    quantity = shared_out
    what = counted.find(quantity, span) if parsed else _untreed(doc, quantity)
    place, number = sentences.at(quantity.core_start)
    if span is None:
        return Reading(quantity, span, what, Action(), Change(), None, None, place)
    entities = sentences.entities(number)
    change = changes.change(quantity, span)
    done = context.changed(context.action(quantity, span.root, what.head), change)
    anchors = [token for token in (what.head, done.word, span.root) if token is not None]
    return Reading(
        quantity, span, what, done, change,
        context.place(entities, anchors), context.as_of(entities, anchors, quantity), place,
    )  # fmt: skip


def _shared_out(doc: Doc, quantity: Quantity, span: Span | None) -> Quantity | None:
    """Fractions and ratios as shares in percent; None where they only look like shares ("a third man")."""
    if quantity.kind != COUNT or quantity.number.form not in ("fraction", "ratio"):
        return quantity
    if not _is_share(doc, quantity, span):
        return None
    return replace(quantity, kind=PERCENT, unit=PERCENT, first=100 * quantity.first, second=100 * quantity.second)


def _is_share(doc: Doc, quantity: Quantity, span: Span | None) -> bool:
    text = quantity.text[quantity.number_start : quantity.number_end].lower()
    following = quantity.text[quantity.end : quantity.end + 8].lower()
    if quantity.number.form == "ratio" or not quantity.number.article or following.startswith(" of "):
        return following[:1] != "-"
    before = quantity.text[max(0, quantity.start - 10) : quantity.start].lower().split()
    if (text.endswith("half") and before and before[-1] in _NOT_HALF) or following[:1] in "-\u2013":
        return False
    if span is None:
        return False
    after = doc[span.end] if span.end < len(doc) else None
    if text == "half":
        return (
            after is None
            or after.pos_ in ("DET", "PRON", "VERB", "AUX", "ADV", "PUNCT")
            or after.lower_ in ("that", "as")
        )
    return after is None or after.pos_ not in ("NOUN", "ADJ", "PROPN", "NUM")


_NOT_HALF = frozenset(
    [
        "first",
        "second",
        "other",
        "better",
        "latter",
        "former",
        "each",
        "this",
        "that",
        "every",
        "in",
        "by",
        "final",
        "opening",
        "closing",
        "and",
    ]
)


def _untreed(doc: Doc, quantity: Quantity) -> Counted:
    """Without a tree: the word behind a plain count, the name of what an age or time is."""
    if quantity.kind == AGE:
        return Counted("age", None)
    if lexicon.unit_kinds().get(quantity.unit) == "time":
        return Counted("time", None)
    return Counted(None, None)


class _Sentences:
    """Where sentences are, and which names stand in each; made once for a document."""

    def __init__(self, doc: Doc) -> None:
        self.text = doc.text
        if doc.has_annotation("SENT_START"):
            self.bounds = [(span.start_char, span.end_char) for span in doc.sents]
        else:
            self.bounds = [match.span() for match in _LINE.finditer(self.text)]
        self.starts = [start for start, _ in self.bounds]
        self.names: list[list[Span]] = [[] for _ in self.bounds or [(0, 0)]]
        for entity in doc.ents:
            self.names[self._number(entity.start_char)].append(entity)

    def _number(self, char: int) -> int:
        return max(0, bisect_right(self.starts, char) - 1)

    def at(self, char: int) -> tuple[tuple[int, int], int]:
        """The sentence round a place, cut where a paragraph ends, and its number."""
        number = self._number(char)
        start, end = self.bounds[number] if self.bounds else (0, len(self.text))
        text = self.text
        cut = text.rfind(PARAGRAPH_BREAK, start, char)
        start = cut + len(PARAGRAPH_BREAK) if cut >= 0 else start
        cut = text.find(PARAGRAPH_BREAK, char, end)
        end = cut if cut >= 0 else end
        piece = text[start:end]
        return (start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())), number

    def entities(self, number: int) -> list[Span]:
        """The names of one sentence."""
        return self.names[number]
