"""New articles described once, for every later comparison: sketches, weighted terms, words for the search."""

from __future__ import annotations

import duckdb

from tasks.link import copies, stories
from tasks.link.base import STATEMENTS, Row, given, insert
from warehouse.tables import SKETCHED, VECTORS


def describe(con: duckdb.DuckDBPyConnection) -> set[str]:
    """Store what every article that was never linked is compared by; returns the ids of these articles."""
    articles = STATEMENTS.rows(con, "fresh")
    insert(con, SKETCHED, [_sketch(row) for row in articles])
    insert(con, VECTORS, [_vector(row) for row in articles])
    fresh = {row["article_id"] for row in articles}
    with given(con, "fresh", "article_id", fresh):
        STATEMENTS.run(con, "index_words")
    return fresh


def _sketch(row: Row) -> Row:
    made = copies.sketch(row["body"])
    return {"article_id": row["article_id"], "bands": made.bands, "fingerprints": made.fingerprints}


def _vector(row: Row) -> Row:
    # The words of an address stand in for a title that is missing.
    title = row["title"] or stories.address_words(row["url"])
    made = stories.vector(title, row["standfirst"], row["body"])
    return {"article_id": row["article_id"], "terms": made.hashes, "weights": made.weights, "keys": made.keys}
