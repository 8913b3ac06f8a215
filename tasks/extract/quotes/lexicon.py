"""The word lists quotes stand on: cue verbs with what they take, nouns and adjectives of saying, who is unnamed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "lexicons"
Frames = dict[str, str]  # what a verb takes → the class of what it then says


def _lines(name: str) -> list[str]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


@cache
def verbs() -> dict[str, Frames]:
    """Lemma (with its particle: ``point_out``) → frame → class; the first line that gives a frame its class holds."""
    found: dict[str, Frames] = {}
    for line in _lines("quotes_verbs.txt"):
        kind, frames, lemmas = (part.split() for part in line.split("|"))
        for lemma in lemmas:
            taken = found.setdefault(lemma, {})
            for frame in frames:
                taken.setdefault(frame, kind[0])
    return found


@cache
def nouns() -> dict[str, str]:
    """Noun of saying → class: said, promised, asked, thought, written."""
    found: dict[str, str] = {}
    for line in _lines("quotes_nouns.txt"):
        kind, lemmas = line.split("|")
        for lemma in lemmas.split():
            found.setdefault(lemma, kind.strip())
    return found


@cache
def words(name: str) -> frozenset[str]:
    """A plain list: ``adjectives``, ``unnamed``, ``titles``, ``documents``."""
    return frozenset(word for line in _lines(f"quotes_{name}.txt") for word in line.split())
