"""Two bodies side by side: how much text they share, and whether one carries the other's.

What the thresholds keep apart: an edited text keeps most of its runs of three words where a tenth of the words or a
third of the sentences are changed; one most of whose sentences are other ones is a text of its own, with whatever it
still shares strewn over it. Agency copy carried in part stands in one stretch of whole paragraphs, among others on the
same subject. Quotations are in every report of an event and show nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tasks.link.copies.text import Hashes, Text, read, shingles

Mask = npt.NDArray[np.bool_]

_SHARE = 5  # words of the shingles whose shares are published
_ALIKE = 3  # words of those that edits are judged by: one changed word breaks fewer of them
_FEWEST = 10  # words below which equal texts are no sign of copying
_SAME_TEXT = 0.5  # of both texts' short shingles together, from which one is the other edited
_TOLD_ALIKE = 0.25  # and of what stands outside quotation marks
_TRANSCRIPT = 0.75  # of a text's words, from which it is little but quotations
_LOPSIDED = 1.5  # how many times more of one text than of the other still makes it an edit, not an excerpt
_EXCERPT = 0.6  # of one text's shingles, from which it is taken from the other
_FEWEST_TOLD = 40  # words outside quotation marks that an excerpt has from the other
_WHOLE = 0.8  # of a paragraph's words, from which it is carried
_STRETCH = 1 / 3  # of the shorter text, that carried paragraphs in a row make up
_STRETCH_TOLD = 75  # and their words outside quotation marks
_SUBJECT = 0.15  # of the long words of what is left of a text, that two reports of one thing have in common
_FEWEST_LONG = 10


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts share: `exact` (the same words), `near` or `partial`, and of each text's shingles the share."""

    kind: str
    share_a: float
    share_b: float


@dataclass(frozen=True, slots=True)
class _Side:
    """One text, and which of its words stand in shingles that the other has too."""

    text: Text
    carried: Mask


def compare(body_a: str, body_b: str) -> Overlap | None:
    """How two bodies carry one another's text; None where they do not."""
    a, b = read(body_a), read(body_b)
    if min(len(a.hashes), len(b.hashes)) < _FEWEST:
        return None
    share_a, share_b = _shares(a.hashes, b.hashes, _SHARE)
    kind = "exact" if np.array_equal(a.hashes, b.hashes) else _kind(a, b, max(share_a, share_b))
    return Overlap(kind, share_a, share_b) if kind else None


def _kind(a: Text, b: Text, larger_share: float) -> str | None:
    low, high = sorted(_shares(a.hashes, b.hashes, _ALIKE))
    if _together(low, high) >= _SAME_TEXT and _is_told_alike(a, b):
        return "near" if high <= _LOPSIDED * low or low >= 0.5 else "partial"
    if larger_share == 0:
        return None
    sides = _Side(a, _carried(a.hashes, b.hashes)), _Side(b, _carried(b.hashes, a.hashes))
    is_excerpt = larger_share >= _EXCERPT and max(map(_n_told, sides)) >= _FEWEST_TOLD
    return "partial" if is_excerpt or _is_carried_in_part(*sides) else None


def _together(share_a: float, share_b: float) -> float:
    """What two texts of about one length share of both together: the harmonic mean of the shares."""
    return 2 * share_a * share_b / (share_a + share_b) if share_a + share_b else 0.0


def _is_told_alike(a: Text, b: Text) -> bool:
    """Whether texts are alike outside quotation marks too; of those that are little but quotations, always."""
    if max(np.mean(a.quoted), np.mean(b.quoted)) > _TRANSCRIPT:
        return True
    return _together(*_shares(a.told, b.told, _ALIKE)) >= _TOLD_ALIKE


def _shares(a: Hashes, b: Hashes, size: int) -> tuple[float, float]:
    """Of each text's shingles, each counted once, the share that the other has too."""
    of_a, of_b = np.unique(shingles(a, size)), np.unique(shingles(b, size))
    both = len(np.intersect1d(of_a, of_b, assume_unique=True))
    return both / max(len(of_a), 1), both / max(len(of_b), 1)


def _carried(of: Hashes, other: Hashes) -> Mask:
    """Which words stand in a shingle that the other text has too."""
    shared = np.isin(shingles(of, _SHARE), shingles(other, _SHARE))
    carried = np.zeros(len(of), np.bool_)
    for offset in range(_SHARE):
        carried[offset : offset + len(shared)] |= shared
    return carried


def _n_told(side: _Side) -> int:
    return int(np.count_nonzero(side.carried & ~side.text.quoted))


def _is_carried_in_part(a: _Side, b: _Side) -> bool:
    """Whether there is a stretch of one text in the other, and what is left of both tells of one thing."""
    shorter = min(len(a.carried), len(b.carried))
    return (_has_stretch(a, shorter) or _has_stretch(b, shorter)) and _is_one_subject(a, b)


def _is_one_subject(a: _Side, b: _Side) -> bool:
    """Whether texts have long words in common where neither carries the other; so few that nobody can tell will do."""
    of_a, of_b = (np.unique(side.text.hashes[~side.carried & side.text.long]) for side in (a, b))
    fewest = min(len(of_a), len(of_b))
    return fewest < _FEWEST_LONG or len(np.intersect1d(of_a, of_b)) >= _SUBJECT * fewest


def _has_stretch(side: _Side, shorter: int) -> bool:
    """Whether paragraphs in a row, two at least, are carried whole and make up enough."""
    in_a_row = words = told = 0
    for n_words, n_carried, n_told in _paragraphs(side):
        is_whole = n_carried >= _WHOLE * n_words
        in_a_row, words, told = (in_a_row + 1, words + n_words, told + n_told) if is_whole else (0, 0, 0)
        if in_a_row > 1 and told >= _STRETCH_TOLD and words >= _STRETCH * shorter:
            return True
    return False


def _paragraphs(side: _Side) -> Iterator[tuple[int, int, int]]:
    """Of each paragraph that has words: how many, how many of them carried, and how many outside quotation marks."""
    numbers = side.text.paragraphs
    counts = [np.bincount(numbers, which) for which in (None, side.carried, ~side.text.quoted)]
    return ((int(n), int(carried), int(told)) for n, carried, told in zip(*counts, strict=True) if n)
