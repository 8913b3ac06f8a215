"""The bad inputs are bad in the way their truths say."""

from __future__ import annotations

import gzip
import html
import json

import pytest

from tests.samples.truth import SAMPLES, load_bad
from warehouse.terms import DOCUMENT_REASONS


def test_bad_inputs_have_known_reasons() -> None:
    records = [record for bad in load_bad() for record in bad.records]
    reasons = [record.reason for record in records if record.outcome == "quarantined"]
    assert set(reasons) <= set(DOCUMENT_REASONS) and len(reasons) == len(set(reasons)) == 7
    assert all(record.body and record.reason is None for record in records if record.outcome == "article")


def test_bad_inputs_are_bad_in_the_way_they_say() -> None:
    folder = SAMPLES / "bad"
    assert (folder / "empty.txt").read_bytes() == b""
    assert b"\x00" in (folder / "camera-dump.txt").read_bytes()
    assert "text" not in json.loads((folder / "no-text.json").read_text(encoding="utf-8"))
    assert "<p>" not in html.unescape((folder / "section-front.html").read_text(encoding="utf-8").split("<footer>")[0])
    with pytest.raises(EOFError):
        gzip.decompress((folder / "broken.jsonl.gz").read_bytes())


def test_only_the_third_line_of_the_broken_file_is_broken() -> None:
    lines = (SAMPLES / "bad" / "one-broken-line.jsonl").read_text(encoding="utf-8").splitlines()
    with pytest.raises(json.JSONDecodeError):
        json.loads(lines[2])
    (bad,) = [bad for bad in load_bad() if bad.file.endswith("one-broken-line.jsonl")]
    sound = {record.line or 0: record for record in bad.records if record.outcome == "article"}
    assert {n: json.loads(lines[n - 1])["title"] for n in sound} == {n: r.title for n, r in sound.items()}
