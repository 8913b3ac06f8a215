"""A load is one transaction; a published file is read-only, in the users' format, and appears in one step."""

import subprocess
import sys

import duckdb
import pyarrow as pa
import pytest

from tasks.load.database import Additions, load, settle
from tasks.load.parts import write_table
from tasks.load.publish import build, publish
from tasks.load.state import export_rest, export_seen, open_private, related
from warehouse.place import Place
from warehouse.tables import BY_NAME, LINE_SIGHTINGS, SKETCHES

STARTED = "2025-03-01T06:00:00+00:00"


def table(name, *rows):
    spec = BY_NAME[name]
    return pa.Table.from_pylist([dict.fromkeys(spec.names) | row for row in rows], spec.arrow())


def document(number, outcome="article", **more):
    return {
        "document_id": f"d{number}",
        "sha256": f"{number:064x}",
        "source_name": "local",
        "source_uri": f"{number}.txt",
        "outlet": "harbour-news",
        "media_type": "text/plain",
        "n_bytes": 10,
        "outcome": outcome,
        "run_id": "r1",
    } | more


def article(number, body="Rain fell."):
    return {
        "article_id": f"a{number}",
        "document_id": f"d{number}",
        "outlet": "harbour-news",
        "language": "en",
        "body": body,
        "n_words": 2,
        "is_stub": True,
        "run_id": "r1",
    }


def a_run(run_id="r1", status="loaded"):
    from datetime import datetime

    counts = dict.fromkeys(
        ("n_documents", "n_articles", "n_unchanged", "n_quarantined", "n_copies", "n_stories_touched"), 0
    )
    return counts | {
        "run_id": run_id,
        "started_at": datetime.fromisoformat(STARTED),
        "status": status,
        "version": "0",
        "config_sha256": "0" * 64,
    }


@pytest.fixture
def place(tmp_path):
    return Place.of(tmp_path / "news.duckdb")


def count(place, name):
    with open_private(place) as con:
        return con.execute(f"select count(*) from store.{name}").fetchone()[0]


def test_tables_and_files_are_loaded_with_the_runs_id(place, tmp_path):
    part = write_table(table("articles", article(1)).drop_columns("run_id"), tmp_path / "articles.parquet")
    with open_private(place) as con:
        load(con, "r7", Additions({"documents": table("documents", document(1))}, {"articles": [part]}))
        assert con.execute("select run_id from store.documents").fetchall() == [("r1",)]
        assert con.execute("select run_id from store.articles").fetchall() == [("r7",)]


def test_an_error_half_way_leaves_nothing(place, tmp_path):
    good = table("documents", document(1))
    broken = pa.table({"document_id": ["d1"]})  # article_id is missing, which is never NULL
    with open_private(place) as con, pytest.raises(duckdb.Error):
        load(con, "r1", Additions({"documents": good, "articles": broken}))
    assert count(place, "documents") == 0


def test_rows_of_replaced_documents_go_first(place):
    mention = {"kind": "LOC", "form": "name", "text": "Rain", "field": "body", "char_start": 0, "char_end": 4}
    before = {
        "documents": table("documents", document(1), document(2)),
        "articles": table("articles", article(1, "Rain fell.\n\nDaily and dear"), article(2)),
        "mentions": table("mentions", {"article_id": "a1"} | mention, {"article_id": "a2"} | mention),
    }
    again = {"articles": table("articles", article(1))}
    with open_private(place) as con:
        load(con, "r1", Additions(before))
        load(con, "r2", Additions(again, replaced=["d1", "d2"], quarantined=["d2"]))
        assert con.execute("select article_id, body from store.articles").fetchall() == [("a1", "Rain fell.")]
        outcomes = con.execute("select document_id, outcome from store.documents order by 1").fetchall()
    assert outcomes == [("d1", "article"), ("d2", "quarantined")]
    assert count(place, "mentions") == 0


def test_an_outlets_entry_is_renewed_not_doubled(place):
    with open_private(place) as con:
        for name in ("Harbour News", "The Harbour News"):
            load(con, "r1", Additions({"outlets": table("outlets", {"outlet": "harbour-news", "name": name})}))
        assert con.execute("select name from store.outlets").fetchall() == [("The Harbour News",)]


def test_settling_replaces_how_the_run_stood(place):
    stage = {"run_id": "r1", "stage": "load", "rows_in": 1, "rows_out": 1, "rows_quarantined": 0, "seconds": 0.1}
    with open_private(place) as con:
        load(con, "r1", Additions({"runs": table("runs", a_run())}))
        for _ in range(2):
            settle(con, a_run(status="succeeded"), [stage], [])
        assert con.execute("select status from store.runs").fetchall() == [("succeeded",)]
        assert con.execute("select stage from store.run_stages").fetchall() == [("load",)]


def published(place, run_id):
    return publish(place, build(place, run_id), run_id, keep=2)


def test_a_published_file_is_read_only_and_behind_the_link(place):
    with open_private(place) as con:
        load(con, "r1", Additions({"documents": table("documents", document(1))}))
    target = published(place, "20250301T060000000000Z")
    assert place.current() == target
    assert target.stat().st_mode & 0o222 == 0
    with duckdb.connect(place.link, read_only=True) as con:
        assert con.execute("select document_id from published.documents").fetchall() == [("d1",)]
        version = con.execute("select tags['storage_version'] from duckdb_databases() where not internal").fetchone()[0]
        assert version.startswith("v1.")
        unpublished = con.execute("select count(*) from store.line_sightings").fetchone()[0]
    assert unpublished == 0


def test_the_last_versions_stay_and_readers_of_an_older_one_keep_it(place):
    with open_private(place) as con:
        load(con, "r1", Additions({"documents": table("documents", document(1))}))
    published(place, "20250301T060000000000Z")
    with duckdb.connect(place.link, read_only=True) as reader:
        for hour in (7, 8, 9):
            published(place, f"20250301T0{hour}0000000000Z")
        assert reader.execute("select count(*) from published.documents").fetchone() == (1,)
    assert [path.name[13:16] for path in place.versions()] == ["T08", "T09"]


def test_a_build_that_fails_leaves_the_published_file(place, monkeypatch):
    with open_private(place) as con:
        load(con, "r1", Additions({"documents": table("documents", document(1))}))
    first = published(place, "20250301T060000000000Z")

    def full(*_args, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tasks.load.publish.create_views", full)
    with pytest.raises(OSError, match="No space"):
        build(place, "20250301T070000000000Z")
    assert place.current() == first


def test_state_is_what_later_runs_need(place, tmp_path):
    rows = [document(1, url="https://harbour.example/1"), document(2), document(3, sha256=f"{2:064x}")]
    waiting = write_table(table("documents", document(4, "unchanged", sha256=f"{2:064x}")), tmp_path / "w.parquet")
    sighting = {"outlet": "harbour-news", "line": "daily and dear", "document_id": "d1"}
    with open_private(place) as con:
        load(
            con,
            "r1",
            Additions({"documents": table("documents", *rows), "line_sightings": table("line_sightings", sighting)}),
        )
        state = export_seen(con, [waiting], tmp_path / "state")
        export_rest(con, pa.table({"run_id": pa.array([], pa.string())}), state)
    import pyarrow.parquet as pq

    seen = {(row["place"], row["times"]) for row in pq.read_table(state.seen).to_pylist()}
    assert seen == {("https://harbour.example/1", 1), ("local", 3)}
    fresh = pa.Table.from_pylist([sighting | {"document_id": "d9"}], LINE_SIGHTINGS.arrow())
    sightings, _ = related(state, fresh, SKETCHES.empty())
    assert sorted(sightings.column("document_id").to_pylist()) == ["d1", "d9"]
    other = pa.Table.from_pylist([sighting | {"line": "another line"}], LINE_SIGHTINGS.arrow())
    assert related(state, other, SKETCHES.empty())[0].num_rows == 1


WRITER = """
import sys, duckdb
con = duckdb.connect(sys.argv[1])
con.execute("set wal_autocheckpoint = '1GB'")
con.execute("create table mine as select 1 as x")
print("wrote", flush=True)
sys.stdin.read()
"""


def test_somebody_who_opened_it_read_write_harms_nobody(place):
    with open_private(place) as con:
        load(con, "r1", Additions({"documents": table("documents", document(1))}))
    first = published(place, "20250301T060000000000Z")
    first.chmod(0o644)  # as for somebody whom permissions do not hold back
    command = [sys.executable, "-c", WRITER, str(place.link)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout.readline() == "wrote\n"
        with open_private(place) as con:
            load(con, "r2", Additions({"documents": table("documents", document(2))}))
        published(place, "20250301T070000000000Z")
        with duckdb.connect(place.link, read_only=True) as con:
            assert con.execute("select count(*) from published.documents").fetchone() == (2,)
            assert con.execute("select count(*) from duckdb_tables() where table_name = 'mine'").fetchone() == (0,)
        writer.stdin.close()
