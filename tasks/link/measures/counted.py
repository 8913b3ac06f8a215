"""What a figure counts: the class of its noun, and what tells some of them from all."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tasks.link.measures import lexicon
from tasks.link.measures.lexicon import Action, Implied
from tasks.link.words import words

_BEFORE = frozenset(("of", "in", "at", "on", "from", "with", "for", "to", "by", "who", "that", "which", "into"))
_MAX_WORDS = 6  # a longer phrase is a clause that was taken for a noun


@dataclass(frozen=True, slots=True)
class Counted:
    """`name` is the class of what is counted, None where the words do not say; `marks` are the words beside it."""

    name: str | None
    kind: str
    marks: frozenset[str]


UNKNOWN = Counted(None, "weak", frozenset())
_VOTED_FOR = re.compile(r"\bvot(?:e|ed|ing) (?:for|against|in favou?r|to|yes|no|on)\b", re.IGNORECASE)


def read(phrase: str | None) -> Counted:
    """The class of a counted phrase: "suspected gang members" are gang members, suspected."""
    tokens = [lexicon.singular(word) for word in words(phrase or "")]
    if not tokens or (len(tokens) > _MAX_WORDS and not _BEFORE & set(tokens)):
        return UNKNOWN
    head, rest = _split(tokens)
    for size in (3, 2, 1):
        noun = lexicon.nouns().get(" ".join(head[-size:])) if len(head) >= size else None
        if noun is not None and noun.kind == "part" and rest:
            return read(" ".join(rest))
        if noun is not None:
            return _known(noun, head[:-size])
    return Counted(head[-1], "other", _marks(head[:-1])) if head else UNKNOWN


def implied(
    what: Counted, phrase: str | None, unit: str, done: frozenset[Action], sentence: str
) -> tuple[Counted, frozenset[Action]]:
    """What is counted and was done, where the row implies it: who died is people, jobs cut are workers dismissed."""
    for each in lexicon.implied().get("money" if lexicon.is_money(unit) else unit, ()):
        if _fits(each, what, phrase, unit, done) and not (each.noun == "turnout" and _VOTED_FOR.search(sentence)):
            noun = lexicon.classes()[each.noun]
            more = frozenset((lexicon.actions()[each.action],)) if each.action else frozenset()
            return Counted(noun.name, noun.kind, what.marks), more or done
    return what, done


def _fits(each: Implied, what: Counted, phrase: str | None, unit: str, done: frozenset[Action]) -> bool:
    if what.name not in each.nouns and not (
        "-" in each.nouns and what.name is None and (unit != "count" or not phrase or _is_part(phrase))
    ):
        return False
    if "-" in each.actions and not any(not action.soft for action in done):
        return True
    return "*" in each.actions or any(
        action.name in each.actions or ("+" in each.actions and action.of_people) for action in done
    )


def _is_part(phrase: str) -> bool:
    """Whether a phrase is a word for many alone: a crowd, a team."""
    noun = lexicon.nouns().get(lexicon.singular(phrase.casefold()))
    return noun is not None and noun.kind == "part"


def _known(noun: lexicon.Noun, before: list[str]) -> Counted:
    """A noun of the lists with its marks; a weak one tells what it counts by the words before it, if at all."""
    if noun.kind in ("weak", "part"):
        return read(" ".join(before)) if before else UNKNOWN
    return Counted(noun.name, noun.kind, _marks(before))


def _split(tokens: list[str]) -> tuple[list[str], list[str]]:
    """The words up to the first preposition, and those behind it."""
    at = next((index for index, word in enumerate(tokens) if word in _BEFORE and index), len(tokens))
    return tokens[:at], tokens[at + 1 :]


def _marks(before: list[str]) -> frozenset[str]:
    return frozenset(word for word in before if word not in lexicon.common() and not word[0].isdigit())
