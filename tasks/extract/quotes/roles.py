"""Whom a noun for one person right before a name names: *barmaid Ines Lopez*, *Superintendent Ines Lopez*."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.attrs import LOWER
from spacy.strings import get_string_id
from spacy.tokens import Doc, Span, Token

from tasks import names
from tasks.extract.quotes import lexicon

SHORTEST, LONGEST = 2, 3  # words of a name that a role makes a person's
ROLES = frozenset({"NN", "NNP", "UH"})
PROPER = frozenset({"NNP", "NNPS", "NNS"})
TAKEN = frozenset({"NN", "JJ"})  # what the tagger takes a given name for that it does not know
STOPS = frozenset({",", ".", ";", ":", "(", '"', "”", "“", "’s", "'s", "—", "–"})
PARTICLES = frozenset({"da", "de", "del", "der", "di", "do", "dos", "du", "la", "van", "von", "bin", "ibn", "y"})
THINGS = frozenset({"act", "award", "bill", "code", "cup", "day", "fund", "law", "plan", "prize", "rights", "week"})
CHILDREN = frozenset({"two", "three", "four", "five", "six", "seven", "eight"})  # *mum-of-three*
SURNAMES = frozenset({  # roles that with a capital are rather names
    "abbot", "baker", "barber", "butcher", "butler", "carpenter", "clerk", "cook", "cooper", "earl", "farmer",
    "gardener", "mason", "miller", "painter", "porter", "potter", "ranger", "sailor", "shepherd", "tailor", "tanner",
    "walker", "weaver",
})  # fmt: skip


def could_be_a_persons(span: Span) -> bool:
    """Whether a name has two words or three, as people's have, none of them a body's, a thing's or another role."""
    if not SHORTEST <= len(span) <= LONGEST:
        return False
    written = all(token.is_alpha and token.text[0].isupper() and not token.is_upper for token in span)
    words = {token.lower_ for token in span}
    others = names.common(), lexicon.words("firms"), lexicon.words("unnamed"), lexicon.words("roles") - SURNAMES, THINGS
    return written and all(words.isdisjoint(one) for one in others)


def after_role(doc: Doc, start: int) -> bool:
    """Whether a noun for one person stands right before a token: *barmaid*, *Superintendent*, *mum-of-three*."""
    at = start - 1
    if at > 3 and doc[at].lower_ in CHILDREN and doc[at - 2].lower_ == "of":
        at -= 4
    role = doc[at] if at >= 0 else None
    return role is not None and role.lower_ in lexicon.words("roles") and role.tag_ in ("NN", "NNP", "")


def unmarked(doc: Doc) -> Iterator[tuple[int, int]]:
    """Token spans of people's names that the recognizer passed over: *haulier Ines Lopez*; left to right."""
    roles = _role_ids()
    for at, word in enumerate(doc.to_array([LOWER]).ravel().tolist()):
        if word in roles and _could_lead(doc[at]):
            start = end = at + 1
            while end < len(doc) and end - start <= LONGEST and _goes_on_name(doc[end]):
                end += 1
            proper = doc[end - 1].tag_ in PROPER and _is_closed(doc, end)
            if SHORTEST <= end - start <= LONGEST and proper and could_be_a_persons(doc[start:end]):
                yield start, end


@cache
def _role_ids() -> frozenset[int]:
    return frozenset(get_string_id(word) for word in lexicon.words("roles"))


def _could_lead(token: Token) -> bool:
    """Whether a word for one person is a noun, or a title, and no part of a name."""
    if token.ent_type_ or token.is_upper or token.tag_ not in ROLES:
        return False
    return token.is_lower or token.lower_ not in SURNAMES


def _goes_on_name(token: Token) -> bool:
    return not token.ent_type_ and token.tag_ in PROPER | TAKEN and token.text[:1].isupper()


def _is_closed(doc: Doc, end: int) -> bool:
    """Whether what stands after a name cannot be part of one, nor of a headline with capitals."""
    if end == len(doc) or doc[end].ent_type_ or doc[end].lower_ in PARTICLES:
        return False
    return doc[end].is_lower or doc[end].text in STOPS
