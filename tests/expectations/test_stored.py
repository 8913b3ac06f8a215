"""Stage files, a run's rows as stored, the finished file's views, and the history that drift is measured against."""

from datetime import UTC, datetime
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from expectations.context import HISTORY, history
from expectations.sqlfiles import rules
from expectations.stagebase import build
from expectations.stages import BY_HAND, LINKED, STAGES, stage_of
from expectations.stored import Flow, link_tables, load_tables, published_tables
from tasks.link.clusters import PREFIXES, settle
from tests.expectations import given_links
from tests.expectations.given import RUN, Rows, good, tables
from warehouse.counts import count_rows
from warehouse.migrate import migrate
from warehouse.tables import BY_NAME, RUNS, STORY_TABLES, TABLES
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


@pytest.fixture
def linked(con):
    given_links.store(con, given_links.stored())
    return con


def ids(table: pa.Table, name: str) -> set[str]:
    return set(table[name].to_pylist())


def test_what_linking_decided_of_a_story_is_handed_over_with_whatever_it_names(linked):
    given = link_tables(linked, RUN.run_id, [given_links.STORY])
    articles = {"a" + digits for digits in given_links.HEX.values()}
    assert {table.name for table in stage_of("link").all_tables} == set(given)
    assert ids(given["reports"], "article_id") == articles, "one of another story shares text with one of this"
    assert ids(given["article_copies"], "article_id") == articles
    assert given["conflicts"].num_rows == given["measures"].num_rows == 1
    assert ids(given["totals"], "table_name") == {table.name for table in LINKED}


def test_a_story_that_is_not_touched_hands_over_its_articles_alone(linked):
    given = link_tables(linked, RUN.run_id, [given_links.OTHER_STORY])
    assert ids(given["reports"], "article_id") == {"a" + given_links.HEX[name] for name in ("gazette", "digest")}
    assert {name for name in given if given[name].num_rows == 0} == {table.name for table in STORY_TABLES}
    assert ids(given["members"], "cluster_id") >= {given_links.STORY, given_links.OTHER_STORY}


def test_a_run_that_touched_no_story_hands_over_the_totals_and_the_ids_merged_away(linked):
    given = link_tables(linked, RUN.run_id, [])
    by_hand = {table.name for table in BY_HAND}
    assert {name for name in given if given[name].num_rows} == {"totals", "cluster_ids", "alive"} | by_hand


@pytest.mark.parametrize("touched", [[], [given_links.STORY], [given_links.STORY, given_links.OTHER_STORY]])
def test_what_was_linked_well_keeps_the_rules_before_the_commit_too(con, tmp_path, touched):
    con.begin()
    given_links.store(con, given_links.stored())
    assert broken("link", link_tables(con, RUN.run_id, touched), tmp_path) == {}
    con.rollback()


def test_what_is_wrong_anywhere_in_the_store_is_seen_whatever_was_touched(linked, tmp_path):
    linked.execute("delete from store.members where member_id = $gone", {"gone": "a" + given_links.HEX["digest"]})
    linked.execute("insert into store.search_terms from store.search_terms limit 1")
    linked.execute("delete from store.article_terms where article_id = $gone", {"gone": "a" + given_links.HEX["old"]})
    linked.execute("update store.claims set story_id = 's0'")
    linked.execute("insert into store.cluster_ids values ('s2222222222222222', 'story', 's1111111111111111', '2030')")
    linked.execute("update store.members set cluster_id = 's2222222222222222' where kind = 'story'")
    assert broken("link", link_tables(linked, RUN.run_id, []), tmp_path) == {
        "cluster_ids__still_alive": ["s2222222222222222"],
        "reports__story_missing": ["a" + given_links.HEX["digest"]],
        "totals__article_unlinked": ["article_terms"],
        "totals__duplicate_key": ["search_terms"],
        "totals__story_missing": ["wordings", "measures", "claims", "coverage", "omissions", "conflicts"],
    }


@pytest.mark.parametrize("kind", PREFIXES)
def test_an_id_that_a_founded_cluster_is_given_keeps_the_rule(kind, con, tmp_path):
    members = settle(kind, [["one", "two"]], {}).members
    con.register("given", pa.table({"member_id": list(members), "cluster_id": list(members.values())}))
    sql = next(rule.sql for rule in rules("link") if rule.code == "members__id_malformed")
    con.execute(f"create table members as select '{kind}' as kind, member_id, cluster_id from given")
    assert con.execute(sql).fetchall() == []
    con.execute("update members set cluster_id = 'x' || substr(cluster_id, 2)")
    assert len(con.execute(sql).fetchall()) == 2


def test_load_looks_at_tables_that_are_stored():
    stored = {table.name: table for table in TABLES}
    for table in STAGES["load"].tables:
        assert table.name == "tally" or table == stored[table.name]
