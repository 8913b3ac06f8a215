import re
import tomllib
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.builder import opened
from warehouse.dictionary import dictionary
from warehouse.migrate import migrate
from warehouse.views import VIEWS_FOLDER, create_views, published_columns, view_names

CONTRACT = tomllib.loads(Path(__file__).with_name("contract.toml").read_text(encoding="utf-8"))
STRUCTS = {
    ("quotes", "quoted"): "STRUCT(text VARCHAR, char_start INTEGER, char_end INTEGER)[]",
    ("quotes", "parts"): "STRUCT(char_start INTEGER, char_end INTEGER)[]",
    ("figure_conflicts", "readings"): (
        "STRUCT(outlet VARCHAR, article_id VARCHAR, figure_id VARCHAR, value_low DOUBLE, value_high DOUBLE,"
        " modifier VARCHAR, attributed_to VARCHAR, published_at TIMESTAMP WITH TIME ZONE, superseded BOOLEAN,"
        ' "text" VARCHAR, sentence VARCHAR)[]'
    ),
    ("conflicts", "readings"): (
        'STRUCT(outlet VARCHAR, article_id VARCHAR, "value" VARCHAR, sentence VARCHAR, char_start INTEGER,'
        " char_end INTEGER)[]"
    ),
}
LISTS = {("stories", "top_entities"), ("entities", "aliases"), ("changes", "added"), ("changes", "removed")} | {
    ("quote_variants", "differing"),
    ("corrections", "targets"),
    ("corrections", "story_ids"),
}


@pytest.fixture(scope="module")
def con():
    with opened({}) as made:
        yield made


@pytest.fixture(scope="module")
def columns(con):
    return {(view.name, c.name): c.type for view in dictionary(con) for c in view.columns}


def test_the_views_and_their_columns_are_the_contracts(con):
    assert published_columns(con) == CONTRACT


def test_every_view_is_one_file_of_its_name():
    assert sorted(path.stem for path in VIEWS_FOLDER.iterdir()) == sorted(CONTRACT)


def test_every_view_and_column_says_what_it_is(con):
    views = dictionary(con)
    silent = [f"{v.name}.{c.name}" for v in views for c in v.columns if not c.comment.strip()]
    assert silent == [] and all(view.comment.strip() for view in views)


def test_every_view_answers(con):
    assert {view: con.execute(f"from published.{view}").fetchall() for view in CONTRACT} == {v: [] for v in CONTRACT}


def test_names_tell_the_type(columns):
    rules = {
        r"n_\w+": {"BIGINT", "INTEGER"},
        r"\w+_at": {"TIMESTAMP WITH TIME ZONE"},
        r"(first|last)_seen": {"TIMESTAMP WITH TIME ZONE"},
        r"\w+_id|\w+_sha256|sha256": {"VARCHAR"},
        r"is_\w+|independent|kept|negated|success|errored|applied": {"BOOLEAN"},
        r"(char|raw|body|sentence)_(start|end)|position|version": {"INTEGER"},
        r"share_\w|value_\w+|low|high|confidence|seconds": {"DOUBLE"},
    }
    named = {(rule, key): type_ for key, type_ in columns.items() for rule in rules if re.fullmatch(rule, key[1])}
    wrong = {key: type_ for (rule, key), type_ in named.items() if type_ not in rules[rule]}
    assert wrong == {("runs", "version"): "VARCHAR"}
    assert {rule for rule, _ in named} == set(rules)


def test_names_are_snake_case(columns):
    assert [key for key in columns if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", key[1])] == []


def test_no_column_is_untyped(columns):
    assert {key for key, type_ in columns.items() if type_ in ('"NULL"', "NULL")} == set()


def test_nested_types(columns):
    quoted = {key: type_.replace("(text ", '("text" ') for key, type_ in STRUCTS.items()}
    assert {key: columns[key].replace("(text ", '("text" ') for key in STRUCTS} == quoted
    assert {key for key, type_ in columns.items() if type_ == "VARCHAR[]"} == LISTS


def test_a_view_comes_after_the_views_it_reads():
    order = view_names()
    assert order.index("articles") < min(map(order.index, ("outlets", "changes", "quotes", "figures", "statements")))


def test_views_can_be_made_again(con):
    before = published_columns(con)
    create_views(con)
    assert published_columns(con) == before


def test_a_view_that_fails_leaves_none(tmp_path):
    (tmp_path / "good.sql").write_text("create or replace view published.good as select 1 as x")
    (tmp_path / "worse.sql").write_text("create or replace view published.worse as select nothing from store.runs")
    with duckdb.connect() as con:
        migrate(con)
        with pytest.raises(duckdb.BinderException):
            create_views(con, tmp_path)
        assert published_columns(con) == {}
