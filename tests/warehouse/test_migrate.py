import duckdb
import pytest

from warehouse.columns import Table
from warehouse.migrate import MigrationError, migrate, migrations
from warehouse.tables import SCHEMA, TABLES

ONE = "create schema store; create table store.migrations (number integer, name varchar, sha256 varchar)"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "0001_first.sql").write_text(ONE)
    (tmp_path / "0002_second.sql").write_text("create table store.one (x integer)")
    return tmp_path


def tables(con):
    return {name for (name,) in con.execute("select table_name from duckdb_tables()").fetchall()}


def canonical(con, type_):
    return con.execute(f"select typeof(null::{type_})").fetchone()[0]


@pytest.fixture(scope="module")
def migrated():
    with duckdb.connect() as con:
        migrate(con)
        yield con


def test_the_migrations_make_exactly_the_tables_that_are_defined(migrated):
    assert tables(migrated) == {table.name for table in TABLES} | {"migrations"}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_has_the_columns_that_are_defined(migrated, table: Table):
    found = migrated.execute(
        "select column_name, data_type, is_nullable from duckdb_columns()"
        " where schema_name = ? and table_name = ? order by column_index",
        [SCHEMA, table.name],
    ).fetchall()
    assert found == [(c.name, canonical(migrated, c.type), c.nullable) for c in table.columns]


def test_tables_carry_no_indexes(migrated):
    assert migrated.execute("select count(*) from duckdb_indexes()").fetchone() == (0,)


def test_a_second_time_applies_nothing(folder):
    with duckdb.connect() as con:
        assert migrate(con, folder) == ["0001_first.sql", "0002_second.sql"]
        assert migrate(con, folder) == []


def test_only_what_is_missing_is_applied(folder):
    with duckdb.connect() as con:
        migrate(con, folder)
        (folder / "0003_third.sql").write_text("create table store.two (x integer)")
        assert migrate(con, folder) == ["0003_third.sql"]
        assert {"one", "two"} <= tables(con)


def test_a_migration_that_fails_leaves_nothing_behind(folder):
    (folder / "0003_third.sql").write_text("create table store.two (x integer); create table store.one (x integer)")
    with duckdb.connect() as con:
        with pytest.raises(duckdb.CatalogException):
            migrate(con, folder)
        assert tables(con) == {"migrations", "one"}
        assert con.execute("select max(number) from store.migrations").fetchone() == (2,)


def test_an_edited_migration_is_refused_before_anything_changes(folder):
    with duckdb.connect() as con:
        migrate(con, folder)
        (folder / "0002_second.sql").write_text("create table store.one (x varchar)")
        (folder / "0003_third.sql").write_text("create table store.two (x integer)")
        with pytest.raises(MigrationError, match=r"0002_second\.sql was edited"):
            migrate(con, folder)
        assert "two" not in tables(con)


def test_line_ends_do_not_make_an_edit(folder):
    with duckdb.connect() as con:
        (folder / "0002_second.sql").write_bytes(b"create table store.one (\nx integer\n)")
        migrate(con, folder)
        (folder / "0002_second.sql").write_bytes(b"create table store.one (\r\nx integer\r\n)")
        assert migrate(con, folder) == []


def test_a_renamed_migration_is_refused(folder):
    with duckdb.connect() as con:
        migrate(con, folder)
        (folder / "0002_second.sql").rename(folder / "0002_other.sql")
        with pytest.raises(MigrationError, match=r"0002_other\.sql in its place"):
            migrate(con, folder)


def test_a_database_of_a_newer_version_is_refused(folder):
    with duckdb.connect() as con:
        migrate(con, folder)
        (folder / "0002_second.sql").unlink()
        with pytest.raises(MigrationError, match="a newer Parallax made it"):
            migrate(con, folder)


@pytest.mark.parametrize("name", ["0004_gap.sql", "0002_again.sql", "third.sql"])
def test_numbers_must_follow_each_other(folder, name):
    (folder / name).write_text("select 1")
    with pytest.raises(MigrationError, match=r"NNNN_name\.sql|without gaps"):
        migrations(folder)
