"""Where a clause puts what it tells of: floors, names below countries, kinds of room, building, ground."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tasks import names
from tasks.link.claims.features import content
from tasks.link.conflicts.arguments import topic
from tasks.link.conflicts.ways import goals, origins, sides
from tasks.link.records import Statement
from tasks.link.stems import read_lines
from tasks.link.terms import stem

ORDINAL = r"ground|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|top|lower|upper|\d+(?:st|nd|rd|th)"
NAME = r"(?:[A-Z][\w'’-]*)(?:\s(?:of\s|the\s)?[A-Z][\w'’-]*)*"
FLOOR = re.compile(
    rf"\b(?:on|from|at|in)\s(?:(?:the\s)?(?P<value>(?:{ORDINAL})\sfloor)|(?:a|an|the)\s(?P<before>(?:{ORDINAL})-floor)"
    r"|(?:the|its)\s(?P<below>basement|cellar|attic|loft))\b",
    re.IGNORECASE,
)
NAMED = re.compile(
    r"\b(?P<how>in|at|near|outside|on|off|above|below|beneath|inside|behind|beside|opposite|alongside|around)\s"
    rf"(?:the\s(?:[a-z]\w*\sof\s)?|a\s\w+\s(?:in|near)\s)?(?P<value>{NAME})"
    rf"|\bclose (?P<to>to)\s(?:the\s(?:[a-z]\w*\sof\s)?)?(?P<where>{NAME})"
)
OF_A_NATION = re.compile(r"(?:ian|ish|ese|ean)s?$")
ATTRIBUTE = re.compile(  # "the residence of the Orrian ambassador": what sort of ambassador, and no place
    rf"the\s{NAME}\s(?!(?:in|on|of|at|near|by|for|with|and|or|but|to|from|as|that|which|where|when|after|before|is|was|are"
    r"|were|had|has|have|will|would|during|since|until|while|because|late|early)\b)[a-z]"
)
FAR = re.compile(r"\b(?:kilomet\w+|km|miles?|met(?:re|er)s|yards)\b[^,;]*$")  # so far from a place is not in it
MOVED = re.compile(
    rf"\b(?:go|goes|going|move[ds]?|moving|shift(?:s|ed|ing)?|relocat(?:e|es|ed|ing)|transfer(?:s|red|ring)?)"
    rf" (?P<how>to) (?P<value>{NAME})"
)
SEATED = re.compile(rf"\b(?:seat|headquarters|head office|home|base) (?P<how>in|at|on) (?:the )?(?P<value>{NAME})")
AFTER = (  # what may follow a building's noun where it is not the first of two: "in the home town"
    "in|of|on|at|near|by|for|with|after|before|when|where|while|and|but|or|that|which|who|to|from|as|until|late|early|shortly"
    "|yesterday|here|there|during|this|last|the|a|an|is|was|were|had|has|have|because|since|between|behind|above|below|outside|next"
    "|across|beneath|under|beside|opposite|along|over|into|off|not|only|then|so|within|around|against|without|alone|together"
)
PLAIN = (
    "at", "near", "outside", "beside", "behind", "opposite", "alongside", "above", "below", "beneath",
    "inside", "around",
)  # fmt: skip
# kinds that stand first in a name
TOLD = ("hotel", "river", "lake", "cafe", "hospital", "port", "ministry", "palace", "camp")
ASIDE = re.compile(
    r",\s(?:a|an|the|one|two|both|all|now|then|once|himself|herself)\s|,?\s(?P<who>who|whose|whom|that|which)\s"
)
SOURCE = re.compile(r"\baccording to [^,;]*", re.IGNORECASE)  # where somebody is who tells of it
LEVELS = ("floor", "name", "origin", "side", "room", "building", "container")
LONG = 4  # letters of a word of a name that a text must have to know the place


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of one level as worded, which kind it is, and its characters in the clause."""

    level: str
    value: str
    kind: str
    start: int
    end: int


@lru_cache(maxsize=1)
def sites() -> dict[str, dict[str, str]]:
    """Word for a kind of place -> its levels with the first word of its line."""
    sites: dict[str, dict[str, str]] = {}
    for level, words in (line.split(": ") for line in read_lines("conflicts_sites.txt")):
        for word in words.split():
            sites.setdefault(word, {})[level] = words.split()[0]
    return sites


def kinds_of_place() -> str:
    """The words of the list as alternatives of a pattern, a hyphen there being a space or a hyphen."""
    return "|".join(word.replace("-", "[ -]") for word in sites())


@lru_cache(maxsize=1)
def grounds() -> tuple[str, ...]:
    """Kinds of place that exclude no other."""
    words = (word for line in read_lines("conflicts_grounds.txt") for word in line.split())
    return tuple(word.replace("-", "[ -]") for word in words)


@lru_cache(maxsize=1)
def _site() -> re.Pattern[str]:
    words = kinds_of_place()
    return re.compile(
        r"\b(?:in|at|inside|outside|from|on|into|under|beneath|behind)\s"
        r"(?:(?:the|a|an|his|her|their|its|[A-Z][\w-]*['’]s?)\s(?:[\w-]+(?:['’]s?)?\s){0,3}?|(?=home|hospital|prison|jail|school|church|court\b))"
        rf"(?P<value>{words})\b(?!['’-])(?=\W*$|\W*\s(?:[A-Z]|(?:{AFTER})\b))"
    )


@lru_cache(maxsize=1)
def _beside() -> re.Pattern[str]:
    """A name with a kind of place before or behind it: "a disused quarry off Mill Road", "by the Corley quarry"."""
    words = f"{kinds_of_place()}|{'|'.join(grounds())}"
    article = r"(?:the|a|an|its|his|her|their|[a-z]+['’]s?)\s(?:[a-z-]+(?:['’]s)?\s){0,2}?"
    return re.compile(
        r"\b(?P<how>in|at|near|outside|on|off|beside|by|behind|opposite|alongside|inside|from|above|below|beneath|around|of)\s"
        rf"(?:{article}(?:{words})\s(?:in|near|off|on|of|outside|by|beside|at)\s(?:the\s)?(?P<before>{NAME})"
        rf"|{article}(?P<behind>{NAME})\s(?:[a-z]+\s)?(?:{words})\b)"
    )


def spots(statement: Statement, known: frozenset[str] = frozenset()) -> list[Spot]:
    """The one place of each level that a clause gives; a headline's capitals are no names.

    `known` are the names that the story has as places elsewhere.
    """
    if statement.field == "title":
        return []
    names_ = [spot for spot in _names(statement, known) if not is_of_somebody(statement, spot)]
    found = [
        *_floors(statement.text),
        *names_,
        *(_named(match, match["value"], "origin") for match in origins(statement)),
        *(Spot("side", match["value"], "side", match.start("value"), match.end()) for match in sides(statement.text)),
        *_kinds(statement.text),
        *_told_by_names(names_),
    ]
    by_level: dict[str, list[Spot]] = {}
    told = [match.span() for match in SOURCE.finditer(statement.text)]
    for spot in found:
        if any(start < spot.start < end for start, end in told):
            continue
        by_level.setdefault(spot.level, []).append(spot)
    by_level["name"] = _innermost(by_level.get("name", []), statement.text)
    return [each[0] for each in by_level.values() if len({spot.value for spot in each}) == 1]


def _innermost(names_: list[Spot], text: str) -> list[Spot]:
    """Names without those that only say where the one before is: "at Orr, in Tarn"."""
    known = sorted(names_, key=lambda spot: spot.start)
    pairs = zip([None, *known], known, strict=False)
    return [spot for last, spot in pairs if not last or text[last.end : spot.start].strip(" ,")]


def _floors(text: str) -> list[Spot]:
    """Floors: "the third floor", "a third-floor store", what lies below or above them all."""
    return [
        Spot("floor", match[match.lastgroup or 0].replace("-", " "), "floor", match.start(), match.end())
        for match in FLOOR.finditer(text)
    ]


def _kinds(text: str) -> list[Spot]:
    """Kinds of place; of a room in a building, the room and the building."""
    return [
        Spot(level, match["value"], kind, match.start(), match.end())
        for match in _site().finditer(text)
        for level, kind in sites()[match["value"].replace(" ", "-")].items()
    ]


def _names(statement: Statement, known: frozenset[str]) -> list[Spot]:
    """Names that are a place: after "in" or "on" only where the story has it as one or its kind is told."""
    found: dict[str, Spot] = {}
    for match in _beside().finditer(statement.text):
        name = match["before"] or match["behind"]
        if (match["behind"] and OF_A_NATION.search(name)) or _far(statement, match):
            continue
        if match["before"] and ATTRIBUTE.match(statement.text, match.start("before") - len("the ")):
            continue
        found.setdefault(name, _named(match, name))
    for match in NAMED.finditer(statement.text):
        name = match["value"] or match["where"]
        if _far(statement, match):
            continue
        if match["to"] or match["how"].lower() in PLAIN or name in (statement.place or "") or name in known:
            found.setdefault(name, _named(match, name))
    for match in (*MOVED.finditer(statement.text), *SEATED.finditer(statement.text), *goals(statement)):
        found.setdefault(match["value"], _named(match, match["value"]))
    return [spot for name, spot in found.items() if not is_region(name) and content(name)]


def is_of_somebody(statement: Statement, spot: Spot) -> bool:
    """Whether a place only tells more of whom a clause is about: "the girl, a pupil at a school in Orr, …"."""
    about, text = topic(statement), statement.text
    at = text.find(about) + len(about) if about else len(text)
    aside = ASIDE.match(text[at:]) if at >= len(about) and spot.start > at else None
    if not aside:
        return False
    verb = stem(statement.predicate.split()[0].lower())
    rest = {stem(word.lower()) for word in re.findall(r"\w+", text[at : spot.start])}
    return verb not in rest and bool(aside["who"] or "," in text[spot.end :])


def _far(statement: Statement, match: re.Match[str]) -> bool:
    """Whether a clause says how far from a name something is."""
    return bool(FAR.search(statement.text[: match.start()]))


def _named(match: re.Match[str], name: str, level: str = "name") -> Spot:
    return Spot(level, names.unpossessed(name), level, match.start(), match.end())


def _told_by_names(named: list[Spot]) -> list[Spot]:
    """The kind of building or ground that a place's name tells: Hotel Astra, the River Orr, the Corn Bridge."""
    found = []
    for spot in named:
        first, last = (spot.value.split()[at].lower() for at in (0, -1))
        kinds = sites().get(last, {}) | {level: kind for level, kind in sites().get(first, {}).items() if first in TOLD}
        found += [Spot(level, spot.value, kind, spot.start, spot.end) for level, kind in kinds.items()]
    return found


@lru_cache(maxsize=1)
def _regions() -> frozenset[str]:
    return frozenset(line.lower() for line in read_lines("conflicts_regions.txt"))


def is_region(name: str) -> bool:
    """Whether a name is one of a country, a state, a continent or a sea."""
    return (
        name.lower() in _regions()
        or name.split()[-1] in ("Ocean", "Sea", "Gulf", "Desert")
        or names.words(name) in names.countries()
    )


def own_words(name: str) -> list[str]:
    """The words of a place's name that are its own: not what sort of place it is, unless it has no other."""
    found = [word for word in re.findall(r"\w+", name) if len(word) >= LONG]
    own = [word for word in found if word.lower() not in sites() and word.lower() not in ROADS]
    return own or found


ROADS = frozenset(
    (
        "road",
        "street",
        "avenue",
        "lane",
        "drive",
        "highway",
        "hill",
        "county",
        "valley",
        "bridge",
        "island",
        "point",
        "town",
    )
)
