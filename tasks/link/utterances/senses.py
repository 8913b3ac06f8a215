"""A remark as units of sense: its words in order, with the families of words that are put for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from tasks.link.stems import read_lines
from tasks.link.utterances.content import Token, tokens
from tasks.link.utterances.lexicon import listed, stem

LONGEST = 4  # words of a phrase
SHORTEST = 3  # letters of a word that another is derived of
DERIVED = ("ation", "ment", "ness", "less", "ship", "able", "ful", "ing", "ion", "ist", "ity", "ive", "er", "or", "al")
LISTS = ("words_senses.txt", "utterances_senses.txt")
SPEAKING = {"i": "i", "we": "i", "my": "his", "our": "his", "your": "his", "her": "his", "its": "his", "their": "his"}
SAME_USE = {
    "shall": "will", "go": "will", "able": "can", "could": "can", "these": "this", "those": "that", "nor": "not",
    "no": "not", "till": "until", "by": "before", "upon": "on", "us": "me",
}  # fmt: skip


LITTLE = frozenset(("a", "an", "the", "am", "is", "are", "was", "were", "be", "been", "being"))


@dataclass(frozen=True, slots=True)
class Unit:
    """A word without inflection, or a phrase, with its families' numbers; `plain` where it says little.

    `root` is its first word without what derives it. `named`: it is in a name, or may be: the first word of a text has
    its capital anyway.
    """

    form: str
    families: frozenset[int]
    plain: bool
    named: bool
    root: str


def units(text: str) -> tuple[Unit, ...]:
    """The units of a text in its order; what is a phrase of some family is one."""
    return tuple(_units(tokens(text)))


def _units(found: Sequence[Token]) -> Iterator[Unit]:
    found = [token for token in found if token.word not in LITTLE]
    bare = [_bare(token.word) for token in found]
    at = 0
    while at < len(bare):
        sizes = range(min(LONGEST, len(bare) - at), 1, -1)
        size = next((size for size in sizes if tuple(bare[at : at + size]) in families()), 1)
        form = " ".join(bare[at : at + size])
        is_plain = size == 1 and found[at].word in listed("function") | listed("negators")
        known = families().get(tuple(bare[at : at + size]), frozenset())
        yield Unit(form, known, is_plain, found[at].capital or (at == 0 and not known), _root(bare[at]))
        at += size


def _bare(word: str) -> str:
    """A word as it is compared with others of its use."""
    return stem(SAME_USE.get(word) or SPEAKING.get(word) or SAME_USE.get(stem(word), word))


@lru_cache(1 << 16)
def _root(word: str) -> str:
    """A word without the ending that makes another kind of word of it: driver is of drive, boxful of box."""
    ending = next((end for end in DERIVED if word.endswith(end) and len(word) - len(end) >= SHORTEST), "")
    return word.removesuffix(ending).removesuffix("e")


def kin(phrase: str) -> frozenset[str]:
    """What a word or phrase has in common with those that are put for it: its families, its root.

    It is of small letters, as it stands or without inflection.
    """
    given = tuple(phrase.split())
    words = tuple(map(_bare, given))
    names = {str(number) for key in (given, words) for number in families().get(key, ())}
    if len(words) == 1 and len(root := _root(words[0])) > SHORTEST:
        names.add(root)
    return frozenset(names)


@cache
def families() -> dict[tuple[str, ...], frozenset[int]]:
    """The words of a word or phrase, without inflection -> the families it is in."""
    found: dict[tuple[str, ...], set[int]] = {}
    lines = [line for name in LISTS for line in read_lines(name)]
    for number, line in enumerate(lines):
        for phrase in line.split(","):
            found.setdefault(tuple(_bare(word) for word in phrase.split() if word not in LITTLE), set()).add(number)
    return {phrase: frozenset(numbers) for phrase, numbers in found.items()}
