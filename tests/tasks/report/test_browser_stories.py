"""The pages in a real browser: nothing asked of anywhere, nothing complained of, nothing cut off, at any size.

Screenshots of the last run lie in `test-output/report`, which git ignores.
"""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from tasks.report import save, stories
from tests.tasks.report.report_records import checks, full_run
from tests.tasks.report.story_browser import Browser, found
from tests.tasks.report.story_extreme import EXTREME, extreme
from tests.tasks.report.story_given import FERRY, MARKET, by_hand, given, many, published
from tests.warehouse.builder import FIRST

SHOTS = Path(__file__).parents[3] / "test-output" / "report"
pytestmark = pytest.mark.browser
SIZES = {
    "light": (1280, 900, False),
    "dark": (1280, 900, True),
    "telephone": (390, 844, False),
    "narrow": (360, 740, True),
}
PAGES = {
    "index": "index.html",
    "story": f"stories/{FERRY}.html",
    "single": f"stories/{MARKET}.html",
    "big": "stories/big.html",
    "extreme": f"stories/{EXTREME}.html",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A saved report: the two given stories, one of them corrected by hand, and beside them a big one."""
    made = tmp_path_factory.mktemp("report")
    with published(by_hand(given())) as con:
        pages = stories.render(con, FIRST)
    with published(many(1, 50)) as con:
        (pages.pages["big"],) = stories.render(con, FIRST).pages.values()
    with published(extreme()) as con:
        pages.pages[EXTREME] = stories.render(con, FIRST).pages[EXTREME]
    return save(full_run(checks=checks()), [], made, None, pages).resolve().parent


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    assert found(), "no Chromium is installed (on Debian: apt-get install chromium)"
    made = Browser(tmp_path_factory.mktemp("profile"))
    yield made
    made.close()


@pytest.mark.parametrize("size", list(SIZES))
@pytest.mark.parametrize("name", list(PAGES))
def test_a_page_looks_after_itself(browser, folder, name, size):
    width, height, dark = SIZES[size]
    url = (folder / PAGES[name]).as_uri()
    browser.open(url, width, height, dark)
    path = browser.picture(SHOTS / f"{name}-{size}.png")
    assert [address for address in browser.requests() if not address.startswith("data:")] == [url]
    assert browser.complaints() == []
    assert browser.ask("document.documentElement.scrollWidth") <= width
    assert struct.unpack(">II", path.read_bytes()[16:24]) == (width, height)


def test_the_scheme_is_the_readers(browser, folder):
    url = (folder / PAGES["story"]).as_uri()
    papers = []
    for dark in (False, True):
        browser.open(url, dark=dark)
        papers.append(browser.ask("getComputedStyle(document.body).backgroundColor"))
    assert papers == ["rgb(255, 255, 255)", "rgb(20, 23, 27)"]


def test_print_is_light_and_whole(browser, folder):
    browser.open((folder / PAGES["big"]).as_uri(), dark=True, media="print")
    assert browser.ask("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert browser.ask("[...document.querySelectorAll('.text p')].every(p => p.offsetHeight > 0)")


def test_what_is_seen_first_answers(browser, folder):
    browser.open((folder / PAGES["story"]).as_uri())
    bottom = "document.querySelector('.glance').getBoundingClientRect().bottom"
    ends = "[...document.querySelectorAll('.glance h2, .glance .plot, .glance li')].map(e => e.getBoundingClientRect())"
    assert browser.ask(bottom) < 800
    assert browser.ask(f"{ends}.every(box => box.height > 0 && box.bottom < 800 && box.right <= 1280)")


def test_an_address_opens_the_text_that_holds_it(browser, folder):
    browser.open((folder / PAGES["big"]).as_uri())
    last = "[...document.querySelectorAll('.text')].at(-1)"
    anchor = browser.ask(f"{last}.querySelector('.at').id")
    assert browser.ask(f"{last}.open") is False
    browser.call("Page.navigate", url=(folder / PAGES["big"]).as_uri() + "#" + anchor)
    assert browser.ask(f"location.hash && {last}.open")
    top = browser.ask(f"document.getElementById('{anchor}').getBoundingClientRect().top")
    assert 0 <= top < 900


def test_marks_stand_on_their_rows(browser, folder):
    browser.open((folder / PAGES["story"]).as_uri())
    middles = """(() => { const plot = document.querySelector('figure.plot');
        const middle = e => { const r = e.getBoundingClientRect(); return (r.top + r.bottom) / 2 };
        const marks = [...plot.querySelectorAll('.mark')].map(m => middle(m.querySelector('circle, path')));
        return [...plot.querySelectorAll('tbody tr')].map((row, n) => Math.abs(middle(row) - marks[n])) })()"""
    off = browser.ask(middles)
    assert len(off) == 5 and max(off) <= 2


def test_everything_is_reached_by_keys_and_seen_there(browser, folder):
    browser.open((folder / PAGES["story"]).as_uri())
    reached, focused = [], "document.activeElement"
    for _ in range(12):
        browser.press("Tab", 9)
        reached.append(browser.ask(f"[{focused}.textContent.trim(), getComputedStyle({focused}).outlineStyle]"))
    assert reached[0][0] == "Skip to the story"
    assert all(style == "solid" for _, style in reached) and len({words for words, _ in reached}) == 12
