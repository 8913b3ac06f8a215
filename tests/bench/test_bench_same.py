"""What is judged to be said together: how it is read, and how claims and omissions are counted by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.accuracy.claims import score
from bench.accuracy.expected import EventRows, read_events
from bench.accuracy.same import read_same, said_together, same_pairs
from tests.tasks.link.told import Clause, reports_of, statements_of, told

EVENT = """@ A | Ouse Herald | 2031-05-06T08:00 | Barge sinks
A barge sank at Selton. It was raining.
@ B | Selton Times | 2031-05-06T09:00 | Barge down
The barge went down with nine crates.
"""
SAME = """# a line of its own
a barge sank | A:0-22 B:0-36 A:title:0-11
"""
SANK = Clause("A barge sank off the mole at Selton", "sink", "A barge")
ALSO = Clause("The barge sank off the mole at Selton on Monday", "sink", "The barge")
CRANE = Clause("A crane from Hull lifted nine crates out of the mud", "lift", "A crane from Hull", "nine crates")
STORY = [
    told("a", SANK, CRANE),
    told("b", ALSO, CRANE, hour=1),
    told("c", ALSO, hour=2, more="It was a cold day. " * 9),
]


def rows_of(*lines: str) -> EventRows:
    same = [[place(word) for word in line.split()] for line in lines]
    truth = {"articles": [], "claims": [], "omissions": [], "conflicts": [], "same": same}
    return EventRows(truth, reports_of(STORY), statements_of(STORY), [], [])


def place(word: str) -> tuple[str, str, int, int]:
    report, _, number = word.partition(".")
    statement = next(each for each in STORY if each.report.article_id == report).statements[int(number or 0)]
    return report, "body", statement.char_start, statement.char_end


def test_a_line_is_what_several_say_and_where(tmp_path: Path) -> None:
    (tmp_path / "barge.txt").write_text(EVENT, encoding="utf-8")
    (tmp_path / "barge.same").write_text(SAME, encoding="utf-8")
    (event,) = read_events(tmp_path)
    assert event["same"] == [[("A", "body", 0, 22), ("B", "body", 0, 36), ("A", "title", 0, 11)]]
    assert read_same(tmp_path / "other.txt") is None


def test_a_place_is_the_statement_that_covers_most_of_it_if_half() -> None:
    statements = statements_of(STORY)
    first = statements[0]
    wide, narrow = ("a", "body", 0, first.char_end + 9), ("a", "body", 0, first.char_end // 3)
    assert said_together([[wide, narrow]], statements) == [[first]]
    assert said_together([[narrow]], statements) == [[]]


def test_pairs_are_of_independent_texts() -> None:
    pairs = same_pairs([[place("a"), place("b"), place("c")]], reports_of(STORY), statements_of(STORY))
    assert pairs == {("a-0000", "b-0000"), ("a-0000", "c-0000"), ("b-0000", "c-0000")}


def test_all_that_claims_join_is_counted() -> None:
    figures = score([rows_of("a b c", "a.1 b.1")])
    assert (figures["claims.every.p"], figures["claims.every.r"], figures["claims.sound"]) == (1, 1, 1)
    figures = score([rows_of("a b")])
    assert figures["claims.every.p"] == pytest.approx(1 / 4)
    assert (figures["claims.every.r"], figures["claims.sound"]) == (1, 1 / 2)


def test_an_omission_is_sound_where_others_say_it_and_the_outlet_does_not() -> None:
    assert score([rows_of("a b c", "a.1 b.1")])["omissions.sound"] == 1
    assert score([rows_of("a b c", "a.1 b.1 c")])["omissions.sound"] == 0
    assert score([rows_of("a b c")])["omissions.sound"] == 0
