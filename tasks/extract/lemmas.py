"""Lemmas of regular verbs where a lemmatizer takes their final e, or a part of their stem, for an ending."""

from __future__ import annotations

from functools import cache
from pathlib import Path

LEXICON = Path(__file__).parent / "lexicons" / "verbs_e.txt"
ENDINGS = ("ing", "ed", "es", "s")


@cache
def ending_in_e() -> frozenset[str]:
    """Verbs that end in a silent e."""
    lines = LEXICON.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if line[:1] != "#" for word in line.split())


def mended(word: str, given: str) -> str:
    """A verb's lemma by its form in small letters: the listed verb that the form is one of, else the lemma given."""
    for ending in ENDINGS:
        verb = f"{word.removesuffix(ending)}e"
        if word.endswith(ending) and verb in ending_in_e():
            return verb
    return given
