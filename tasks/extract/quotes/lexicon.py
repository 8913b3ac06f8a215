"""The word lists quotes stand on: cue verbs with what they take, nouns and adjectives of saying, who is unnamed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from spacy.tokens import Token

from tasks.extract.quotes.tree import lemma_key

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


def frames_of(token: Token) -> Frames:
    """What a verb takes, by its lemma with its particle, else by its lemma."""
    return verbs().get(lemma_key(token)) or verbs().get((token.lemma_ or token.text).lower()) or {}


def reports(token: Token) -> bool:
    """Whether a token is a verb that words in quotation marks or a clause can stand with."""
    return token.pos_ == "VERB" and not {"quote", "that"}.isdisjoint(frames_of(token))


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
