"""Families of words and phrases that reports put for one another, and those that the words of a text are in.

General knowledge of English as news is written: `lexicons/thesaurus_*.txt`, one family a line, with the lists of senses
and acts that linking has beside them. A word may be in several families, one for each of its senses; which of them is
meant is not asked, so that two words of one family are a hint and no more.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache

from tasks.link.stems import LEXICONS, read_lines
from tasks.link.terms import POSSESSIVES, Term, stem

LISTS = ("words_senses.txt", "utterances_senses.txt", "conflicts_acts.txt", "conflicts_things.txt")
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
LITTLE = frozenset(
    ("a", "an", "the", "am", "is", "are", "was", "were", "be", "been", "being", "it", "itself", "themselves", "himself")
)
LONGEST = 4  # words of a phrase
Families = frozenset[int]
Kin = Mapping[str, Families]
NONE: Families = frozenset()


@lru_cache(maxsize=50_000)
def families_of(text: str) -> tuple[tuple[int, int, Families], ...]:
    """The phrases of a text that are in some family: where each stands, end exclusive, and its families."""
    places = [(match.start(), match.end(), match.group().lower()) for match in WORD.finditer(text)]
    kept = [(start, end) for start, end, word in places if word not in LITTLE]
    words = tuple(bare(word) for _, _, word in places if word not in LITTLE)
    known, begun = _families(), _beginnings()
    found = []
    for at, (start, _) in enumerate(kept):
        for last in range(at + 1, min(at + LONGEST, len(words)) + 1):
            phrase = words[at:last]
            if phrase in known:
                found.append((start, kept[last - 1][1], known[phrase]))
            if phrase not in begun:
                break
    return tuple(found)


def kin(text: str, terms: Iterable[Term]) -> dict[str, Families]:
    """The families of a text's terms: of every phrase that a term is part of."""
    words = _families_by_word(text)
    found: dict[str, Families] = {}
    for term in terms:
        own = words.get(term.start, NONE)
        if " " in text[term.start : term.end]:
            own = own.union(*(families for start, families in words.items() if term.start < start < term.end))
        found[term.term] = found[term.term] | own if term.term in found else own
    return found


@lru_cache(maxsize=20_000)
def _families_by_word(text: str) -> Mapping[int, Families]:
    """Where a word of a text begins -> the families of all phrases that it is part of."""
    starts = [match.start() for match in WORD.finditer(text)]
    found: dict[int, Families] = {}
    for first, end, families in families_of(text):
        for start in starts[bisect_left(starts, first) : bisect_left(starts, end)]:
            found[start] = found[start] | families if start in found else families
    return found


def shared(one: Kin, other: Kin, weight: Callable[[str], float]) -> float:
    """The weight of what two texts' terms have in common: the same terms, and those of one family; of the lesser."""
    return min(_told(one, other, weight), _told(other, one, weight))


def likeness(one: Kin, other: Kin, weight: Callable[[str], float]) -> float:
    """Dice's coefficient of two texts' weighted terms, those of one family taken to be the same; 0 to 1."""
    both = math.fsum(map(weight, (*one, *other)))
    return 2 * shared(one, other, weight) / both if both else 0.0


def contained(one: Kin, other: Kin, weight: Callable[[str], float]) -> float:
    """The share of the lighter text's terms that the other has, or has a word of one family for; 0 to 1."""
    least = min(math.fsum(map(weight, one)), math.fsum(map(weight, other)))
    return shared(one, other, weight) / least if least else 0.0


def _told(mine: Kin, yours: Kin, weight: Callable[[str], float]) -> float:
    """The weight of one text's terms for which the other has the same or one of a family."""
    theirs = NONE.union(*(families for term, families in yours.items() if term not in mine))
    return math.fsum(
        weight(term) for term, families in mine.items() if term in yours or not theirs.isdisjoint(families)
    )


@lru_cache(maxsize=50_000)
def bare(word: str) -> str:
    """A word of small letters as the families have it: without inflection, a possessive as "his"."""
    return "his" if word in POSSESSIVES or word == "his" else stem(word)


@cache
def _families() -> Mapping[tuple[str, ...], Families]:
    """The stems of a word or phrase -> the families it is in, by their place in all lists."""
    found: dict[tuple[str, ...], set[int]] = {}
    names = [*LISTS, *sorted(path.name for path in LEXICONS.glob("thesaurus_*.txt"))]
    for number, line in enumerate(line for name in names for line in read_lines(name)):
        for phrase in line.split(","):
            words = tuple(bare(word) for word in WORD.findall(phrase.lower()) if word not in LITTLE)
            if 0 < len(words) <= LONGEST:
                found.setdefault(words, set()).add(number)
    return {phrase: frozenset(numbers) for phrase, numbers in found.items()}


@cache
def _beginnings() -> frozenset[tuple[str, ...]]:
    """The words by which longer phrases of some family begin."""
    return frozenset(phrase[:size] for phrase in _families() for size in range(1, len(phrase)))
