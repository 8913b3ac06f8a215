"""Who wrote an article and where from: bylines and datelines as dumps spell them."""

from __future__ import annotations

import re
from functools import cache

from tasks.clean import lexicon, times
from tasks.clean.lines import ends_sentence

_PARTICLE = r"(?:de|da|dos|del|della|van|von|der|den|ter|bin|ibn|al|el|la|le|di|du|st\.?)"
_NAME_WORD = r"(?:[A-Z][\w.'’-]*|[A-Z]\.)"
_NAME = rf"{_NAME_WORD}(?: (?:{_PARTICLE} )*{_NAME_WORD}){{1,4}}"
_NAMES = rf"{_NAME}(?:(?:,| and| &|, and) {_NAME})*"
_LEAD = r"(?:(?i:written|words|story|reported|posted|article|text)\s+)?(?:[Bb]y|BY)\s*:?\s+"
_BYLINE = re.compile(rf"^{_LEAD}(?P<names>{_NAMES}|[A-Z][\w'’ ]{{2,40}})(?P<rest>.*)$")
_BARE = re.compile(rf"^{_NAMES}$")
_PARTS = re.compile(r"\s*[|/•·–—]\s*|\s+-\s+|,\s+(?=[A-Z][a-z]+ \d)")
_LONGEST = 14  # words of a line that may be a byline
_LENGTH = 200  # and its code points
_OF_PLACES = frozenset({"the", "of", "on", "upon", "and", "by", "over", "under", "in", "us", "at"})
# "NAIROBI, Kenya (Agency) — ", "LONDON, Feb 3 (Agency) - ", "NEW DELHI: ", "Lagos (Agency) - "
_DATE = r"(?:,? (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?)?"
_REGION = r"(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)*)?"
_DASH = r"\s*(?:—|–|--?)\s+\S"
_PLACE = re.compile(
    rf"^(?P<place>[A-Z][A-Z.'’-]+(?:[ /-][A-Z][A-Z.'’-]+)*{_REGION}){_DATE}\s*(?:\([^()]{{2,40}}\))?(?:{_DASH}|: \S)"
    rf"|^(?P<town>[A-Z][\w'’]+(?: [A-Z][\w'’]+){{0,3}}{_REGION}){_DATE}\s*\([^()]{{2,40}}\){_DASH}"
)


def byline(text: str) -> str | None:
    """The names of a line that says who wrote ("By Ann Lee and Bo Ek", "Ann Lee | 3 February 2025"), else None."""
    if len(text) > _LENGTH or len(text.split()) > _LONGEST:
        return None
    match = _BYLINE.match(text)
    if match and _ends_names(match["rest"]):
        return _persons(match["names"])
    first, *rest = _PARTS.split(text)
    return first if rest and is_name(first) and any(times.find(part) for part in rest) else None


def _persons(names: str) -> str | None:
    """The names without the roles among them; a desk or agency where no person is named; None for other words."""
    parts = [part.strip() for part in names.split(",")]
    persons = [part for part in parts if part and not any(word in _common() for word in _words(part))]
    if persons:
        return ", ".join(persons)
    return names.strip(" ,") if any(word in lexicon.words("desks") for word in _words(names)) else None


def _words(text: str) -> list[str]:
    return [word for word in lexicon.tokens(text) if word != "and"]


def _ends_names(rest: str) -> bool:
    """Whether what follows the names is no running text: nothing, a role, a time, a separator."""
    rest = rest.lstrip()
    return not rest or rest[0] in ",|/•·–—-(@" or rest.lower().startswith(("for ", "in ", "updated", "published"))


def is_name(text: str) -> bool:
    """Whether a line is nothing but personal names, and no menu's word."""
    if (
        len(text) > _LENGTH
        or len(text.split()) > 9
        or any(map(str.isdigit, text))
        or text.isupper()
        or not _BARE.match(text)
    ):
        return False
    return not lexicon.cues(text) and not any(word in _common() for word in _words(text))


@cache
def _common() -> frozenset[str]:
    """Words that menus and agencies' names are made of, and persons' are not."""
    return lexicon.words("stopwords") | lexicon.words("not_names")


@cache
def _no_place_words() -> frozenset[str]:
    """Function words that no place's name holds."""
    return lexicon.words("stopwords") - _OF_PLACES


def place(paragraph: str) -> str | None:
    """The place of a dateline at the beginning of a paragraph, as it is written; None without one.

    Before a colon it is one only in a sentence: "TALKS FAIL: Ministers leave" is a headline.
    """
    match = _PLACE.match(paragraph[:160])
    if match is None:
        return None
    found = match["place"] or match["town"]
    words = set(lexicon.tokens(found))
    colon = paragraph[match.end("place") :].lstrip().startswith(":") if match["place"] else False
    if colon and not ends_sentence(paragraph):
        return None
    if words & (lexicon.words("not_places") | _no_place_words()) or len(found) < 3:
        return None
    return found
