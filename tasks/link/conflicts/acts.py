"""Acts that several words may name: families of verbs, phrases and nouns, where a word may be in several."""

from __future__ import annotations

from functools import cache, lru_cache

from tasks.link.stems import read_lines
from tasks.link.terms import stem
from tasks.link.thesaurus import LONGEST, Phrases, phrase_of

ACTS = "conflicts_acts.txt"
THINGS = "conflicts_things.txt"
FAMILY = "~"  # begins the name of a family
NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=50_000)
def kin(text: str, head: str = "", name: str = ACTS, least: int = 1) -> frozenset[str]:
    """The families of the phrases of a text of `least` words or more; of those with the word `head`, if given."""
    words = phrase_of(text)
    wanted = stem(head.lower()) if head else ""
    return NONE.union(
        *(
            families
            for first, last, families in _phrases(name).found(words)
            if last - first >= least and (not wanted or wanted in words[first:last])
        )
    )


def is_phrase(text: str, last: str) -> bool:
    """Whether several words at the end of a text, of which `last` is the last, are a phrase of the list of acts."""
    words, known = phrase_of(text), _phrases(ACTS).known
    sizes = range(2, min(LONGEST, len(words)) + 1)
    return bool(last) and " " not in last and any(words[-size:] in known for size in sizes)


@cache
def _phrases(name: str) -> Phrases[str]:
    """The phrases of a list; a family is named by its line and first phrase."""
    lines = (line.split(", ") for line in read_lines(name))
    return Phrases((f"{FAMILY}{number} {phrases[0]}", phrases) for number, phrases in enumerate(lines))
