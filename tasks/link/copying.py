"""Copies in the private database: new articles compared with those that share something with them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict

import duckdb

from tasks.link import copies
from tasks.link.base import STATEMENTS, Row, delete, delete_pairs, given, insert
from tasks.link.copies import Copy, CopyArticle
from tasks.link.copies.find import FEWEST_PASSAGES, MOST_HOLDERS
from warehouse.tables import ARTICLE_COPIES, COPIES

# Beside fresh articles, those whose stand a load took away because it took away a copy or a version of theirs.
_UNPLACED = "select article_id from store.articles anti join store.article_copies using (article_id)"
_BODIES = "select article_id, body from store.articles where article_id in (select article_id from wanted)"


def link_copies(con: duckdb.DuckDBPyConnection, fresh: Collection[str]) -> tuple[int, set[str]]:
    """Find the copies of fresh articles, whose sketches are stored.

    Returns how many pairs were found, and the ids of articles whose stand among copies was decided again.
    """
    con.execute(f"set variable most_holders = {MOST_HOLDERS}")
    con.execute(f"set variable fewest_passages = {FEWEST_PASSAGES}")
    withdrawn = _withdraw(con)
    with given(con, "new_articles", "article_id", fresh):
        pairs = [(row["article_a"], row["article_b"]) for row in STATEMENTS.rows(con, "candidate_copies")]
    found = list(_compared(con, pairs))
    insert(con, COPIES, found)
    unplaced = {article for (article,) in con.execute(_UNPLACED).fetchall()}
    return len(found), _regroup(con, {*fresh, *withdrawn, *unplaced})


def _withdraw(con: duckdb.DuckDBPyConnection) -> set[str]:
    """Take back pairs that only passages supported which are common by now."""
    gone = STATEMENTS.rows(con, "unsupported_copies")
    delete_pairs(con, COPIES, gone)
    return {row[end] for row in gone for end in ("article_a", "article_b")}


def _compared(con: duckdb.DuckDBPyConnection, pairs: Collection[tuple[str, str]]) -> Iterable[Row]:
    with given(con, "wanted", "article_id", {article for pair in pairs for article in pair}):
        bodies = dict(con.execute(_BODIES).fetchall())
    for a, b in pairs:
        overlap = copies.compare(bodies[a], bodies[b])
        if overlap:
            yield {"article_a": a, "article_b": b, **asdict(overlap)}


def _regroup(con: duckdb.DuckDBPyConnection, stirred: Collection[str]) -> set[str]:
    """Decide again who stands where, for all articles that copies and versions connect with the stirred ones."""
    with given(con, "stirred", "article_id", stirred):
        articles = [CopyArticle(**row) for row in STATEMENTS.rows(con, "regrouped")]
    with given(con, "regrouped", "article_id", {article.article_id for article in articles}):
        pairs = [Copy(**row) for row in STATEMENTS.rows(con, "copies_among")]
    stands = copies.groups(articles, pairs)
    delete(con, ARTICLE_COPIES, "article_id", stands.keys())
    rows = [{"article_id": article, **asdict(stand)} for article, stand in stands.items()]
    insert(con, ARTICLE_COPIES, rows)
    return set(stands)
