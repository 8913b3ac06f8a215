"""Compacting changes where things lie, and nothing else."""

import duckdb
import pytest

from flows.keep import compact
from flows.verify import verify
from tasks.load.packing import compact_database
from tests.flows.reports import stored_rows


def raw_files(place):
    return sorted(path.name for path in place.raw.iterdir())


def bloat(place):
    with duckdb.connect(place.database) as con:
        con.execute("create table store.filler as select md5(i::varchar) as x from range(400000) t(i)")
        con.execute("checkpoint")
        con.execute("drop table store.filler")


def test_small_files_become_one_and_free_room_is_given_back(own, parallax):
    rows, published = stored_rows(own.database), stored_rows(own.link)
    bloat(own)
    before = own.database.stat().st_size
    code, out, _ = parallax("compact", "--warehouse", own.link)
    assert code == 0 and "private database" in out
    assert own.database.stat().st_size < before
    assert len(raw_files(own)) == 1
    assert {name: made for name, made in stored_rows(own.database).items() if name != "documents"} == {
        name: made for name, made in rows.items() if name != "documents"
    }
    assert stored_rows(own.link)["articles"] == published["articles"]
    assert [each for each in verify(own, deep=True) if each.wrong] == []


def test_what_is_compact_already_is_not_published_again(own):
    compact(own, lambda line: None)
    current, files = own.current(), raw_files(own)
    before, after = compact(own, lambda line: None)
    assert (own.current(), raw_files(own)) == (current, files)
    assert before == after


@pytest.mark.parametrize("broken", ["copy", "sync"])
def test_an_error_half_way_leaves_the_database(own, tmp_path, monkeypatch, broken):
    rows = stored_rows(own.database)

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(f"tasks.load.packing.{'count_rows' if broken == 'copy' else '_to_disk'}", full)
    with pytest.raises(OSError, match="No space"):
        compact_database(own, tmp_path / "aside" / "private.duckdb")
    assert stored_rows(own.database) == rows
