"""The last runs as small lines: in their places, broken where a run failed, told in words."""

from __future__ import annotations

from tasks.report import render
from tasks.report.trend import RUNS, trends
from tests.tasks.report.report_markup import strict, text, tree
from tests.tasks.report.report_records import failed, full_run, run_row


def run(hour, articles):
    return full_run(hour, run=run_row(hour, n_articles=articles))


def test_a_line_runs_from_the_first_to_this_run_and_stops_where_one_failed():
    history = [run(1, 100), run(2, 200), failed(3), run(4, 50), run(5, 50)]
    articles, aside, _, seconds = trends(run(6, 200), history)
    assert articles.paths == ("M2.0 47.0L21.2 10.0", "M59.6 65.5L78.8 65.5L98.0 10.0")
    assert articles.failed == (40.4,) and articles.last == (98.0, 10.0)
    assert (articles.first_time, articles.last_time) == ("01:00", "06:00")
    assert articles.label.endswith("now 200; 1 failed") and seconds.now.endswith(" s") and aside.now.endswith(" %")


def test_a_run_between_two_that_failed_is_a_point():
    (articles, *_) = trends(failed(4), [run(1, 10), failed(2), run(3, 10)])
    assert articles.paths == () and [x for x, _ in articles.alone] == [2.0, 66.0] and articles.last is None


def test_too_few_runs_draw_nothing_and_too_many_only_the_last():
    assert trends(run(3, 1), [run(2, 1)]) == ()
    many = [run(hour % 24, hour) for hour in range(60)]
    assert trends(many[-1], many[:-1])[0].label.startswith(f"new articles, over the last {RUNS} runs between 36 and 59")


def test_the_page_shows_each_line_with_its_words():
    page = render(run(5, 7), [run(hour, 5) for hour in range(1, 5)])
    strict(page)
    found = tree(page).xpath("//figure[@class='trend']")
    assert text(found[0].find("figcaption")) == "7 new articles" and len(found) == 4
    assert all(figure.find("svg").get("aria-label") for figure in found)
