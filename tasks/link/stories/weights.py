"""How much a term tells, frozen: from the share of general English texts that have it.

`frequencies.tsv` holds counts of texts, made again by `bench/fit_stories.py`. The weight is an inverse document
frequency (Spärck Jones 1972), raised to a power so that what few texts have counts for more; a term that is not listed
counts as one that no text has, which caps it. Words of reports that come again and again (`stories_beats.txt`) count as
common whatever the texts say: in such reports they are.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache
from pathlib import Path

from tasks.link.frequencies import frequencies

BEATS = Path(__file__).resolve().parents[1] / "lexicons" / "stories_beats.txt"
BEAT = 0.3  # the share of texts that have such a term, at least, among reports of its kind
POWER = 1.5
NUMBER = 0.5  # a number's weight, beside a word's: tolls and prices change while the event stays


@cache
def beats() -> frozenset[str]:
    """Terms of reports that come again and again."""
    lines = BEATS.read_text(encoding="utf-8").splitlines()
    return frozenset(term for line in lines if not line.startswith("#") for term in line.split())


@lru_cache(maxsize=200_000)
def weight(term: str) -> float:
    """A term's weight: 0 for one that every text has, most for one that is not listed."""
    counts = frequencies()
    n_texts = max(counts.get(term, 0), counts[""] * BEAT if term in beats() else 0)
    told = math.log((counts[""] + 1) / (n_texts + 1)) ** POWER
    return told * NUMBER if term[0].isdigit() else told
