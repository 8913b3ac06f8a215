"""The pieces that pages of stories are made of, on any input: nothing is lost, nothing stands outside its place."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.report.stories.edits import altered
from tasks.report.stories.plot import quantity
from tasks.report.stories.readings import common, disputed, readings, updates
from tasks.report.stories.scale import Scale, label
from tasks.report.stories.sources import Dates, Sources, letters_of
from tasks.report.stories.spans import DIRECT, FIGURE, NAME, marked, paragraphs
from tasks.report.stories.texts import web
from tasks.report.stories.timeline import timeline
from tasks.report.stories.wordings import compared

NUMBERS = st.floats(-1e9, 1e9, allow_nan=False).map(lambda value: round(value, 3))
WORDS = st.lists(st.sampled_from(["we", "were", "not", "warned", "never", "told", "the", "dam", "U.N."]), max_size=12)

TAG = re.compile("<[^>]*>")


def span(start, end, kind, anchor="", href="", title=""):
    return (start, end, kind, anchor, href, title)


def article(number, hour=None, **more):
    made = {
        "article_id": f"a{number}", "outlet": f"Outlet {number}", "name": f"Outlet {number}", "fetched_at": None,
        "copy_group_id": f"a{number}", "modified_at": None, "supersedes": None, "version": 1, "is_current": True,
        "published_at": None if hour is None else datetime(2026, 1, 5, hour, 10, tzinfo=UTC),
    }  # fmt: skip
    return {**made, **more}


def figure(number, low, high, modifier="exact", **more):
    text = f"{modifier} {low or high}"
    place = {"field": "body", "char_start": 0, "char_end": len(text), "sentence_start": 0, "sentence_end": len(text)}
    made = {"figure_id": f"f{number}-{text}", "article_id": f"a{number}", "attributed_to": None, "text": text, **place}
    return {**made, "value_low": low, "value_high": high, "modifier": modifier, **more}


def read(figures, articles):
    held = {row["article_id"]: {**row, "body": "x" * 40} for row in articles}
    return readings(figures, held, Sources(articles))


@given(st.lists(NUMBERS, min_size=1, max_size=12))
@settings(deadline=None, max_examples=60)
def test_a_scale_keeps_the_order_and_stays_inside(values):
    scale = Scale(values, open_above=True)
    places = [scale.place(value) for value in sorted(values)]
    assert all(0 <= place <= 100 for place in places)
    assert all(before <= after for before, after in pairwise(places))
    assert all(0 <= tick.x <= 100 for tick in scale.ticks())


def test_a_value_far_off_breaks_the_axis_and_the_rest_stays_readable():
    scale = Scale([10, 12, 14, 900])
    assert scale.zigzag and scale.place(14) - scale.place(10) > 20
    assert Scale([10, 12, 14, 40]).zigzag is None


@pytest.mark.parametrize(
    ("value", "said"), [(1500, "1,500"), (2.5, "2.5"), (4e7, "40 m"), (1.25e9, "1.25 bn"), (3e15, "3,000 tn")]
)
def test_labels_are_short(value, said):
    assert label(value) == said


def test_readings_come_by_time_and_a_text_gives_a_number_once():
    articles = [article(1, 9), article(2, 7), article(3)]
    figures = [figure(1, 52.0, 52.0), figure(2, 40.0, None, "at least"), figure(3, 50.0, 50.0)]
    found = read([*figures, figure(1, 52.0, 52.0, char_start=30)], articles)
    assert [each.name for each in found] == ["Outlet 2", "Outlet 1", "Outlet 3"]
    assert [each.shape for each in found] == ["right", "exact", "exact"]
    assert found[1].also and found[2].when == ""


def test_copies_of_one_text_are_one_reading():
    articles = [article(1, 9), article(2, 10, copy_group_id="a1")]
    (found,) = read([figure(1, 5.0, 5.0), figure(2, 5.0, 5.0)], articles)
    assert found.name == "Outlet 1, Outlet 2"


def test_sides_are_the_widest_apart_that_stand_nearest():
    articles = [article(number, 6 + number) for number in range(5)]
    found = read(
        [figure(number, value, value) for number, value in enumerate((30.0, 30.0, 12.0, 29.0, 30.0))], articles
    )
    assert disputed(found)[0] == (1, 2)


def test_a_later_higher_count_is_an_update():
    articles = [article(number, 6 + number) for number in range(3)]
    found = read([figure(number, value, value) for number, value in enumerate((10.0, 10.0, 20.0))], articles)
    assert updates(found) == [(0, 2)]
    assert common(found) is None and common(found[:2]) == 10.0


@pytest.mark.parametrize(
    ("counted", "action", "unit", "said"),
    [
        ("people", "injure", "count", "People injured"),
        ("deaths", "die", "count", "Deaths"),
        ("fee", "pay", "USD", "Fee"),
        (None, "arrest", "count", "Arrest"),
        ("metres", "rise", "cubic metres a second", "A figure in cubic metres a second"),
        (None, None, "percent", "A figure"),
    ],
)
def test_quantities_in_words(counted, action, unit, said):
    row = {"counted": counted, "action_class": action, "unit": unit}
    assert quantity(row).startswith(said)


@given(st.lists(st.text(max_size=12), min_size=1, max_size=30))
@settings(deadline=None, max_examples=60)
def test_letters_are_unique(names):
    found = letters_of({str(number): name for number, name in enumerate(names)})
    assert len(set(found.values())) == len(names) and all(found.values())


@given(
    st.text(alphabet="ab .&<\x07\n", max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8),
)
@settings(deadline=None, max_examples=100)
def test_marks_lose_no_character(text, pairs):
    spans = [span(min(pair), max(pair), kind % 2, f"n{kind}") for kind, pair in enumerate(pairs)]
    placed = set()
    found = list(marked(text, sorted(spans), pairs, placed))
    shown = [html.unescape(TAG.sub("", each.html)) for each in found]
    assert shown == [text[start:end].replace("\x07", "‹U+0007›") for start, end in paragraphs(text)]
    anchors = [anchor for each in found for anchor in each.anchors]
    assert anchors == [anchor for each in found for anchor in re.findall(r'<i class="at" id="(\w+)"></i>', each.html)]
    held = {at for start, end in paragraphs(text) for at in range(start, end)}
    assert len(anchors) == len(placed)
    assert placed == {each[3] for each in spans if not held.isdisjoint(range(each[0], each[1]))}


def test_an_address_stands_where_its_span_begins():
    spans = [span(4, 9, DIRECT, "q"), span(6, 8, FIGURE, "f", "m"), span(7, 12, 0, "t")]
    (found,) = marked("the brown fox", spans, [], set())
    assert found.anchors == ["q", "f", "t"]
    assert found.html == (
        '<span class="s">the <i class="at" id="q"></i><span class="qt">br</span>'
        '<i class="at" id="f"></i><a class="qt fg" href="#m" title="">o</a>'
        '<i class="at" id="t"></i><a class="qt fg" href="#m" title="">w</a><span class="qt">n</span> fox</span>'
    )


def test_an_address_whose_beginning_is_no_paragraphs_stands_in_the_first_that_holds_some_of_it():
    text = "one\n\ntwo two\n\nthree"
    first, second, third = marked(text, [span(0, 19, NAME, "n"), span(3, 12, 0, "t")], [(0, 3), (5, 8)], set())
    assert (first.anchors, second.anchors, third.anchors) == (["n"], ["t"], [])
    assert second.html.startswith('<span class="s"><i class="at" id="t"></i><span class="nm">two</span></span><span')
    assert third.html == '<span class="s"><span class="nm">three</span></span>'


def test_words_that_are_markup_stay_words_wherever_a_mark_lies():
    (found,) = marked("<b> & <i>", [span(1, 6, NAME, '"><n>', "#'>", "<t>")], [], set())
    assert found.html == (
        '<span class="s">&lt;<i class="at" id="&#34;&gt;&lt;n&gt;"></i>'
        '<a class="nm" href="##&#39;&gt;" title="&lt;t&gt;">b&gt; &amp; </a>&lt;i&gt;</span>'
    )


@given(WORDS, WORDS)
@settings(deadline=None, max_examples=80)
def test_a_compared_wording_is_all_there(reference, variant):
    pieces = list(compared(" ".join(reference), " ".join(variant)))
    assert "".join(piece.text for piece in pieces if piece.kind != "gap") == " ".join(variant)


@given(WORDS, WORDS)
@settings(deadline=None, max_examples=60)
def test_an_edit_holds_both_versions(before, after):
    parts = list(altered(" ".join(before), " ".join(after)))
    assert " ".join(part.text for part in parts if part.kind != "ins") == " ".join(before)
    assert " ".join(part.text for part in parts if part.kind != "del") == " ".join(after)


def test_times_are_short_on_one_day_and_name_it_on_several():
    one = Dates([article(1, 7), article(2, 9)])
    two = Dates([article(1, 7), article(2, published_at=datetime(2026, 1, 6, tzinfo=UTC))])
    at = datetime(2026, 1, 5, 7, 10, tzinfo=UTC)
    assert (one.words(at), two.words(at), two.words(at.replace(hour=0, minute=0))) == ("07:10", "5 Jan 07:10", "5 Jan")


def test_a_timeline_draws_what_is_not_known_as_not_known():
    first = article(1, 7)
    later = article(1, article_id="a1b", version=2, supersedes="a1", fetched_at=datetime(2026, 1, 5, 12, tzinfo=UTC))
    articles = [first, later, article(2)]
    found = timeline(articles, Sources(articles))
    (row,) = found.rows
    assert [moment.when for moment in row.moments] == ["07:10", "12:00"]
    assert row.moments[1].is_fetched and row.moments[1].since == row.moments[0].x
    assert [source.name for source in found.unknown] == ["Outlet 2"]


@given(st.lists(st.integers(0, 400_000), min_size=1, max_size=8))
@settings(deadline=None, max_examples=40)
def test_a_timeline_stays_inside_whatever_its_length(minutes):
    start = datetime(2026, 1, 5, tzinfo=UTC)
    articles = [article(n, published_at=start + timedelta(minutes=m)) for n, m in enumerate(minutes)]
    found = timeline(articles, Sources(articles))
    assert all(0 <= moment.x <= 100 for row in found.rows for moment in row.moments)
    assert len(found.ticks) <= 8 and all(0 <= x <= 100 for x, _ in found.ticks)


@pytest.mark.parametrize(
    "url", [None, "", "javascript:alert(1)", "data:text/html,x", "//no.scheme", "http://[bad", "file:///x"]
)
def test_only_web_addresses_are_followed(url):
    assert web(url) == ""
