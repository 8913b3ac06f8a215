"""Families of words and phrases that reports put for one another, and those that the words of a text are in.

General knowledge of English as news is written: `lexicons/thesaurus_*.txt`, one family a line, with the lists of senses
and acts that linking has beside them. A word may be in several families, one for each of its senses; which of them is
meant is not asked, so that two words of one family are a hint and no more.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import zip_longest
from typing import Generic, TypeVar

from tasks.link.stems import LEXICONS, read_lines
from tasks.link.terms import POSSESSIVES, Term, stem

LISTS = ("words_senses.txt", "utterances_senses.txt", "conflicts_acts.txt", "conflicts_things.txt")
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
LITTLE = frozenset(
    ("a", "an", "the", "am", "is", "are", "was", "were", "be", "been", "being", "it", "itself", "themselves", "himself")
)
LONGEST = 4  # words of a phrase
Families = frozenset[int]
Phrase = tuple[str, ...]
Kin = Mapping[str, Families]
NONE: Families = frozenset()
Family = TypeVar("Family")


@lru_cache(maxsize=50_000)
def families_of(text: str) -> tuple[tuple[int, int, Families], ...]:
    """The phrases of a text that are in some family: where each stands, end exclusive, and its families."""
    places = [(*match.span(), word) for match in WORD.finditer(text) if (word := compared(match.group()))]
    phrases = _phrases().found(tuple([word for _, _, word in places]))
    return tuple([(places[first][0], places[last - 1][1], families) for first, last, families in phrases])


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
    found: dict[int, Families] = {}
    for first, end, families in families_of(text):
        starts = (first,) if text[first:end].isalnum() else [match.start() for match in WORD.finditer(text, first, end)]
        for start in starts:
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


@lru_cache(maxsize=200_000)
def compared(word: str) -> str:
    """A word as the families have it: without inflection, a possessive as "his"; nothing of one that says little."""
    word = word.lower()
    if word in LITTLE:
        return ""
    return "his" if word in POSSESSIVES or word == "his" else stem(word)


@lru_cache(maxsize=20_000)  # a text is asked about for its acts, for its things, and for those of its verb
def phrase_of(text: str) -> Phrase:
    """The words of a text as the families have them, those that say little left out."""
    return tuple(filter(None, map(compared, WORD.findall(text))))


class Phrases(Generic[Family]):
    """Words and phrases with the families that they are in."""

    def __init__(self, families: Iterable[tuple[Family, Iterable[str]]]) -> None:
        """See which phrases each family has; those of more than `LONGEST` words are none."""
        known: dict[Phrase, set[Family]] = {}
        for family, phrases in families:
            for words in map(phrase_of, phrases):
                if 0 < len(words) <= LONGEST:
                    known.setdefault(words, set()).add(family)
        self.known: Mapping[Phrase, frozenset[Family]] = {words: frozenset(found) for words, found in known.items()}
        self._single = {words[0]: found for words, found in self.known.items() if len(words) == 1}
        self._begun = frozenset(words[:size] for words in known for size in range(1, len(words)))
        self._pairs = frozenset(words[:2] for words in known if len(words) > 1)

    def found(self, words: Phrase) -> Iterator[tuple[int, int, frozenset[Family]]]:
        """The phrases among some words: the first word of each, the one after its last, and its families."""
        for first, pair in enumerate(zip_longest(words, words[1:])):
            if pair[0] in self._single:
                yield first, first + 1, self._single[pair[0]]
            if pair in self._pairs:
                yield from self._longer(words, first)

    def _longer(self, words: Phrase, first: int) -> Iterator[tuple[int, int, frozenset[Family]]]:
        """The phrases of several words that begin with one."""
        for last in range(first + 2, min(first + LONGEST, len(words)) + 1):
            phrase = words[first:last]
            if phrase in self.known:
                yield first, last, self.known[phrase]
            if phrase not in self._begun:
                return


@cache
def _phrases() -> Phrases[int]:
    """The phrases of all lists; a family is known by its place in them."""
    names = [*LISTS, *sorted(path.name for path in LEXICONS.glob("thesaurus_*.txt"))]
    lines = (line for name in names for line in read_lines(name))
    return Phrases((number, line.split(",")) for number, line in enumerate(lines))
