"""Families of words and phrases that reports put for one another, and those that the words of a text are in.

General knowledge of English as news is written: `lexicons/thesaurus_*.txt`, one family a line, with the lists of senses
and acts that linking has beside them. A word may be in several families, one for each of its senses; which of them is
meant is not asked, so that two words of one family are a hint and no more.
"""

from __future__ import annotations

import math
import re
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
    kept = [(start, end, _bare(word)) for start, end, word in places if word not in LITTLE]
    known, longest = _families(), _longest()
    found = []
    for at, (start, _, word) in enumerate(kept):
        for size in range(1, min(longest.get(word, 0), len(kept) - at) + 1):
            phrase = tuple(each for _, _, each in kept[at : at + size])
            if phrase in known:
                found.append((start, kept[at + size - 1][1], known[phrase]))
    return tuple(found)


def kin(text: str, terms: Iterable[Term]) -> dict[str, Families]:
    """The families of a text's terms: of every phrase that a term is part of."""
    phrases = families_of(text)
    found: dict[str, Families] = {}
    for term in terms:
        own = [families for start, end, families in phrases if start < term.end and term.start < end]
        found[term.term] = found.get(term.term, NONE).union(*own)
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


def _bare(word: str) -> str:
    return "his" if word in POSSESSIVES or word == "his" else stem(word)


@cache
def _families() -> Mapping[tuple[str, ...], Families]:
    """The stems of a word or phrase -> the families it is in, by their place in all lists."""
    found: dict[tuple[str, ...], set[int]] = {}
    names = [*LISTS, *sorted(path.name for path in LEXICONS.glob("thesaurus_*.txt"))]
    for number, line in enumerate(line for name in names for line in read_lines(name)):
        for phrase in line.split(","):
            words = tuple(_bare(word) for word in WORD.findall(phrase.lower()) if word not in LITTLE)
            if 0 < len(words) <= LONGEST:
                found.setdefault(words, set()).add(number)
    return {phrase: frozenset(numbers) for phrase, numbers in found.items()}


@cache
def _longest() -> Mapping[str, int]:
    """The first word of a phrase of some family -> how many words the longest such phrase has."""
    longest: dict[str, int] = {}
    for phrase in _families():
        longest[phrase[0]] = max(longest.get(phrase[0], 0), len(phrase))
    return longest
