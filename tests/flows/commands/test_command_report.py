import pytest

from tests.warehouse.builder import FIRST, SECOND


@pytest.fixture
def page(own_place):
    page = own_place.reports / FIRST / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text("<!doctype html>")
    return page


def test_the_newest_report_there_is(parallax, own_place, page):
    assert parallax("report", "--warehouse", own_place.link) == (0, f"{page}\n", "")


def test_the_report_of_a_run(parallax, own_place, page):
    assert parallax("report", "20260110", "--warehouse", own_place.link) == (0, f"{page}\n", "")


def test_a_run_without_a_report_is_told(parallax, own_place, page):
    code, out, err = parallax("report", SECOND, "--warehouse", own_place.link)
    assert (code, out) == (2, "") and "no report" in err


def test_no_report_at_all_is_told(parallax, place):
    code, _, err = parallax("report", "--warehouse", place.link)
    assert code == 2 and "no report yet" in err


@pytest.mark.parametrize(("found", "said"), [(True, ""), (False, "no browser")])
def test_open_opens_it(parallax, own_place, page, monkeypatch, found, said):
    opened = []
    monkeypatch.setattr("webbrowser.open", lambda address: opened.append(address) or found)
    code, out, err = parallax("report", "--open", "--warehouse", own_place.link)
    assert (code, out, opened) == (0, f"{page}\n", [page.as_uri()])
    assert said in err
