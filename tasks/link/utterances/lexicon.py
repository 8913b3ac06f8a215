"""What linking knows of English words: lists beside the code, read once."""

from __future__ import annotations

from functools import cache

from tasks.link import stems
from tasks.link.stems import multipliers, numbers, read_lines, stem

__all__ = ["alike", "common", "listed", "multipliers", "numbers", "openings", "phrases", "stem"]


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a list: `function`, `negators`, `breaks` or `offices`."""
    return stems.listed(f"utterances_{name}.txt")


@cache
def common() -> frozenset[str]:
    """The stems of words that tell little wherever they stand."""
    return frozenset(stem(word) for word in listed("common"))


@cache
def phrases() -> dict[tuple[str, ...], str]:
    """Words written apart -> the one word that stands for them, "-" where they say little."""
    pairs = (line.split(" | ") for line in read_lines("utterances_phrases.txt"))
    return {tuple(words.split()): word for words, word in pairs}


@cache
def openings() -> frozenset[str]:
    """The first words of phrases."""
    return frozenset(words[0] for words in phrases())


@cache
def alike() -> dict[str, str]:
    """Stem -> the first stem of its line of words that are put for one another."""
    lines = [[stem(word) for word in line.split()] for line in read_lines("utterances_alike.txt")]
    return {each: line[0] for line in lines for each in line}
