"""Times that no rule has as of one event, and what keeps two times apart; clock times, feasts and old years."""

from __future__ import annotations

import pytest

from tasks.link.conflicts.times import phrases, read_when


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("It was 8.20 in the morning when the bell rang", (500, 500)),
        ("It was four in the afternoon and getting dark", (960, 960)),
        ("At ten minutes to six on Friday morning they left", (350, 350)),
        ("The doors opened a little before two in the afternoon", (815, 840)),
        ("She rang about 11.40 a.m. from the station", (680, 720)),
    ],
)
def test_clock_times_in_the_words_of_reports(text: str, minutes: tuple[int, int]) -> None:
    ((start, end),) = phrases(text)
    assert read_when(text[start:end], None).minutes == minutes


@pytest.mark.parametrize("text", ["Two were hurt shortly after two were killed", "The score was four on the board"])
def test_a_number_is_no_clock_time(text: str) -> None:
    assert phrases(text) == []


def test_feasts_and_years_long_ago_are_times() -> None:
    text = "The mill, built in 1764, is to close before Christmas"
    found = [read_when(text[start:end], None) for start, end in phrases(text)]
    assert [(when.year, when.month) for when in found] == [(1764, None), (None, 12)]
    assert phrases("They sang at Christmas markets") == []
