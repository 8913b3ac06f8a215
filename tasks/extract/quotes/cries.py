"""Any verb between words in marks and who says them: *“…,” stormed councillor Ines Lopez*, whatever the tree says."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tasks.extract.quotes import lexicon
from tasks.extract.quotes.candidates import Candidate
from tasks.extract.quotes.reading import Reading

PAST = frozenset({"VBD", "VBN", "JJ", "VBZ"})
SHORTEST = 3  # words in marks that are no title of a work
REACH = 8  # tokens between the verb and the name
ENDINGS = (",", "?", "!", ",’", ",'")


def cry_candidates(reading: Reading, verb: Token) -> Iterator[Candidate]:
    """What stands in marks right before a past tense that a person's name follows."""
    number = reading.region_of[verb.i - 1] if verb.i else -1
    if number < 0 or not _may_be_past(verb) or not _is_said(reading, number):
        return
    name = _name_after(reading, verb)
    if name is not None:
        region = reading.outer[number]
        kind = lexicon.frames_of(verb).get("quote") or "cry"
        span = (region.outer_start, region.outer_end)
        yield Candidate("around", (span,), (verb.i, verb.i + 1), verb.i, kind, "quote", name.i)


def _may_be_past(verb: Token) -> bool:
    return verb.tag_ in PAST and (verb.lower_.endswith("ed") or verb.tag_ == "VBD") and verb.is_lower


def _is_said(reading: Reading, number: int) -> bool:
    region = reading.outer[number]
    text = reading.text[region.start : region.end]
    return text.endswith(ENDINGS) and len(text.split()) >= SHORTEST


def _name_after(reading: Reading, verb: Token) -> Token | None:
    """The person named after a verb, nothing but what describes them between."""
    low = verb.i + 1
    starts = {start: end for start, end in reading.people if low <= start <= low + REACH}
    for at in range(low, min(len(reading.doc), low + REACH + 1)):
        if at in starts:
            return reading.doc[at : starts[at]].root
        token = reading.doc[at]
        joins = token.text == "-" or token.lower_ in ("of", "the")
        if not joins and token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "DET"):
            return None
    return None
