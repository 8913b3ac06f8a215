"""Addresses in the report stay: each row has one, and it goes on working when its story was not touched, or merged."""

from __future__ import annotations

import pytest

from tasks.report import save, stories
from tests.tasks.report.report_markup import strict, text, tree
from tests.tasks.report.report_records import full_run
from tests.tasks.report.story_given import FERRY, MARKET, given, published
from tests.warehouse.builder import FIRST, SECOND

ROWS = {"quotes": "quote_id", "figures": "figure_id", "conflicts": "conflict_id"}
OLD, OLDER = "s00000000000000b3", "s00000000000000c4"


def made_of(rows, run_id=FIRST, most=stories.MOST):
    with published(rows) as con:
        return stories.render(con, run_id, most)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    """The pages of two reports: of all stories, then of one story, into which two others were merged meanwhile."""
    folder = tmp_path_factory.mktemp("reports")
    save(full_run(1), [], folder, None, made_of(given()))
    later = given()
    for old, new in ((OLDER, OLD), (OLD, FERRY)):
        later.add("cluster_ids", old_id=old, kind="story", new_id=new, run_id=SECOND)
    save(full_run(2), [], folder, None, made_of(later, SECOND, most=1))
    return {path.stem: path.read_text(encoding="utf-8") for path in (folder / "latest" / "stories").glob("*.html")}


@pytest.mark.parametrize("view", list(ROWS))
def test_each_row_of_a_story_has_its_id_in_the_storys_page(view):
    with published(given()) as con:
        pages = stories.render(con, FIRST).pages
        rows = con.execute(f"select story_id, {ROWS[view]} from published.{view}").fetchall()
    held = {story_id: set(strict(page).ids) for story_id, page in pages.items()}
    assert rows and all(row_id in held[story_id] for story_id, row_id in rows)


def test_a_conflict_that_nothing_shows_still_has_its_address():
    rows = given()
    rows.tables["wordings"] = []
    sides = [rows.reading("Bell", "asleep", ""), rows.reading("Dispatch", "fog", "")]
    rows.add(
        "conflicts", conflict_id="xlone", story_id=FERRY, kind="wording", subject="?", readings=sides, confidence=0.5
    )
    page = made_of(rows).pages[FERRY]
    assert {"xlone", "xwords"} <= set(strict(page).ids)


def test_a_page_that_is_not_made_anew_is_carried_over(shelf):
    assert set(shelf) == {FERRY, MARKET, OLD, OLDER}
    assert f"run <code>{FIRST}</code>" in shelf[MARKET] and f"run <code>{SECOND}</code>" in shelf[FERRY]


@pytest.mark.parametrize("old", [OLD, OLDER])
def test_a_story_that_was_merged_away_leads_to_the_one_it_went_into(shelf, old):
    note = tree(shelf[old]).xpath("//main/*[1]")[0]
    assert [a.get("href") for a in note.iter("a")] == [f"{FERRY}.html"] and "turned out to be one" in text(note)
    assert set(strict(shelf[FERRY]).ids) == set(strict(shelf[old]).ids)


def test_a_story_that_is_gone_leaves_no_page(tmp_path):
    save(full_run(1), [], tmp_path, None, made_of(given()))
    rows = given()
    gone = next(row["article_id"] for row in rows.tables["articles"] if row["outlet"] == "Gazette")
    rows.tables["members"] = [row for row in rows.tables["members"] if row["member_id"] != gone]
    save(full_run(2), [], tmp_path, None, made_of(rows, SECOND))
    assert {path.stem for path in (tmp_path / "latest" / "stories").glob("*.html")} == {FERRY}


def test_merges_that_lead_in_a_ring_end():
    rows = given()
    for old, new in ((OLD, OLDER), (OLDER, OLD)):
        rows.add("cluster_ids", old_id=old, kind="story", new_id=new, run_id=FIRST)
    assert set(made_of(rows).addresses) == {FERRY, MARKET, OLD, OLDER}


def test_a_reading_of_a_headline_is_marked_in_the_headline():
    rows = given()
    headline = rows.tables["articles"][0]["title"]
    start = headline.index("aground")
    side = {"outlet": "Bell", "article_id": rows.articles["Bell"], "value": "aground", "sentence": headline,
            "char_start": start, "char_end": start + len("aground")}  # fmt: skip
    other = rows.reading("Dispatch", "hurt", "Up to 44 people were hurt, in a fog that nobody had forecast.")
    rows.add("conflicts", conflict_id="xtitle", story_id=FERRY, kind="place", subject="it", readings=[side, other],
             confidence=0.5)  # fmt: skip
    page = tree(made_of(rows).pages[FERRY])
    assert page.get_element_by_id("xtitle-0").getparent().getparent().tag == "h3"
    assert page.get_element_by_id("xtitle-0").tail.startswith("aground")
    assert page.get_element_by_id("xtitle-1").getparent().getparent().tag == "p"
