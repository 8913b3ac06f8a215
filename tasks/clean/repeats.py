"""Repeated paragraphs inside a document: copies, near-copies, and beginnings that are printed again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

_LOOSE = re.compile(r"[\W_]+")
_FEWEST = 4  # words below which a sentence may stand twice ("Yes.")
_BEGINNING = 6  # words that make the beginning of a paragraph one


@lru_cache(maxsize=1 << 12)
def key(text: str) -> str:
    """What two copies share: letters and digits, case and all between words folded."""
    return _LOOSE.sub(" ", text.casefold()).strip()


def is_beginning(short: str, long: str) -> bool:
    """Whether a key is the beginning of another, at a word's end or cut inside a word."""
    return short.count(" ") + 1 >= _BEGINNING and len(short) < len(long) and long.startswith(short)


def repeated(texts: Sequence[str], seen: Sequence[str] = ()) -> list[bool]:
    """For each paragraph whether it repeats one before it or one in `seen`, or is the beginning of any other.

    Linear: beginnings are looked up among the keys in sorted order, where what begins alike stands together.
    """
    keys = [key(text) for text in texts]
    held = {key(text) for text in seen}
    starts = _beginnings(set(keys))
    found = []
    for text, each in zip(texts, keys, strict=True):
        again = each in held and not (each.count(" ") + 1 < _FEWEST and text.endswith((".", "!", "?", "”", '"')))
        found.append(again or each in starts)
        held.add(each)
    return found


def _beginnings(keys: set[str]) -> set[str]:
    """The keys that are the beginning of another key."""
    ordered = sorted(keys)
    return {short for short, long in pairwise(ordered) if is_beginning(short, long)}
