"""`parallax inspect`: what is found is marked, in a terminal, in plain text, in a page; what is wrong is told."""

import io
import json

import pytest

from flows.cli import main
from tests.flows.reports import report
from tests.tasks.report.report_markup import strict, text, tree

SIGN = """The sign at the old bridge in Karsova read <b>no & "way"</b> for lorries, and was taken down.\x1b[31m"""


@pytest.fixture
def inspect(parallax, tiny_model):
    return lambda *words: parallax("inspect", *words, "--model", tiny_model)


@pytest.fixture
def dump(tmp_path):
    path = tmp_path / "harbour-news" / "bridge.txt"
    path.parent.mkdir()
    path.write_text(report(0), encoding="utf-8")
    return path


@pytest.fixture
def records(tmp_path):
    path = tmp_path / "records.jsonl"
    lines = [json.dumps({"title": f"Report {n}", "text": report(n), "outlet": "Mail"}) for n in range(3)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_what_is_found_is_in_brackets_where_no_colour_shows(inspect, dump):
    code, out, err = inspect(dump)
    assert (code, err) == (0, "")
    assert "[name]  <speaker>  «quote»  {figure}" in out
    assert "The council of [Karsova] voted on Tuesday" in " ".join(out.split())
    assert "“«We have waited for this since my children were small»,” said {<one>} resident" in " ".join(out.split())
    assert "{11} cracks" in " ".join(out.split())
    assert "\033" not in out


def test_each_quote_has_a_line_with_kind_speaker_and_cue_below_its_paragraph(inspect, dump):
    lines = inspect(dump)[1].splitlines()
    (below,) = [number for number, line in enumerate(lines) if line.startswith("    direct · one")]
    assert lines[below].endswith(" · said")
    assert lines[below - 1].endswith("river.")


def test_figures_and_statements_stand_in_tables(inspect, dump):
    lines = inspect(dump)[1].splitlines()
    at = lines.index("figures: 2")
    assert lines[at + 1].split() == ["figure", "value", "modifier", "unit", "counted", "action", "place", "when"]
    assert lines[at + 3].split()[:4] == ["11", "11", "exact", "count"]
    assert any(line.startswith("statements: ") for line in lines)


def test_the_first_of_several_is_shown_and_told(inspect, records):
    code, out, err = inspect(records)
    assert code == 0 and "old bridge" in out
    assert err == "article 1 of several; --article N shows another\n"


@pytest.mark.parametrize(("number", "words"), [(2, "night shifts"), (3, "reservoir")])
def test_another_article_can_be_asked_for(inspect, records, number, words):
    code, out, _ = inspect(records, "--article", number)
    assert code == 0 and words in out


@pytest.mark.parametrize(("number", "said"), [(4, "holds 3 articles"), (0, "counts from 1")])
def test_an_article_that_is_not_there_is_told(inspect, records, number, said):
    code, out, err = inspect(records, "--article", number)
    assert (code, out) == (2, "") and said in err


def test_a_missing_source_is_told(inspect, tmp_path):
    code, _, err = inspect(tmp_path / "none.html")
    assert code == 2 and "no such file" in err


def test_a_source_without_an_article_is_told_with_the_reason(inspect, tmp_path):
    path = tmp_path / "empty.txt"
    path.write_bytes(b"")
    code, out, err = inspect(path)
    assert (code, out) == (2, "") and "holds no article; empty.txt: empty_file" in err


def test_a_missing_model_is_told(parallax, dump):
    code, _, err = parallax("inspect", dump, "--model", "no_such_pipeline")
    assert code == 2 and "no_such_pipeline" in err


def test_the_page_needs_nothing_else(inspect, dump, tmp_path):
    out = tmp_path / "out.html"
    assert inspect(dump, "--html", out) == (0, f"{out}\n", "")
    page = out.read_text(encoding="utf-8")
    strict(page)
    assert "<script" not in page and "http" not in page.replace('http-equiv="Content-Security-Policy"', "")
    assert "prefers-color-scheme: dark" in page
    shown = tree(page)
    assert "direct · one · said" in text(shown)
    labels = {label.text for label in shown.iter("span") if label.get("class") == "label"}
    assert {"name LOC", "quote direct", "figure count", "speaker"} <= labels


def test_the_pages_text_is_the_articles(inspect, dump, tmp_path):
    out = tmp_path / "out.html"
    inspect(dump, "--html", out)
    shown = tree(out.read_text(encoding="utf-8"))
    for label in [one for one in shown.iter("span") if one.get("class") == "line"]:
        label.drop_tree()
    paragraphs = [text(one) for one in shown.iter("div") if one.get("class") == "spans"]
    assert paragraphs == [" ".join(line.split()) for line in report(0).split("\n\n")]


def test_markup_in_an_article_is_text(inspect, tmp_path):
    path, out = tmp_path / "odd.txt", tmp_path / "out.html"
    path.write_text(report(0, SIGN), encoding="utf-8")
    assert inspect(path, "--html", out)[0] == 0
    page = out.read_text(encoding="utf-8")
    strict(page)
    assert "&lt;b&gt;no" in page and "\x1b" not in page
    assert "\x1b" not in inspect(path)[1]


def test_a_page_that_cannot_be_written_is_told(inspect, dump, tmp_path):
    code, _, err = inspect(dump, "--html", tmp_path / "nowhere" / "out.html")
    assert code == 2 and "cannot write" in err


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_colours_are_for_terminals(dump, tiny_model, monkeypatch, no_color, coloured):
    screen = Terminal()
    monkeypatch.setattr("sys.stdout", screen)
    monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm-256color")
    assert main(["inspect", str(dump), "--model", tiny_model]) == 0
    shown = screen.getvalue()
    assert ("\033[" in shown) is coloured
    assert ("[Karsova]" in shown) is not coloured
