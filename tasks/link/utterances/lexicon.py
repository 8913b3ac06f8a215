"""What linking knows of English words: lists beside the code, read once."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "lexicons"


def _lines(name: str) -> list[str]:
    text = (FOLDER / f"utterances_{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a list: `function`, `negators`, `breaks` or `offices`."""
    return frozenset(word for line in _lines(name) for word in line.split())


@cache
def common() -> frozenset[str]:
    """The stems of words that tell little wherever they stand."""
    return frozenset(stem(word) for word in listed("common"))


@cache
def irregular() -> dict[str, str]:
    """Irregular form -> the word it is a form of."""
    pairs = (line.split(" | ") for line in _lines("irregular"))
    return {form: word for word, forms in pairs for form in forms.split()}


@cache
def phrases() -> dict[tuple[str, ...], str]:
    """Words written apart -> the one word that stands for them, "-" where they say little."""
    pairs = (line.split(" | ") for line in _lines("phrases"))
    return {tuple(words.split()): word for words, word in pairs}


@cache
def openings() -> frozenset[str]:
    """The first words of phrases."""
    return frozenset(words[0] for words in phrases())


@cache
def alike() -> dict[str, str]:
    """Stem -> the first stem of its line of words that are put for one another."""
    lines = [[stem(word) for word in line.split()] for line in _lines("alike")]
    return {each: line[0] for line in lines for each in line}


@cache
def numbers() -> dict[str, int]:
    """Number word -> what it is worth."""
    pairs = (line.split() for line in _lines("numbers"))
    return {word: int(worth) for word, worth in pairs if not worth.startswith("x")}


@cache
def multipliers() -> dict[str, int]:
    """Word -> what it multiplies the number before it by."""
    pairs = (line.split() for line in _lines("numbers"))
    return {word: int(worth[1:]) for word, worth in pairs if worth.startswith("x")}


@lru_cache(1 << 16)
def stem(word: str) -> str:
    """A folded word without its inflection: irregular forms by the list, endings much as Porter's first step."""
    if word in irregular():
        word = irregular()[word]
    word = _unplural(word)
    for ending in ("ing", "ed", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and set(word[: -len(ending)]) & set("aeiouy"):
            word = _undoubled(word[: -len(ending)])
            break
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def _unplural(word: str) -> str:
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3
    return word[:-1] if plural else word


def _undoubled(word: str) -> str:
    """The double consonant that an ending made: stopp is stop, but call and miss stay."""
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeioulsz" else word
