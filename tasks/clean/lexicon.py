"""Word lists beside the code: cues of furniture by class, stopwords, months and the like.

A cue is a phrase of lower-case words, numbers written 0; `=` before it: the whole line; `^`: a line's beginning.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

FOLDER = Path(__file__).with_name("lexicons")
# Classes of furniture that have a word list, in the order in which a line's reason is decided.
CLASSES = (
    "advertisement", "subscribe", "comment", "legal", "share", "caption", "related", "metadata", "navigation",
)  # fmt: skip
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[©]")
_READ = 60  # words of a line in which cues are looked for
_MODES = {"=": "whole", "^": "start"}


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that tells of a class; mode `whole`, `start` or `any`."""

    words: tuple[str, ...]
    mode: str
    kind: str


@lru_cache(maxsize=1 << 12)
def tokens(text: str) -> tuple[str, ...]:
    """A text's words as cues spell them: lower case, straight apostrophes, numbers as 0."""
    found = _TOKEN.findall(text.lower().replace("’", "'"))
    return tuple(["0" if word[0].isdigit() else word for word in found])


def entries(name: str) -> list[str]:
    """The entries of a word list, comments and empty lines left out."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list of single words."""
    return frozenset(word for line in entries(name) for word in line.split())


@cache
def _cues() -> dict[str, tuple[Cue, ...]]:
    """Cues by their first word."""
    found: dict[str, list[Cue]] = {}
    for kind in CLASSES:
        for line in entries(kind):
            mode = _MODES.get(line[0], "any")
            phrase = tokens(line.lstrip("=^"))
            if phrase:
                found.setdefault(phrase[0], []).append(Cue(phrase, mode, kind))
    return {first: tuple(cues) for first, cues in found.items()}


@lru_cache(maxsize=1 << 12)
def cues(text: str) -> Mapping[str, bool]:
    """The classes whose cues a line's first words hold; True where the line begins with one or is one."""
    found: dict[str, bool] = {}
    line = tokens(text)[:_READ]
    by_first = _cues()
    for place, word in enumerate(line):
        for cue in by_first.get(word, ()):
            if _matches(cue, line, place):
                found[cue.kind] = found.get(cue.kind, False) or place == 0
    return found


def _matches(cue: Cue, line: tuple[str, ...], place: int) -> bool:
    if place and cue.mode != "any":
        return False
    if cue.mode == "whole" and len(line) != len(cue.words):
        return False
    return line[place : place + len(cue.words)] == cue.words
