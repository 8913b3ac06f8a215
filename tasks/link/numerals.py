"""Numbers that a text writes in words or figures, as one figure each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tasks.link import stems

FIGURE = re.compile(r"\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?")
JOINT = re.compile(r"\s*-\s*|\s+")
TEN, HUNDRED, THOUSAND = 10, 100, 1000
Grown = tuple[float, float, int]  # what is complete, what the next word may still multiply, where it ends


def begins_number(word: str) -> bool:
    """Whether a number may begin with a word."""
    return _worth(word.lower()) is not None


def number_at(text: str, words: Sequence[re.Match[str]], at: int) -> tuple[int, str] | None:
    """The words that a number beginning at one takes, and its figure: thirty-one, two hundred and six, 1.5 million."""
    first = words[at].group().lower()
    worth = _worth(first)
    if worth is None:
        return None
    found: Grown = (0.0, worth, at + 1)
    while grown := _grown(text, words, found, is_spelt=not first[0].isdigit()):
        found = grown
    length = found[2] - at
    return None if first == "one" and length == 1 else (length, f"{found[0] + found[1]:.12g}")


def _grown(text: str, words: Sequence[re.Match[str]], found: Grown, *, is_spelt: bool) -> Grown | None:
    """A number with its next word; None where it ends before. Figures go on with million, never with another number."""
    total, part, at = found
    whole = part % HUNDRED == 0
    if is_spelt and whole and at + 1 < len(words) and words[at].group() == "and":
        at += 1
    if at >= len(words) or not JOINT.fullmatch(text[words[at - 1].end() : words[at].start()]):
        return None
    word = words[at].group().lower()
    if factor := _multipliers().get(word):
        grown = part * factor if part else 0.0
        return ((total + grown, 0.0, at + 1) if factor >= THOUSAND else (total, grown, at + 1)) if grown else None
    worth = _small().get(word)
    if worth is None or not is_spelt:
        return None
    fits = whole or (part % TEN == 0 and part % HUNDRED > TEN and worth < TEN)
    return (total, part + worth, at + 1) if fits else None


@lru_cache(maxsize=50_000)
def _worth(word: str) -> float | None:
    """What a word begins a number with; a word alone that multiplies counts as one of them."""
    if FIGURE.fullmatch(word):
        return float(word.replace(",", ""))
    factor = _multipliers().get(word)
    return _small().get(word) or (float(factor) if factor and factor <= THOUSAND else None)


@lru_cache(maxsize=1)
def _small() -> dict[str, float]:
    return {"one": 1.0} | {word: float(worth) for word, worth in stems.numbers().items()}


@lru_cache(maxsize=1)
def _multipliers() -> dict[str, int]:
    """Words that multiply the number before them; letters alone may be units."""
    return {word: worth for word, worth in stems.multipliers().items() if len(word) > 1}
