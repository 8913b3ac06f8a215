import gzip
import json
import random
from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pytest

from tasks.ingest import SEEN, Source, discover, ingest, seen_after, sources_from_paths
from tests.tasks.ingest.reading import SENTENCE, read_sources
from warehouse.tables import INPUTS, QUARANTINE


def zstd(data):
    return pa.Codec("zstd").compress(data, asbytes=True)


def line(number, **more):
    return json.dumps({"text": f"{number}: {SENTENCE}"} | more).encode() + b"\n"


def page(**head):
    site = f'<meta property="og:site_name" content="{head["site"]}">' if "site" in head else ""
    link = f'<link rel="canonical" href="{head["link"]}">' if "link" in head else ""
    data = f'<script type="application/ld+json">{head["data"]}</script>' if "data" in head else ""
    return f"<!DOCTYPE html><html><head>{site}{link}</head><body>{data}<p>{SENTENCE}</p></body></html>"


def test_a_text_file_is_a_document_with_its_bytes(write, read):
    data = "Bridge closed\n\nThe café stays open.\n".encode()
    row = read(write("echo/a.txt", data)).only
    assert row["content"] == data
    assert row["sha256"] == sha256(data).hexdigest()
    assert (row["n_bytes"], row["text"], row["text_kind"]) == (len(data), data.decode(), "text")
    assert (row["outlet"], row["source_uri"], row["media_type"]) == ("echo", "echo/a.txt", "text/plain")
    assert (row["encoding"], row["encoding_source"], row["outcome"]) == ("utf-8", "utf-8", "article")


@pytest.mark.parametrize("pack", [gzip.compress, zstd], ids=["gz", "zst"])
def test_packed_files_are_read_as_what_is_in_them(write, read, pack):
    suffix = "gz" if pack is gzip.compress else "zst"
    write(f"a.txt.{suffix}", pack(SENTENCE.encode()))
    write(f"b.jsonl.{suffix}", pack(line(1)) + pack(line(2)))
    write(f"c.json.{suffix}", pack(b"[" + line(3) + b"]"))
    found = read(write(f"d.html.{suffix}", pack(page().encode())))
    assert set(found.outcomes.values()) == {"article"}
    assert list(found.outcomes) == [
        f"a.txt.{suffix}", f"b.jsonl.{suffix}#line=1", f"b.jsonl.{suffix}#line=2", f"c.json.{suffix}#record=1",
        f"d.html.{suffix}",
    ]  # fmt: skip
    assert found.rows[0]["content"] == SENTENCE.encode()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "empty_file"),
        ("a.txt", b" \n\t\n", "empty_file"),
        ("a.jsonl", b"", "empty_file"),
        ("a.json", b"\n \n", "empty_file"),
        ("a.jsonl.gz", gzip.compress(b"", mtime=0), "empty_file"),
        ("a.txt", b"\xef\xbb\xbf", "missing_text"),
        ("a.txt", b"%PDF-1.4 and so on", "binary_content"),
        ("a.html", b"\x00\x01\x02\x03" * 40, "binary_content"),
        ("a.jsonl", b"\x89PNG\r\n\x1a\n" + b"\x00\n" * 40, "binary_content"),
        ("a.txt", b"\x81\x8d\x8f\x90\x9d" * 9, "undecodable_text"),
        ("a.jsonl", b"\xff\xfe{\x00}", "undecodable_text"),
        ("a.json", b'{"text": "cut off', "invalid_json"),
        ("a.json", b"12", "invalid_json"),
        ("a.jsonl", b'["text"]\n', "invalid_json"),
        ("a.jsonl", b"[" * 100_000, "invalid_json"),
        ("a.jsonl", b'{"text": ' + b"1" * 5000 + b"}", "invalid_json"),
        ("a.json", b"[]", "missing_text"),
        ("a.json", b'{"articles": []}', "missing_text"),
        ("a.jsonl", b'{"title": "Bridge closed", "text": " "}', "missing_text"),
        ("a.txt.gz", b"no archive", "corrupt_archive"),
        ("a.txt.gz", gzip.compress(SENTENCE.encode() * 9, mtime=0)[:-9], "corrupt_archive"),
        ("a.jsonl.zst", b"no archive", "corrupt_archive"),
        ("a.html.zst", zstd(SENTENCE.encode() * 9)[:-3], "corrupt_archive"),
        ("a.json.zst", zstd(line(1)) + b"trailing", "corrupt_archive"),
        ("a.txt", (SENTENCE * 30).encode(), "too_large"),
        ("a.html", page().encode() + b" " * 2000, "too_large"),
        ("a.jsonl", line(SENTENCE * 30), "too_large"),
    ],
)
def test_bad_input_is_kept_with_a_reason(write, read, name, content, reason):
    found = read(write(name, content), max_bytes=2000)
    (row,) = [row for row in found.rows if row["outcome"] == "quarantined"]
    (complaint,) = found.quarantine
    assert complaint["reason"] == reason
    assert complaint["detail"]
    assert row["content"] in (content, content.strip(), gzip.decompress(content) if name == "a.jsonl.gz" else content)
    assert row["sha256"] == sha256(row["content"]).hexdigest()
    assert {key: complaint[key] for key in ("stage", "level", "table_name", "row_id", "source_uri", "document_id")} == {
        "stage": "ingest", "level": "document", "table_name": "documents", "row_id": row["document_id"],
        "source_uri": row["source_uri"], "document_id": row["document_id"],
    }  # fmt: skip


def test_a_broken_line_does_not_hide_the_others(write, read):
    found = read(write("a.jsonl", line(1) + b'{"text": \n\n' + line(2)))
    assert found.outcomes == {"a.jsonl#line=1": "article", "a.jsonl#line=2": "quarantined", "a.jsonl#line=4": "article"}
    assert found.reasons == {"a.jsonl#line=2": "invalid_json"}
    assert found.rows[1]["content"] == b'{"text":'


@pytest.mark.parametrize("pack", [gzip.compress, zstd], ids=["gz", "zst"])
def test_what_unpacks_before_the_damage_is_read(write, read, pack):
    noise = random.Random(1)
    lines = b"".join(line(noise.getrandbits(4000)) for _ in range(1000))
    packed = pack(lines)[: len(pack(lines)) // 2]
    found = read(write("a.jsonl.gz" if pack is gzip.compress else "a.jsonl.zst", packed))
    assert len(found.rows) > 300
    assert [row["outcome"] for row in found.rows] == ["article"] * (len(found.rows) - 1) + ["quarantined"]
    assert found.rows[-1]["content"] == packed
    assert found.rows[-1]["media_type"] in ("application/gzip", "application/zstd")
    assert found.quarantine[0]["reason"] == "corrupt_archive"


RECORDS = [json.loads(line(1)), {"text": 'A brace } and a "quote" \\ and [', "title": "é"}, json.loads(line(3))]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(RECORDS),
        json.dumps(RECORDS, indent=2, ensure_ascii=False),
        json.dumps({"status": "ok", "articles": RECORDS}),
        json.dumps({"response": {"kind": "items", "total": [3], "results": RECORDS}}, indent=1),
        "\n".join(map(json.dumps, RECORDS)),
        "\n".join(json.dumps(record, indent=2) for record in RECORDS),
        "".join(map(json.dumps, RECORDS)),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_a_json_file_may_hold_records_in_many_ways(write, read, text, encoding):
    found = read(write("a.json", text.encode(encoding)))
    assert [row["text"] for row in found.rows] == [record["text"] for record in RECORDS]
    plain = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(encoding, encoding)
    for row in found.rows:
        assert row["content"] in text.encode(plain)
        assert json.loads(row["content"].decode(plain))["text"] == row["text"]


def test_a_broken_record_in_a_list_does_not_hide_the_others(write, read):
    found = read(write("a.json", b"[" + line(1) + b", {'text': 1}, 7, " + line(2) + b"] tail"))
    assert list(found.outcomes.values()) == ["article", "quarantined", "quarantined", "article", "quarantined"]
    assert [row["content"] for row in found.rows] == [line(1).strip(), b"{'text': 1}", b"7", line(2).strip(), b"tail"]


def test_one_object_is_one_document_whatever_its_file(write, read):
    write("a.json", RECORDS[0])
    found = read(write("b.jsonl", line(1)))
    assert found.outcomes == {"a.json#record=1": "article", "b.jsonl#line=1": "unchanged"}


def test_a_text_that_is_a_page_is_read_as_one(write, read):
    row = read(write("a.txt", "\ufeff <?xml version='1.0'?><!-- saved --> " + page(site="The Echo"))).only
    assert (row["media_type"], row["text_kind"], row["outlet"]) == ("text/html", "html", "The Echo")


@pytest.mark.parametrize(
    ("content", "outlet", "url"),
    [
        (page(site="The Echo | News", link="https://echo.com/a/?utm_term=1"), "The Echo", "https://echo.com/a/"),
        (page(site="Echo.com", link="/a"), "echo.com", None),
        (page(link="https://www.echo.co.uk/a"), "echo.co.uk", "https://www.echo.co.uk/a"),
        (page(link="https://echo.com/"), "folder", None),
        (page(data='{"@graph": [{"publisher": {"name": "Echo Group"}}]}'), "Echo Group", None),
        (page(data='[{"publisher": [{"name": "Echo Group"}]}]', site="Echo"), "Echo", None),
        (page(data="not json"), "folder", None),
        ("<p>bare</p>", "folder", None),
    ],
)
def test_a_page_says_whose_it_is(write, read, content, outlet, url):
    row = read(write("folder/a.html", content)).only
    assert (row["outlet"], row["url"]) == (outlet, url)


def test_a_record_of_markup_is_asked_as_a_page_is(write, read):
    record = {"html": page(site="The Echo", link="https://echo.com/a"), "title": "Bridge"}
    row = read(write("a.jsonl", record)).only
    assert (row["outlet"], row["url"], row["text_kind"]) == ("The Echo", "https://echo.com/a", "html")


def test_the_sources_entry_decides_the_outlet(write):
    folder = write("a.jsonl", line(1, outlet="Echo", url="https://echo.com/a"))
    row = read_sources([Source("s", (folder,), outlet="Courier")]).only
    assert (row["outlet"], row["url"]) == ("Courier", "https://echo.com/a")


def test_halves_of_surrogate_pairs_and_nuls_are_replaced_and_told(write, read):
    row = read(write("a.jsonl", b'{"text": "a \\ud83d b \\u0000 c \\ud83d\\ude00", "title": "\\udc00x"}')).only
    assert (row["text"], row["given_title"]) == ("a \ufffd b \ufffd c \U0001f600", "\ufffdx")
    assert row["encoding_source"] == "utf-8, 3 characters replaced"
    strange = b'{"text": "a\\\\ud83d", "\\udc00": 1, "url": "http://\\ud800.b/\\ud801?\\ud802"}'
    assert read(write("a.jsonl", strange)).only["text"] == "a\\ud83d"


@pytest.mark.parametrize("record", [{"text": None}, {"@graph": [{"@type": None}]}, {"author": None, "text": SENTENCE}])
def test_nesting_however_deep_is_read(write, read, record):
    deep = "[" * 700 + '"x"' + "]" * 700
    found = read(write("a.jsonl", json.dumps(record).replace("null", deep)))
    assert found.only["outcome"] == ("article" if "author" in record else "quarantined")


def test_many_comments_before_a_text_take_no_time(write, read):
    assert read(write("a.txt", "<!-- a -->" * 2000 + SENTENCE)).only["text_kind"] == "text"


def test_the_same_again_is_unchanged_whatever_its_name(write, read):
    write("echo/a.txt", SENTENCE)
    write("echo/bad.txt", b"\x00\x01")
    write("courier/c.jsonl", line(1, url="https://courier.com/a"))
    folder = write("courier/d.txt", SENTENCE)
    first = read(folder)
    assert list(first.outcomes.values()) == ["article", "article", "article", "quarantined"]
    again = read(folder, seen=first.seen)
    assert set(again.outcomes.values()) == {"unchanged"}
    assert again.quarantine == []
    assert {(row["content"], row["text"], row["given_title"]) for row in again.rows} == {(None, None, None)}
    (folder / "echo" / "a.txt").rename(folder / "echo" / "other.txt")
    third = read(folder, seen=again.seen)
    assert set(third.outcomes.values()) == {"unchanged"}
    ids = [row["document_id"] for found in (first, again, third) for row in found.rows]
    assert len(set(ids)) == len(ids) == 12
    assert third.seen["times"].to_pylist() == [3, 3, 3, 3]


def test_the_same_bytes_from_another_outlet_or_url_are_another_document(write, read):
    write("echo/a.txt", SENTENCE)
    write("echo/again.txt", SENTENCE)
    write("courier/a.txt", SENTENCE)
    write("x.jsonl", line(1, url="https://echo.com/a") + line(1, url="https://echo.com/a") + line(1))
    found = read(write("y.jsonl", line(1, url="https://echo.com/b")))
    assert [row["outcome"] for row in found.rows] == [
        "article", "article", "unchanged", "article", "unchanged", "article", "article",
    ]  # fmt: skip
    assert len({row["document_id"] for row in found.rows}) == 7


def test_ids_do_not_depend_on_the_folder_or_the_run(write, read, tmp_path):
    folder = write("echo/a.txt", SENTENCE)
    before = read(folder).only
    folder.rename(tmp_path / "moved")
    assert read(tmp_path / "moved").only == before


@pytest.mark.parametrize("error", [FileNotFoundError(2, "No such file"), PermissionError(13, "Permission denied")])
def test_a_file_that_cannot_be_read_any_more_is_quarantined(write, read, monkeypatch, error):
    write("a.txt", SENTENCE)
    write("b.txt", SENTENCE)
    folder = write("c.txt", SENTENCE + " More.")
    opens = Path.open

    def refuse(path, *args, **kwargs):
        if path.name in ("a.txt", "b.txt"):
            raise error
        return opens(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refuse)
    found = read(folder)
    assert found.outcomes == {"a.txt": "quarantined", "b.txt": "quarantined", "c.txt": "article"}
    assert found.reasons == {"a.txt": "unreadable_file", "b.txt": "unreadable_file"}
    assert [row["n_bytes"] for row in found.rows[:2]] == [0, 0]
    monkeypatch.undo()
    assert read(folder, seen=found.seen).outcomes == {"a.txt": "article", "b.txt": "unchanged", "c.txt": "unchanged"}


def test_what_is_too_large_to_hold_is_hashed_and_passed_over(write, read, monkeypatch):
    for module in ("piece", "split", "values"):
        monkeypatch.setattr(f"tasks.ingest.{module}.LARGEST", 1000)
    monkeypatch.setattr("tasks.ingest.piece.PART", 500)
    long = line("x" * 3000)
    write("a.txt", b"y" * 3000)
    write("b.jsonl", line(1) + long + line(2))
    found = read(write("c.json", b"[" + line(3) + b"," + long + b"," + line(4) + b"]"))
    assert [row["outcome"] for row in found.rows] == [
        "quarantined", "article", "quarantined", "article", "article", "quarantined",
    ]  # fmt: skip
    assert set(found.reasons.values()) == {"too_large"}
    assert {(row["content"] is None) for row in found.rows if row["outcome"] == "quarantined"} == {True}
    assert found.rows[0]["sha256"] == sha256(b"y" * 3000).hexdigest()
    assert found.rows[2]["sha256"] == sha256(long).hexdigest()


def test_batches_are_bounded_by_rows_and_by_bytes(write, monkeypatch):
    folder = write("a.jsonl", b"".join(line(number) for number in range(10)))
    found = discover(sources_from_paths([folder]))
    assert [batch.inputs.num_rows for batch in ingest(found, SEEN.empty(), batch_size=4)] == [4, 4, 2]
    monkeypatch.setattr("tasks.ingest.documents.BATCH_BYTES", 700)
    sizes = [batch.inputs.num_rows for batch in ingest(found, SEEN.empty())]
    assert sum(sizes) == 10
    assert 1 < max(sizes) < 4


def test_batches_have_the_tables_schemas(write):
    folder = write("a.jsonl", line(1) + b"broken")
    (batch,) = ingest(discover(sources_from_paths([folder])), SEEN.empty())
    assert batch.inputs.schema == INPUTS.arrow()
    assert batch.quarantine.schema == QUARANTINE.without("run_id").arrow()
    assert seen_after(SEEN.empty(), batch.inputs).schema == SEEN.arrow()
