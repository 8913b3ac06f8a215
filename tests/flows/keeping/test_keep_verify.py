"""Whatever is altered in a warehouse, from the raw bytes up, is found; an unharmed one holds."""

import fcntl
import json

import duckdb
import pytest

from flows.verify import CannotVerify, verify
from warehouse import ledger
from warehouse.place import Place

WRONG_QUOTE = """
insert into store.quotes by name
select article_id, 'none' as speaker_source, 'direct' as kind, 'not what stands there' as text, 'body' as field,
    0 as char_start, 9 as char_end, 0 as sentence_start, 9 as sentence_end,
    [{'text': 'neither', 'char_start': 1, 'char_end': 5}] as quoted, [{'char_start': 0, 'char_end': 9}] as parts
from store.articles order by article_id limit 1
"""
WRONG_FIGURE = """
insert into store.figures by name
select article_id, 3 as value_low, 'exact' as modifier, 'count' as unit, false as is_change, 'three' as text,
    'body' as field, 0 as char_start, 5 as char_end, 0 as sentence_start, 9 as sentence_end
from store.articles order by article_id limit 1
"""
WRONG_STATEMENT = """
insert into store.statements by name
select article_id, 'fell' as predicate, false as negated, 'outlet' as voice, 'It fell' as text, 'body' as field,
    0 as char_start, 7 as char_end, 0 as sentence_start, 9 as sentence_end
from store.articles order by article_id limit 1
"""
ONE = "rowid = (select min(rowid) from store.{})"
# What is done to the private database, and which finding tells of it: the area, and words of what holds.
ALTERED = {
    f"update store.mentions set char_start = char_start + 1 where {ONE.format('mentions')}": ("mentions", "text at"),
    f"update store.sentences set char_end = 99999 where {ONE.format('sentences')}": ("sentences", "within the text"),
    f"insert into store.sentences from store.sentences where {ONE.format('sentences')}": ("sentences", "name one row"),
    WRONG_QUOTE: ("quotes", "text of its parts"),
    "select 1": ("quotes", "in quotation marks"),
    WRONG_FIGURE: ("figures", "text at its offsets"),
    WRONG_STATEMENT: ("statements", "text at its offsets"),
    "update store.runs set n_articles = n_articles + 1 where n_articles > 0": ("runs", "its articles, its unchanged"),
    "update store.members set member_id = 'a0000000000000000' where kind = 'story'"
    " and member_id = (select min(member_id) from store.members where kind = 'story')": ("members", "is there"),
    "insert into store.cluster_ids select 's0000000000000001', 'story', 's0000000000000002', run_id"
    " from store.runs limit 1": ("cluster_ids", "one step"),
    "insert into store.cluster_ids select 's0000000000000002', 'story', 's0000000000000003', run_id"
    " from store.runs limit 1": ("cluster_ids", "one step"),
    "delete from store.documents where outcome = 'quarantined'": ("runs", "that many rows are there"),
    "delete from store.article_terms where rowid = 0": ("articles", "its sketch and its terms"),
    "insert into store.entity_keys values ('a0000000000000000', 0, 'nobody')": ("articles", "kept of articles"),
    f"update store.documents set n_bytes = n_bytes + 1 where {ONE.format('documents')}": ("raw bytes", "recorded size"),
    f"update store.blocks set raw_start = raw_start + 2 where {ONE.format('blocks')}": ("blocks", "decoded text"),
}


def wrong(findings):
    return [(each.area, each.holds, each.example) for each in findings if each.wrong]


def told(findings, area, words):
    return [example for found, holds, example in wrong(findings) if found == area and words in holds]


def test_an_unharmed_warehouse_holds_and_nothing_is_written(place):
    before = {path: path.stat().st_mtime_ns for path in place.folder.rglob("*") if path.is_file()}
    findings = verify(place, deep=True)
    assert wrong(findings) == []
    looked = {each.area: each.looked for each in findings}
    assert looked["raw bytes"] > 5 and looked["mentions"] > 5 and looked["published file"] > 100
    assert {path: path.stat().st_mtime_ns for path in place.folder.rglob("*") if path.is_file()} == before


def test_every_alteration_is_found(own):
    with duckdb.connect(own.database) as con:
        for sql in ALTERED:
            con.execute(sql)
    findings = verify(own, deep=True)
    unseen = [(area, words) for area, words in ALTERED.values() if not told(findings, area, words)]
    assert unseen == []
    assert told(findings, "published file", "private database's rows")
    assert {area for area, _, _ in wrong(findings)}.isdisjoint({"outlets", "sketches", "learned_lines", "copies"})


def test_an_article_lost_leaves_orphans_and_a_document_without_one(own):
    with duckdb.connect(own.database) as con:
        con.execute(f"delete from store.articles where {ONE.format('articles')}")
    findings = verify(own)
    assert told(findings, "documents", "unless it was pruned")
    assert told(findings, "mentions", "stands in an article")
    assert told(findings, "published file", "rows")


def test_a_raw_file_with_one_byte_altered_or_missing(own):
    first, second = sorted(own.raw.glob("*.parquet"))
    content = bytearray(first.read_bytes())
    content[60] ^= 0xFF
    first.write_bytes(content)
    (bad,) = told(verify(own), "raw bytes", "recorded size")
    assert bad
    second.unlink()
    findings = verify(own, deep=True)
    counted = next(each.wrong for each in findings if each.area == "raw bytes" and "size" in each.holds)
    with duckdb.connect(own.database) as con:
        query = "select count(*) from store.documents where raw_file = $file"
        assert counted > con.execute(query, {"file": second.name}).fetchall()[0][0]
    assert told(findings, "raw bytes", "decode")


def test_bytes_that_nobody_names_and_a_record_that_is_gone(own):
    first = min(own.raw.glob("*.parquet"))
    first.with_name("20200101T000000000000Z-0000.parquet").write_bytes(first.read_bytes())
    path = min(own.ledger.glob("*.json"))
    values = json.loads(path.read_text(encoding="utf-8"))
    values["run"]["n_articles"] += 1
    path.write_text(json.dumps(values), encoding="utf-8")
    pending = next((own.private / "pending").glob("*.parquet"))
    pending.with_name("20200101T000000000000Z.parquet").write_bytes(pending.read_bytes())
    findings = verify(own)
    assert told(findings, "raw files", "a document names") == ["20200101T000000000000Z-0000.parquet row 0"]
    assert told(findings, "runs", "ledger") == [f"{path.stem}: told otherwise"]
    assert told(findings, "documents", "wait whole") == ["20200101T000000000000Z.parquet"]
    path.unlink()
    assert told(verify(own), "runs", "ledger") == [f"{path.stem}: not in the ledger"]


def test_a_published_file_that_differs_and_one_rolled_back(own):
    current = own.current()
    current.chmod(0o644)
    with duckdb.connect(current) as con:
        con.execute("update packed.articles set title = 'Another'")
    assert told(verify(own), "published file", "private database's rows") == ["articles"]
    own.link.unlink()
    own.link.symlink_to(own.versions()[0].name)
    assert any("rolled back" in each.holds for each in verify(own))


def test_the_command_tells_it_in_a_table(parallax, own):
    with duckdb.connect(own.database) as con:
        con.execute("update store.mentions set text = 'Nowhere'")
    code, out, _ = parallax("verify", "--warehouse", own.link)
    assert code == 1 and "A mention's text is the text at its offsets" in out
    assert "quotes (" in out and "mentions (" not in out  # a table whose checks all hold is one line
    code, out, _ = parallax("verify", "--warehouse", own.link, "--format", "json")
    assert code == 1 and {row["area"] for row in json.loads(out) if row["wrong"]} == {"mentions", "published file"}


def test_the_command_tells_that_all_holds(parallax, place):
    code, out, _ = parallax("verify", "--every", "--warehouse", place.link)
    assert code == 0 and "everything holds" in out and "A mention's text is the text at its offsets" in out


def test_nothing_to_verify(parallax, tmp_path):
    code, _, err = parallax("verify", "--warehouse", tmp_path / "none.duckdb")
    assert code == 2 and "no warehouse here" in err
    assert list(tmp_path.iterdir()) == []


def test_refused_while_a_run_is_under_way_and_for_another_schema(own):
    with own.lock.open("r+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(CannotVerify, match="under way"):
            verify(own)
    with duckdb.connect(own.database) as con:
        con.execute("delete from store.migrations where number > 1")
    with pytest.raises(CannotVerify, match="earlier Parallax"):
        verify(own)
    with duckdb.connect(own.database) as con:
        con.execute("insert into store.migrations values (7, '0007_later.sql', '')")
    with pytest.raises(CannotVerify, match="renew Parallax"):
        verify(own)


def test_a_killed_run_is_told_of(own):
    record = ledger.read_all(own.ledger)[-1]
    values = dict(record.run) | {"run_id": "29990101T000000000000Z", "status": "running"}
    ledger.write(ledger.RunRecord(values), own.ledger / "29990101T000000000000Z.json")
    (bad,) = told(verify(Place.of(own.link)), "runs", "ledger")
    assert "killed" in bad
