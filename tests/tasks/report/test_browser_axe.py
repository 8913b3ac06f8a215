"""axe-core over every kind of page, light and dark, wide and narrow: nothing serious, nothing critical.

What it finds is kept beside the screenshots, in `test-output/report/axe`, which git ignores.
"""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from tasks.report import save, stories
from tests.tasks.report.report_records import checks, failed, full_run, quarantine_row, run_row
from tests.tasks.report.story_browser import Browser, found
from tests.tasks.report.story_extreme import EXTREME, extreme
from tests.tasks.report.story_given import FERRY, MARKET, by_hand, given, published
from tests.tasks.report.test_browser_stories import SHOTS, SIZES
from tests.warehouse.builder import FIRST

pytestmark = pytest.mark.browser
AXE = (files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")
RUN = """axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.map(one =>
    ({id: one.id, impact: one.impact, help: one.help, nodes: one.nodes.slice(0, 9).map(node => node.html)})))"""
PAGES = {
    "run": "index.html",
    "failed": "../20310304T150003000000Z/index.html",
    "story": f"stories/{FERRY}.html",
    "single": f"stories/{MARKET}.html",
    "extreme": f"stories/{EXTREME}.html",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The reports of two runs: one with stories, checks that warn, rows set aside, runs before it; one that failed."""
    made = tmp_path_factory.mktemp("axe")
    with published(by_hand(given())) as con:
        pages = stories.render(con, FIRST)
    with published(extreme()) as con:
        pages.pages[EXTREME] = stories.render(con, FIRST).pages[EXTREME]
    aside = tuple(quarantine_row("no_body", number) for number in range(3))
    record = full_run(run=run_row(14), checks=checks(), quarantine=aside)
    history = [full_run(hour) for hour in range(1, 12)] + [failed(12)]
    page = save(record, history, made, None, pages).resolve()
    save(failed(15), [*history, record], made)
    return page.parent


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    assert found(), "no Chromium is installed (on Debian: apt-get install chromium)"
    made = Browser(tmp_path_factory.mktemp("profile"))
    yield made
    made.close()


@pytest.mark.parametrize("size", [name for name in SIZES if name != "narrow"])
@pytest.mark.parametrize("name", list(PAGES))
def test_axe_finds_nothing_serious(browser, folder, name, size):
    browser.open((folder / PAGES[name]).resolve().as_uri(), *SIZES[size])
    browser.ask("document.querySelectorAll('details').forEach(each => each.open = true)")
    browser.ask(AXE + "; 0")
    violations = browser.ask(RUN)
    SHOTS.joinpath("axe").mkdir(parents=True, exist_ok=True)
    SHOTS.joinpath("axe", f"{name}-{size}.json").write_text(json.dumps(violations, indent=1), encoding="utf-8")
    assert [each for each in violations if each["impact"] in ("serious", "critical")] == []


def test_axe_sees_what_is_wrong(browser, folder):
    browser.open((folder / PAGES["story"]).as_uri())
    browser.ask("document.documentElement.removeAttribute('lang'), document.querySelector('th a').style.color = '#ccc'")
    browser.ask(AXE + "; 0")
    assert {"html-has-lang", "color-contrast"} <= {each["id"] for each in browser.ask(RUN)}
