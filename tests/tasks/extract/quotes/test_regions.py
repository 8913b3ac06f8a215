"""Quotation marks of every kind find their partners; apostrophes and lost marks do no harm."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.extract.quotes.marks import paragraphs
from tasks.extract.quotes.regions import find_regions


def inner(text):
    return [" / ".join(text[start:end] for start, end in region.pieces) for region in find_regions(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('"We go," she said.', ["We go,"]),
        ("“We go,” she said. “Now.”", ["We go,", "Now."]),
        ("«We go», she said.", ["We go"]),
        ("„We go“, she said.", ["We go"]),
        ("``We go,'' she said. ''Now.''", ["We go,", "Now."]),
        ("'We go,' she said.", ["We go,"]),
        ("”We go.” ― Ines", ["We go."]),
        ('She said: "Well done, " and left.', ["Well done,"]),
    ],
)
def test_every_kind_of_mark_pairs(text, wanted):
    assert inner(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“He said, ‘I won’t,’ and left.”", ["He said, ‘I won’t,’ and left.", "I won’t,"]),
        ("\"Tom said, 'I can't.'\"", ["Tom said, 'I can't.'", "I can't."]),
        ('"He said "no way" to me," she said.', ['He said "no way" to me,', "no way"]),
    ],
)
def test_marks_nest(text, wanted):
    assert inner(text) == wanted
    assert [region.parent for region in find_regions(text)] == [None, 0]


def test_apostrophes_are_no_marks():
    assert inner("the workers' fund, the '90s, rock 'n' roll, 'em and the mayor's 'chain'") == ["chain"]
    assert inner("'It is the workers' fault,' he said.") == ["It is the workers' fault,"]


def test_feet_and_inches_are_no_marks():
    assert inner('He is 6\'2" and "big".') == ["big"]


def test_marks_that_open_each_paragraph_and_close_once():
    assert inner("“One here.\n\n“Two here.\n\n“Three,” he said.") == ["One here. / Two here. / Three,"]


def test_a_mark_that_opens_once_and_closes_a_paragraph_later():
    assert inner('"One here.\n\nTwo here." The end "ok".') == ["One here. / Two here.", "ok"]


def test_the_rest_survives_an_unbalanced_mark():
    assert inner('He said "this is bad. No close\n\nThe next "fine" text') == ["fine"]


def test_a_quote_that_nothing_closes_ends_with_its_paragraph():
    text = "“All of this is lost.\n\nThe next “fine” text"
    assert inner(text) == ["All of this is lost.", "fine"]
    assert [region.open_ended for region in find_regions(text)] == [True, False]


def test_a_line_break_inside_a_sentence_is_no_paragraph():
    assert paragraphs("one\ntwo\n\nThree\nFour") == [(0, 7), (9, 14), (15, 19)]


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet="ab A.,?!\n \xa0\"'“”‘’«»„`-—(2:é\u200b", max_size=80))
def test_regions_are_well_formed(text):
    regions = find_regions(text)
    for region in regions:
        assert region.outer_start <= region.start < region.end <= region.outer_end <= len(text)
        assert all(start < end for start, end in region.pieces)
        assert all(a[1] <= b[0] for a, b in zip(region.pieces, region.pieces[1:], strict=False))
        if region.parent is not None:
            parent = regions[region.parent]
            assert parent.outer_start <= region.outer_start and region.outer_end <= parent.outer_end
