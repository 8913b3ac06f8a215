"""Words of a text as terms: folded, stemmed, words of one sense as one term; with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

LEXICONS = Path(__file__).resolve().parents[1] / "lexicons"
WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
CONTRACTED = re.compile(r"(?:n't|'(?:s|re|ll|ve|m|d))$")
APOSTROPHE = str.maketrans("’", "'")
SHORT = re.compile(r"[^aeiou]*[aeiouy][^aeiouwxy]")  # one syllable that a doubled letter or an e tells apart
LONGEST_PHRASE = 3
VOWELS = "aeiouy"


@dataclass(frozen=True, slots=True)
class Term:
    """One term: its canonical form, where its words stand (code points, end exclusive), whether it begins a capital."""

    term: str
    start: int
    end: int
    is_name: bool


def read_lines(name: str) -> Iterator[str]:
    """The lines of a lexicon, comments and empty lines aside."""
    for line in (LEXICONS / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


@lru_cache(maxsize=1)
def stopwords() -> frozenset[str]:
    """Words without content of their own."""
    return frozenset(word for line in read_lines("claims_stopwords.txt") for word in line.split())


@lru_cache(maxsize=1)
def _irregular() -> dict[str, str]:
    rows = (line.split() for line in read_lines("claims_irregular.txt"))
    return {form: row[0] for row in rows for form in row}


@lru_cache(maxsize=1)
def _numbers() -> dict[str, str]:
    rows = (line.split() for line in read_lines("claims_numbers.txt"))
    return {word: row[0] for row in rows for word in row[1:]}


@lru_cache(maxsize=1)
def time_words() -> frozenset[str]:
    """Words of when."""
    return frozenset(word for line in read_lines("claims_times.txt") for word in line.split())


@lru_cache(maxsize=1)
def _senses() -> dict[tuple[str, ...], str]:
    """Stems of a word or phrase -> the sense it shares with others, named by the line's first word."""
    senses: dict[tuple[str, ...], str] = {}
    for line in read_lines("claims_senses.txt"):
        phrases = [phrase.split() for phrase in line.split(",")]
        for phrase in phrases:
            senses.setdefault(tuple(map(stem, phrase)), f"={'-'.join(phrases[0])}")
    return senses


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A word of small letters without its inflection: plural, -ed, -ing, -ly, possessive."""
    word = CONTRACTED.sub("", word.translate(APOSTROPHE)).replace("'", "")
    if word in _numbers():
        return _numbers()[word]
    if word in _irregular():
        return _tail(_irregular()[word])
    if len(word) <= 3 or word[0].isdigit():
        return word
    for ending, replaced in (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x")):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + replaced
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and _has_vowel(word[: -len(ending)]):
            return _undoubled(word[: -len(ending)])
    return _tail(word)


def _has_vowel(stub: str) -> bool:
    return len(stub) > 2 and any(letter in VOWELS for letter in stub)


def _undoubled(stub: str) -> str:
    if stub[-1] == stub[-2] and stub[-1] not in "lsz":
        return stub[:-1]
    return f"{stub}e" if SHORT.fullmatch(stub) else _tail(stub)


def _tail(word: str) -> str:
    """-ly goes; a last e goes, so that `forced` and `force` meet, but not from `plane`, which is no `plan`."""
    if word.endswith("ly") and len(word) > 5:
        word = word[:-2]
    return word[:-1] if word.endswith("e") and len(word) > 3 and not SHORT.fullmatch(word[:-1]) else word


@lru_cache(maxsize=50_000)
def terms(text: str) -> tuple[Term, ...]:
    """The content terms of a text in its order; phrases of the lexicon are one term."""
    matches = list(WORD.finditer(text))
    stems = [stem(match.group().lower()) for match in matches]
    found: list[Term] = []
    at = 0
    while at < len(matches):
        length, term = _sense_at(stems, at)
        word = matches[at].group()
        if length > 1 or not is_function_word(word):
            found.append(Term(term, matches[at].start(), matches[at + length - 1].end(), _is_name(text, matches[at])))
        at += length
    return tuple(found)


@lru_cache(maxsize=50_000)
def is_function_word(word: str) -> bool:
    """Whether a word, a contraction's first part included, has no content of its own."""
    return CONTRACTED.sub("", word.lower().translate(APOSTROPHE)) in stopwords()


def _sense_at(stems: list[str], at: int) -> tuple[int, str]:
    senses = _senses()
    for length in range(min(LONGEST_PHRASE, len(stems) - at), 0, -1):
        if sense := senses.get(tuple(stems[at : at + length])):
            return length, sense
    return 1, stems[at]


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Whether the word is written with a capital where no sentence begins."""
    before = text[: match.start()].rstrip("\"'“”‘’ (\n")
    return match.group()[0].isupper() and bool(before) and before[-1] not in ".?!:"
