"""Whatever the inputs, every one of them is an article, unchanged or quarantined, and nothing else is."""

import gzip
import tempfile
from pathlib import Path

import duckdb
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.conduct import conduct
from flows.order import Order
from flows.progress import Teller
from tests.flows.conftest import UNCHECKED
from tests.flows.reports import report

GOOD = st.integers(0, 7).map(lambda number: report(number).encode())
RECORDS = GOOD.map(lambda text: b'{"text": ' + _quoted(text) + b"}")
LINES = st.lists(st.one_of(RECORDS, st.binary(max_size=40)), max_size=4)
CONTENTS = st.one_of(
    GOOD,
    st.binary(max_size=200),
    st.text(max_size=200).map(lambda text: text.encode("utf-16")),
    GOOD.map(lambda text: text[: len(text) // 2] + b"\xff\xfe\x00" + text),
    GOOD.map(lambda text: b"<html><body><p>" + text.replace(b"\n\n", b"<p>") + b"<div><table>"),
    LINES.map(b"\n".join),
)
NAMES = st.sampled_from(["a.txt", "b.html", "c.json", "d.jsonl", "e.txt.gz", "f.jsonl.gz", "g.htm", "h.ndjson"])
PACKED = st.tuples(NAMES, CONTENTS, st.booleans())


def _quoted(text):
    return b'"' + text.replace(b"\n", b"\\n") + b'"'


def write(folder, files):
    for outlet, (name, content, intact) in enumerate(files):
        path = folder / f"outlet-{outlet % 3}" / f"{outlet}-{name}"
        path.parent.mkdir(parents=True, exist_ok=True)
        packed = gzip.compress(content, mtime=0) if name.endswith(".gz") and intact else content
        path.write_bytes(packed)


@settings(deadline=None, max_examples=12, suppress_health_check=list(HealthCheck))
@given(st.lists(PACKED, min_size=1, max_size=6), st.lists(PACKED, max_size=3))
def test_documents_are_articles_unchanged_or_quarantined(tiny_model, first, more):
    with tempfile.TemporaryDirectory() as folder:
        source, warehouse = Path(folder) / "in", Path(folder) / "out" / "news.duckdb"
        order = Order((str(source),), warehouse=str(warehouse), model=tiny_model)
        write(source, first)
        records = [conduct(order, UNCHECKED, Teller(quiet=True))]
        write(source, first + more)
        records.append(conduct(order, UNCHECKED, Teller(quiet=True)))
        assert [record.failure for record in records] == [None, None]
        for record in records:
            run = record.run
            assert run["n_documents"] == run["n_articles"] + run["n_unchanged"] + run["n_quarantined"]
        with duckdb.connect(warehouse, read_only=True) as con:
            check(con)


def check(con):
    counts = con.execute(
        "select count(*), count(*) filter (outcome = 'article'), count(*) filter (outcome = 'unchanged'), "
        "count(*) filter (outcome = 'quarantined'), count(distinct document_id) from published.documents"
    ).fetchall()[0]
    assert counts[0] == sum(counts[1:4]) == counts[4]
    assert con.execute("select count(*) from published.articles").fetchall() == [(counts[1],)]
    without_reason = (
        "select count(*) from published.documents anti join published.quarantine using (document_id) "
        "where outcome = 'quarantined'"
    )
    assert con.execute(without_reason).fetchall() == [(0,)]
    lost = "select count(*) from published.documents where outcome <> 'unchanged' and raw_file is null"
    assert con.execute(lost).fetchall() == [(0,)]
