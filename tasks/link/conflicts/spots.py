"""Where a clause puts what it tells of: floors, names below countries, kinds of room, building, ground."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tasks import names
from tasks.link.claims.features import content
from tasks.link.records import Statement
from tasks.link.stems import read_lines

ORDINAL = r"ground|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|top|lower|upper|\d+(?:st|nd|rd|th)"
NAME = r"(?:[A-Z][\w'’-]*)(?:\s(?:of\s|the\s)?[A-Z][\w'’-]*)*"
FLOOR = re.compile(rf"\b(?:on|from|at|in)\s(?:the\s)?(?P<value>(?:{ORDINAL})\sfloor)\b", re.IGNORECASE)
NAMED = re.compile(
    rf"\b(?P<how>in|at|near|outside|on|off)\s(?:the\s(?:\w+\sof\s)?|a\s\w+\s(?:in|near)\s)?(?P<value>{NAME})"
)
AFTER = (  # what may follow a building's noun where it is not the first of two: "in the home town"
    "in|of|on|at|near|by|for|with|after|before|when|where|while|and|but|or|that|which|who|to|from|as|until|late|early|shortly"
    "|yesterday|here|there|during|this|last|the|a|an|is|was|were|had|has|have|because|since|between|behind|above|below|outside|next"
    "|across|beneath|under|beside|opposite|along|over|into|off|not|only|then|so|within|around|against|without|alone|together"
)
PLAIN = ("at", "near", "outside", "beside", "behind", "opposite", "alongside")
LEVELS = ("floor", "name", "room", "building", "container")
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
def _sites() -> dict[str, dict[str, str]]:
    """Word for a kind of place -> its levels with the first word of its line."""
    sites: dict[str, dict[str, str]] = {}
    for level, words in (line.split(": ") for line in read_lines("conflicts_sites.txt")):
        for word in words.split():
            sites.setdefault(word, {})[level] = words.split()[0]
    return sites


def _kinds_of_place() -> str:
    """The words of the list as alternatives of a pattern, a hyphen there being a space or a hyphen."""
    return "|".join(word.replace("-", "[ -]") for word in _sites())


@lru_cache(maxsize=1)
def _site() -> re.Pattern[str]:
    words = _kinds_of_place()
    return re.compile(
        r"\b(?:in|at|inside|outside|from|on|into|under|beneath|behind)\s"
        r"(?:(?:the|a|an|his|her|their|its|[A-Z][\w-]*['’]s?)\s(?:[\w-]+(?:['’]s?)?\s){0,3}?|(?=home|hospital|prison|jail|school|church|court\b))"
        rf"(?P<value>{words})\b(?!['’-])(?=\W*$|\W*\s(?:[A-Z]|(?:{AFTER})\b))"
    )


@lru_cache(maxsize=1)
def _beside() -> re.Pattern[str]:
    """A name with a kind of place before or behind it: "a disused quarry off Mill Road", "by the Corley quarry"."""
    words = _kinds_of_place()
    article = r"(?:the|a|an|its|his|her)\s(?:[a-z-]+\s){0,2}?"
    return re.compile(
        r"\b(?P<how>in|at|near|outside|on|off|beside|by|behind|opposite|alongside|inside|from)\s"
        rf"(?:{article}(?:{words})\s(?:in|near|off|on|of|outside|by|beside)\s(?:the\s)?(?P<before>{NAME})"
        rf"|{article}(?P<behind>{NAME})\s(?:{words})\b)"
    )


def spots(statement: Statement) -> list[Spot]:
    """The one place of each level that a clause gives; a headline's capitals are no names."""
    if statement.field == "title":
        return []
    names_ = _names(statement)
    found = [*_floors(statement.text), *names_, *_kinds(statement.text), *_buildings(names_)]
    by_level: dict[str, list[Spot]] = {}
    for spot in found:
        by_level.setdefault(spot.level, []).append(spot)
    return [each[0] for each in by_level.values() if len({spot.value for spot in each}) == 1]


def _floors(text: str) -> list[Spot]:
    return [Spot("floor", match["value"], "floor", match.start(), match.end()) for match in FLOOR.finditer(text)]


def _kinds(text: str) -> list[Spot]:
    """Kinds of place; of a room in a building, the room and the building."""
    return [
        Spot(level, match["value"], kind, match.start(), match.end())
        for match in _site().finditer(text)
        for level, kind in _sites()[match["value"].replace(" ", "-")].items()
    ]


def _names(statement: Statement) -> list[Spot]:
    """Names that are a place: after "in" or "on" only where the statement has it as its place or its kind is told."""
    found: dict[str, Spot] = {}
    for match in _beside().finditer(statement.text):
        name = match["before"] or match["behind"]
        found.setdefault(name, Spot("name", name, "name", match.start(), match.end()))
    for match in NAMED.finditer(statement.text):
        name = match["value"]
        if match["how"].lower() in PLAIN or name in (statement.place or ""):
            found.setdefault(name, Spot("name", name, "name", match.start(), match.end()))
    return [spot for name, spot in found.items() if not _is_region(name) and content(name)]


def _buildings(named: list[Spot]) -> list[Spot]:
    """The kind of building that a place's name tells: Hotel Astra."""
    ends = ((spot, word.lower()) for spot in named for word in {spot.value.split()[0], spot.value.split()[-1]})
    kinds = ((spot, _sites().get(word, {}).get("building")) for spot, word in ends)
    return [Spot("building", spot.value, kind, spot.start, spot.end) for spot, kind in kinds if kind]


@lru_cache(maxsize=1)
def _regions() -> frozenset[str]:
    return frozenset(line.lower() for line in read_lines("conflicts_regions.txt"))


def _is_region(name: str) -> bool:
    return name.lower() in _regions() or names.words(name) in names.countries()


def own_words(name: str) -> list[str]:
    """The words of a place's name that are its own: not what sort of place it is, unless it has no other."""
    found = [word for word in re.findall(r"\w+", name) if len(word) >= LONG]
    own = [word for word in found if word.lower() not in _sites() and word.lower() not in ROADS]
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
