"""What a quote says, as terms: inflection, numbers and synonyms folded, negation and marks kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from tasks.link.records import Quote
from tasks.link.utterances.lexicon import listed, multipliers, numbers, openings, phrases, stem
from tasks.link.wording import WORD, folded

_BREAK = re.compile(r"[.;:!?—]")
_NUMBER = re.compile(r"(\d+(?:[.,]\d+)*)([^\W\d_]*)")
_LONGEST_PHRASE = max(len(phrase) for phrase in phrases())
_REACH = 3  # words of content that a negation reaches
Place = tuple[int, bool, bool]  # of a word: where it starts, whether a clause ends before it, whether it has a capital
Placed = tuple[int, str]  # a word's index and the word


@dataclass(frozen=True, slots=True)
class Term:
    """A stem, or a number as "#5000", where a quote has it; `named` where a capital says that it is in a name."""

    stem: str
    negated: bool
    marked: bool
    named: bool


class Token(NamedTuple):
    """A word as it is compared, or the word a phrase stands for; `breaks` where a clause ends before it."""

    word: str
    start: int
    breaks: bool
    capital: bool


@lru_cache(1 << 12)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text: contractions opened, phrases and numbers joined; `start` in code points."""
    words, places = _opened(text)
    return tuple(Token(word, *places[at]) for at, word in _numbered(_joined(words)))


def words_of(text: str) -> Iterator[str]:
    """The words of a text's tokens alone."""
    return (word for _, word in _numbered(_joined(_opened(text)[0])))


def terms(quote: Quote) -> tuple[Term, ...]:
    """The terms of a quote, in order; words that say little are left out, unless it has no others."""
    spans = marked_spans(quote)
    found = tuple(_terms(tokens(quote.text), spans, listed("function")))
    return found or tuple(_terms(tokens(quote.text), spans, frozenset()))


def figures(found: tuple[Term, ...]) -> frozenset[str]:
    """The numbers among terms."""
    return frozenset(term.stem for term in found if term.stem.startswith("#"))


def _terms(words: Sequence[Token], spans: list[tuple[int, int]], function: frozenset[str]) -> Iterator[Term]:
    left = 0
    for token in words:
        if token.breaks or token.word in listed("breaks"):
            left = 0
        if token.word in listed("negators"):
            left = _REACH
        elif token.word not in function:
            marked = any(start <= token.start < end for start, end in spans)
            yield Term(stem(token.word), left > 0, marked, token.capital)
            left -= left > 0


def _opened(text: str) -> tuple[list[str], list[Place]]:
    """The words of a text as they are compared, contractions opened and dates joined, and the place of each."""
    words: list[str] = []
    places: list[Place] = []
    end = 0
    for match in WORD.finditer(text):
        word, start = match.group(), match.start()
        between, end = text[end:start], match.end()
        if between == "/" and words and word.isdigit() and words[-1][-1].isdigit():
            words[-1] = f"{words[-1]}/{word}"
            continue
        breaks = between != " " and bool(_BREAK.search(between))
        places.append((start, breaks, word[0].isupper() and bool(words) and not breaks))
        spelled = _spelled(word)
        words += spelled
        places += [(start, False, False)] * (len(spelled) - 1)
    return words, places


@lru_cache(1 << 16)
def _spelled(word: str) -> tuple[str, ...]:
    """A word as it is compared, its contraction or possessive opened: won't is will not, US is not us."""
    text = folded(word)
    if text.endswith(("'s", "'re", "'ll", "'ve", "'d", "'m")):
        text = text.split("'")[0]
    if text == "us" and word.startswith(("US", "U.S")):
        text = "usa"
    if not text.endswith("n't"):
        return (text,)
    return {"wo": "will", "ca": "can", "sha": "shall"}.get(text[:-3], text[:-3]), "not"


def _joined(words: Sequence[str]) -> Iterator[Placed]:
    """Words with their indices, each phrase as the word that stands for it, those that say little left out."""
    at, first = 0, openings()
    while at < len(words):
        size, word = _phrase(words, at) if words[at] in first else (1, words[at])
        if word != "-":
            yield at, word
        at += size


def _phrase(words: Sequence[str], at: int) -> tuple[int, str]:
    """How many words the phrase has that begins at one, and the word that stands for it; else the one."""
    for size in range(_LONGEST_PHRASE, 1, -1):
        word = phrases().get(tuple(words[at : at + size]))
        if word is not None:
            return size, word
    return 1, words[at]


def marked_spans(quote: Quote) -> list[tuple[int, int]]:
    """Where the quote's text stands in marks: all of a direct quote, each marked piece of a mixed one."""
    if quote.kind == "direct":
        return [(0, len(quote.text))]
    spans, end = [], 0
    for piece in quote.quoted:
        start = quote.text.find(piece, end)
        if start >= 0:
            end = start + len(piece)
            spans.append((start, end))
    return spans


def _numbered(words: Iterable[Placed]) -> Iterator[Placed]:
    """Words with each number as one, in figures: "#25" for twenty-five, "#1400000" for 1.4 million."""
    value, first = None, None
    for at, word in words:
        if value is None and not _is_number(word):
            yield at, word
            continue
        grown = _grown(value, word)
        if first is not None and value is not None and grown is None:
            yield first, _figure(value)
            first = None
        if grown is None:
            value = worth(word)
            first = at if value is not None else None
        else:
            value, first = grown, at if first is None else first
        if first is None:
            yield at, word
    if first is not None and value is not None:
        yield first, _figure(value)


def _grown(value: float | None, word: str) -> float | None:
    """A number with its next word: fifty million, twenty-five; None where the word does not go on with it."""
    if word in multipliers() and (value is not None or len(word) > 2):
        return (value or 1.0) * multipliers()[word]
    if value is None or word not in numbers():
        return None
    return value + numbers()[word] if 20 <= value < 100 and value % 10 == 0 and numbers()[word] < 10 else None


@lru_cache(1 << 16)
def _is_number(word: str) -> bool:
    """Whether a number may begin with a word."""
    return word in multipliers() or worth(word) is not None


@lru_cache(1 << 16)
def worth(word: str) -> float | None:
    """What a word is worth, as a number: 1,400, 7.5, 3bn or twenty; None for other words."""
    if word in numbers():
        return float(numbers()[word])
    match = _NUMBER.fullmatch(word)
    if match is None:
        return None
    digits = match.group(1).replace(",", "")
    plain = float(digits) if digits.count(".") <= 1 else float(digits.replace(".", ""))
    return plain * multipliers().get(match.group(2), 1)


def _figure(value: float) -> str:
    return f"#{value:g}" if value < 1e6 else f"#{value:.0f}"
