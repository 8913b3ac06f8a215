"""An article's terms: its words weighted by how much they tell and where they stand."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from urllib.parse import urlsplit

import numpy as np

from tasks.link.stories.weights import weight
from tasks.link.words import words

IN_TITLE, IN_STANDFIRST = 6, 3  # what a word there counts for, beside one for a word of the body
MOST_TERMS = 150
HEAVIEST = 0.4  # of the whole length: what a term may weigh before the others, so that one name does not decide
N_KEYS = 24
_IES, _ES, _NO_PLURAL = re.compile("(?<=..)ies$"), re.compile("(?<=ch|sh|ss|zz)es$|(?<=x)es$"), ("ss", "us", "is")
_SLUG = re.compile(r"[-_+]|%20")
_WORDLIKE = re.compile(r"[^\W\d_][^\W_]+|\d{1,4}")


@dataclass(frozen=True, slots=True)
class Terms:
    """A sparse vector of length 1, or of nothing: hashed terms in rising order with their weights.

    Hashes are unsigned 64-bit numbers, weights single-precision ones, so that what is stored is what was made. `keys`
    are the most telling of the hashes, in rising order: what articles are looked up by.
    """

    hashes: tuple[int, ...]
    weights: tuple[float, ...]
    keys: tuple[int, ...]


def vector(title: str | None, standfirst: str | None, body: str) -> Terms:
    """The terms of an article: TF-IDF (Salton and Buckley 1988) with frozen weights.

    A term is a word without its plural, weighted by the logarithm of how often it stands there (a title's words
    counting more than a body's) and by how few texts have it; names, which few texts have, weigh most. Only the
    heaviest `MOST_TERMS` are kept.
    """
    counts = Counter(terms(body))
    for text, times in ((title, IN_TITLE), (standfirst, IN_STANDFIRST)):
        for term, n in Counter(terms(text or "")).items():
            counts[term] += n * times
    weighted = [((1 + math.log(n)) * weight(term), term) for term, n in counts.items()]
    heaviest = sorted(((w, term) for w, term in weighted if w > 0), key=lambda each: (-each[0], each[1]))[:MOST_TERMS]
    length = _length(w for w, _ in heaviest)
    heaviest = [(min(w, length * HEAVIEST), term) for w, term in heaviest]
    length = _length(w for w, _ in heaviest)
    keys = sorted(hashed(term) for _, term in heaviest[:N_KEYS])
    pairs = sorted((hashed(term), float(np.float32(w / length))) for w, term in heaviest)
    return Terms(tuple(h for h, _ in pairs), tuple(w for _, w in pairs), tuple(keys))


def terms(text: str) -> list[str]:
    """The words of a text, without the s of a plural or possessive."""
    return [_singular(word) for word in words(text)]


def _length(weights: Iterable[float]) -> float:
    return math.sqrt(sum(w * w for w in weights))


@lru_cache(maxsize=200_000)
def hashed(term: str) -> int:
    """A term as an unsigned 64-bit number, the same on every machine."""
    return int.from_bytes(blake2b(term.encode(), digest_size=8).digest(), "big")


@lru_cache(maxsize=200_000)
def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(_NO_PLURAL):
        return word
    bare = _ES.sub("", _IES.sub("y", word))
    return bare if bare != word else word[:-1]


def address_words(url: str | None) -> str:
    """The words that an address tells its article by ("…/2031/ferry-runs-aground-7731" is "ferry runs aground").

    They can stand for a title that is missing. Empty where no part of the path is made of words.
    """
    parts = [_SLUG.split(part.rpartition(".")[0] or part) for part in urlsplit(url or "").path.split("/")]
    best = max(parts, key=len, default=[])
    return " ".join(word for word in best if _WORDLIKE.fullmatch(word)) if len(best) > 2 else ""
