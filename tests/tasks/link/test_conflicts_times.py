"""Times as texts give them, and which exclude each other."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.link.conflicts.phrases import phrases
from tasks.link.conflicts.times import When, day_of, disagree, read_when

PRINTED = datetime(2031, 5, 7, 18, 0, tzinfo=UTC)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Tuesday", When(weekday=1)),
        ("in March", When(month=3)),
        ("on 9 June", When(month=6, day=9)),
        ("June 9, 2031", When(year=2031, month=6, day=9)),
        ("at 4.30pm", When(minutes=(990, 990))),
        ("at 12 a.m.", When(minutes=(0, 0))),
        ("at six on Friday morning", When(weekday=4, minutes=(360, 360))),
        ("at nine on Friday evening", When(weekday=4, minutes=(1260, 1260))),
        ("yesterday", When(month=5, day=6, weekday=1)),
        ("they may march", When()),
        ("at twenty to six this morning", When(month=5, day=7, weekday=2, minutes=(340, 340))),
        ("at 05:42", When(minutes=(342, 342))),
        ("at half past four on Friday", When(weekday=4, minutes=(270, 990))),
        ("shortly after 3 p.m.", When(minutes=(900, 940), vague=True)),
        ("last night", When(month=5, day=6, weekday=1, minutes=(1020, 1920))),
        ("until the 14th", When(day=14)),
        ("on June 5 last year", When(year=2030, month=6, day=5)),
        ("next week", When(stretch=(date(2031, 5, 12), date(2031, 5, 18)))),
        ("a fortnight ago", When(stretch=(date(2031, 4, 18), date(2031, 4, 28)))),
        ("in autumn 2029", When(stretch=(date(2029, 9, 1), date(2029, 12, 31)))),
        ("in the middle of 2034", When(stretch=(date(2034, 5, 1), date(2034, 8, 31)))),
    ],
)
def test_a_time_is_read_as_far_as_it_is_given(text: str, expected: When) -> None:
    assert read_when(text, PRINTED) == expected


def test_today_is_nothing_without_a_day_of_publication() -> None:
    assert not read_when("today", None).is_given


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("on Monday", "on Wednesday", True),
        ("on Monday", "on Monday at 9 a.m.", False),
        ("at 4 a.m. on Tuesday", "four on Tuesday morning", False),
        ("at 4 a.m. on Tuesday", "shortly before midnight on Monday", True),
        ("late on Monday night", "early on Tuesday at 1 a.m.", False),
        ("on July 1", "on 10 July", True),
        ("in July", "on 10 July", False),
        ("in November", "in January", True),
        ("on June 9", "on Monday", False),
        ("overnight", "in the night", False),
        ("in the morning", "at 8 p.m.", True),
        ("yesterday", "on Tuesday", False),
        ("yesterday", "on Friday", True),
        ("at 10 a.m.", "at 10:15 a.m.", False),
        ("in 2029", "in 2031", True),
        ("in spring 2029", "in autumn 2030", True),
        ("next week", "on May 14", False),
        ("next week", "on May 20", True),
        ("two weeks ago", "on 22 April", False),
        ("in the middle of 2034", "in March 2034", True),
        ("last month", "on Tuesday", False),
    ],
)
def test_two_times_exclude_each_other_or_do_not(one: str, other: str, expected: bool) -> None:
    first, second = read_when(one, PRINTED), read_when(other, PRINTED)
    assert disagree(first, second, 0) is expected
    assert disagree(second, first, 0) is expected


def test_weekdays_of_reports_a_week_apart_tell_nothing() -> None:
    assert not disagree(read_when("on Monday", None), read_when("on Friday", None), 6)


def test_neighbouring_times_are_one_phrase_with_what_leads_it() -> None:
    text = "The lock stayed shut until four on Tuesday morning, and in June it burst"
    assert [text[start:end] for start, end in phrases(text)] == ["until four on Tuesday morning", "in June"]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("She was sworn in on Friday", "on Friday"),
        ("It began early in March", "early in March"),
        ("The fever killed four on Friday", "on Friday"),
    ],
)
def test_a_time_begins_behind_the_verb_and_its_particle(text: str, time: str) -> None:
    assert [text[start:end] for start, end in phrases(text)] == [time]


@given(st.text(alphabet="0123456789:. apmAPMonTuesdayJune'’-\n", max_size=40))
@settings(max_examples=80, deadline=None)
def test_no_text_raises_and_spans_stay_in_it(text: str) -> None:
    when = read_when(text, PRINTED)
    assert not disagree(when, when, 0)
    assert all(0 <= start < end <= len(text) for start, end in phrases(text))


@pytest.mark.parametrize(
    ("text", "ahead", "expected"),
    [
        ("on Tuesday", False, date(2031, 5, 6)),
        ("on Wednesday", False, date(2031, 5, 7)),
        ("on Thursday", False, date(2031, 5, 1)),
        ("on Thursday", True, date(2031, 5, 8)),
        ("on December 30", False, date(2030, 12, 30)),
        ("on January 3", True, date(2032, 1, 3)),
        ("on June 3, 2029", False, date(2029, 6, 3)),
        ("in the night to Tuesday", False, date(2031, 5, 5)),
        ("in May", False, None),
    ],
)
def test_a_day_is_the_nearest_before_or_after_publication(text: str, ahead: bool, expected: date | None) -> None:
    assert day_of(read_when(text, PRINTED), PRINTED, ahead) == expected


def test_a_day_without_publication_is_none() -> None:
    assert day_of(read_when("on Tuesday", None), None, False) is None
