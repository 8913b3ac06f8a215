"""A body as copies see it: its words, which of them are quoted, and hashes of runs of them (shingles)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from tasks.link.words import folded

Hashes = npt.NDArray[np.uint64]

# What is quoted says nothing of who copied whom. A straight mark opens after a space only, so that one that is missing
# does not turn all that follows inside out; what a line opens and does not close is quoted to its end.
_QUOTED = re.compile(
    r"""“[^“”]*(?:”|$)|(?<![^\s(\[—–-])"(?=\S)[^"]{1,800}(?:(?<=\S)"(?!\w)|$)|«[^«»]*»|„[^„“”]*[“”]"""
    r"""|(?<!\w)‘.{20,800}?’(?!\w)"""
)
_LONG = 7  # letters of a word that more likely names what is told of than how
_WORD = re.compile(r"[^\W_]+")
_STEP = np.uint64(0x9E3779B97F4A7C15)
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))


@dataclass(frozen=True, slots=True)
class Text:
    """A body's words in order: their hashes, which are quoted or long, and the paragraph (line) each stands in."""

    hashes: Hashes
    quoted: npt.NDArray[np.bool_]
    long: npt.NDArray[np.bool_]
    paragraphs: npt.NDArray[np.int32]

    @property
    def told(self) -> Hashes:
        """The words outside quotation marks."""
        return self.hashes[~self.quoted]


@lru_cache(maxsize=512)
def read(body: str) -> Text:
    """A body's words; kept for the pairs that an article is compared in."""
    found: list[str] = []
    quoted: list[bool] = []
    paragraphs: list[int] = []
    for number, line in enumerate(body.splitlines()):
        for text, is_quoted in _pieces(line):
            new = _WORD.findall(folded(text))
            found += new
            quoted += [is_quoted] * len(new)
            paragraphs += [number] * len(new)
    long = [len(word) >= _LONG for word in found]
    return Text(hashes(found), np.array(quoted, np.bool_), np.array(long, np.bool_), np.array(paragraphs, np.int32))


def _pieces(line: str) -> Iterator[tuple[str, bool]]:
    end = 0
    for match in _QUOTED.finditer(line):
        yield line[end : match.start()], False
        yield match.group(), True
        end = match.end()
    yield line[end:], False


def hashes(of: Sequence[str]) -> Hashes:
    """A 64-bit hash for each word, the same on any machine."""
    return np.fromiter(map(_word_hash, of), np.uint64, len(of))


def shingles(of: Hashes, size: int) -> Hashes:
    """A hash for each run of `size` words, in order; none where there are fewer words."""
    n_runs = len(of) - size + 1
    if n_runs <= 0:
        return np.empty(0, np.uint64)
    run = np.zeros(n_runs, np.uint64)
    for index in range(size):
        run = run * _STEP + of[index : index + n_runs]
    return mixed(run)


def mixed(values: Hashes) -> Hashes:
    """Each value scattered over all 64 bits (SplitMix64's finaliser; Steele, Lea and Flood 2014)."""
    values = (values ^ (values >> np.uint64(30))) * _MIX[0]
    values = (values ^ (values >> np.uint64(27))) * _MIX[1]
    return values ^ (values >> np.uint64(31))


@lru_cache(maxsize=1 << 16)
def _word_hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
