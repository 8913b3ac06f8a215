"""The word lists statements stand on: classes of verbs, verbs that only colour another, times, places, negatives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from tasks.extract import lemmas
from tasks.extract.figures import lexicon as figures
from tasks.extract.quotes import lexicon as quotes

DOUBLED = re.compile(r"[aeiouy]([bdgkmnprtv])\1e?$")  # topp, gagge: of topped, gagging
LONG_VOWEL = re.compile(r"(?<!q)[aeou][aeiou](?<!a[ae])(?!te$)[dhklmnprtw]e$|(?:aw|ow|ew|er|en)e$")  # haile: of hailed
UNCLEAR = {"bound": "bound", "wound": "wound", "found": "find"}  # forms that are lemmas of other verbs
ENDINGS = frozenset({"", "s", "es", "d", "ed", "ing", "ies", "ied", "ying", "king"})
FOLDER = Path(__file__).resolve().parents[1] / "lexicons"


@dataclass(frozen=True, slots=True)
class Opening:
    """What a verb or adjective with an infinitive says of it: "plans to", "fails to", "is likely to"."""

    modality: str | None
    negates: bool


def _lines(name: str) -> Iterator[tuple[str, list[str]]]:
    for line in (FOLDER / f"statements_{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            key, _, words = line.partition(":")
            yield key.strip(), words.split()


@cache
def classes() -> dict[str, str]:
    """Lemma of a verb (with its particle or preposition: shut_down) → the class of what it says."""
    found = dict(figures.actions()["verb"])
    found.update((lemma, name) for name, lemmas in _lines("classes") for lemma in lemmas)
    return found


@cache
def states() -> dict[str, str]:
    """Adjective of a state → the class of the action that brought it about: dead → die."""
    found = dict(figures.actions()["adjective"])
    found.update((word, name) for name, words in _lines("states") for word in words)
    return found


@cache
def doings() -> dict[str, str]:
    """Noun of doing → the class of its action: attack, arrest."""
    return figures.actions()["noun"]


@cache
def openings() -> dict[str, Opening]:
    """Verb or adjective that takes an infinitive → what it makes of it; a bar before a word: only as a passive."""
    found: dict[str, Opening] = {}
    for key, words in _lines("openings"):
        modality, _, negates = key.partition(" ")
        found.update((word, Opening(None if modality == "fact" else modality, bool(negates))) for word in words)
    return found


@cache
def words(kind: str) -> frozenset[str]:
    """A plain list of statements_words.txt by its name there, as `times`, `places`, `negatives`."""
    return frozenset(word for key, found in _lines("words") if key == kind for word in found)


@cache
def modals() -> dict[str, str]:
    """Modal auxiliary → modality."""
    return {word: name for name, found in _lines("modals") for word in found}


@cache
def irregular() -> dict[str, str]:
    """An irregular form of a verb → its lemma."""
    lines = (FOLDER / "statements_verbs.txt").read_text(encoding="utf-8").splitlines()
    own = dict(line.split() for line in lines if line.strip() and not line.startswith("#"))
    return dict(figures.irregular()) | own | UNCLEAR


@cache
def known() -> frozenset[str]:
    """Every verb of the lists."""
    lists = (classes(), openings(), quotes.verbs(), words("names"), irregular().values(), lemmas.ending_in_e())
    return frozenset().union(*lists)


@lru_cache(maxsize=8192)
def lemma(word: str, given: str) -> str:
    """A verb's lemma: what the lemmatizer gave, but of irregular forms, and where it cut an ending wrong."""
    if word in irregular():
        return irregular()[word]
    if given in known() and _inflects(word, given):
        return given
    ending = next((end for end in ("ing", "ied", "ies", "ed", "es", "s") if word.endswith(end)), "")
    stem = word.removesuffix(ending)
    tries = (stem, f"{stem}e", f"{stem}y", stem[:-1] if stem[-2:-1] == stem[-1:] else stem)
    return next((one for one in tries if ending and one in known()), _cut(word, given))


def _inflects(word: str, lemma: str) -> bool:
    """Whether a word can be a regular form of a lemma: *ramping* is none of *ram*."""
    stem = lemma[:-1] if lemma.endswith(("e", "y")) else lemma
    rest = word.removeprefix(stem)
    return rest != word and rest.removeprefix(lemma[-1]) in ENDINGS


def _cut(word: str, given: str) -> str:
    """The lemma of a verb that no list has."""
    if word.endswith(("ed", "ing")):
        if DOUBLED.search(given):
            return given.removesuffix("e")[:-1]
        if LONG_VOWEL.search(given) and word.startswith(given[:-1]):
            return given[:-1]
    return given
