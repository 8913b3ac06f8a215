"""Parts are written whole or not at all, and the raw store gives back what was put into it."""

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.load import raw
from tasks.load.parts import PartFolder, read_parts, write_table
from warehouse.tables import INPUTS


def numbers(*values):
    return pa.table({"n": pa.array(values, pa.int64())})


def an_input(document_id, content, text, encoding="utf-8"):
    row = dict.fromkeys(INPUTS.names)
    row |= {"document_id": document_id, "content": content, "text": text, "encoding": encoding, "outcome": "article"}
    return row


def inputs(*rows):
    return pa.Table.from_pylist(list(rows), INPUTS.arrow())


def test_a_part_is_complete_only_with_its_marker(tmp_path):
    part = PartFolder(tmp_path / "clean-1")
    assert not part.complete
    part.write({"rows": numbers(1, 2)})
    assert part.complete
    assert part.read("rows").to_pylist() == [{"n": 1}, {"n": 2}]


def test_what_a_killed_run_left_half_written_goes_first(tmp_path):
    part = PartFolder(tmp_path / "clean-1")
    write_table(numbers(9), part.file("left_over"))
    part.write({"rows": numbers(1)})
    assert sorted(path.name for path in part.folder.iterdir()) == ["done", "rows.parquet"]


def test_a_table_that_cannot_be_written_leaves_nothing_behind(tmp_path, monkeypatch):
    def full(*_args, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tasks.load.parts.pq.write_table", full)
    with pytest.raises(OSError, match="No space"):
        write_table(numbers(1), tmp_path / "rows.parquet")
    assert not (tmp_path / "rows.parquet").exists()


def test_parts_are_read_in_order(tmp_path):
    paths = [write_table(numbers(n), tmp_path / f"{n}.parquet") for n in (2, 1)]
    assert read_parts(paths, numbers().schema).to_pylist() == [{"n": 2}, {"n": 1}]
    assert read_parts([], numbers().schema).num_rows == 0


def test_a_text_that_its_bytes_give_back_is_not_stored_twice():
    page = an_input("d1", "\ufeffGrüße".encode(), "Grüße")
    record = an_input("d2", b'{"text": "Rain"}', "Rain")
    assert raw.slim(inputs(page, record)).column("text").to_pylist() == [None, "Rain"]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.text(max_size=30), st.sampled_from(["utf-8", "utf-16", "cp1252", None]), st.booleans())))
def test_the_raw_store_gives_back_every_text(cases):
    rows = []
    for number, (text, encoding, same) in enumerate(cases):
        content = text.encode(encoding or "utf-8", "ignore")
        shown = content.decode(encoding).removeprefix("\ufeff") if same and encoding else text
        rows.append(an_input(f"d{number}", content, shown, encoding))
    table = inputs(*rows)
    assert raw.restore(raw.slim(table)).equals(table)


def test_documents_are_fetched_by_file_and_row(tmp_path):
    stored = inputs(an_input("d1", b"one", "one"), an_input("d2", None, None), an_input("d3", b"three", "three"))
    write_table(raw.slim(stored), tmp_path / "r-0000.parquet")
    places = raw.places(stored, "r-0000.parquet")
    assert places == {"d1": ("r-0000.parquet", 0), "d3": ("r-0000.parquet", 2)}
    assert raw.fetch(tmp_path, [places["d3"]]).column("text").to_pylist() == ["three"]
    assert raw.fetch(tmp_path, []).num_rows == 0
