"""Whose number it is: the name that does the verb a number is the object of, "Marsh won 212 votes"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tasks.link import stems
from tasks.link.measures import lexicon
from tasks.link.records import Figure
from tasks.link.words import words

_BREAK = re.compile(
    r"[,;:—–(]\s|\b(?:and|but|while|whereas|although|that|because|if|when|as|after|before|wh(?:ich|om?|ose|ere))\s"
)
_NAME = re.compile(r"(?P<name>[A-Z][\w.-]*(?:\s[A-Z][\w.-]*)*)(?=\s(?P<verb>[a-z]+)\b)")
_OWNER = re.compile(r"(?P<name>[A-Z][\w.-]*(?:\s[A-Z][\w.-]*)*)(?:['’]s|s['’])\s(?:[a-z]+ ){0,4}$")
_BEHIND = re.compile(r"\b(?:in|of|at|from|for|to|by|near|with|on|over|under|into|across|against|the|an?) $")
_HAVE = "have"
_HAVING = frozenset(
    map(stems.stem, ("hold", "win", "gain", "get", "earn", "receive", "draw", "take", "collect", "need"))
)
_HELD = ("count", "percent")
_HELPING = re.compile(r"ha[sd]|have|is|are|was|were|will|would|could|may|might|must|can|should|now")


@dataclass(frozen=True, slots=True)
class Holder:
    """Who does it: the words of the name, casefolded, and what is done, a verb's stem."""

    names: frozenset[str]
    does: str


def holder(figure: Figure, before: str, known: frozenset[str]) -> Holder | None:
    """Whose number a figure is, where a name in its part of the sentence says so.

    `before` is the sentence up to the number, `known` what the story's texts have capitalized within sentences. A name
    behind a preposition does nothing, one in capitals may stand for another name, and a sum that one pays another gets.
    """
    if figure.unit not in _HELD and not lexicon.is_money(figure.unit):
        return None
    part = _BREAK.split(before)[-1]
    owner = _OWNER.search(part)
    doing = [match for match in _NAME.finditer(part) if _does(match, part, figure.action)]
    found = owner or (doing[-1] if doing else None)
    names = frozenset(word.casefold() for word in _names(found["name"], known)) if found else frozenset()
    return Holder(names, _HAVE if owner else _done(part[doing[-1].end() :])) if names else None


def _names(name: str, known: frozenset[str]) -> list[str]:
    plain = [word.strip(".-") for word in name.split() if word in known and not word.isupper()]
    return [word for word in plain if word.casefold() not in lexicon.common()]


def _done(rest: str) -> str:
    """The verb of what follows a name, behind what helps it."""
    verbs = [word for word in words(rest) if word not in lexicon.common()]
    does = stems.stem(verbs[0]) if verbs else _HAVE
    return _HAVE if does in _HAVING else does


def _does(match: re.Match[str], part: str, action: str | None) -> bool:
    """Whether what follows a name is the number's verb or helps it."""
    if _BEHIND.search(part[: match.start()]):
        return False
    verb = match["verb"]
    return bool(_HELPING.fullmatch(verb)) or (action is not None and stems.stem(verb) == stems.stem(action.split()[0]))
