"""What conflicts compare of a clause: what it says for itself."""

from __future__ import annotations

from dataclasses import replace

from tasks.link.conflicts.clauses import shorn
from tasks.link.records import Statement
from tests.tasks.link.told import Clause, told


def within(outer: str, *inner: str) -> list[str]:
    """What is left of a clause, beside clauses that stand in it."""
    (row,) = told("a", Clause(outer, "close")).statements
    return [one.text for one in shorn([row, *(_inside(row, text) for text in inner)])][:1]


def _inside(row: Statement, text: str) -> Statement:
    start = row.char_start + row.text.index(text)
    return replace(row, statement_id=f"{row.statement_id}/{start}", text=text, char_start=start,
                   char_end=start + len(text))  # fmt: skip


def test_a_clause_ends_before_one_of_when_or_why() -> None:
    assert within("The pool closed after a boy fell ill on Monday", "a boy fell ill on Monday") == ["The pool closed"]
    assert within("The pool closed when a boy fell ill", "when a boy fell ill") == ["The pool closed"]
    outer = "The pool closed because it leaked after the pipe burst"
    assert within(outer, "it leaked after the pipe burst", "the pipe burst") == ["The pool closed"]


def test_a_clause_keeps_one_that_tells_which_thing_it_means() -> None:
    outer = "Police seized the van that the brothers had hired"
    assert within(outer, "that the brothers had hired") == [outer]


def test_a_clause_keeps_what_goes_on_behind_another() -> None:
    outer = "The pool closed after it leaked, for two weeks"
    assert within(outer, "it leaked") == [outer]


def test_the_characters_are_those_of_the_text() -> None:
    (row,) = told("a", Clause("The pool closed after a boy fell ill", "close")).statements
    cut = shorn([row, _inside(row, "a boy fell ill")])[0]
    assert cut.char_end - cut.char_start == len(cut.text)
    assert cut.statement_id == row.statement_id
