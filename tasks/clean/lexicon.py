"""Word lists beside the code: cues of furniture by class, stopwords, months and the like.

A cue is a phrase of lower-case words, numbers written 0; `=` before it: the whole line; `^`: a line's beginning. A mark
at the end of a beginning (":", ">", …) must follow it in the line too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

FOLDER = Path(__file__).with_name("lexicons")
# Classes of furniture that have a word list, in the order in which a line's reason is decided.
CLASSES = (
    "advertisement", "subscribe", "comment", "legal", "share", "caption", "related", "metadata", "navigation",
)  # fmt: skip
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[©]")
_DIGITS = re.compile(r"\d+")
_READ = 60  # words of a line in which cues are looked for
_MODES = {"=": "whole", "^": "start"}


_MARKS = ":>»›/|"
_FEW = 6  # words of a line that may begin with a cue of one word: more are a sentence or headline ("Press …")


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that tells of a class; `mark`: what must follow it, "" for nothing."""

    words: tuple[str, ...]
    kind: str
    mark: str = ""


Index = Mapping[str, tuple[Cue, ...]]


@lru_cache(maxsize=1 << 12)
def tokens(text: str) -> tuple[str, ...]:
    """A text's words as cues spell them: lower case, straight apostrophes, numbers as 0."""
    return tuple(_TOKEN.findall(_DIGITS.sub("0", text.lower().replace("’", "'"))))


def entries(name: str) -> list[str]:
    """The entries of a word list, comments and empty lines left out."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list of single words."""
    return frozenset(word for line in entries(name) for word in line.split())


@cache
def _cues(mode: str) -> Index:
    """The cues of a mode (`any`, `start`, `whole`) by their first word, those of `any` by their longest."""
    found: dict[str, list[Cue]] = {}
    for kind in CLASSES:
        for line in entries(kind):
            phrase = tokens(line.lstrip("=^"))
            if phrase and _MODES.get(line[0], "any") == mode:
                mark = line[-1] if mode == "start" and line[-1] in _MARKS else ""
                key = max(phrase, key=len) if mode == "any" else phrase[0]
                found.setdefault(key, []).append(Cue(phrase, kind, mark))
    return {first: tuple(cues) for first, cues in found.items()}


@lru_cache(maxsize=1 << 12)
def cues(text: str) -> Mapping[str, bool]:
    """The classes whose cues a line's first words hold; True where the line begins with one or is one."""
    line = tokens(text)[:_READ]
    anywhere = _cues("any")
    found: dict[str, bool] = {}
    for word in anywhere.keys() & frozenset(line):
        for cue in anywhere[word]:
            for place in _places(cue.words, line):
                found[cue.kind] = found.get(cue.kind, False) or place == 0
    for cue in _cues("start").get(line[0], ()) if line else ():
        if line[: len(cue.words)] == cue.words and _is_marked(cue, text):
            short = len(cue.words) > 1 or cue.mark or len(line) <= _FEW or not cue.words[0].isalpha()
            found[cue.kind] = found.get(cue.kind, False) or bool(short)
    found |= {cue.kind: True for cue in _cues("whole").get(line[0], ()) if cue.words == line} if line else {}
    return found


def _places(phrase: Sequence[str], line: Sequence[str]) -> list[int]:
    """Where a line holds a phrase."""
    size = len(phrase)
    starts = range(len(line) - size + 1)
    return [place for place in starts if line[place] == phrase[0] and line[place : place + size] == phrase]


def _is_marked(cue: Cue, text: str) -> bool:
    """Whether a cue's mark follows it, quotation marks and spaces aside."""
    return not cue.mark or cue.mark in text[: len(" ".join(cue.words)) + 4]
