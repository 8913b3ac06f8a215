"""A few numbers of a body by which texts like it, or with passages of it, are found among any number of others."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from tasks.link.copies.text import Hashes, mixed, read, shingles

if TYPE_CHECKING:
    from datasketch import MinHash

_ALIKE = 3  # words a shingle of the signature
_N_BANDS = 40
_N_ROWS = 3
_AT_ONCE = 10_000  # shingles that are permuted at a time, to bound the memory of a very long text
_PASSAGE = 8  # words a shingle of the fingerprints
_WINDOW = 16  # of which so many in a row hold a fingerprint: a passage of 23 words in common is always found


@dataclass(frozen=True, slots=True)
class Sketch:
    """`bands`: 64-bit hashes of an edited text's likely common parts; `fingerprints`: of passages, sorted."""

    bands: tuple[int, ...]
    fingerprints: tuple[int, ...]


def sketch(body: str) -> Sketch:
    """The sketch of a body; one of fewer than three words has nothing in it.

    Bands are those of a MinHash signature (Broder 1997) over all words, fingerprints are chosen by winnowing
    (Schleimer, Wilkerson and Aiken 2003) among the words outside quotation marks.
    """
    text = read(body)
    return Sketch(_bands(shingles(text.hashes, _ALIKE)), _winnowed(shingles(text.told, _PASSAGE)))


def _bands(of: Hashes) -> tuple[int, ...]:
    """Texts of which a share s of the shingles, of both together, is common have a band in common with a
    probability of 1 - (1 - s**3)**40: 0.99 at a half, 0.04 at a tenth."""
    if not len(of):
        return ()
    signature = _signature_of_nothing().copy()
    for values in np.array_split(np.unique(of), len(of) // _AT_ONCE + 1):
        signature.update_batch(values)
    rows = signature.hashvalues.reshape(_N_BANDS, _N_ROWS)
    band = np.arange(1, _N_BANDS + 1, dtype=np.uint64)
    for column in range(_N_ROWS):
        band = mixed(band ^ rows[:, column])
    return tuple(band.tolist())


@cache
def _signature_of_nothing() -> MinHash:
    from datasketch import MinHash  # takes half a second to import, and a run that finds nothing new needs none of it

    return MinHash(_N_BANDS * _N_ROWS, hashfunc=int, scheme="affine64")


def _winnowed(of: Hashes) -> tuple[int, ...]:
    """The smallest hash of every window, each once; of all where they fill no window."""
    if not len(of):
        return ()
    window = min(_WINDOW, len(of))
    smallest = np.lib.stride_tricks.sliding_window_view(of, window).min(axis=1)
    return tuple(np.unique(smallest).tolist())
