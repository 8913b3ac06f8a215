"""Putting pages in place: whole or not at all, `latest` flipped in one step, `run.json` the record itself."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tasks.report import render, save
from tests.tasks.report.report_records import checks, failed, full_run, run_row
from warehouse import ledger


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def no_links(*_: Any, **__: Any) -> None:
    raise OSError("links cannot be made here")


@pytest.mark.parametrize("record", [full_run(checks=checks()), failed()], ids=["full", "failed"])
def test_run_json_is_the_record(tmp_path: Path, record: ledger.RunRecord) -> None:
    page = save(record, [], tmp_path)
    read = ledger.read(page.with_name("run.json"))
    assert read == record
    assert render(read, []) == page.read_text(encoding="utf-8") == render(record, [])


def test_a_record_with_real_times_reads_back_to_the_same_page(tmp_path: Path) -> None:
    at = datetime(2031, 3, 4, 14, 0, 3, tzinfo=UTC)
    record = full_run(run=run_row(started_at=at, finished_at=at))
    save(record, [], tmp_path)
    assert render(ledger.read(tmp_path / "latest" / "run.json"), []) == render(record, [])


def test_latest_is_a_relative_link_to_the_newest(tmp_path: Path) -> None:
    first, second = full_run(1), full_run(2)
    save(first, [], tmp_path)
    assert save(second, [first], tmp_path) == tmp_path / "latest" / "index.html"
    assert (tmp_path / "latest").readlink() == Path(second.run_id)
    assert names(tmp_path) == [first.run_id, second.run_id, "latest"]


def test_readers_of_latest_never_meet_a_gap(tmp_path: Path) -> None:
    records = [full_run(hour) for hour in range(1, 13)]
    save(records[0], [], tmp_path)
    done, gaps, reads = threading.Event(), [], []

    def read_on() -> None:
        while not done.is_set():
            try:
                reads.append((tmp_path / "latest" / "index.html").read_text(encoding="utf-8").endswith("</html>\n"))
            except OSError as error:
                gaps.append(error)

    reader = threading.Thread(target=read_on)
    reader.start()
    for record in records:
        save(record, [], tmp_path)
    done.set()
    reader.join()
    assert not gaps and reads and all(reads)


def test_saving_again_keeps_what_lies_beside(tmp_path: Path) -> None:
    record = full_run()
    beside = tmp_path / record.run_id / "docs" / "index.html"
    beside.parent.mkdir(parents=True)
    beside.write_text("docs")
    page = save(record, [], tmp_path, data_docs="docs/index.html")
    assert beside.read_text() == "docs"
    assert 'href="docs/index.html"' in page.read_text(encoding="utf-8")
    assert names(tmp_path / record.run_id) == ["docs", "index.html", "run.json"]


def test_a_page_that_cannot_be_made_leaves_all_as_it_was(tmp_path: Path) -> None:
    good = full_run(1)
    save(good, [], tmp_path)
    broken = full_run(2, totals={"articles": "many"})
    with pytest.raises(ValueError, match="Cannot specify"):
        save(broken, [], tmp_path)
    assert names(tmp_path) == [good.run_id, "latest"]
    assert (tmp_path / "latest").readlink() == Path(good.run_id)


def test_leftovers_of_a_killed_run_are_swept(tmp_path: Path) -> None:
    record = full_run()
    (tmp_path / f".{record.run_id}.part").mkdir()
    (tmp_path / f".{record.run_id}.part" / "index.html").write_text("half")
    (tmp_path / f".latest.{record.run_id}.part").symlink_to("nowhere")
    save(record, [], tmp_path)
    assert names(tmp_path) == [record.run_id, "latest"]


def test_where_links_cannot_be_made_latest_is_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, third = full_run(1), full_run(2), full_run(3)
    monkeypatch.setattr(Path, "symlink_to", no_links)
    for record in (first, second):
        page = save(record, [], tmp_path)
        assert not (tmp_path / "latest").is_symlink()
        assert page.read_text(encoding="utf-8") == (tmp_path / record.run_id / "index.html").read_text(encoding="utf-8")
    monkeypatch.undo()
    save(third, [], tmp_path)
    assert (tmp_path / "latest").readlink() == Path(third.run_id)
    assert names(tmp_path) == [first.run_id, second.run_id, third.run_id, "latest"]


@pytest.mark.parametrize("name", ["", "..", "../up", "a/b", "latest", ".hidden", "c:d", "a\\b"])
def test_a_run_id_that_names_no_folder_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="cannot name a folder"):
        save(full_run(run=run_row(run_id=name)), [], tmp_path)
    assert names(tmp_path) == []
