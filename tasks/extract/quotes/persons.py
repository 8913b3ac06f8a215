"""Which names are people's: the recognizer's word, but where the text itself plainly says otherwise.

*Ines, who runs the harbour*, *the mayor, Ines Lopez,* and *barmaid Ines Lopez* name people whatever they were taken
for; *in Corvo* and *the mayor of Corvo* name a place, *Corvo Apparel* and *Corvo, which sells boats* a firm.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from tasks import names
from tasks.extract.quotes import lexicon
from tasks.extract.quotes.roles import after_role, could_be_a_persons, unmarked

PEOPLE = frozenset({"PERSON", "PER"})
UNSURE = frozenset({"LOC", "GPE", "ORG", "MISC", "FAC", "PRODUCT"})  # labels under which people are found by mistake
PLACING = frozenset({"in", "near", "outside", "inside", "around", "across"})
BESIDE = frozenset({"appos", "nmod:desc"})
NO_OFFICE = frozenset({"leader", "head", "owner", "chief", "star", "author", "king", "queen"})  # firms and places too
SHORTEST = 2  # words of a person's name that is told by a pronoun
LONGEST = 3  # words of a person's name that was taken for another
YOUNGEST, OLDEST = 8, 110  # years of those whose age news gives
OFFICE_REACH = 12  # tokens after a name's comma in which its office ends
ROLED = UNSURE - {"PRODUCT"}  # labels under which whom a role names is found by mistake
SEATS = frozenset({  # *the mayor of Corvo*, *the town of Corvo*, *north of Corvo*: what stands behind "of" is a place
    "mayor", "mayoress", "governor", "bishop", "archbishop", "duke", "duchess", "earl", "sultan", "emir", "town",
    "village", "city", "hamlet", "suburb", "district", "municipality", "province", "region", "county", "island",
    "port", "parish", "commune", "canton", "borough", "township", "outskirts", "north", "south", "east", "west",
    "northeast", "northwest", "southeast", "southwest", "north-east", "north-west", "south-east", "south-west",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the text says of a name: the kind it shows (PERSON, ORG or LOC), and the office in apposition, if any."""

    kind: str
    office: str | None = None


def evidence(span: Span) -> Evidence | None:
    """What stands beside a name of `doc.ents` that tells its kind plainly; None where nothing does."""
    if span.label_ in PEOPLE:
        return _no_person(span)
    if span.label_ not in UNSURE or len(span) > LONGEST or names.is_place(names.words(span.text)) or _is_firm(span):
        return None
    office = _office(span)
    if office is not None:
        return Evidence("PERSON", office)
    if span.label_ in ROLED and could_be_a_persons(span) and after_role(span.doc, span.start):
        return Evidence("PERSON")
    relative = _relative(span)
    told = span.label_ != "ORG" and relative is not None and relative.lower_ == "who" and not _after_preposition(span)
    return Evidence("PERSON") if told or _has_age(span) or _is_he_or_she(span) else None


def _has_age(span: Span) -> bool:
    """Whether an age stands by a name of two words or more: *Ines Lopez, 44,*."""
    after = span.doc[span.end : span.end + 3]
    told = len(span) > 1 and len(after) == 3 and after[0].text == "," and after[1].text.isdigit()
    return told and YOUNGEST <= int(after[1].text) <= OLDEST and after[2].text in (",", ".", ";", ")")


def _is_he_or_she(span: Span) -> bool:
    """Whether a name and its apposition are the subject of a sentence that goes on with *his* or *her*, and name nobody
    else before: *Ines Lopez, the leader of the council, did not hide her anger*.
    """
    if len(span) < SHORTEST or not span.doc.has_annotation("SENT_START") or span.root.sent.start != span.start:
        return False
    after = span.doc[span.end : span.root.sent.end]
    closed = len(after) > 1 and after[0].text == "," and after[1].lower_ in ("the", "a", "an")
    if not closed or not all(token.is_title for token in span):
        return False
    told = next((token.i for token in after if token.lower_ in ("his", "her", "himself", "herself")), None)
    return told is not None and not any(token.ent_type_ in PEOPLE for token in span.doc[span.end : told])


def _no_person(span: Span) -> Evidence | None:
    if _is_firm(span):
        return Evidence("ORG")
    relative = _relative(span)
    if relative is not None and relative.lower_ == "which":
        return Evidence("ORG")
    if len(span) == 1 and span.start and span.doc[span.start - 1].lower_ in PLACING and not _is_owner(span):
        return Evidence("LOC")
    return Evidence("LOC") if _is_seat(span) else None


def _is_seat(span: Span) -> bool:
    """Whether a name says of which place somebody is the mayor, or what a town is called."""
    before = span.doc[max(0, span.start - 2) : span.start]
    seat = len(before) == 2 and before[1].lower_ == "of" and before[0].lower_ in SEATS
    return seat and not (span.end < len(span.doc) and span.doc[span.end].tag_ == "POS")


def _is_firm(span: Span) -> bool:
    return len(span) > 1 and span[-1].is_title and span[-1].lower_ in lexicon.words("firms")


def _is_owner(span: Span) -> bool:
    """Whether a name says whose something is that need be no part of a town: *in Ines's view*."""
    return span.end < len(span.doc) and span.doc[span.end].tag_ == "POS"


def _relative(span: Span) -> Token | None:
    """The *who* or *which* after a name and a comma."""
    after = span.doc[span.end : span.end + 2]
    return after[1] if len(after) == 2 and after[0].text == "," and after[1].tag_ in ("WP", "WDT") else None


def _after_preposition(span: Span) -> bool:
    return span.start > 0 and span.doc[span.start - 1].pos_ == "ADP"


def _office(span: Span) -> str | None:
    """The office that a noun before or after a name and a comma gives its bearer."""
    doc = span.doc
    closed = span.end < len(doc) and doc[span.end].text == ","
    if not closed:
        return None
    if span.start > 1 and doc[span.start - 1].text == "," and _is_office(doc[span.start - 2]):
        return names.fold(doc[span.start - 2].text)
    for child in span.root.rights:
        if child.dep_ in BESIDE and span.end < child.i < span.end + OFFICE_REACH and _is_office(child):
            return names.fold(child.text)
    return None


def _is_office(token: Token) -> bool:
    return token.tag_ == "NN" and token.lower_ in lexicon.words("titles") - NO_OFFICE


def people(doc: Doc) -> tuple[tuple[tuple[int, int], ...], frozenset[str]]:
    """Token spans of people's names, left to right, and the surnames of those named in full.

    A surname that the recognizer passed over, or took for something else, is found by the full name.
    """
    told = {(span.start, span.end): evidence(span) for span in doc.ents}
    found = [span for span in doc.ents if _is_person(span, told[span.start, span.end])]
    more = set(unmarked(doc))
    full = [span for span in found if len(span) > 1 and span[-1].is_title]
    last = frozenset([*(span[-1].text for span in full), *(doc[end - 1].text for _, end in more)])
    elsewhere = {span.text for span in doc.ents if _shows(told[span.start, span.end], "LOC")} - last
    spans = {(span.start, span.end) for span in found if span.text not in elsewhere}
    within = {at for start, end in more for at in range(start, end)}
    alone = {(at, end) for at, end in _surnames(doc, last) if at not in within}
    return tuple(sorted(spans | more | alone)), last


def _is_person(span: Span, told: Evidence | None) -> bool:
    return told.kind == "PERSON" if told is not None else span.label_ in PEOPLE


def _shows(told: Evidence | None, kind: str) -> bool:
    return told is not None and told.kind == kind


def _surnames(doc: Doc, last: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Surnames that stand alone and are no part of another name."""
    for token in doc:
        if token.text in last and token.ent_type_ not in PEOPLE and not _beside_name(token):
            yield token.i, token.i + 1


def _beside_name(token: Token) -> bool:
    around = [token.doc[at] for at in (token.i - 1, token.i + 1) if 0 <= at < len(token.doc)]
    return any(one.is_title and one.pos_ == "PROPN" and one.is_alpha and one.ent_type_ for one in around)
