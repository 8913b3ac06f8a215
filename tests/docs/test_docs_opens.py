"""The published file opens in what people have: DuckDB alone, pandas, Polars, SQLAlchemy, tools that ask of views."""

import shutil
import subprocess
import sys

import duckdb
import pytest
import sqlalchemy

from tests.docs.clone import SAMPLES

BARE = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
# What DuckDB's JDBC driver, and so DBeaver, asks of tables and columns.
TABLES = """select table_catalog, table_schema, table_name, table_type, table_comment from information_schema.tables
where table_schema = 'published' order by table_name"""
COLUMNS = """select column_name, data_type, column_comment, ordinal_position, is_nullable
from information_schema.columns where table_schema = 'published' and table_name = 'articles'
order by ordinal_position"""
LOADED = "select extension_name from duckdb_extensions() where loaded and install_mode != 'STATICALLY_LINKED'"
ASKED = {"compare": "s0", "outlet": "post", "search": "fire", "story": "s0", "who_said": "a"}


@pytest.fixture(scope="module")
def path(base):
    return (base.root / SAMPLES).resolve()


@pytest.fixture(scope="module")
def con(path):
    """The file as any reader opens it: nothing of ours, and no extension to be fetched or loaded."""
    with duckdb.connect(str(path), read_only=True, config=BARE) as opened:
        opened.execute("use published")
        yield opened


@pytest.fixture(scope="module")
def views(con):
    found = con.execute("select view_name from duckdb_views() where schema_name = 'published'").fetchall()
    return sorted(name for (name,) in found)


def test_every_view_and_macro_answers_without_an_extension(con, views):
    assert len(views) >= 25
    for name in views:
        con.execute(f"from {name}").fetchmany(1)
    for name, word in ASKED.items():
        assert con.execute(f"describe (from {name}('{word}'))").fetchall()
        con.execute(f"from {name}('{word}')").fetchall()
    assert con.execute(LOADED).fetchall() == []


def test_the_file_is_read_only(path):
    assert path.stat().st_mode & 0o222 == 0
    with duckdb.connect(str(path), read_only=True, config=BARE) as con, pytest.raises(duckdb.Error, match="read-only"):
        con.execute("create table store.mine (x integer)")


def test_pandas_and_polars_read_every_view(con, views):
    for name in views:
        relation = con.sql(f"from {name}")
        frame, polars = relation.df(), relation.pl()
        assert list(frame.columns) == polars.columns == relation.columns
        assert len(frame) == len(polars)


def test_tools_find_views_columns_and_what_they_mean(con, views):
    tables = con.execute(TABLES).fetchall()
    assert [name for _, _, name, _, _ in tables] == views
    assert {kind for _, _, _, kind, _ in tables} == {"VIEW"} and all(comment for *_, comment in tables)
    columns = con.execute(COLUMNS).fetchall()
    assert [row[3] for row in columns] == list(range(1, len(columns) + 1))
    assert ("body", "VARCHAR") in [row[:2] for row in columns] and all(row[2] for row in columns)
    told = con.execute("select comment, sql from duckdb_views() where view_name = 'outlets'").fetchone()
    assert told[0] == "A publisher." and told[1].upper().startswith("CREATE VIEW")


def test_sqlalchemy_finds_views_and_asks_them(path, views, tmp_path):
    own = shutil.copy(path, tmp_path / "own.duckdb")  # one process opens a file in one way only
    engine = sqlalchemy.create_engine(f"duckdb:///{own}", connect_args={"read_only": True, "config": BARE})
    found = sqlalchemy.inspect(engine).get_view_names(schema="published")
    assert sorted(name.rpartition(".")[2] for name in found) == views
    with engine.connect() as connection:
        assert connection.execute(sqlalchemy.text("select count(*) from published.articles")).scalar() > 30
    engine.dispose()


def test_a_file_attached_under_another_name_answers(path):
    with duckdb.connect(config=BARE) as con:
        con.execute(f"attach '{path}' as news (read_only)")
        (n,) = con.execute("select count(*) from news.published.articles").fetchone()
        con.execute("use news.published")
        assert n > 30 and con.execute("from search('fire')").fetchall()


def test_another_process_reads_while_one_has_it_open(con, path):
    """With DuckDB's own command where there is one, which the tests neither need nor fetch; else its Python module."""
    if shutil.which("duckdb"):
        command = ["duckdb", "-readonly", str(path), "-csv", "-c"]
    else:
        code = "import duckdb, sys; print(*duckdb.connect(sys.argv[1], read_only=True).execute(sys.argv[2]).fetchone())"
        command = [sys.executable, "-c", code, str(path)]
    done = subprocess.run(
        [*command, "select count(*) from published.stories"], capture_output=True, text=True, check=True, timeout=60
    )
    assert int(done.stdout.split()[-1]) == con.execute("select count(*) from stories").fetchone()[0]
