"""What a name is, whoever reads it: its words folded, and the countries and bodies that everybody calls alike.

For the stages that compare names; it knows neither spaCy nor rows. The word lists are general knowledge and lie with
the stage that joins names across articles.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

LEXICONS = Path(__file__).resolve().parent / "link" / "lexicons"
Words = tuple[str, ...]

_POSSESSIVE = re.compile(r"['’ʼ][sS]$")
_APOSTROPHES = re.compile("[‘’ʼ`´]")
_BREAKS = re.compile(r"[\s\-‐‑‒–—/,;:()\[\]\"“”„«»…]+")
_DOTS = re.compile(r"(?<=\w)\.(?=\w|$)")
_SPECIAL = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i"})
_MOST_WORDS = 12  # a name of more words is compared by its first ones


def fold(text: str) -> str:
    """A text without case and diacritics, its apostrophes straight."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_SPECIAL))
    kept = "".join(char for char in plain if not unicodedata.combining(char))
    return _APOSTROPHES.sub("'", kept)


def unpossessed(name: str) -> str:
    """A name without the ending that says whose: *Ines's*, *the Joneses'*."""
    stripped = name.strip()
    if stripped[-1:] in "'’ʼ" and len(stripped) > 1:
        return stripped[:-1]
    return stripped[:-2] if _POSSESSIVE.search(stripped) and len(stripped) > 2 else stripped


@lru_cache(maxsize=65536)
def words(name: str) -> Words:
    """A name's words, folded: hyphens part them, dots inside abbreviations go (*U.S.* is *us*), a leading *the* too."""
    parts = _BREAKS.split(_DOTS.sub("", fold(unpossessed(name))))
    kept = [part.strip(".'!?&*•") or ("&" if part == "&" else "") for part in parts]
    found = [part for part in kept if part][:_MOST_WORDS]
    return tuple(found[1:] if len(found) > 1 and found[0] == "the" else found)


def without_form(found: Words) -> Words:
    """Words of a company's name without its legal form: *Acme Corp* is *Acme*."""
    end = len(found)
    while end > 1 and found[end - 1] in forms():
        end -= 1
    return found[:end]


def lines(path: Path) -> list[str]:
    """A word list's lines that are not remarks."""
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and line[0] != "#"]


def _rows(name: str) -> list[list[str]]:
    return [line.split("|") for line in lines(LEXICONS / name)]


def _several(cell: str) -> list[str]:
    return [one.strip() for one in cell.split(";") if one.strip()]


@cache
def forms() -> frozenset[str]:
    """Legal forms: inc, ltd, plc, …"""
    return frozenset(word for line in lines(LEXICONS / "entities_suffixes.txt") for word in line.split())


@cache
def generics() -> frozenset[str]:
    """What sort of place a name begins by saying it is: lake, port, mount, …"""
    return frozenset(word for line in lines(LEXICONS / "entities_generics.txt") for word in line.split())


@cache
def common() -> frozenset[str]:
    """Words that a body's or a place's name is not shortened to."""
    return frozenset(word for line in lines(LEXICONS / "entities_common.txt") for word in line.split())


@cache
def countries() -> dict[Words, Words]:
    """Words of every name of a country → words of its first name."""
    return {
        words(name): words(row[0]) for row in _rows("entities_countries.tsv") for name in (row[0], *_several(row[1]))
    }


@cache
def peoples() -> dict[Words, Words]:
    """Words of what a country's people and things are called → the first of them."""
    found: dict[Words, Words] = {}
    for row in _rows("entities_countries.tsv"):
        called = [words(name) for name in _several(row[2])]
        for one in called:
            found.setdefault(one, called[0])
    return found


@cache
def capitals() -> frozenset[Words]:
    """Words of the countries' capitals."""
    return frozenset(words(row[3]) for row in _rows("entities_countries.tsv") if row[3])


@cache
def bodies() -> dict[Words, Words]:
    """Words of every name of a well-known body → words of its first name."""
    return {words(name): words(row[0]) for row in _rows("entities_bodies.tsv") for name in (row[0], *_several(row[1]))}


def is_place(found: Words) -> bool:
    """Whether words name a country, a people or a capital."""
    return found in countries() or found in peoples() or found in capitals()


def plain(found: Words, kind: str) -> Words:
    """Words under which a name of a kind is compared: a country's, a people's or a body's first name for any other."""
    if kind in ("LOC", "ORG", "FAC", "MISC", "PRODUCT") and found in countries():
        return countries()[found]
    if kind == "NORP":
        return peoples().get(found) or _singular(found)
    if kind in ("ORG", "MISC", "PRODUCT"):
        found = without_form(found)
        return bodies().get(found, found)
    return found


def _singular(found: Words) -> Words:
    """A people's name without its plural: *Lusitanians* is *Lusitanian*."""
    return (*found[:-1], found[-1][:-1]) if found and len(found[-1]) > 4 and found[-1].endswith("s") else found
