"""Headlines that give a speaker and a colon: *Minister: Talks have failed*; transcripts do the same, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tasks.extract.quotes.candidates import Candidate
from tasks.extract.quotes.reading import Reading

LONGEST_NAME = 8  # tokens before the colon
NAMES = frozenset({"PERSON", "PER", "ORG", "GPE", "LOC", "NORP"})


def headline_candidates(reading: Reading) -> Iterator[Candidate]:
    """A paragraph that begins with a name and a colon: what follows in it, up to its end, is what is said."""
    starts = [i for i in range(len(reading.doc)) if i == 0 or reading.paragraph_of[i] > reading.paragraph_of[i - 1]]
    for start in starts:
        colon = _colon(reading, start)
        if colon is None:
            continue
        speaker = _name(reading, start, colon)
        end = colon + 1
        while end < len(reading.doc) and reading.paragraph_of[end] == reading.paragraph_of[start]:
            end += 1
        while end > colon + 1 and reading.doc[end - 1].is_space:
            end -= 1
        if speaker is not None and end - colon > 3 and reading.region_of[colon + 1] < 0:
            content = (reading.chars(colon + 1, end),)
            yield Candidate("headline", content, (colon, colon + 1), colon, "colon", "quote", speaker.i)


def _colon(reading: Reading, start: int) -> int | None:
    for index in range(start, min(len(reading.doc) - 2, start + LONGEST_NAME)):
        token = reading.doc[index]
        if token.text == ":":
            return index if index > start else None
        if token.is_space or reading.region_of[index] >= 0 or token.text in (".", "?", "!", ";", ","):
            return None
    return None


def _name(reading: Reading, start: int, colon: int) -> Token | None:
    """Who stands before a colon: the last token there that is of a name, where no verb is there."""
    before = reading.doc[start:colon]
    if any(token.pos_ in ("VERB", "AUX", "NUM") for token in before):
        return None
    named = [token for token in before if token.ent_type_ in NAMES or token.pos_ == "PROPN"]
    head = named[-1] if named else next((token for token in reversed(before) if token.pos_ == "NOUN"), None)
    while head is not None and head.head != head and start <= head.head.i < colon:
        head = head.head
    return head
