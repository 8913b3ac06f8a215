import duckdb
import pyarrow as pa
import pytest

from tests.warehouse.builder import FIRST, SECOND, at, build, report, rows
from warehouse.connect import open_published
from warehouse.place import PROJECT

QUERIES = sorted((PROJECT / "warehouse" / "queries").glob("*.sql"))
CONFLICT = """create table published.figure_conflicts as
select 'n-1' as measure_id, 's-1' as story_id, 'homes' as counted, list(given) as readings from given"""
URL = "https://post.example/ferry"


def mention(given, text, kind="ORG"):
    start = given["articles"]["body"].index(text)
    span = {"field": "body", "char_start": start, "char_end": start + len(text)}
    return {"article_id": given["articles"]["article_id"], "text": text, "kind": kind, "form": "name", **span}


def block(given, position, text, reason):
    return {"document_id": given["documents"]["document_id"], "position": position, "text": text, "reason": reason}


@pytest.fixture(scope="module")
def con(tmp_path_factory):
    early = report("Post", URL, "The Northline ferry sank.", title="A", published_at=at(3), n_words=4)
    late = report("Post", URL, "The Northline ferry\nsank twice.", SECOND, title="B", published_at=at(3), n_words=5)
    mail = report("Mail", "https://mail.example/1", "Northline said so to Ada Bell.", published_at=at(3, 9), n_words=6)
    bare = report("Mail", None, "Ada Bell left.", n_words=3)
    mentions = [mention(each, "Northline") for each in (early, late, mail)]
    mentions += [mention(each, "Ada Bell", "PERSON") for each in (mail, bare)]
    blocks = [
        block(mail, 0, "Subscribe", "subscribe"),
        block(mail, 1, "Share", "share"),
        block(bare, 0, "Share", "share"),
    ]
    quarantine = [{"run_id": run_id, "reason": "no_body", "source_uri": "b.txt"} for run_id in (FIRST, SECOND)]
    checks = [{"run_id": SECOND, "success": False}, {"run_id": SECOND, "success": True}]
    more = {"mentions": mentions, "blocks": blocks, "quarantine": quarantine, "run_checks": checks}
    path = build(tmp_path_factory.mktemp("warehouse") / "p.duckdb", rows(early, late, mail, bare, **more))
    with open_published(path) as opened:
        yield opened


def answer(con, name):
    path = next(path for path in QUERIES if path.stem == name)
    found = con.execute(path.read_text(encoding="utf-8")).fetchall()
    return [dict(zip([column[0] for column in con.description], row, strict=True)) for row in found]


# What they ask about is there only where reports were linked; docs/sql.md holds what they answer on the samples.
LINKED = {
    "copied_texts", "disputed_facts", "left_out", "outliers", "updated_figures", "voices", "words_that_differ"
}  # fmt: skip


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_each_begins_with_its_question_and_has_an_answer(con, path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith("-- ") and "?" in text.partition("\n")[0]
    assert "store." not in text
    assert bool(answer(con, path.stem)) is (path.stem not in LINKED)


def test_an_outlier_contradicts_what_two_others_say():
    sides = {"o-1": ("Post", 12.0), "o-2": ("Mail", 12.0), "o-3": ("Echo", 9.0), "o-4": ("Mail", 9.0)}
    given = [
        {"outlet": outlet, "value_low": value, "value_high": value, "text": f"{value:g}", "superseded": name == "o-4"}
        for name, (outlet, value) in sides.items()
    ]
    with duckdb.connect() as con:
        con.execute("create schema published")
        con.execute("create table published.stories as select 's-1' as story_id, 'Dam holds' as headline")
        con.register("given", pa.Table.from_pylist(given))
        con.execute(CONFLICT)
        (row,) = answer(con, "outliers")
    assert (row["outlier"], row["says"], row["others_say"], row["n_others"]) == ("Echo", "9", "12", 2)


def test_articles_per_day_counts_current_dated_ones(con):
    assert [(row["outlet"], row["n_articles"]) for row in answer(con, "articles_per_day")] == [("Mail", 1), ("Post", 1)]


def test_most_named_counts_each_article_once_in_its_current_version(con):
    found = [(row["name"], row["n_mentions"], row["n_outlets"]) for row in answer(con, "most_named")]
    assert found == [("Northline", 2, 2), ("Ada Bell", 2, 1)]


def test_dropped_furniture_is_told_by_outlet_and_reason(con):
    found = [(r["outlet"], r["reason"], int(r["n_blocks"]), r["n_different"]) for r in answer(con, "dropped_furniture")]
    assert found == [("Mail", "share", 2, 1), ("Mail", "subscribe", 1, 1)]


def test_changed_articles(con):
    (row,) = answer(con, "changed_articles")
    assert (row["title"], row["is_retitled"], row["n_added"], row["n_removed"]) == ("B", True, 1, 1)


def test_shared_names(con):
    assert [(row["name"], row["outlets"]) for row in answer(con, "shared_names")] == [("Northline", ["Mail", "Post"])]


def test_quarantine_by_reason(con):
    (row,) = answer(con, "quarantine_by_reason")
    assert (row["reason"], row["n_rows"], row["n_runs"], row["example"]) == ("no_body", 2, 2, "b.txt")


def test_run_history_counts_failed_checks(con):
    assert [(r["run_id"], r["n_failed_checks"]) for r in answer(con, "run_history")] == [(SECOND, 1), (FIRST, 0)]


def test_undated_articles(con):
    found = [(row["outlet"], row["n_undated"], row["percent_undated"]) for row in answer(con, "undated_articles")]
    assert found == [("Mail", 1, 50.0), ("Post", 0, 0.0)]


def test_longest_and_shortest(con):
    found = [(row["outlet"], row["which"], row["n_words"]) for row in answer(con, "longest_and_shortest")]
    assert found == [("Mail", "longest", 6), ("Mail", "shortest", 3), ("Post", "longest", 5)]


def test_a_name_in_context_stands_between_its_own_words(con):
    found = [(row["before"], row["name"], row["after"]) for row in answer(con, "name_in_context")]
    assert found == [("Northline said so to ", "Ada Bell", "."), ("", "Ada Bell", " left.")]
