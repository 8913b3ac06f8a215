"""How many of the texts of general English have a word: counts that ship frozen (`stories/frequencies.tsv`).

They are made again by `bench/fit_stories.py`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

FREQUENCIES = Path(__file__).with_name("stories") / "frequencies.tsv"


@cache
def frequencies() -> dict[str, int]:
    """Term -> texts that have it; the number of all texts stands under the empty term."""
    lines = FREQUENCIES.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {term: int(n) for term, n in rows}
