"""English words without their inflection, and the data files that linking keeps of words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

LEXICONS = Path(__file__).with_name("lexicons")
SHORT = re.compile(r"[^aeiou]*[aeiouy][^aeiouwxy]")  # one syllable that a doubled letter or an e tells apart
VOWELS = "aeiouy"
REPLACED = (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"))


def read_lines(name: str) -> Iterator[str]:
    """The lines of a lexicon, comments and empty lines aside."""
    for line in (LEXICONS / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a lexicon that is a plain list, by its file's name."""
    return frozenset(word for line in read_lines(name) for word in line.split())


@cache
def irregular() -> dict[str, str]:
    """Irregular form -> the word it is a form of, which stands for itself."""
    rows = (line.split() for line in read_lines("words_irregular.txt"))
    return {form: row[0] for row in rows for form in row}


@cache
def numbers() -> dict[str, int]:
    """Number word -> what it is worth."""
    pairs = (line.split() for line in read_lines("words_numbers.txt"))
    return {word: int(worth) for word, worth in pairs if not worth.startswith("x")}


@cache
def multipliers() -> dict[str, int]:
    """Word -> what it multiplies the number before it by."""
    pairs = (line.split() for line in read_lines("words_numbers.txt"))
    return {word: int(worth[1:]) for word, worth in pairs if worth.startswith("x")}


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A word of small letters without its inflection: irregular forms by the list, then plural, -ed, -ing, -ly."""
    if word in irregular():
        return _tail(irregular()[word])
    if len(word) <= 3 or word[0].isdigit():
        return word
    for ending, replaced in REPLACED:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + replaced
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and _has_vowel(word[: -len(ending)]):
            return _undoubled(word[: -len(ending)])
    return _tail(word)


def _has_vowel(stub: str) -> bool:
    return len(stub) > 2 and any(letter in VOWELS for letter in stub)


def _undoubled(stub: str) -> str:
    """The double consonant that an ending made: stopp is stop, but call and miss stay."""
    if stub[-1] == stub[-2] and stub[-1] not in "lsz":
        return stub[:-1]
    return f"{stub}e" if SHORT.fullmatch(stub) else _tail(stub)


def _tail(word: str) -> str:
    """-ly goes; a last e goes, so that `forced` and `force` meet, but not from `plane`, which is no `plan`."""
    if word.endswith("ly") and len(word) > 5:
        word = word[:-2]
    return word[:-1] if word.endswith("e") and len(word) > 3 and not SHORT.fullmatch(word[:-1]) else word
