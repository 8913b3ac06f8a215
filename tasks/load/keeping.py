"""Keep a warehouse small: what may go, by age and by size, and what that comes to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import duckdb
import pyarrow as pa

from tasks.load.packing import size_of
from tasks.load.sql import rows
from warehouse.place import Place
from warehouse.tables import BLOCKS, EXTRACTED

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Policy:
    """What may go: articles, and bytes, of before a moment; and what goes first until all fits into `max_bytes`.

    `by` says which age counts: `taken` (when the run took it in) or `published`.
    """

    articles_before: datetime | None = None
    raw_before: datetime | None = None
    max_bytes: int | None = None
    by: str = "taken"


@dataclass(frozen=True, slots=True)
class Going:
    """What goes: documents whose articles go, documents whose bytes go, and what that is in rows and bytes.

    `loss` has a row for each thing: its name, how many rows or files, how many bytes (None where they are part of
    another's); bytes of rows are an estimate, by the length of their articles.
    """

    articles: frozenset[str]
    raw: frozenset[str]
    loss: tuple[tuple[str, int, int | None], ...]

    def __bool__(self) -> bool:
        return bool(self.articles or self.raw)


def going(con: duckdb.DuckDBPyConnection, place: Place, policy: Policy) -> Going:
    """What a policy takes from a warehouse; `con` uses its private database."""
    con.execute("set variable age_by = $age_by", {"age_by": policy.by})
    held = rows(con, "prunable").to_pylist()
    weights = _Weights.of(place, held)
    articles = {row["document_id"] for row in held if row["article_id"] and _before(row, policy.articles_before)}
    raw = {
        row["document_id"]
        for row in held
        if row["raw_file"] and (_before(row, policy.raw_before) or _before(row, policy.articles_before))
    }
    if policy.max_bytes is not None:
        _shrink(held, weights, articles, raw, policy.max_bytes)
    raw |= {row["document_id"] for row in held if row["raw_file"] and row["document_id"] in articles}
    return Going(frozenset(articles), frozenset(raw), _loss(con, held, weights, articles, raw))


def _before(row: Row, moment: datetime | None) -> bool:
    return moment is not None and row["time"] is not None and row["time"] < moment


@dataclass(frozen=True, slots=True)
class _Weights:
    """What the parts of a warehouse weigh: bytes of the raw store for a byte of input, of rows for a code point."""

    raw: Mapping[str, float]
    rows: float
    total: int

    @classmethod
    def of(cls, place: Place, held: Sequence[Row]) -> _Weights:
        sizes = Counter[str]()
        for row in held:
            sizes[row["raw_file"] or ""] += row["n_bytes"]
        raw = {name: size_of(place.raw / name) / max(size, 1) for name, size in sizes.items() if name}
        current = place.current()
        data = size_of(place.database) + (size_of(current) if current else 0)
        n_chars = sum(row["n_chars"] for row in held)
        return cls(raw, data / max(n_chars, 1), data + sum(size_of(path) for path in place.raw.glob("*.parquet")))

    def of_raw(self, row: Row) -> float:
        return self.raw[row["raw_file"]] * row["n_bytes"] if row["raw_file"] else 0.0

    def of_rows(self, row: Row) -> float:
        return self.rows * row["n_chars"]


def _shrink(held: Sequence[Row], weights: _Weights, articles: set[str], raw: set[str], most: int) -> None:
    """Let more go, oldest first, until what stays fits: bytes of documents, and only then articles."""
    left = weights.total - sum(
        weights.of_raw(row) * (row["document_id"] in raw) + weights.of_rows(row) * (row["document_id"] in articles)
        for row in held
    )
    for chosen, weigh, has in ((raw, weights.of_raw, "raw_file"), (articles, weights.of_rows, "article_id")):
        for row in held:
            if left <= most:
                return
            if row[has] and row["document_id"] not in chosen:
                chosen.add(row["document_id"])
                left -= weigh(row)


def _loss(
    con: duckdb.DuckDBPyConnection, held: Sequence[Row], weights: _Weights, articles: set[str], raw: set[str]
) -> tuple[tuple[str, int, int | None], ...]:
    raw_bytes = sum(weights.of_raw(row) for row in held if row["document_id"] in raw)
    row_bytes = sum(weights.of_rows(row) for row in held if row["document_id"] in articles)
    con.register("gone", pa.table({"document_id": pa.array(sorted(articles), pa.string())}))
    ended, changed = rows(con, "pruned_stories").to_pylist()[0].values()
    children = [(table.name, _count_gone(con, table.name, "article_id")) for table in EXTRACTED]
    children.append((BLOCKS.name, _count_gone(con, BLOCKS.name, "document_id")))
    con.unregister("gone")
    return (
        ("raw bytes of documents", len(raw), round(raw_bytes)),
        ("articles", len(articles), round(row_bytes)),
        *((f"  their {name.replace('_', ' ')}", n, None) for name, n in children),
        ("stories that end", ended, None),
        ("stories decided again", changed, None),
    )


def _count_gone(con: duckdb.DuckDBPyConnection, table: str, column: str) -> int:
    gone = f"substr({column}, 2) in (select substr(document_id, 2) from gone)"
    return int(con.execute(f"select count(*) from store.{table} where {gone}").fetchall()[0][0])
