"""The word lists that measures stand on, read once: nouns, actions, units, words that tell nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

from tasks.link.terms import stem as stem_of

FOLDER = Path(__file__).resolve().parents[1] / "lexicons"
_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "policemen": "policeman", "lives": "life",
    "policewomen": "policewoman", "firemen": "fireman", "gunmen": "gunman", "servicemen": "serviceman", "wives": "wife",
    "workmen": "workman", "fishermen": "fisherman", "feet": "foot", "fatalities": "fatality", "died": "die",
    "killed": "kill", "shares": "share", "houses": "house", "damages": "damage", "homes": "home", "buses": "bus",
    "thieves": "thief", "seamen": "seaman", "crewmen": "crewman",
}  # fmt: skip
_SIBILANT = re.compile(r"(ss|sh|ch|x|z)es$")
_ENDING = re.compile(r"(?<=[a-z]{3})(ing|ed|ly|ment|ation|ion|er|or|e|y|al)$")


@dataclass(frozen=True, slots=True)
class Noun:
    """A class of things counted; `kind` is any, group, thing, each, market, weak or part."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Action:
    """A group of things done.

    `moves` says how a count of it moves while an event goes on: up, both, no; meanwhile: up, where it is told as going
    on. `soft` are verbs of so many senses that two of them do not tell two quantities apart; `of_people` are those done
    to people alone, `of_all` what the whole of them are, as staff or aboard; `who` the groups that are all to whom it
    is done.
    """

    name: str
    moves: str
    soft: bool
    of_people: bool
    of_all: bool
    who: frozenset[str]


@dataclass(frozen=True, slots=True)
class Implied:
    """What is counted, and what was done, where a row's unit, noun and action only imply it."""

    nouns: frozenset[str]
    actions: frozenset[str]
    noun: str
    action: str | None


def _rows(name: str, columns: int = 1) -> Iterator[list[str]]:
    """The rows of a list, filled up with empty columns."""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            row = line.split("\t")
            yield row + [""] * (columns - len(row))


@cache
def nouns() -> dict[str, Noun]:
    """A word or phrase in the singular → its class."""
    found: dict[str, Noun] = {}
    for name, kind, words in _rows("measures_nouns.tsv"):
        for word in words.split():
            found.setdefault(word.replace("_", " "), Noun(name, kind))
    return found


@cache
def markets() -> frozenset[str]:
    """The classes of what is traded."""
    return frozenset(noun.name for noun in nouns().values() if noun.kind == "market")


@cache
def action_classes() -> dict[str, Action]:
    """A figure's class of action → the group it belongs to."""
    rows = _rows("measures_actions.tsv", 5)
    return {each: _named(name, moves, who) for name, moves, classes, _, who in rows for each in classes.split()}


@cache
def action_words() -> dict[str, tuple[Action, ...]]:
    """A word that tells of actions, as it is written → the groups."""
    found: dict[str, tuple[Action, ...]] = defaultdict(tuple)
    for name, moves, _, words, who in _rows("measures_actions.tsv", 5):
        for word in words.split():
            found[word.replace("_", " ")] += (_named(name, moves, who),)
    return dict(found)


def _named(name: str, moves: str, who: str) -> Action:
    return Action(name.strip("~*="), moves, "~" in name, "*" in name, "=" in name, frozenset(who.split()))


@cache
def actions() -> dict[str, Action]:
    """The groups of things done, by name."""
    return {action.name: action for action in (*action_classes().values(), *chain(*action_words().values()))}


@cache
def classes() -> dict[str, Noun]:
    """The classes of things counted, by name."""
    return {noun.name: noun for noun in nouns().values()}


@cache
def implied() -> dict[str, list[Implied]]:
    """A unit, all currencies as one → what rows of it imply, in the order of the list."""
    found: dict[str, list[Implied]] = defaultdict(list)
    for unit, names, done, noun, action in _rows("measures_implied.tsv", 5):
        found[unit].append(Implied(frozenset(names.split()), frozenset(done.split()), noun, action or None))
    return dict(found)


@cache
def units() -> dict[str, tuple[str, float]]:
    """A unit → the unit it is compared in, and how many of those it is."""
    return {name: (base, float(factor)) for name, base, factor in _rows("measures_units.tsv")}


@cache
def aspects() -> dict[str, dict[str, tuple[tuple[str, float], ...]]]:
    """A dimension → a word → the aspects that it names, and how much each tells that two figures have it."""
    found: dict[str, dict[str, tuple[tuple[str, float], ...]]] = defaultdict(dict)
    for dimension, name, weight, words in _rows("measures_aspects.tsv"):
        for word in (each.replace("_", " ") for each in words.split()):
            found[dimension][word] = (*found[dimension].get(word, ()), (name, float(weight)))
    return dict(found)


@cache
def aged() -> dict[str, Noun]:
    """A word for who or what has an age → its class."""
    return {word: Noun(name, kind) for name, kind, words in _rows("measures_aged.tsv") for word in words.split()}


@cache
def currencies() -> frozenset[str]:
    """Currencies of several countries, which have no code."""
    return frozenset(word for row in _rows("measures_currencies.txt") for word in row[0].split())


def is_money(unit: str) -> bool:
    """Whether a unit is a currency."""
    return unit.isupper() or unit in currencies()


@cache
def common() -> frozenset[str]:
    """Words that tell nothing of what a sentence is about."""
    return frozenset(word for row in _rows("measures_common.txt") for word in row[0].split())


@cache
def describing() -> frozenset[str]:
    """Words that say how what is counted is, not what kind of it."""
    return frozenset(word for row in _rows("measures_describing.txt") for word in row[0].split())


@cache
def common_stems() -> frozenset[str]:
    """Those words without their inflection."""
    return frozenset(map(stem_of, common()))


def phrases(words: Sequence[str]) -> list[str]:
    """The words of a text, and each two and three that stand together."""
    second, third = words[1:], words[2:]
    return [
        *words,
        *map(" ".join, zip(words, second, strict=False)),
        *map(" ".join, zip(words, second, third, strict=False)),
    ]


@cache
def singular(word: str) -> str:
    """A word without its plural ending."""
    if word in _IRREGULAR or len(word) < 4:
        return _IRREGULAR.get(word, word)
    if word.endswith("ies"):
        return word[:-3] + "y"
    if _SIBILANT.search(word):
        return word[:-2]
    return word if word.endswith(("ss", "us", "is")) else word.removesuffix("s")


@cache
def stem(word: str) -> str:
    """What is left of a word without its endings: "arrested" and "arrests" are "arrest"."""
    return _ENDING.sub("", _ENDING.sub("", singular(word)))
