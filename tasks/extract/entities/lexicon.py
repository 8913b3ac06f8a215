"""The word lists entities stand on: titles with their gender, given names, words that no name is told by alone."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tasks import names

FOLDER = Path(__file__).resolve().parents[1] / "lexicons"


@cache
def titles() -> dict[str, str | None]:
    """Title before a name → m, f, or None where either has it."""
    return _by_gender("honorific") | _by_gender("office") | _by_gender("kin")


@cache
def honorifics() -> dict[str, str | None]:
    """Titles that stand with a name alone: *Mr*, *Dr*."""
    return _by_gender("honorific")


@cache
def kin() -> frozenset[str]:
    """Words for somebody's relative."""
    return frozenset(_by_gender("kin"))


@cache
def _by_gender(sort: str) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for line in names.lines(FOLDER / "entities_titles.txt"):
        gender, kind, words = line.split("|")
        if kind == sort:
            found |= {names.fold(word): gender if gender in "mf" else None for word in words.split()}
    return found


@cache
def people() -> frozenset[str]:
    """Nouns for one person whom a text need not name."""
    return frozenset(names.fold(word) for line in names.lines(FOLDER / "entities_people.txt") for word in line.split())


@cache
def bodies() -> frozenset[str]:
    """Nouns for bodies: *company*, *ministry*, …"""
    return frozenset(names.fold(word) for line in names.lines(FOLDER / "entities_bodies.txt") for word in line.split())
