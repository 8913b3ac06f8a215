"""Acts that several words may name: families of verbs, phrases and nouns, where a word may be in several."""

from __future__ import annotations

from functools import cache, lru_cache

from tasks.link.stems import read_lines
from tasks.link.terms import stem
from tasks.link.thesaurus import LITTLE, LONGEST, WORD, bare

ACTS = "conflicts_acts.txt"
THINGS = "conflicts_things.txt"
FAMILY = "~"  # begins the name of a family


@lru_cache(maxsize=50_000)
def kin(text: str, head: str = "", name: str = ACTS, least: int = 1) -> frozenset[str]:
    """The families of the phrases of a text of `least` words or more; of those with the word `head`, if given."""
    words, known = _words(text), _families(name)
    wanted = stem(head.lower()) if head else ""
    found: set[str] = set()
    for at in range(len(words)):
        for size in range(least, min(LONGEST, len(words) - at) + 1):
            phrase = words[at : at + size]
            if not wanted or wanted in phrase:
                found |= known.get(phrase, frozenset())
    return frozenset(found)


def is_phrase(text: str, last: str) -> bool:
    """Whether several words at the end of a text, of which `last` is the last, are a phrase of the list of acts."""
    words, known = _words(text), _families(ACTS)
    sizes = range(2, min(LONGEST, len(words)) + 1)
    return bool(last) and " " not in last and any(words[-size:] in known for size in sizes)


def _words(text: str) -> tuple[str, ...]:
    found = (word.lower() for word in WORD.findall(text))
    return tuple(bare(word) for word in found if word not in LITTLE)


@cache
def _families(name: str) -> dict[tuple[str, ...], frozenset[str]]:
    """The stems of a word or phrase -> the families it is in, named by their first word and line."""
    found: dict[tuple[str, ...], set[str]] = {}
    for number, line in enumerate(read_lines(name)):
        phrases = line.split(", ")
        for phrase in phrases:
            found.setdefault(_words(phrase), set()).add(f"{FAMILY}{number} {phrases[0]}")
    return {phrase: frozenset(families) for phrase, families in found.items()}
