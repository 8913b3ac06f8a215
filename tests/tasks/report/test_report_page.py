"""The page as a document: well formed, self-contained, escaped, readable without eyes and without colour."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.report import render
from tests.tasks.report.report_markup import strict, text, tree
from tests.tasks.report.report_records import check_row, checks, failed, full_run, nothing_new, quarantine_row, run_row
from warehouse.ledger import Failure, RunRecord

HISTORY = [full_run(hour) for hour in range(1, 13)] + [failed(13)]
PAYLOAD = "\"><script>alert(1)</script><img src=x onerror=alert(2)>'&amp;{{ 7 * 7 }}"
PAGES = {
    "full": render(full_run(checks=checks()), HISTORY),
    "first": render(full_run(), []),
    "nothing new": render(nothing_new(), [full_run()]),
    "failed": render(failed(), HISTORY),
    "empty": render(RunRecord(run=run_row(ends=(0, 0, 0))), []),
}


@pytest.fixture(params=list(PAGES))
def page(request: pytest.FixtureRequest) -> str:
    return PAGES[request.param]


def poisoned(value: Any) -> Any:
    """The same record with the payload after every string."""
    if isinstance(value, str):
        return value + PAYLOAD
    if isinstance(value, dict):
        return {key: poisoned(one) for key, one in value.items()}
    return tuple(poisoned(one) for one in value) if isinstance(value, list | tuple) else value


def rebuilt(values: dict[str, Any]) -> RunRecord:
    failure = values.pop("failure")
    return RunRecord(**values, failure=Failure(**failure) if failure else None)


def test_is_well_formed_with_unique_ids(page: str) -> None:
    ids = strict(page).ids
    assert len(ids) == len(set(ids))
    assert page.startswith("<!doctype html>")


def test_headings_come_in_order(page: str) -> None:
    levels = [int(h.tag[1]) for h in tree(page).iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_every_picture_has_words_or_is_marked_as_decoration(page: str) -> None:
    for svg in tree(page).iter("svg"):
        assert svg.get("aria-label") or svg.get("aria-hidden") == "true"
        assert svg.get("role") == "img" or svg.get("aria-hidden") == "true"


def test_landmarks_skip_link_and_named_sections(page: str) -> None:
    root = tree(page)
    ids = {element.get("id") for element in root.iter() if element.get("id")}
    assert [len(root.findall(f".//{tag}")) for tag in ("header", "main", "footer", "nav")] == [1, 1, 1, 1]
    assert root.body[0].get("class") == "skip" and root.body[0].get("href") == "#main"
    assert all(section.get("aria-labelledby") in ids for section in root.iter("section"))
    assert all(a.get("href")[1:] in ids for a in root.iter("a") if a.get("href").startswith("#"))


def test_tables_have_captions_and_scoped_headers(page: str) -> None:
    for table in tree(page).iter("table"):
        assert table.find("caption") is not None
        assert all(th.get("scope") in ("row", "col") or th.get("role") == "rowheader" for th in table.iter("th"))


def test_asks_nothing_of_anywhere(page: str) -> None:
    root = tree(page)
    addresses = [
        value for element in root.iter() for name, value in element.items() if name in ("href", "src", "srcset")
    ]
    assert all(re.match(r"#|\.\./[\w%.-]+/index\.html$|run\.json$|data:", address) for address in addresses)
    assert set(re.findall(r"url\((.)", page)) <= {"#"} and "@import" not in page
    assert not root.findall(".//script") and not root.findall(".//iframe")
    assert "http://" not in page and "https://" not in page


@pytest.mark.parametrize(
    "record", [full_run(checks=checks()), failed(), nothing_new()], ids=["full", "failed", "nothing"]
)
def test_escapes_every_string(record: RunRecord) -> None:
    evil = rebuilt(poisoned(asdict(record)))
    made = render(evil, [evil, record])
    strict(made)
    root = tree(made)
    assert not root.findall(".//script") and not root.findall(".//img")
    assert not [name for element in root.iter() for name in element.attrib if name.startswith("on")]
    assert "49" not in text(root.find(".//h1")) and "alert(1)" in root.text_content()


@given(st.text(max_size=60))
@settings(deadline=None, max_examples=40)
def test_any_text_comes_back_as_text(wild: str) -> None:
    reason = {**quarantine_row("no_body"), "reason": wild, "detail": wild}
    check = check_row("clean", wild, success=False, sql=wild or None)
    made = render(full_run(checks=(check,), quarantine=(reason,), skipped_files=(wild,)), [])
    strict(made).close()
    made.encode("utf-8")
    assert len(tree(made).findall(".//style")) == 1


def test_what_cannot_be_seen_is_spelt_out() -> None:
    made = render(full_run(skipped_files=("a\x00b", "c\udcffd", "e\u202ef")), [])
    shown = [text(li) for li in tree(made).xpath("//details[summary/b='Files left alone']//li")]
    assert shown == ["a‹U+0000›b", "c‹U+DCFF›d", "e‹U+202E›f"]


def test_ten_thousand_quarantined_rows_stay_a_small_page() -> None:
    rows = tuple(quarantine_row("no_body", n) for n in range(10_000))
    made = render(full_run(run=run_row(ends=(5, 0, 10_000)), quarantine=rows), HISTORY)
    (reason,) = tree(made).xpath("//li[@id='reason-no_body']")
    assert len(reason.findall(".//li")) == 20
    assert "The first 20, and 9,980 more" in text(reason)
    assert len(made.encode()) < 100_000


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two colours `#rgb` or `#rrggbb`."""

    def light(colour: str) -> float:
        pairs = [c * 2 for c in colour[1:]] if len(colour) == 4 else [colour[i : i + 2] for i in (1, 3, 5)]
        shares = [int(pair, 16) / 255 for pair in pairs]
        linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


def test_text_has_contrast_in_light_and_dark() -> None:
    palettes = [
        dict(re.findall(r"--(\w+): (#\w+);", block)) for block in re.findall(r":root \{(.*?)\}", PAGES["full"], re.S)
    ]
    on_screen = [palette for palette in palettes if "paper" in palette]
    assert len(on_screen) == 2
    for palette in on_screen:
        assert all(contrast(palette[name], palette["paper"]) >= 4.5 for name in ("ink", "soft", "through"))
        assert contrast(palette["ink"], palette["wash"]) >= 7


def test_importing_the_report_brings_nothing_heavy() -> None:
    code = "import sys, tasks.report; print(*sys.modules)"
    root = Path(__file__).parents[3]
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"prefect", "duckdb", "pyarrow", "spacy", "great_expectations", "pandas"} & set(loaded)
