"""Which entity a phrase of a doc means: who speaks in a quote, what a figure counts, what a statement is about."""

from __future__ import annotations

from bisect import bisect_left

from spacy.tokens import Doc, Token

from tasks.extract.entities.pronouns import GENDERS
from tasks.extract.entities.record import Entity, Mention
from tasks.extract.quotes.lexicon import nouns
from tasks.extract.quotes.records import Quote
from tasks.extract.quotes.tree import preposition

SAME = frozenset({"flat", "appos", "nmod:desc", "compound", "dep"})
COMPLEMENT = frozenset({"nmod", "nmod:poss", "poss", "pobj", "obl"})
TOLD = frozenset({"statement", "announcement", "testimony"})
POSSESSOR = frozenset({"nmod:poss", "poss"})
Place = tuple[int, Mention]


class Links:
    """Looks up the mentions of a doc's entities by character; numbers are places in ``doc._.entities``."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        entities: tuple[Entity, ...] = doc._.entities
        self.places: list[Place] = [(number, one) for number, entity in enumerate(entities) for one in entity.mentions]
        self.places.sort(key=lambda place: (place[1].char_start, place[1].char_end))
        self.starts = [one.char_start for _, one in self.places]

    def speaker(self, quote: Quote) -> int | None:
        """The entity of a quote's speaker: as named, or what a pronoun or description stands for."""
        start, end = quote.speaker_start, quote.speaker_end
        if start is None or end is None or quote.speaker_source in ("unnamed", "none"):
            return None
        inside = self._inside(start, end)
        owner = self._owner(start, end) if inside and quote.speaker_source in ("name", "description") else None
        if owner is not None:
            return owner
        if quote.speaker_source == "name":
            return self._head(start, end, inside) if inside else None
        pointing = [number for number, one in inside if one.form != "name" and one.char_end == end]
        if pointing:
            return pointing[-1]
        if quote.speaker_source == "description":
            return self._described(start, end)
        if quote.speaker_name_start is None or quote.speaker_name_end is None or _is_personal(quote):
            return None
        return self.phrase(quote.speaker_name_start, quote.speaker_name_end)

    def _owner(self, start: int, end: int) -> int | None:
        """The entity whose statement speaks: *Ana Lima's statement*, *a letter from the union*."""
        span = self.doc.char_span(start, end, alignment_mode="expand")
        if span is None or not _is_told_or_written(span.root):
            return None
        for child in span.root.children:
            by = child.dep_ in POSSESSOR or (child.dep_ in COMPLEMENT and preposition(child) in ("by", "from"))
            number = self.phrase(child.idx, child.idx + len(child)) if by else None
            if number is not None:
                return number
        return None

    def _described(self, start: int, end: int) -> int | None:
        """The entity whose name heads a description or stands beside it: *the mayor, Ana Lima*."""
        span = self.doc.char_span(start, end, alignment_mode="expand")
        if span is None:
            return None
        beside = [span.root, *(child for child in span.root.rights if child.dep_ == "appos")]
        found = (self.phrase(one.idx, one.idx + len(one)) for one in beside)
        return next((number for number in found if number is not None), None)

    def phrase(self, start: int, end: int) -> int | None:
        """The entity a phrase as a whole means: that of the mention at its head, or beside it as its name."""
        inside = self._inside(start, end)
        span = self.doc.char_span(start, end, alignment_mode="expand") if inside else None
        if span is None:
            return None
        root = span.root
        for number, one in inside:
            if one.char_start <= root.idx < one.char_end or self._is_same(one, root):
                return number
        return None

    def _is_same(self, one: Mention, root: Token) -> bool:
        span = self.doc.char_span(one.char_start, one.char_end, alignment_mode="expand")
        after = one.kind == "PERSON" and span is not None and span.start > root.i
        return after and span is not None and span.root.head.i == root.i and span.root.dep_ in SAME

    def _head(self, start: int, end: int, inside: list[Place]) -> int | None:
        """The entity a speaker is named as: the phrase's own, else the only person, else the last one named."""
        meant = self.phrase(start, end)
        people = {number: one for number, one in inside if one.kind == "PERSON" and not self._is_others(one)}
        if meant is not None and (meant in people or not people):
            return meant
        if people:
            return next(reversed(people))
        return next((number for number, one in reversed(inside) if not self._is_others(one)), None)

    def _is_others(self, one: Mention) -> bool:
        """Whether a name only says whose or of what somebody is: *a spokesman for Ana Lima*."""
        span = self.doc.char_span(one.char_start, one.char_end, alignment_mode="expand")
        if span is None or span.root.dep_ not in COMPLEMENT:
            return False
        return span.root.head.pos_ == "NOUN" or one.form == "pronoun"

    def _inside(self, start: int, end: int) -> list[Place]:
        """The mentions that stand in a stretch of the text, or reach into it."""
        low = bisect_left(self.starts, start)
        while low > 0 and self.places[low - 1][1].char_end > start:
            low -= 1
        return [place for place in self.places[low : bisect_left(self.starts, end)] if place[1].char_end > start]


def _is_told_or_written(noun: Token) -> bool:
    lemma = (noun.lemma_ or noun.text).lower()
    return lemma in TOLD or nouns().get(lemma) == "written"


def _is_personal(quote: Quote) -> bool:
    """Whether a speaker is *he* or *she*: a mention of somebody, or of nobody for sure."""
    return (quote.speaker_text or "").lower() in GENDERS
