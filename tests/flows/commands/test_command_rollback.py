import fcntl
import json

import duckdb
import pytest

from tests.warehouse.builder import FIRST, SECOND
from warehouse.connect import open_published


@pytest.fixture
def rollback(parallax, own_place):
    return lambda *words: parallax("rollback", *words, "--warehouse", own_place.link)


def articles(place):
    with open_published(place.link) as con:
        return con.execute("select count(*) from articles").fetchone()[0]


def test_back_to_the_version_before(rollback, own_place):
    assert articles(own_place) == 2
    code, out, _ = rollback()
    assert code == 0 and f"from w-{SECOND}.duckdb to w-{FIRST}.duckdb" in out
    assert articles(own_place) == 1
    assert len(own_place.versions()) == 2


def test_and_forward_again_by_name(rollback, own_place):
    rollback()
    assert rollback("--to", "20260111")[0] == 0
    assert own_place.current() == own_place.version(SECOND)


def test_a_reader_keeps_what_it_opened(rollback, own_place):
    with open_published(own_place.link) as con:
        assert rollback()[0] == 0
        assert con.execute("select count(*) from articles").fetchone() == (2,)


def test_nothing_before_the_first(rollback, own_place):
    rollback()
    code, _, err = rollback()
    assert code == 2 and "no version before" in err
    assert own_place.current() == own_place.version(FIRST)


@pytest.mark.parametrize(
    ("name", "said"), [("2026", "several versions"), ("1999", "no such version"), (SECOND, "current version already")]
)
def test_a_name_that_is_not_another_version_is_refused(rollback, own_place, name, said):
    code, _, err = rollback("--to", name)
    assert code == 2 and said in err
    assert own_place.current() == own_place.version(SECOND)


def test_versions_are_listed_newest_first(rollback):
    code, out, _ = rollback("--list")
    lines = out.splitlines()
    assert code == 0 and [line.split()[0] for line in lines] == [SECOND, FIRST]
    assert lines[0].endswith("current") and "current" not in lines[1]


@pytest.mark.parametrize(("signed", "said"), [(True, "process 4711"), (False, "another run")])
def test_refused_while_a_run_is_under_way(rollback, own_place, signed, said):
    with own_place.lock.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.write(json.dumps({"pid": 4711, "since": "noon"}) if signed else "")
        lock.flush()
        code, _, err = rollback()
    assert code == 2 and said in err
    assert own_place.current() == own_place.version(SECOND)
    assert rollback()[0] == 0


def test_a_dangling_link_goes_to_the_newest_version_there(rollback, own_place):
    own_place.link.unlink()
    own_place.link.symlink_to("gone.duckdb")
    assert rollback()[0] == 0
    assert own_place.current() == own_place.version(SECOND)


def test_a_file_in_the_links_place_is_left_alone(rollback, own_place):
    own_place.link.unlink()
    duckdb.connect(str(own_place.link)).close()
    code, _, err = rollback("--to", FIRST)
    assert code == 2 and "not a link" in err


def test_no_warehouse_at_all_makes_nothing(parallax, tmp_path):
    for words in ((), ("--list",), ("--to", "2026")):
        assert parallax("rollback", *words, "--warehouse", tmp_path / "none.duckdb")[0] == 2
    assert list(tmp_path.iterdir()) == []
