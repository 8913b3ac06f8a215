"""What is watched, in whole runs: news heads the report and makes the message, and is told once."""

import pytest

from flows import run
from flows.cli import main
from flows.order import Order
from flows.watch import watch_message
from tests.flows.reports import PLACES, write_reports

WATCHED = (
    f'names = ["{PLACES[0]}"]\nwords = ["wards without staff", "nothing of the kind"]\noutlets = ["port-gazette"]\n'
)


@pytest.fixture
def watch(place):
    place.folder.mkdir()
    place.watch.write_text(WATCHED, encoding="utf-8")
    return place.watch


def message(place, source, record):
    return watch_message(Order((str(source),), warehouse=str(place.link)), record).splitlines()


def test_news_is_told_by_the_run_that_brings_it_and_by_no_other(run_on, place, source, watch, page, query):
    record = run_on(source)
    said = message(place, source, record)
    assert said[0] == f"{PLACES[0]}: 2 articles" and "wards without staff: 1 article" in said
    assert f"New about what you watch: {PLACES[0]}, wards without staff, port-gazette" in page()
    assert "Nothing new: nothing of the kind" in page()
    story, article = query("select story_id, article_id from published.articles where outlet = 'port-gazette'")[0]
    assert f'href="stories/{story}.html#{article}"' in page()
    again = run_on(source)
    assert again.published is None and message(place, source, again) == []
    assert "Nothing new about what you watch" in page()
    write_reports(source, range(4, 5), outlet="third")
    third = run_on(source)
    assert message(place, source, third) == [
        f"{PLACES[0]}: 1 article", f"- Council votes to repair the old bridge at {PLACES[0]} (third, named twice)",
    ]  # fmt: skip


def test_those_who_listen_are_told(run_on, place, source, watch, monkeypatch):
    told = []
    monkeypatch.setattr(run, "anybody_hears", lambda event: event == "watch")
    monkeypatch.setattr(run, "tell", lambda *said: told.append(said))
    order = Order((str(source),), warehouse=str(place.link))
    for record in (run_on(source), run_on(source)):
        run._tell_news(order, record, None)
    ((event, news, record),) = told
    assert (event, record.run["status"]) == ("watch", "succeeded") and news.startswith(f"{PLACES[0]}: 2 articles")


def test_without_a_file_nothing_is_watched(run_on, place, source, page):
    assert message(place, source, run_on(source)) == []
    assert 'id="watched"' not in page()


@pytest.mark.parametrize("kept", ["corrections", "watch"])
def test_a_mistake_in_a_kept_file_ends_the_command(kept, place, source, capsys, monkeypatch):
    place.folder.mkdir()
    path = place.folder / f"{kept}.toml"
    path.write_text("wrong = 1", encoding="utf-8")
    assert main(["run", str(source), "--warehouse", str(place.link)]) == 2
    assert f"parallax: {path}: unknown k" in capsys.readouterr().err
    assert main(["run", str(source), "--warehouse", str(place.link), f"--{kept}", str(path) + "l"]) == 2
    assert "there is no such file" in capsys.readouterr().err
