"""Stage files, a run's rows as stored, the finished file's views, and the history that drift is measured against."""

from datetime import UTC, datetime
from typing import Any

import duckdb
import pytest

from expectations.context import HISTORY, history
from expectations.sqlfiles import rules
from expectations.stagebase import build
from expectations.stages import STAGES
from expectations.stored import Flow, load_tables, published_tables
from tests.expectations.given import RUN, Rows, good, tables
from warehouse.counts import count_rows
from warehouse.migrate import migrate
from warehouse.tables import BY_NAME, RUNS, TABLES
from warehouse.views import create_views, view_names

EARLIER = "20291231T000000000000Z"


def store(con: duckdb.DuckDBPyConnection, rows: Rows, run_id: str = RUN.run_id) -> None:
    for name, table in tables("load", rows).items():
        if name != "tally":
            con.register("given", table)
            con.execute(f"insert into store.{name} by name select * from given")
            if "run_id" in BY_NAME[name].names:
                con.execute(f"update store.{name} set run_id = '{run_id}' where run_id = '{RUN.run_id}'")


@pytest.fixture
def con():
    with duckdb.connect() as con:
        con.execute("set TimeZone = 'UTC'")
        migrate(con)
        yield con


def broken(stage: str, given: dict[str, Any], folder) -> dict[str, list[str]]:
    path = folder / f"{stage}.duckdb"
    build(path, stage, given, RUN)
    with duckdb.connect(path, read_only=True) as con:
        found = {rule.code: [row[0] for row in con.execute(rule.sql).fetchall()] for rule in rules(stage)}
    return {code: ids for code, ids in found.items() if ids}


def added(rows: Rows) -> dict[str, Flow]:
    return {name: Flow(len(rows[name])) for name in BY_NAME if name in rows}


def test_what_a_run_loaded_keeps_the_rules_and_a_lost_row_is_seen(con, tmp_path):
    before = count_rows(con)
    store(con, good())
    given = load_tables(con, RUN.run_id, before, added(good()))
    assert given["articles"].num_rows == 2
    assert broken("load", given, tmp_path) == {}
    con.execute("delete from store.mentions where text = 'She'")
    given = load_tables(con, RUN.run_id, before, added(good()))
    assert broken("load", given, tmp_path) == {"tally__rows_lost": ["mentions"]}


def test_a_key_stored_twice_is_seen_whichever_run_stored_it_first(con, tmp_path):
    rows = good()
    store(con, rows, EARLIER)
    before = count_rows(con)
    rows["articles"], rows["quarantine"] = rows["articles"][:1], []
    again = {name: rows[name] if name == "articles" else [] for name in rows}
    store(con, again)
    given = load_tables(con, RUN.run_id, before, added(again))
    assert given["articles"].num_rows == 1
    assert given["documents"].num_rows == 1, "the document of an article made anew comes along"
    assert broken("load", given, tmp_path) == {"tally__duplicate_key": ["articles"]}


def test_rows_are_read_before_the_load_is_committed(con):
    before = count_rows(con)
    con.begin()
    store(con, good())
    assert load_tables(con, RUN.run_id, before, added(good()))["mentions"].num_rows == 4
    con.rollback()
    assert count_rows(con) == before


def test_a_rule_on_the_store_sees_a_mention_of_an_article_that_is_nowhere(con, tmp_path):
    rows = good()
    before = count_rows(con)
    rows["mentions"][0]["article_id"] = "a0000000000000000"
    store(con, rows)
    given = load_tables(con, RUN.run_id, before, added(rows))
    assert broken("load", given, tmp_path) == {"mentions__article_missing": ["a0000000000000000:body:6:16"]}


def test_the_finished_files_views_answer_and_hold_what_was_stored(con, tmp_path):
    store(con, good())
    create_views(con)
    stored = {table.name: count_rows(con)[table.name] for table in TABLES if table.published}
    given = published_tables(con, view_names(), stored)
    assert set(given["views"]["view_name"].to_pylist()) == set(view_names())
    assert broken("publish", given, tmp_path) == {}


def test_a_view_that_cannot_answer_or_has_no_comment_or_lost_rows_is_named(con, tmp_path):
    store(con, good())
    create_views(con)
    con.execute("create view published.plain as select 1 as one")
    given = published_tables(con, [*view_names(), "plain", "ghost"], {"mentions": 5})
    assert broken("publish", given, tmp_path) == {
        "views__no_answer": ["ghost"],
        "views__comment_missing": ["plain"],
        "counts__count_differs": ["mentions"],
    }
    assert "ghost" in given["views"]["error"].to_pylist()[-1]


def run_row(run_id: str, n_unchanged: int = 0) -> dict[str, Any]:
    numbers = {column.name: 0 for column in RUNS.columns if column.type == "BIGINT"}
    words = {"status": "succeeded", "version": "0", "config_sha256": "0"}
    return (
        {"run_id": run_id, "started_at": datetime(2030, 1, 1, tzinfo=UTC)}
        | numbers
        | words
        | {
            "n_documents": 3,
            "n_unchanged": n_unchanged,
        }
    )


def test_history_counts_an_outlets_documents_and_articles_of_each_run_with_something_new(con):
    rows = good()
    rows["articles"][1] |= {"published_at": None, "n_words": 26}
    store(con, rows)
    for row in (run_row(RUN.run_id), run_row("2031", n_unchanged=3)):
        con.execute(f"insert into store.runs by name select {', '.join(f'${name} as {name}' for name in row)}", row)
    found = history(con)
    assert found.schema == HISTORY
    assert found.to_pylist() == [
        {
            "run_id": RUN.run_id,
            "outlet": "herald",
            "n_documents": 3,
            "n_quarantined": 1,
            "n_articles": 2,
            "n_undated": 1,
            "median_words": 21.0,
        }
    ]


def test_a_first_run_has_no_history(con):
    assert history(con).num_rows == 0


def test_a_stage_file_reads_parquet_parts(con, tmp_path):
    import pyarrow.parquet as pq

    given = tables("extract", good())
    parts = {}
    for name, table in given.items():
        parts[name] = [tmp_path / f"{name}-{at}.parquet" for at in (0, 1)]
        pq.write_table(table.slice(0, 1), parts[name][0])
        pq.write_table(table.slice(1), parts[name][1])
    build(tmp_path / "parts.duckdb", "extract", parts, RUN)
    with duckdb.connect(tmp_path / "parts.duckdb", read_only=True) as stage:
        for name, table in given.items():
            assert stage.execute(f"select count(*) from {name}").fetchall() == [(table.num_rows,)]


def test_a_stage_file_wants_every_table(tmp_path):
    with pytest.raises(ValueError, match="suite of stage clean reads tables not given: blocks, inputs, quarantine"):
        build(tmp_path / "none.duckdb", "clean", {"articles": []}, RUN)


def test_load_looks_at_tables_that_are_stored():
    stored = {table.name: table for table in TABLES}
    for table in STAGES["load"].tables:
        assert table.name == "tally" or table == stored[table.name]
