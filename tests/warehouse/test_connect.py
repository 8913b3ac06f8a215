import duckdb
import pytest

from tests.warehouse.builder import at, build, report, rows
from warehouse.connect import WarehouseMissing, open_published
from warehouse.views import published_columns, view_names


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    given = report("Post", "https://post.example/a", "The ferry sank.", published_at=at(3))
    return build(tmp_path_factory.mktemp("warehouse") / "p.duckdb", rows(given))


def test_views_are_found_by_their_bare_names_and_times_are_utc(path):
    with open_published(path) as con:
        found = con.execute("select outlet, published_at from articles").fetchall()
    assert found == [("Post", at(3))]
    assert found[0][1].utcoffset().total_seconds() == 0


def test_nothing_can_be_written(path):
    with open_published(path) as con, pytest.raises(duckdb.InvalidInputException, match="read-only"):
        con.execute("create table store.more (x integer)")


def test_a_read_only_opening_leaves_nothing_beside_the_file(path):
    with open_published(path) as con:
        con.execute("from articles").fetchall()
    assert [beside.name for beside in path.parent.iterdir()] == [path.name]


def test_views_answer_where_the_file_is_attached_under_another_name(path):
    with duckdb.connect() as con:
        con.execute(f"attach '{path}' as elsewhere (read_only)")
        counts = {v: con.execute(f"select count(*) from elsewhere.published.{v}").fetchone()[0] for v in view_names()}
    assert counts["articles"] == counts["outlets"] == 1
    assert set(counts.values()) == {0, 1, 2}


def test_two_files_can_be_attached_at_once(path, tmp_path):
    other = build(tmp_path / "other.duckdb", rows())
    with duckdb.connect() as con:
        con.execute(f"attach '{path}' as one (read_only)")
        con.execute(f"attach '{other}' as two (read_only)")
        sql = "select (select count(*) from one.published.outlets), (select count(*) from two.published.outlets)"
        assert con.execute(sql).fetchone() == (1, 0)


def test_no_extension_beyond_the_built_in_ones_is_used(path):
    with open_published(path) as con:
        for view in view_names():
            con.execute(f"from {view}").fetchall()
        sql = "select extension_name from duckdb_extensions() where loaded and install_mode != 'STATICALLY_LINKED'"
        assert con.execute(sql).fetchall() == []


def test_the_file_is_in_the_format_that_1_5_reads(path):
    with duckdb.connect() as con:
        con.execute(f"attach '{path}' as p (read_only)")
        tags = con.execute("select tags from duckdb_databases() where database_name = 'p'").fetchone()[0]
    assert tags["storage_version"].startswith("v1.5.")


def test_a_missing_file_says_how_to_make_one(tmp_path):
    with pytest.raises(WarehouseMissing, match="parallax run"):
        open_published(tmp_path / "none.duckdb")


def test_a_file_that_is_no_database_is_told(tmp_path):
    path = tmp_path / "letter.duckdb"
    path.write_text("Dear reader, " * 1000)
    with pytest.raises(WarehouseMissing, match=r"letter\.duckdb"):
        open_published(path)


def test_another_database_is_told(tmp_path):
    path = tmp_path / "other.duckdb"
    duckdb.connect(str(path)).close()
    with pytest.raises(WarehouseMissing, match="no schema `published`"):
        open_published(path)


def test_published_columns_are_those_of_the_views(path):
    with open_published(path) as con:
        assert published_columns(con)["coverage"] == ["story_id", "claim_id", "outlet", "status"]
