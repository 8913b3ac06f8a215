"""What the page says: the verdict, sums that add up, failures first, reasons, times, and the change from before."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.report import render, summary_markdown
from tasks.report.flow import equation, flow, shares, stack
from tasks.report.quarantine import meanings
from tasks.report.verdict import heading
from tasks.report.words import command, count, day, duration, listed, moment, percent, signed
from tests.tasks.report.report_markup import text, tree
from tests.tasks.report.report_records import (
    SQL,
    check_row,
    checks,
    failed,
    full_run,
    nothing_new,
    quarantine_row,
    run_row,
    stage_row,
)
from warehouse.ledger import Failure, RunRecord
from warehouse.terms import DOCUMENT_REASONS

HISTORY = [full_run(hour) for hour in range(1, 13)]


def numbers(words: str) -> list[int]:
    return [int(found.replace(",", "")) for found in re.findall(r"\d[\d,]*", words)]


@pytest.mark.parametrize(
    ("ends", "outlets", "said"),
    [
        ((62, 5, 19), 9, "62 new articles from 9 outlets; 19 documents set aside"),
        ((1, 0, 1), 1, "1 new article from 1 outlet; 1 document set aside"),
        ((1204, 0, 0), None, "1,204 new articles"),
        ((0, 3, 2), None, "No new article; 2 documents set aside"),
    ],
)
def test_heading_of_a_run_that_went_through(ends: tuple[int, int, int], outlets: int | None, said: str) -> None:
    assert heading(RunRecord(run=run_row(ends=ends), n_outlets=outlets)) == said


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("nothing new", "Nothing new"),
        ("reprocessed", "Everything made again"),
        ("pruned", "Old things let go"),
        ("compacted", "Files put together"),
    ],
)
def test_heading_of_a_run_that_took_nothing_in(status: str, said: str) -> None:
    assert heading(RunRecord(run=run_row(status=status))).partition(";")[0] == said


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (Failure("clean", "m", "titles are short", 3), "Stopped at clean: 3 rows break “titles are short”"),
        (Failure("clean", "m", "titles are short", 1), "Stopped at clean: 1 row breaks “titles are short”"),
        (Failure("load", "m", "rows balance"), "Stopped at load: “rows balance” does not hold"),
        (Failure("load", "No space left\nat all"), "Stopped at load: No space left"),
        (None, "Stopped before its end"),
    ],
)
def test_heading_of_a_run_that_stopped(failure: Failure | None, said: str) -> None:
    assert heading(RunRecord(run=run_row(status="failed"), failure=failure)) == said


def test_heading_is_the_title_and_the_only_h1() -> None:
    root = tree(render(nothing_new(), []))
    assert text(root.find(".//h1")) == "Nothing new"
    assert root.find(".//title").text == "Nothing new · Parallax"


def test_the_numbers_in_the_page_add_up() -> None:
    root = tree(render(full_run(), HISTORY))
    documents, *ends = numbers(text(root.get_element_by_id("balance")))
    assert documents == sum(ends) == 412
    bars = {
        text(row.find("th")): row.xpath(".//svg[@class='bar']/rect[@data-n]")
        for row in root.xpath("//table[@class='run']//tr[td]")
    }
    assert {name: sum(int(part.get("data-n")) for part in parts) for name, parts in bars.items()} == {
        "came in": 412, "ingest": 412, "clean": 351, "extract": 339, "load": 336, "all told": 412,
    }  # fmt: skip
    assert list(bars) == ["came in", "ingest", "clean", "extract", "load", "all told"]


def test_widths_are_in_proportion_and_parts_lie_side_by_side() -> None:
    root = tree(render(full_run(), []))
    for bar in root.xpath("//table[@class='run']//svg[@class='bar']"):
        at = 0.0
        for part in bar.xpath("./rect[@data-n]"):
            start, width = (float(part.get(name).rstrip("%")) for name in ("x", "width"))
            assert start == pytest.approx(at, abs=0.011)
            assert width == pytest.approx(100 * int(part.get("data-n")) / 412, abs=0.011)
            at = start + width
        labels = [numbers(label.text)[0] for label in bar.findall("text")]
        assert set(labels) <= {int(part.get("data-n")) for part in bar.xpath("./rect[@data-n]")}


def test_each_stage_says_what_it_set_aside() -> None:
    words = {bar.name: [word for word, _ in bar.words] for bar in flow(full_run()).stages}
    assert words == {
        "ingest": ["62 unchanged", "4 quarantined"],
        "clean": ["5 of earlier runs cleaned again", "12 quarantined"],
        "extract": ["3 quarantined"],
        "load": [],
    }


def test_quarantined_rows_of_articles_that_go_on_take_nothing_from_the_bar() -> None:
    record = full_run(stages=(stage_row("ingest", 412, 412), stage_row("extract", 412, 410, 9)))
    (_, extract) = flow(record).stages
    assert [(part.kind, part.n) for part in extract.parts] == [("through", 410), ("quarantined", 2)]
    assert [word for word, _ in extract.words] == ["2 quarantined", "7 rows quarantined"]


def test_a_run_that_lost_a_document_says_so() -> None:
    assert equation(full_run(run=run_row(n_documents=413))).endswith("+ 1 unaccounted for")
    assert equation(full_run(run=run_row(n_documents=411))).startswith("411 ≠ 331 articles")
    assert equation(failed()) == "412 = 0 articles + 62 unchanged + 16 quarantined + 334 not finished"


@given(
    st.lists(st.tuples(st.sampled_from(["through", "quarantined"]), st.integers(0, 10**7)), max_size=4),
    st.integers(0, 9),
)
@settings(deadline=None, max_examples=80)
def test_any_bar_adds_up(parts: list[tuple[str, int]], spare: int) -> None:
    longest = sum(n for _, n in parts) + spare + 1
    placed = stack(parts, longest)
    assert [(part.kind, part.n) for part in placed] == [pair for pair in parts if pair[1]]
    assert sum(part.width for part in placed) == pytest.approx(100 * sum(n for _, n in parts) / longest, abs=0.02)
    assert all(numbers(part.label) == [part.n] for part in placed if part.label)


@given(st.tuples(*[st.integers(0, 10**6)] * 3), st.integers(0, 100))
@settings(deadline=None, max_examples=80)
def test_any_run_adds_up(ends: tuple[int, int, int], unfinished: int) -> None:
    record = RunRecord(run=run_row(ends=ends, n_documents=sum(ends) + unfinished))
    documents, *found = numbers(equation(record))
    assert documents == sum(found) == sum(n for _, n in shares(record))


def test_failures_come_first_the_gravest_at_the_top() -> None:
    root = tree(render(full_run(checks=checks()), []))
    shown = root.xpath("//ol[@class='checks']/li")
    assert [li.get("class") for li in shown] == ["stop", "stop", "warn", "note"]
    assert [text(li.find(".//h3")) for li in shown][:2] == [
        "words are counted n_words",
        "mentions can be counted n_words",
    ]
    assert "the check itself broke" in text(shown[1]) and "the check itself broke" not in text(shown[0])
    assert "3 rows, 0.9 %" in text(shown[0]) and "3 of 334 rows" in text(shown[0])
    assert shown[0].find(".//pre/code").text == SQL
    assert text(root.get_element_by_id("checks")) == "2 checks failed, 1 warns, 1 is noted; 2 passed"


def test_passed_checks_are_folded_and_counted_by_stage() -> None:
    root = tree(render(full_run(checks=checks()), []))
    folded = root.xpath("//section[@aria-labelledby='checks']/details")
    assert [text(details.find("summary")) for details in folded] == ["ingest 1", "clean 1"]
    assert all(details.get("open") is None for details in folded)


def test_quarantine_by_reason_with_its_meaning_and_the_way_to_the_rows() -> None:
    root = tree(render(full_run(), []))
    reasons = root.xpath("//ul[@class='reasons']/li")
    assert [li.get("id") for li in reasons] == [
        "reason-no_body",
        "reason-language_unsupported",
        "reason-offset_mismatch",
    ]
    assert [text(li.find(".//summary/b")) for li in reasons] == ["15", "4", "1"]
    assert meanings()["no_body"] in text(reasons[0])
    assert "mentions x0000000000000001" in text(reasons[2])
    assert "where run_id = '20310304T140003000000Z' and reason = 'no_body'" in reasons[0].find(".//pre/code").text
    assert text(root.get_element_by_id("quarantine")) == "19 documents and 1 row set aside, by reason"


def test_every_reason_of_the_contract_has_a_meaning() -> None:
    assert set(meanings()) == set(DOCUMENT_REASONS)


def test_what_was_not_published_is_in_the_record_not_behind_a_query() -> None:
    rows = tuple(quarantine_row("no_body", n) for n in range(30))
    root = tree(render(full_run(quarantine=rows, published=None), []))
    (reason,) = root.xpath("//li[@id='reason-no_body']")
    assert reason.find(".//pre") is None
    assert [a.get("href") for a in reason.iter("a")] == ["run.json"]


def test_times_of_stages_beside_the_usual() -> None:
    root = tree(render(full_run(), HISTORY))
    cells = [text(cell) for cell in root.xpath("//table[@class='run']/tbody//td[contains(@class,'time')]//span")]
    assert cells == ["9.8 s", "42/s", "21.4 s", "16/s", "90.0 s", "3.8/s", "2.5 s", "134/s"]
    assert len(root.xpath("//line[@class='tick']")) == 4
    assert not tree(render(full_run(), HISTORY[:2])).xpath("//line[@class='tick']")


def test_change_from_the_run_before_and_the_last_ten() -> None:
    now = full_run(14, run=run_row(14, ends=(340, 60, 12), seconds=150.2))
    root = tree(render(now, HISTORY))
    section = root.xpath("//section[@aria-labelledby='change']")[0]
    rows = [[text(cell) for cell in row] for row in section.xpath(".//table[contains(@class,'numbers')]/tbody/tr")]
    assert rows == [
        ["documents", "412", "412", "0"],
        ["new articles", "340", "331", "+9"],
        ["unchanged", "60", "62", "−2"],
        ["quarantined", "12", "19", "−7"],
        ["time", "150.2 s", "155.7 s", "−5.5 s"],
    ]
    links = [a.get("href") for a in section.iter("a")]
    assert links == [f"../20310304T{hour:02d}0003000000Z/index.html" for hour in range(12, 2, -1)]
    assert text(section.find("h2")) == "9 more new articles than the run before"


def test_the_first_run_has_nothing_to_compare() -> None:
    root = tree(render(full_run(), []))
    section = root.xpath("//section[@aria-labelledby='change']")[0]
    assert text(section.find("h2")) == "The first run: nothing to compare it with"
    assert not section.findall(".//table")


def test_a_failed_run_shows_the_query_and_what_readers_see() -> None:
    root = tree(render(failed(), [*HISTORY, nothing_new(13)]))
    section = root.xpath("//section[@aria-labelledby='failure']")[0]
    assert section.find(".//pre/code").text == SQL
    assert "work/clean.duckdb" in text(section)
    assert [a.get("href") for a in section.iter("a")] == ["../20310304T120003000000Z/index.html"]


def test_where_the_warehouse_is_and_what_was_left_alone() -> None:
    words = text(tree(render(full_run(), [])).xpath("//section[@aria-labelledby='warehouse']")[0])
    for said in (
        "news/parallax.duckdb",
        "7,331",
        "cover.jpg",
        "Our tide table, every morning",
        "parallax sql ",
    ):
        assert said in words


def test_times_are_shown_in_utc_whatever_zone_they_come_in() -> None:
    east = timezone(timedelta(hours=5, minutes=30))
    started = datetime(2031, 3, 5, 3, 30, tzinfo=east)
    record = full_run(run=run_row(started_at=started, finished_at=started + timedelta(minutes=2)))
    assert "Tuesday 4 March 2031, 22:00:00 to 22:02:00 UTC" in render(record, [])


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (count(1, "row"), "1 row"),
        (count(0, "row"), "0 rows"),
        (count(2, "entry", "entries"), "2 entries"),
        (listed([]), ""),
        (listed(["a", "b", "c"]), "a, b and c"),
        (signed(-1234), "−1,234"),
        (signed(0.04, 1), "0"),
        (duration(0.419), "0.42 s"),
        (duration(1510), "25 min 10 s"),
        (duration(7500), "2 h 5 min"),
        (percent(0.02), "under 0.1 %"),
        (percent(0), "0.0 %"),
        (day("no time"), "no time"),
        (command("select 1"), 'parallax sql "select 1"'),
        (command('select "a"', "my news/x.duckdb"), "parallax sql --warehouse 'my news/x.duckdb' 'select \"a\"'"),
    ],
)
def test_words(said: str, expected: str) -> None:
    assert said == expected


def test_moments() -> None:
    assert moment("2031-03-04T14:00:00Z") == moment("2031-03-04 14:00:00") == datetime(2031, 3, 4, 14, tzinfo=UTC)
    assert moment("soon") is None and moment(None) is None


def test_summary_is_a_few_lines() -> None:
    lines = summary_markdown(full_run(checks=checks())).splitlines()
    assert lines[0] == "**331 new articles from 9 outlets; 19 documents set aside**"
    assert lines[2] == "Documents: 412 = 331 articles + 62 unchanged + 19 quarantined, in 155.7 s."
    assert lines[4] == "- clean, stops the run: `words are counted` 3 of 334 rows"
    assert "- set aside: `no_body` 15, `language_unsupported` 4, `offset_mismatch` 1" in lines
    assert len(lines) <= 12


def test_summary_keeps_markup_out() -> None:
    wild = "`x` <script>*b*\n# [a](b)"
    made = summary_markdown(full_run(checks=(check_row("clean", wild, success=False, observed=wild),)))
    assert "- clean, stops the run: `'x' <script>*b* # [a](b)` \\`x\\` \\<script\\>\\*b\\* # \\[a\\](b)" in made
