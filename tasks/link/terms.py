"""Words of a text as terms: folded, stemmed, words of one sense as one term; with their places."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from tasks.link import stems
from tasks.link.numerals import begins_number, number_at
from tasks.link.stems import read_lines

WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
CONTRACTED = re.compile(r"(?:n't|'(?:s|re|ll|ve|m|d))$")
APOSTROPHE = str.maketrans("’", "'")
THOUSAND = 1000
POSSESSIVES = frozenset(("my", "your", "her", "its", "our", "their"))


class Term(NamedTuple):
    """One term: its canonical form, where its words stand (code points, end exclusive), whether it begins a capital."""

    term: str
    start: int
    end: int
    is_name: bool


def stopwords() -> frozenset[str]:
    """Words without content of their own."""
    return stems.listed("claims_stopwords.txt")


def time_words() -> frozenset[str]:
    """Words of when."""
    return stems.listed("claims_times.txt")


@lru_cache(maxsize=1)
def _numbers() -> dict[str, str]:
    """Number words with their figures, up to a thousand."""
    small = {word: worth for word, worth in stems.multipliers().items() if len(word) > 1 and worth <= THOUSAND}
    return {word: str(worth) for word, worth in (stems.numbers() | small).items()}


@lru_cache(maxsize=1)
def _senses() -> dict[tuple[str, ...], str]:
    """Stems of a word or phrase -> the sense it shares with others, named by the line's first word."""
    senses: dict[tuple[str, ...], str] = {}
    for line in read_lines("words_senses.txt"):
        phrases = [phrase.split() for phrase in line.split(",")]
        for phrase in phrases:
            senses.setdefault(tuple(map(stem, phrase)), f"={'-'.join(phrases[0])}")
    return senses


@lru_cache(maxsize=1)
def _longest() -> dict[str, int]:
    """The first stem of a phrase with a sense -> how many words the longest such phrase has: most words begin none."""
    longest: dict[str, int] = {}
    for phrase in _senses():
        longest[phrase[0]] = max(longest.get(phrase[0], 0), len(phrase))
    return longest


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A word of small letters without its inflection and possessive; a number word is its figure."""
    word = CONTRACTED.sub("", word.translate(APOSTROPHE)).replace("'", "")
    return _numbers().get(word) or stems.stem(word)


class _Word(NamedTuple):
    """What a word says wherever it stands: its stem, whether a number may begin with it, and how many words the longest
    phrase with a sense has that may; `alone` is the term that it makes where neither may.
    """

    stem: str
    is_number: bool
    longest: int
    is_function_word: bool
    alone: tuple[int, str] | None


@lru_cache(maxsize=200_000)
def _word(word: str) -> _Word:
    bare = stem(word.lower())
    is_number, longest = begins_number(word), _longest().get(_his(bare), 0)
    return _Word(bare, is_number, longest, is_function_word(word), None if is_number or longest else (1, bare))


def _his(bare: str) -> str:
    return "his" if bare in POSSESSIVES else bare


@lru_cache(maxsize=50_000)
def terms(text: str) -> tuple[Term, ...]:
    """The content terms of a text in its order; phrases of the lexicon are one term."""
    matches = list(WORD.finditer(text))
    words = [_word(match.group()) for match in matches]
    found: list[Term] = []
    at = 0
    while at < len(matches):
        length, term = words[at].alone or _term_at(text, matches, words, at)
        if term and (length > 1 or not words[at].is_function_word):
            start = matches[at].start()
            is_name = text[start].isupper() and not _begins_sentence(text, start)
            found.append(Term(term, start, matches[at + length - 1].end(), is_name))
        at += length
    return tuple(found)


def _term_at(text: str, matches: list[re.Match[str]], words: list[_Word], at: int) -> tuple[int, str]:
    """How many words the term has that begins at one, and what it is."""
    word = words[at]
    number = number_at(text, matches, at) if word.is_number else None
    if number or not word.longest:
        return number or (1, word.stem)
    return _sense_of(tuple([each.stem for each in words[at : at + word.longest]]))


@lru_cache(maxsize=50_000)
def is_function_word(word: str) -> bool:
    """Whether a word, a contraction's first part included, has no content of its own."""
    return CONTRACTED.sub("", word.lower().translate(APOSTROPHE)) in stopwords()


@lru_cache(maxsize=50_000)
def _sense_of(stems_found: tuple[str, ...]) -> tuple[int, str]:
    """How many of some words are the longest phrase with a sense that begins them, and its term; else the first."""
    senses = _senses()
    words = tuple(map(_his, stems_found))
    for length in range(min(_longest().get(words[0], 0), len(words)), 0, -1):
        if sense := senses.get(words[:length]):
            return length, sense
    return 1, stems_found[0]


def sense_of(phrase: str) -> str:
    """The term of a word, or of words that hyphens join."""
    return _sense_of(tuple(map(stem, phrase.split("-"))))[1]


def _begins_sentence(text: str, start: int) -> bool:
    """Whether what stands in front of a word is nothing, or the end of a sentence."""
    before = text[:start].rstrip("\"'“”‘’ (\n")
    return not before or before[-1] in ".?!:"
