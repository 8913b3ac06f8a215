"""What the suites of load, link and publish look at: rows in the store, and the finished file's views and counts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from expectations.sqlfiles import text
from expectations.stages import COUNTS, LINKED, TALLY, TOTALS, VIEWS
from warehouse.columns import Table
from warehouse.tables import EXTRACTED, STORY_TABLES, TABLES

_SAMPLE = 100  # rows of a view that are read whole
# Which rows of a stored table are this run's; rows without their parent are everybody's.
_LOOSE = "document_id not in (select document_id from store.documents)"
_ORPHANED = "article_id not in (select article_id from store.articles)"
_OF_RUN = {
    "documents": "document_id in (select document_id from touched)",
    "articles": "run_id = getvariable('run_id')",
    "blocks": f"document_id in (select document_id from touched) or {_LOOSE}",
    **{table.name: f"article_id in (select article_id from touched) or {_ORPHANED}" for table in EXTRACTED},
    "outlets": "true",
    "learned_lines": "run_id = getvariable('run_id')",
    "quarantine": "run_id = getvariable('run_id')",
}
# Which rows of what linking wrote are about the stories it touched, and about the articles to look at with them.
_OF_STORIES = {
    "copies": "article_a in (select article_id from told) or article_b in (select article_id from told)",
    "article_copies": "copy_group_id in (select copy_group_id from groups)",
    "members": "substr(member_id, 2, 16) in (select substr(article_id, 2) from wanted)",
    "cluster_ids": "true",
    "corrections": "true",
    "corrected_names": "true",
    "corrected_speakers": "true",
    **{table.name: "story_id in (select story_id from touched)" for table in STORY_TABLES},
}
_LOOKED_AT = ("told", "groups", "wanted")  # each read by those after it
_BESIDE = ("reports", "linkable", "alive")
_ONE_AN_ARTICLE = ("article_copies", "article_sketches", "article_terms")
_STORIES = "select cluster_id from store.members where kind = 'story'"


@dataclass(frozen=True, slots=True)
class Flow:
    """How many rows a load was to add to a stored table, and to take out for newer ones."""

    added: int = 0
    replaced: int = 0


def load_tables(
    con: duckdb.DuckDBPyConnection, run_id: str, before: Mapping[str, int], flows: Mapping[str, Flow]
) -> dict[str, pa.Table]:
    """The tables of stage load, read through the connection that loaded (before its commit or after).

    This run's rows of each, the documents they come from, and the tally of the whole store: `before` is what
    `count_rows` gave before the load, `flows` what was to be added and replaced (a table not named: nothing).
    """
    con.execute("set variable run_id = $run_id", {"run_id": run_id})
    con.register("touched", con.sql(text("touched")).to_arrow_table())
    tables = {
        name: con.sql(f"select * from store.{name} where {condition}").to_arrow_table()
        for name, condition in _OF_RUN.items()
    }
    con.unregister("touched")
    return {**tables, "tally": pa.Table.from_pylist(list(_tally(con, before, flows)), TALLY.arrow())}


def link_tables(con: duckdb.DuckDBPyConnection, run_id: str, touched: Collection[str]) -> dict[str, pa.Table]:
    """The tables of stage link, read through the connection that linked (before its commit or after).

    `touched` are the ids of the stories that the run decided again: their rows, those of their articles and of
    articles that share text with these or have no story, all ids ever merged away, and the totals of the whole store.
    """
    con.register("touched", pa.table({"story_id": pa.array(sorted(touched), pa.string())}))
    for name in _LOOKED_AT:
        con.register(name, con.sql(text(f"linked/{name}")).to_arrow_table())
    rows = {name: f"select * from store.{name} where {condition}" for name, condition in _OF_STORIES.items()}
    queries = {**rows, **{name: text(f"linked/{name}") for name in _BESIDE}}
    tables = {name: con.sql(query).to_arrow_table() for name, query in queries.items()}
    for name in ("touched", *_LOOKED_AT):
        con.unregister(name)
    return {**tables, "totals": pa.Table.from_pylist(list(_totals(con)), TOTALS.arrow())}


def published_tables(
    con: duckdb.DuckDBPyConnection, views: Iterable[str], stored: Mapping[str, int]
) -> dict[str, pa.Table]:
    """The tables of stage publish, read through a connection to the finished file.

    `views` are the names of the contract's views, `stored` the rows of each published table in the private database.
    """
    uncommented = dict(con.sql(text("uncommented")).fetchall())
    rows = [{**_answer(con, name), "n_uncommented": uncommented.get(name)} for name in views]
    counts = [
        {"table_name": name, "n_stored": n_stored, "n_published": _count(con, f"select count(*) from store.{name}")}
        for name, n_stored in stored.items()
    ]
    return {
        "views": pa.Table.from_pylist(rows, VIEWS.arrow()),
        "counts": pa.Table.from_pylist(counts, COUNTS.arrow()),
    }


def _tally(
    con: duckdb.DuckDBPyConnection, before: Mapping[str, int], flows: Mapping[str, Flow]
) -> Iterator[dict[str, str | int]]:
    for table in (each for each in TABLES if each not in LINKED):
        flow = flows.get(table.name, Flow())
        yield {
            "table_name": table.name,
            "rows_before": before[table.name],
            "rows_in": flow.added,
            "rows_replaced": flow.replaced,
            "rows_after": _count(con, f"select count(*) from store.{table.name}"),
            "n_keys": _count_keys(con, table),
        }


def _totals(con: duckdb.DuckDBPyConnection) -> Iterator[dict[str, str | int | None]]:
    n_articles = _count(con, "select count(*) from store.articles")
    for table in LINKED:
        strays = f"select count(*) from store.{table.name} where story_id not in ({_STORIES})"
        yield {
            "table_name": table.name,
            "n_rows": _count(con, f"select count(*) from store.{table.name}"),
            "n_keys": _count_keys(con, table),
            "n_articles": n_articles if table.name in _ONE_AN_ARTICLE else None,
            "n_strays": _count(con, strays) if table in STORY_TABLES else None,
        }


def _answer(con: duckdb.DuckDBPyConnection, name: str) -> dict[str, str | int | None]:
    """What a view answers: its rows, and no error when some are read, or the error that it raises."""
    try:
        con.execute(f"from published.{name} limit {_SAMPLE}").fetchall()
        n_rows = _count(con, f"select count(*) from published.{name}")
    except duckdb.Error as error:
        return {"view_name": name, "n_rows": None, "error": str(error)}
    return {"view_name": name, "n_rows": n_rows, "error": None}


def _count_keys(con: duckdb.DuckDBPyConnection, table: Table) -> int:
    keys = ", ".join(table.key)
    return _count(con, f"select count(*) from (select {keys} from store.{table.name} group by {keys})")


def _count(con: duckdb.DuckDBPyConnection, sql: str) -> int:
    return con.execute(sql).fetchall()[0][0]
