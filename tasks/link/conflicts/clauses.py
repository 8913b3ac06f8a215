"""What a clause says for itself: without the clauses of when and why at its end, which are statements of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from tasks.link.records import Statement

TIES = r"(?:after|before|since|until|till|because|so|as|while|when|once|by|without|for|into)"
BEFORE = re.compile(rf"\s{TIES}\s$")  # what ties a clause to the one that it ends stands before it, or begins it
BEGUN = re.compile(rf"{TIES}\s")


def shorn(statements: Iterable[Statement]) -> list[Statement]:
    """The statements, in their order, each up to the first clause of when or why that ends with it."""
    rows = list(statements)
    cut: dict[str, Statement] = {}
    key = attrgetter("sentence_key")
    for _, together in groupby(sorted(rows, key=key), key=key):
        several = list(together)
        cut.update((row.statement_id, _shorn(row, several)) for row in several)
    return [cut[row.statement_id] for row in rows]


def _shorn(row: Statement, several: Sequence[Statement]) -> Statement:
    inner = sorted(one.char_start - row.char_start for one in several if one.char_end == row.char_end)
    kept = next((text for start in inner if start > 0 and (text := _before(row.text, start))), row.text)
    end = row.char_start + len(kept)
    return row if (kept, end) == (row.text, row.char_end) else replace(row, text=kept, char_end=end)


def _before(text: str, start: int) -> str | None:
    """What stands before an inner clause and its tie; None where nothing ties it."""
    outer = text[:start]
    tie = BEFORE.search(outer)
    if tie is None and not BEGUN.match(text, start):
        return None
    return outer[: tie.start() if tie else start].rstrip(" ,")
