from datetime import UTC, datetime

import pytest

from tasks.clean import times


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "at", "precision"),
    [
        ("2025-02-03T10:15:00+02:00", utc(2025, 2, 3, 8, 15), ""),
        ("2025-02-03T10:15:30Z", utc(2025, 2, 3, 10, 15, 30), ""),
        ("2025-02-03 10:15:00.123456+0000", utc(2025, 2, 3, 10, 15), ""),
        ("20250203T101500Z", utc(2025, 2, 3, 10, 15), ""),
        ("20250203", utc(2025, 2, 3), "date"),
        ("1738577700", utc(2025, 2, 3, 10, 15), ""),
        ("1738577700000", utc(2025, 2, 3, 10, 15), ""),
        ("Published 3 Feb 2025, 10:15 GMT", utc(2025, 2, 3, 10, 15), ""),
        ("Updated: February 3, 2025 at 10:15 a.m. EST", utc(2025, 2, 3, 15, 15), ""),
        ("Sun Oct 22, 2006 8:36pm EDT", utc(2006, 10, 23, 0, 36), ""),
        ("July 4, 2024 9 PM ET", utc(2024, 7, 5, 1, 0), ""),
        ("January 4, 2024 9 PM ET", utc(2024, 1, 5, 2, 0), ""),
        ("Sep 2, 2024, 17:07 IST", utc(2024, 9, 2, 11, 37), ""),
        ("22:04, 22 Apr 2024", utc(2024, 4, 22, 22, 4), "no-zone"),
        ("12:30 am, 3rd of March 2021", utc(2021, 3, 3, 0, 30), "no-zone"),
        ("Monday, 3 February 2025", utc(2025, 2, 3), "date"),
        ("13/02/2025", utc(2025, 2, 13), "date"),
        ("Mon, 03 Feb 2025 10:15:00 +0100", utc(2025, 2, 3, 9, 15), ""),
    ],
)
def test_times_as_pages_write_them(text, at, precision):
    assert times.parse(text) == times.Moment(at, precision)


@pytest.mark.parametrize(
    "text", [None, "", "yesterday", "03/02/2025", "31 February 2025", "2025-13-01", "call 555 2025"]
)
def test_what_is_no_certain_time(text):
    assert times.parse(text) is None


def test_all_times_of_a_line_in_order():
    found = times.find("Published 3 Feb 2025, 10:15 GMT | Updated 4 Feb 2025, 11:20 GMT")
    assert [moment.at for moment in found] == [utc(2025, 2, 3, 10, 15), utc(2025, 2, 4, 11, 20)]


def test_a_day_in_an_url():
    assert times.from_url("https://news.example/world/2025/02/03/flood") == times.Moment(utc(2025, 2, 3), "date")
    assert times.from_url("https://news.example/world/20250203-flood") is None


def test_sources_name_their_precision():
    assert times.Moment(utc(2025, 2, 3), "date").source("text") == "text:date"
    assert times.Moment(utc(2025, 2, 3)).source("json-ld") == "json-ld"
