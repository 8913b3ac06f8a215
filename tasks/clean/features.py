"""What a block classifier sees of each line: the line itself, its neighbours, its place in the document.

Every feature is a small number (shares, logarithms, 0 or 1). `OWN` are of a line alone; `table` puts them beside those
of the neighbours and of the document.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from tasks.clean import lexicon
from tasks.clean.lines import Line, ends_sentence

Matrix = NDArray[np.floating]

_SENTENCES = re.compile(r"[.!?](?=[\"'”’)]*(?:\s|$))")
_DATE = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d{1,4}\b"
    r"|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b",
    re.IGNORECASE,
)
_TIME = re.compile(r"\d(?:(?<=\b\d)|(?<=\b\d\d))(?:[:.]\d{2}\b|\s?[ap]\.?m\b)", re.IGNORECASE)
# Each begins with the set of characters at which it can match, so that all others are passed over at once.
_GLUED = re.compile(r"[A-Z](?:(?<=[a-z][A-Z])|(?<=[.!?\d][A-Z])(?=[a-z]))")
_LINKISH = re.compile(
    r"[@#|»›<>→↓©/:.w](?:(?<=[@#])(?=\w)|(?<=[|»›<>→↓©])|(?<=\w/)(?=\w)|(?<=:)//|(?<=\.)com\b|(?<=w)(?<!\ww)ww\.)"
)
_QUOTES = re.compile(r"[\"“”'‘’](?:(?<=[\"“”])|(?<=['‘])(?<!\w['‘])|(?<=['’])(?!\w))")
# "Ann Lee/Agency" alone
_AGENCY = re.compile(r"^[A-Z]\w+ [A-Z]\w+ ?/ ?[A-Z][\w ]+$")
# "(Ann Lee/Agency)", "[Ann Lee: AGENCY]" at the end
_BRACKETED = re.compile(r"[(\[][^()\[\]]*(?:/|:|[A-Z]{2})[^()\[\]]*[)\]]$")
_SECOND = frozenset(["you", "your", "yours", "we", "our", "us", "i", "my", "me"])
_THIRD = frozenset(["he", "she", "his", "her", "him", "they", "their", "them", "it", "its", "who"])
_LONG = 60  # words at which length says no more
_BRACKET = 160  # code points at a line's end in which a bracketed credit is looked for
GOOD = "good"
OWN = (
    "log_words", "one", "two_three", "four_six", "seven_eleven", "twelve_nineteen", "twenty", "forty",
    "ends_sentence", "ends_colon", "ends_cut", "ends_comma", "sentences", "starts_lower", "starts_digit",
    "starts_quote", "capitals", "upper", "stopwords", "no_stopwords", "digits", "commas", "glued", "linkish",
    "quotes", "second", "third", "reporting", "past", "gerund", "credit", "question", "date", "time",
    "cues", "whole_cue",
    *(f"{kind}_any" for kind in lexicon.CLASSES), *(f"{kind}_start" for kind in lexicon.CLASSES), GOOD,
)  # fmt: skip
_COLUMN = {name: index for index, name in enumerate(OWN)}
_NEIGHBOURS = (
    "log_words", "ends_sentence", "stopwords", "capitals", GOOD, "date", "related_start", "caption_start",
    "comment_start", "subscribe_start", "advertisement_start", "ends_cut",
)  # fmt: skip
_SHIFTS = (-2, -1, 1, 2)
_DECAYS = (0.5, 0.8, 0.93)
_HEADS = ("related", "comment", "subscribe", "legal", "share")
PLACE = (
    "gap", "gap_after", "bullet", "copies", "first_copy", "start_of_other", "like_next", "like_last", "place",
    "edge", "gap_style", "topic", "good_before",
    "good_after", "to_good_before", "to_good_after", "n_lines",
)  # fmt: skip
NAMES = (
    "bias", *OWN, *PLACE,
    *(f"{name}{shift:+d}" for shift in _SHIFTS for name in _NEIGHBOURS),
    *(f"{side}_{decay}" for decay in _DECAYS for side in ("before", "after")),
    *(f"since_{kind}" for kind in _HEADS), *(f"under_{kind}" for kind in _HEADS),
)  # fmt: skip


@lru_cache(maxsize=1 << 13)
def own(text: str) -> tuple[float, ...]:
    """The features of a line alone, in the order of `OWN`."""
    words = text.split()
    n = len(words)
    found = lexicon.cues(text)
    stop, *kinds = _kinds(lexicon.tokens(text))
    ends = ends_sentence(text)
    cut = text.endswith(("...", "…"))
    good = float(n >= 12 and ends and not cut) * min(n, _LONG) / _LONG * min(stop * 3, 1)
    digits = sum(map(text.count, "0123456789"))
    return (
        *_lengths(n), float(ends and not cut), float(text.endswith(":")), float(cut), float(text.endswith(",")),
        math.log1p(len(_SENTENCES.findall(text))), *_starts(text), *_capitals(words), stop, float(stop == 0),
        digits / max(len(text), 1), text.count(",") / max(n, 1),
        min(len(_GLUED.findall(text)), 3) / 3, min(len(_LINKISH.findall(text)), 3) / 3,
        min(len(_QUOTES.findall(text)), 4) / 4, *kinds, _has_credit(text),
        float("?" in text), float(digits > 0 and _DATE.search(text) is not None),
        float(digits > 0 and _TIME.search(text) is not None),
        min(len(found), 3) / 3, float(any(found.values()) and n <= 4),
        *(float(kind in found) for kind in lexicon.CLASSES),
        *(float(found.get(kind, False)) for kind in lexicon.CLASSES),
        good,
    )  # fmt: skip


def _has_credit(text: str) -> float:
    bracketed = text.endswith((")", "]")) and _BRACKETED.search(text, max(len(text) - _BRACKET, 0)) is not None
    return float(bracketed or ("/" in text and _AGENCY.match(text) is not None))


# What a word tells by itself: the weight of its share, which is cut off at 1, for each of the features from `stopwords`
# (whose share is whole) through `gerund`.
_KIND_WEIGHTS = (1, 4, 4, 4, 6, 6)
_BITS = [[place for place in range(6) if kind >> place & 1] for kind in range(64)]


@lru_cache(maxsize=1 << 16)
def _kind(token: str) -> int:
    """Of which kinds a word is, a bit each."""
    sets = (lexicon.words("stopwords"), _SECOND, _THIRD, lexicon.words("reporting"))
    held = (*(token in words for words in sets), token.endswith("ed"), token.endswith("ing"))
    return sum(inside << place for place, inside in enumerate(held))


def _kinds(tokens: Sequence[str]) -> list[float]:
    """The shares of words of each kind, weighted."""
    kinds = bytes(map(_kind, tokens))
    n = max(len(tokens), 1)
    totals = [0] * len(_KIND_WEIGHTS)
    for kind in set(kinds):
        count = kinds.count(kind)
        for place in _BITS[kind]:
            totals[place] += count
    return [min(weight * total / n, 1) for weight, total in zip(_KIND_WEIGHTS, totals, strict=True)]


def _lengths(n: int) -> tuple[float, ...]:
    steps = ((1, 1), (2, 3), (4, 6), (7, 11), (12, 19), (20, 39), (40, 1 << 30))
    return (math.log1p(min(n, _LONG)) / 4, *(float(low <= n <= high) for low, high in steps))


def _starts(text: str) -> tuple[float, ...]:
    first = text[0]
    return float(first.islower()), float(first.isdigit()), float(first in "\"“‘'")


def _capitals(words: Sequence[str]) -> tuple[float, ...]:
    rest = words[1:]
    capitals = sum(map(str.isupper, [word[0] for word in rest])) / max(len(rest), 1)
    return capitals, float(all(word.isupper() for word in words if word.isalpha()) and any(map(str.isalpha, words)))


def table(lines: Sequence[Line]) -> Matrix:
    """The features of a document's lines, a row a line, in the order of `NAMES`."""
    unique = {text: place for place, text in enumerate(dict.fromkeys(line.text for line in lines))}
    base = np.array([own(text) for text in unique], dtype=np.float64)[[unique[line.text] for line in lines]]
    good = base[:, _COLUMN[GOOD]]
    parts = [np.ones((len(lines), 1)), base, _places(lines, good)]
    parts += [_shifted(base[:, [_COLUMN[name] for name in _NEIGHBOURS]], shift) for shift in _SHIFTS]
    parts += [column[:, None] for decay in _DECAYS for column in (_flow(good, decay), _flow(good[::-1], decay)[::-1])]
    parts += [_since(base, good)]
    return np.hstack(parts, dtype=np.float32)


def _shifted(values: Matrix, shift: int) -> Matrix:
    """The values of the line `shift` lines on; zeros beyond the ends."""
    moved = np.zeros_like(values)
    if shift < 0:
        moved[-shift:] = values[:shift]
    else:
        moved[:-shift] = values[shift:]
    return moved


def _flow(good: Matrix, decay: float) -> Matrix:
    """How much good text stands before each line, less and less with distance."""
    out = np.zeros_like(good)
    level = 0.0
    for index, value in enumerate(good.tolist()):
        out[index] = level
        level = level * decay + value * (1 - decay)
    return out


def _distance(good: Matrix) -> Matrix:
    """Lines since the last good line, as a logarithm, 0 to 1; for each column."""
    places = np.arange(len(good)).reshape(-1, *(1,) * (good.ndim - 1))
    last = np.full(good.shape, -100)
    np.maximum.accumulate(np.where(good > 0, places, -100)[:-1], axis=0, out=last[1:])
    since = places - last
    return np.minimum(np.log1p(since) / math.log(100), 1)


def _places(lines: Sequence[Line], good: Matrix) -> Matrix:
    n = len(lines)
    counts = Counter(line.text for line in lines)
    starts = Counter(line.text[:30] for line in lines)
    seen: set[str] = set()
    total = max(good.sum(), 1e-9)
    alike = [0.0, *(_alike(a.text, b.text) for a, b in pairwise(lines)), 0.0]
    style = float(np.dot(good, [line.gap for line in lines]) / total)
    before = np.cumsum(good) - good
    rows = []
    for index, line in enumerate(lines):
        copies = counts[line.text]
        other = starts[line.text[:30]] > copies and len(line.text) >= 20
        rows.append((
            line.gap, index + 1 == n or lines[index + 1].gap, line.bullet, min(math.log2(copies), 3) / 3,
            copies > 1 and line.text not in seen, other, alike[index + 1], alike[index], index / n,
            min(index, n - 1 - index, 20) / 20, style,
        ))  # fmt: skip
        seen.add(line.text)
    columns = [
        topic(lines),
        before / total,
        (total - before - good) / total,
        _distance(good),
        _distance(good[::-1])[::-1],
    ]
    size = np.full(n, min(math.log1p(n) / 7, 1))
    return np.hstack([np.array(rows, dtype=np.float64), *(column[:, None] for column in (*columns, size))])


def _alike(first: str, second: str) -> float:
    """How much of the shorter line's content words the other holds, 0 where one says next to nothing."""
    ours, theirs = content_words(first), content_words(second)
    fewer = min(len(ours), len(theirs))
    return len(ours & theirs) / fewer if fewer >= 3 else 0.0


@lru_cache(maxsize=1 << 12)
def content_words(text: str) -> frozenset[str]:
    """A line's words that carry meaning: longer than 3 letters and no function words."""
    stop = lexicon.words("stopwords")
    return frozenset(word for word in lexicon.tokens(text) if len(word) > 3 and word not in stop)


def topic(lines: Sequence[Line]) -> Matrix:
    """The share of each line's content words that two or more other long lines of the document hold."""
    held = [content_words(line.text) for line in lines]
    long = [line.text.count(" ") >= 11 for line in lines]
    counts = Counter(chain.from_iterable(words for words, is_long in zip(held, long, strict=True) if is_long))
    held_by = [frozenset(word for word, count in counts.items() if count >= fewest) for fewest in (2, 3)]
    shares = [len(words & held_by[is_long]) / max(len(words), 1) for words, is_long in zip(held, long, strict=True)]
    return np.array(shares)


def _since(base: Matrix, good: Matrix) -> Matrix:
    """For each kind of heading: the lines since the last short line that begins so, and whether that is near."""
    short = base[:, _COLUMN["log_words"]] < math.log1p(8) / 4
    since = _distance(base[:, [_COLUMN[f"{kind}_start"] for kind in _HEADS]] * short[:, None])
    return np.hstack([since, since < math.log1p(9) / math.log(100)])
