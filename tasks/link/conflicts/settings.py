"""Every place that a story's reports give, with what stands around it: what two of one event are told by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tasks import names
from tasks.link.conflicts.around import Around, Sentence, Span, around, sentences
from tasks.link.conflicts.events import Story
from tasks.link.conflicts.families import family
from tasks.link.conflicts.phrases import phrases
from tasks.link.conflicts.spots import (
    AFTER,
    ATTRIBUTE,
    OF_A_NATION,
    SOURCE,
    Spot,
    grounds,
    is_of_somebody,
    is_region,
    kinds_of_place,
    own_words,
    sites,
)
from tasks.link.conflicts.timed import CAPTION

SHORT = 2  # words of a phrase that has no more than an article and a noun
_PARTICLE = "of|de|del|della|da|di|do|dos|das|du|des|der|den|von|van|la|le|les|el|al"
NAME = rf"[A-Z][\w'’-]*[\w](?:\s(?:(?:{_PARTICLE})\s(?:the\s)?|the\s)?[A-Z][\w'’-]*\w)*"
SPEAKS = re.compile(r"\s(?:said|says|told|announced|reported|added|confirmed|stated|wrote)\b")  # who tells is there
AGENTS = frozenset(  # kinds of place that do things
    ("court", "hospital", "ministry", "palace", "school", "university", "church", "bank", "embassy", "parliament")
)
DETERMINER = r"(?:the|a|an|his|her|its|their|our|this|that|one|[A-Z][\w-]+['’]s?|[a-z]+['’]s?)"
FIRM = (
    "in|at|near|outside|inside|on|off|onto|into|above|below|beneath|under|behind|beside|opposite|alongside|around|across"
    "|along|through|close to|next to|north of|south of|east of|west of"
)
LOOSE = "from|to|by|for|towards?|past|of|left|leaving|departed|departing|reached|crossed|entered|filled"  # or somebody
LITTLE = "who|which|that|and|or|but|to|from|in|on|at|of|for|with|by|as|is|was|were|are|has|had|have|will|would|be|been"
PLAIN = ("on", "into", "onto", "across", "through", "along")
FOUND = re.compile(rf"\b(?:in|at|near)\s(?:the\s)?(?P<name>{NAME})")
EVENTS = re.compile(
    r"\b(?:Forum|Summit|Conference|Congress|Assembly|Festival|Games|Cup|Championships?|Awards|Show|Expo|Fair)$"
)
ANYWHERE = frozenset(  # kinds that tell nothing where neither a name nor another word is with them
    (
        "town", "city", "village", "hamlet", "suburb", "settlement", "district", "quarter", "neighbourhood",
        "neighborhood", "centre", "center", "site", "ground", "grounds", "complex", "compound", "unit", "works",
        "capital", "commune", "municipality", "parish", "borough", "estate", "coast", "shore", "street", "road",
    )
)  # fmt: skip
SIDE = re.compile(
    r"\b(?:[Tt]he|its|his|her|their)\s(?P<value>(?P<side>north|south|east|west|front|rear|upper|lower|left|right|inner|outer)"
    r"(?:ern)?(?:-hand)?\s[a-z]{3,})"
)
FAR = re.compile(  # so far from a place is not in it
    r"(?<!cubic )(?<!square )\b(?:kilomet\w+|km|miles?|met(?:re|er)s|yards)\s(?!of\b)(?:[a-z]+\s){0,6}$"
)
WAY = {
    "from": "from", "left": "from", "leaving": "from", "departed": "from", "departing": "from", "reached": "to",
    "entered": "to", "to": "to", "into": "to", "onto": "to", "for": "to", "toward": "to",
    "towards": "to",
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Setting(Around):
    """A place as worded, with what stands around it.

    `name` is its own or that of where it is, `kind` the first word of its kind's line in the lists, `level` that of the
    kind, `side` the one of a larger thing that it is at, `way` whether somebody goes there or comes from it.
    """

    name: str
    kind: str
    level: str
    side: str
    way: str


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A place in a sentence: its span, the name and the noun that it has, its side, its way."""

    span: Span
    name: str = ""
    noun: str = ""
    side: str = ""
    way: str = ""
    is_loose: bool = False  # whether it may be somebody's name


def settings(story: Story) -> list[Setting]:
    """The places of all current reports, in the order of their articles and places, titles left out."""
    known = frozenset(word for row in story.rows if row.statement.place for word in own_words(row.statement.place))
    known |= {word for text in _texts(story) for match in FOUND.finditer(text) for word in own_words(match["name"])}
    return [
        found
        for sentence in sentences(story)
        if not CAPTION.search(sentence.text)
        for phrase in _phrases(sentence.text, known)
        if (found := _setting(sentence, phrase)) is not None
    ]


def _texts(story: Story) -> Iterator[str]:
    """The texts of the reports, titles left out."""
    return (text for report in story.reports.values() for field, text in report.fields.items() if field != "title")


def _setting(sentence: Sentence, phrase: _Phrase) -> Setting | None:
    if phrase.name and is_region(phrase.name):
        return None
    if phrase.is_loose and not any(_goes(row.statement.predicate) for row in sentence.rows):
        return None
    found = around(sentence, phrase.span)
    statement = found.row.statement
    at = found.start - statement.char_start
    if is_of_somebody(statement, Spot("name", phrase.name, "name", at, found.end - statement.char_start)):
        return None
    level, kind = next(iter(sites().get(phrase.noun.lower().replace(" ", "-"), {}).items()), ("", phrase.noun.lower()))
    parts = {name: getattr(found, name) for name in Around.__slots__}
    return Setting(**parts, name=phrase.name, kind=kind, level=level, side=phrase.side, way=phrase.way)


def _goes(predicate: str) -> bool:
    """Whether a predicate says that somebody sets out or is taken somewhere."""
    verb = predicate.partition(" ")[0]
    return verb in family("leaving") or verb in family("taking")


@lru_cache(maxsize=1)
def nouns() -> frozenset[str]:
    """The words for kinds of place that may stand in a name: Mount Orr, Tarn Shoal."""
    return frozenset((*sites(), *(word for word in grounds() if word.isalpha())))


@lru_cache(maxsize=1)
def _place() -> re.Pattern[str]:
    kinds = f"{kinds_of_place()}|{'|'.join(grounds())}"
    whose = rf"(?:{DETERMINER}\s)?(?:(?!(?:{LITTLE})\b)[a-z][\w'’-]*\s){{0,3}}?"
    letters = "".join(sorted({word[0] for word in f"{FIRM}|{LOOSE}".split("|")}))  # that most words do not begin with
    outer = rf"(?:,?\s(?:in|at|on|of|near|outside|off|by)\s(?:the\s)?(?:[a-z]+\sof\s)?(?P<outer>{NAME}))?"
    return re.compile(
        rf"\b(?=(?i:[{letters}]))(?P<how>(?i:{FIRM}|{LOOSE}))\s(?P<value>{whose}"
        rf"(?P<inner>(?P<name>{NAME})(?:\s(?:[a-z]+\s)?(?P<of>{kinds})\b(?!['’-]))?"
        rf"|(?P<kind>{kinds})\b(?!['’-])(?=\W*$|\W*\s(?:[A-Z]|(?:{AFTER})\b)|[,;.:]))"
        rf"{outer})"
    )


def _phrases(text: str, known: frozenset[str]) -> Iterator[_Phrase]:
    """The places that a sentence names, the outermost left out where a smaller one stands before it."""
    times = phrases(text)
    told = [match.span() for match in SOURCE.finditer(text)]
    at, last = 0, -1
    while match := _place().search(text, at):
        start, end = match.span("value")
        at = match.end("how")
        if match["outer"] and any(first < end and match.start("outer") < behind for first, behind in times):
            end = match.end("inner")  # "at Orr on 3 May"
        if any(first < end and start < behind for first, behind in (*times, *told)):
            continue
        phrase = _phrase(match, (start, end), text, known)
        if phrase is None or SPEAKS.match(text, end):
            continue
        is_outer = last >= 0 and not text[last : match.start()].strip(" ,")
        at = last = end
        if not is_outer:
            yield phrase
    yield from (_Phrase(match.span("value"), side=match["side"]) for match in SIDE.finditer(text))


def _phrase(match: re.Match[str], span: Span, text: str, known: frozenset[str]) -> _Phrase | None:
    """The place that a match is of, which ends where the span does; None where it is none."""
    how, outer = match["how"].lower(), match["outer"] if match.end("outer") == span[1] else None
    way = WAY.get(how, "")
    if FAR.search(text[: match.start()]):
        return None
    if match["name"]:
        return _named(match, span, text, known, outer)
    is_anywhere = match["kind"].lower() in ANYWHERE and not outer and len(match["value"].split()) <= SHORT
    if is_anywhere or how in ("of", "for", "by", "past"):
        return None
    return _Phrase(span, names.unpossessed(outer or ""), match["kind"], way=way)


def _named(match: re.Match[str], span: Span, text: str, known: frozenset[str], outer: str | None) -> _Phrase | None:
    """A place with a name: after "on" and the like only where it is known as one, has its kind or what it is in."""
    how, name, noun = match["how"].lower(), match["name"], match["of"] or _noun(match["name"])
    if EVENTS.search(name) or (match["of"] and OF_A_NATION.search(name)) or (how == "by" and noun.lower() in AGENTS):
        return None
    if not noun and ATTRIBUTE.match(text, match.start("name") - len("the ")):
        return None
    kinds = any(word.lower() in nouns() for word in name.split())
    is_place = bool(noun or kinds or outer or known.intersection(own_words(name)))
    if not is_place and how in PLAIN:
        return None
    is_loose = not is_place and how not in FIRM.split("|")
    return _Phrase(span, names.unpossessed(name), noun, way=WAY.get(how, ""), is_loose=is_loose)


def _noun(name: str) -> str:
    """The word of a name for its kind of place, its last or its first: Tarn Mill, Lake Tarn."""
    words = name.lower().split()
    return next((word for word in (words[-1], words[0]) if word in nouns()), "")
