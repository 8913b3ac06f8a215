"""Whatever the files hold: every input is one document with one outcome, and nothing of its bytes is lost."""

import gzip
import json
import tempfile
from pathlib import Path

import pyarrow as pa
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.tasks.ingest.reading import read_paths

SEPARATORS = b" \t\r\n\v\f,[]"
SUFFIXES = (".txt", ".html", ".json", ".jsonl", ".txt.gz", ".jsonl.gz", ".json.zst", ".htm.zst")
BALANCED = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))

FIELDS = ["text", "title", "url", "outlet", "date_download", "authors", "html", "items", "@graph", "content"]
records = st.dictionaries(
    st.sampled_from(FIELDS),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30)
        | st.sampled_from(["https://a.example/x?y", "http://[", "//b.example", "2025-01-01T00:00:00Z", "<p>x</p>"]),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
        max_leaves=6,
    ),
    max_size=6,
)  # fmt: skip
lines = st.one_of(
    records.map(lambda record: json.dumps(record).encode()),
    records.map(lambda record: json.dumps(record, indent=1).encode()),
    records.map(lambda record: json.dumps({"articles": [record, record]}).encode()),
    st.binary(max_size=40),
    st.text(max_size=40).map(lambda text: text.encode("utf-16")),
    st.just(b""),
)
contents = st.one_of(
    st.binary(max_size=300),
    st.lists(lines, max_size=8).map(b"\n".join),
    st.lists(lines, max_size=5).map(lambda parts: b"[" + b",".join(parts) + b"]"),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.text(max_size=80).map(lambda text: f"<html><head>{text}<meta charset=x>{text}".encode("utf-8", "replace")),
)
# An object that only wraps a list of records is no document: its records are.
unwrapped = records.map(lambda record: {name: value for name, value in record.items() if name != "items"})
packings = st.sampled_from(["plain", "packed", "damaged"])


def put(folder: Path, name: str, content: bytes, packing: str) -> bytes:
    if packing != "plain" and name.endswith(".gz"):
        content = gzip.compress(content, mtime=0)
    if packing != "plain" and name.endswith(".zst"):
        content = pa.Codec("zstd").compress(content, asbytes=True)
    if packing == "damaged":
        content = content[: len(content) // 2]
    (folder / name).write_bytes(content)
    return content


files = st.lists(st.tuples(st.sampled_from(SUFFIXES), contents, packings), min_size=1, max_size=4)


def check_balance(found):
    assert len({row["document_id"] for row in found.rows}) == len(found.rows)
    assert {row["outcome"] for row in found.rows} <= {"article", "unchanged", "quarantined"}
    quarantined = [row["document_id"] for row in found.rows if row["outcome"] == "quarantined"]
    assert [row["row_id"] for row in found.quarantine] == quarantined
    for row in found.rows:
        assert (row["content"] is None) == (row["outcome"] == "unchanged")
        assert row["outcome"] != "article" or (row["text"].strip() and row["text_kind"] in ("html", "text"))


@given(files)
@BALANCED
def test_any_files_balance_and_come_unchanged_the_second_time(chosen):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, (suffix, content, packing) in enumerate(chosen):
            put(folder, f"{number}{suffix}", content, packing)
        first = read_paths(folder)
        check_balance(first)
        assert {row["source_uri"].split("#")[0] for row in first.rows} == {path.name for path in folder.iterdir()}
        again = read_paths(folder, seen=first.seen)
        assert {row["outcome"] for row in again.rows} == {"unchanged"}
        assert [row["sha256"] for row in again.rows] == [row["sha256"] for row in first.rows]
        assert not {row["document_id"] for row in first.rows} & {row["document_id"] for row in again.rows}


def all_bytes(found) -> bytes:
    """The bytes of all documents one after another; those of an unchanged one came with an earlier one."""
    contents = {row["sha256"]: row["content"] for row in found.rows if row["content"] is not None}
    return b"".join(contents[row["sha256"]] for row in found.rows).translate(None, SEPARATORS)


@given(st.lists(lines, max_size=8).map(b"\n".join))
@BALANCED
def test_every_byte_of_json_lines_is_in_some_document(content):
    assume(not content.startswith((b"\xff\xfe", b"\xfe\xff")))
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "a.jsonl"
        path.write_bytes(content)
        found = read_paths(path)
    check_balance(found)
    assert all_bytes(found) == content.removeprefix(b"\xef\xbb\xbf").translate(None, SEPARATORS)


@given(st.lists(st.one_of(unwrapped.map(json.dumps), st.sampled_from(["1", '"x"', "{", "}}", "tail"])), max_size=6))
@BALANCED
def test_every_byte_of_a_json_list_is_in_some_document(parts):
    content = ("[" + ",".join(parts) + "]").encode()
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "a.json"
        path.write_bytes(content)
        found = read_paths(path)
    check_balance(found)
    assert all_bytes(found) == content.translate(None, SEPARATORS)
