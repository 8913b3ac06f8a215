"""A run's course: what is new is added once, whatever the order and however the runs were cut."""

import errno
import shutil
from dataclasses import replace

import duckdb
import pyarrow as pa
import pytest
import spacy
from spacy.language import Language

from flows.order import PlaceError
from flows.stages import PLAIN
from flows.verdicts import RunFailed
from tasks.ingest import SourceError
from tasks.load.parts import write_table
from tests.flows.conftest import UNCHECKED
from tests.flows.reports import report, stored_rows, told_rows, write_reports
from warehouse import ledger
from warehouse.place import Place

SLOGAN = "Your harbour, your morning"


@pytest.fixture
def place(tmp_path):
    return Place.of(tmp_path / "warehouse" / "news.duckdb")


def query(place, sql):
    with duckdb.connect(place.link, read_only=True) as con:
        return con.execute(sql).fetchall()


def balance_holds(place):
    outcomes = "select run_id, count(*) filter (outcome = '{}') from published.documents group by run_id"
    counted = {name: dict(query(place, outcomes.format(name))) for name in ("article", "unchanged", "quarantined")}
    runs = query(place, "select run_id, n_documents, n_articles, n_unchanged, n_quarantined from published.runs")
    for run_id, n_documents, n_articles, n_unchanged, n_quarantined in runs:
        assert n_documents == n_articles + n_unchanged + n_quarantined
        assert counted["article"].get(run_id, 0) == n_articles
        assert counted["unchanged"].get(run_id, 0) == n_unchanged
        assert counted["quarantined"].get(run_id, 0) == n_quarantined
    return True


def test_a_run_publishes_what_it_found(run_on, place, tmp_path):
    record = run_on(write_reports(tmp_path / "in", range(3)), steps=PLAIN)
    assert record.run["status"] == "succeeded"
    assert query(place, "select count(*), count(distinct outlet) from published.articles") == [(3, 1)]
    assert query(place, "select count(*) from published.mentions where text = 'Karsova'")[0][0] >= 2
    assert [row["stage"] for row in record.stages] == ["ingest", "clean", "extract", "load", "link", "publish"]
    assert record.checks and all(row["success"] for row in record.checks)
    assert (place.reports / "latest" / "index.html").exists()
    assert (place.reports / "latest" / "data-docs" / "index.html").exists()
    assert balance_holds(place)


def test_a_second_run_adds_nothing_and_publishes_nothing(run_on, place, tmp_path):
    source = write_reports(tmp_path / "in", range(3))
    run_on(source)
    before = place.current()
    record = run_on(source)
    assert record.run["status"] == "nothing new"
    assert (record.run["n_documents"], record.run["n_unchanged"]) == (3, 3)
    assert place.current() == before
    assert [entry.run["status"] for entry in ledger.read_all(place.ledger)] == ["succeeded", "nothing new"]


def test_a_run_that_published_nothing_is_told_of_by_the_next_that_does(run_on, place, tmp_path):
    source = write_reports(tmp_path / "in", range(2))
    run_on(source)
    run_on(source)
    write_reports(source, range(2, 3))
    run_on(source)
    statuses = query(place, "select status, n_unchanged from published.runs order by run_id")
    assert statuses == [("succeeded", 0), ("nothing new", 2), ("succeeded", 2)]
    assert query(place, "select count(*) from published.documents where outcome = 'unchanged'") == [(4,)]
    assert balance_holds(place)


def test_the_same_bytes_elsewhere(run_on, place, tmp_path):
    source = write_reports(tmp_path / "in", range(1))
    run_on(source)
    (source / "harbour-news" / "renamed.txt").write_text(report(0), encoding="utf-8")
    other = source / "port-gazette" / "000.txt"
    other.parent.mkdir()
    other.write_text(report(0), encoding="utf-8")
    record = run_on(source)
    assert (record.run["n_articles"], record.run["n_unchanged"]) == (1, 2)
    assert query(place, "select outlet from published.articles order by 1") == [("harbour-news",), ("port-gazette",)]


def test_other_bytes_at_a_known_url_are_a_new_version(run_on, place, tmp_path):
    source = tmp_path / "in"
    source.mkdir()
    lines = '{{"url": "https://harbour.example/bridge", "title": "Bridge", "text": "{}", "outlet": "Harbour News"}}\n'
    text = report(0).replace("\n", "\\n")
    (source / "one.jsonl").write_text(lines.format(text), encoding="utf-8")
    run_on(source)
    (source / "two.jsonl").write_text(lines.format(text.replace("11 cracks", "19 cracks")), encoding="utf-8")
    run_on(source)
    versions = query(place, "select version, is_current, supersedes is null from published.articles order by version")
    assert versions == [(1, False, True), (2, True, False)]
    added = query(place, "select added from published.changes")[0][0]
    assert len(added) == 1 and "19 cracks" in added[0]


def test_however_the_runs_are_cut_the_rows_are_the_same(run_on, tmp_path):
    at_once = Place.of(tmp_path / "at-once" / "news.duckdb")
    run_on(write_reports(tmp_path / "all", range(8), extra=SLOGAN), warehouse=at_once.link)
    cut = Place.of(tmp_path / "cut" / "news.duckdb")
    for numbers in (range(5, 8), range(2), range(2, 5)):
        run_on(write_reports(tmp_path / f"part-{numbers.start}", numbers, extra=SLOGAN), warehouse=cut.link)
    assert told_rows(cut.link) == told_rows(at_once.link)
    assert told_rows(cut.database) == told_rows(at_once.database)


def test_a_line_learned_cleans_older_articles_again(run_on, place, tmp_path):
    source = write_reports(tmp_path / "in", range(3), extra=SLOGAN)
    run_on(source)
    assert query(place, "select count(*) from store.learned_lines") == [(0,)]
    record = run_on(write_reports(source, range(3, 5), extra=SLOGAN), steps=PLAIN)
    assert [row["outlet"] for row in record.learned_lines] == ["harbour-news"]
    assert record.recleaned == 3
    assert query(place, f"select count(*) from published.articles where body like '%{SLOGAN}%'") == [(0,)]
    assert query(place, "select count(*) from published.blocks where reason = 'template'") == [(5,)]
    assert query(place, "select count(*) from published.articles") == [(5,)]
    assert balance_holds(place)


def with_broken_sentences(part, first, model, work, run):
    """Extract, with sentences that end outside their articles, as a stage would that did not set rows aside."""
    made = PLAIN.extract(part, first, model, work, run)
    table = made.read("sentences")
    far = pa.array([9_999_999] * table.num_rows, pa.int32())
    write_table(table.set_column(table.schema.get_field_index("char_end"), "char_end", far), made.file("sentences"))
    return made


def test_a_critical_check_stops_the_run_before_anything_is_published(run_on, place, tmp_path):
    source = write_reports(tmp_path / "in", range(2))
    run_on(source)
    before, rows = place.current(), stored_rows(place.database)
    write_reports(source, range(2, 4))
    with pytest.raises(RunFailed) as stopped:
        run_on(source, steps=replace(PLAIN, extract=with_broken_sentences))
    failure = stopped.value.record.failure
    assert failure.stage == "extract"
    assert failure.expectation.startswith("sentences__")
    with duckdb.connect(failure.database, read_only=True) as con:
        assert len(con.execute(failure.sql).fetchall()) == failure.rows > 0
    assert place.current() == before
    assert stored_rows(place.database) == rows
    assert "Stopped" in (place.reports / "latest" / "index.html").read_text(encoding="utf-8")
    shutil.rmtree(place.work)
    assert run_on(source).run["n_articles"] == 2


@pytest.mark.parametrize("step", ["ingest", "clean", "load", "link", "build", "reveal"])
def test_a_full_disk_leaves_the_warehouse_as_it_was(run_on, place, tmp_path, step):
    source = write_reports(tmp_path / "in", range(1))
    run_on(source)
    before, rows = place.current(), stored_rows(place.database)

    def full(*_args):
        raise OSError(errno.ENOSPC, "No space left on device", str(place.database))

    write_reports(source, range(1, 3))
    with pytest.raises(RunFailed, match="disk is full"):
        run_on(source, steps=replace(UNCHECKED, **{step: full}))
    assert place.current() == before
    assert stored_rows(place.database) == rows
    assert run_on(source).run["n_articles"] == 2
    assert balance_holds(place)


def test_no_right_to_write_is_told_before_anything_runs(run_on, tmp_path):
    source = write_reports(tmp_path / "in", range(1))
    (tmp_path / "a-file").write_text("in the way", encoding="utf-8")
    with pytest.raises(PlaceError, match="choose another --warehouse"):
        run_on(source, warehouse=tmp_path / "a-file" / "news.duckdb")


def test_a_missing_path_is_told_before_anything_is_touched(run_on, place, tmp_path):
    with pytest.raises(SourceError, match="no such"):
        run_on(tmp_path / "nowhere")
    assert not place.private.exists()


def test_bad_inputs_are_quarantined_and_good_ones_do_not_suffer(run_on, place, tmp_path):
    source = write_reports(tmp_path / "in", range(2))
    (source / "harbour-news" / "empty.txt").write_bytes(b"")
    (source / "harbour-news" / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    text = report(3).replace("\n", "\\n")
    (source / "harbour-news" / "mixed.jsonl").write_text(f'{{"text": "{text}"}}\n{{"text": \n', encoding="utf-8")
    record = run_on(source)
    assert (record.run["n_articles"], record.run["n_quarantined"]) == (3, 3)
    reasons = query(place, "select reason from published.quarantine order by 1")
    assert reasons == [("binary_content",), ("empty_file",), ("invalid_json",)]
    assert run_on(source).run["status"] == "nothing new"


@Language.component("falls")
def falls(doc):
    if "Dunmarrow" in doc.text:
        raise RuntimeError("no root")
    return doc


def test_an_article_that_cannot_be_read_stays_and_is_told_of(run_on, place, tmp_path, monkeypatch, tiny_model):
    nlp = spacy.load(tiny_model)
    nlp.add_pipe("falls")
    monkeypatch.setattr("flows.steps.pipeline", lambda _: nlp)
    record = run_on(write_reports(tmp_path / "in", range(4)), steps=PLAIN)
    assert record.run["status"] == "succeeded" and all(row["success"] for row in record.checks)
    aside = query(place, "select stage, level, table_name, reason, row_id, detail from published.quarantine")
    ((unread,),) = query(place, "select article_id from published.articles where body like '%Dunmarrow%'")
    told = "only its sentences could be read: RuntimeError: no root"
    assert aside == [("extract", "row", "articles", "unread", unread, told)]
    assert query(place, f"select count(*) from published.mentions where article_id = '{unread}'") == [(0,)]
    assert query(place, "select count(distinct article_id) from published.mentions") == [(3,)]
    assert balance_holds(place)


def test_an_error_of_our_own_settles_the_account_and_is_raised(run_on, place, tmp_path):
    source = write_reports(tmp_path / "in", range(1))
    run_on(source)
    rows = stored_rows(place.database)

    def wrong(*_args):
        raise KeyError("a mistake")

    write_reports(source, range(1, 2))
    with pytest.raises(KeyError, match="a mistake"):
        run_on(source, steps=replace(UNCHECKED, build=wrong))
    last = ledger.read_all(place.ledger)[-1]
    assert (last.run["status"], last.failure.message) == ("failed", "KeyError: 'a mistake'")
    assert stored_rows(place.database) == rows


def test_an_error_after_the_file_is_in_place_takes_nothing_away(run_on, place, tmp_path, monkeypatch):
    source = write_reports(tmp_path / "in", range(1))
    run_on(source)
    write_reports(source, range(1, 2))

    def full(*_args):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched, pytest.raises(OSError, match="No space"):
        patched.setattr("flows.finish.settle_private", full)
        run_on(source)
    assert query(place, "select count(*) from published.articles") == [(2,)]
    assert run_on(source).run["status"] == "nothing new"
    assert [entry.run["status"] for entry in ledger.read_all(place.ledger)][-2:] == ["succeeded", "nothing new"]
    assert balance_holds(place)
