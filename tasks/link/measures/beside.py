"""The words beside a number, in its part of the sentence: what was done to what it counts, and what it is of."""

from __future__ import annotations

import re
from functools import lru_cache

from tasks.link.measures import lexicon
from tasks.link.measures.counted import Counted
from tasks.link.measures.lexicon import Action
from tasks.link.records import Figure
from tasks.link.words import words

_CHARS = 80
_BREAK = re.compile(
    r"[,;:—–]\s|\b(?:and(?! (?:wo)?men\b| children\b| out\b)|but|while|with|as|after|when|where|because|before|until)\b"
)
_THINGS = ("thing", "market")
Beside = tuple[str, str]


def beside(before: str, after: str) -> Beside:
    """What stands before and behind a number in its part of the sentence, given the whole of the sentence."""
    return _BREAK.split(before[-_CHARS:])[-1], _BREAK.split(after[:_CHARS])[0]


def done(figure: Figure, near: Beside) -> frozenset[Action]:
    """What was done: the row's class, save where words beside the number tell otherwise."""
    known = lexicon.action_words()
    told = frozenset(action for word in _words(near) if word in known for action in known[word])
    of_people = figure.unit == "count" or figure.counted == "age"
    if not of_people:
        told = frozenset(action for action in told if not action.of_people)
    row = lexicon.action_classes().get(figure.action_class or "")
    if row is not None and row.of_people and not of_people:
        row = None
    if row is not None and (row in told or all(action.soft for action in told)):
        told |= {row}
    return told if all(action.of_all or action.soft for action in told) else _of_some(told)


def _of_some(told: frozenset[Action]) -> frozenset[Action]:
    return frozenset(action for action in told if not action.of_all)


def things(unit: str, what: Counted, near: Beside) -> frozenset[str]:
    """The things that words beside a sum, share or size name, and what it is a row of; none for a count."""
    if unit == "count":
        return frozenset()
    nouns = (lexicon.nouns().get(lexicon.singular(word)) for word in _words(near))
    named = {noun.name for noun in nouns if noun is not None and noun.kind in _THINGS}
    return frozenset(named | ({what.name} if what.kind in _THINGS and what.name else set()))


@lru_cache(maxsize=1_000)  # asked for what was done, and for the things that are named
def _words(near: Beside) -> tuple[str, ...]:
    """The words before and behind a number, and each two and three that stand together."""
    return tuple(phrase for side in near for phrase in lexicon.phrases(words(side)))
