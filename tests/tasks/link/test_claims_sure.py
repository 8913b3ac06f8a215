"""Which wordings of a claim surely say what its clearest does."""

from collections.abc import Sequence

import pytest

from tasks.link.asking import story_of
from tasks.link.claims.features import Features
from tasks.link.claims.sure import pair_chances, sure
from tests.tasks.link.told import Clause, Told, reports_of, statements_of, told

CLEAR = Clause("The bakery on Elm Row burned down on Friday", "burn down", "The bakery on Elm Row")
RAIN = Clause("Rain soaked the hay in the valley", "soak", "Rain", "the hay")


def surely(*wordings: Clause) -> list[str]:
    """The articles, of one wording each, that surely say what the first does."""
    story = [told(f"r{at}", wording, RAIN, hour=at) for at, wording in enumerate((CLEAR, *wordings))]
    return sorted(row.statement.article_id for row in _sure(story))


def _sure(story: Sequence[Told]) -> tuple[Features, ...]:
    known = story_of(reports_of(story), statements_of(story), [])
    rows = [row for id_, row in sorted(known.rows.items()) if id_.endswith("0000")]
    return sure(rows[0], rows, pair_chances(rows, known.said()), known.names, known.weights)


def test_wordings_that_tell_it_are_sure() -> None:
    other = Clause("Fire destroyed the bakery on Elm Row on Friday", "destroy", "Fire", "the bakery on Elm Row")
    assert surely(CLEAR, other) == ["r0", "r1", "r2"]


@pytest.mark.parametrize(
    "loose",
    [
        Clause("The bakery", "be", None, "The bakery"),
        Clause("where the bakery once sold rye", "sell", "the bakery", "rye"),
        Clause("The baker of Elm Row sang", "sing", "The baker of Elm Row"),
        Clause("The bakery on Elm Row never burned down on Friday", "burn down", "The bakery on Elm Row", negated=True),
        Clause("On Monday a cellar burned", "burn", "a cellar"),
    ],
)
def test_what_is_joined_loosely_or_tells_it_otherwise_is_not(loose: Clause) -> None:
    assert surely(CLEAR, loose) == ["r0", "r1"]


def test_that_there_is_none_is_sure_where_the_other_says_that_it_is_gone() -> None:
    clear = Clause("The whole of Elm Row has had no water since the frost", "have", "The whole of Elm Row", "no water")
    gone = Clause("The whole of Elm Row lost its water in the frost", "lose", "The whole of Elm Row", "its water")
    there = Clause("The whole of Elm Row had water in the frost", "have", "The whole of Elm Row", "water")
    for other, ids in ((gone, ["r0", "r1"]), (there, ["r0"])):
        story = [told("r0", clear, RAIN), told("r1", other, RAIN, hour=1)]
        assert [row.statement.article_id for row in _sure(story)] == ids, other.text


def test_another_month_is_another_time_however_like_the_clause() -> None:
    clear = Clause("The bakery on Elm Row closed in March", "close", "The bakery on Elm Row")
    later = Clause("The bakery on Elm Row closed in June", "close", "The bakery on Elm Row")
    story = [told("r0", clear, RAIN), told("r1", later, RAIN, hour=1)]
    assert [row.statement.article_id for row in _sure(story)] == ["r0"]


def test_the_order_of_wordings_changes_nothing() -> None:
    story = [told(f"r{at}", wording, RAIN, hour=at) for at, wording in enumerate((CLEAR, CLEAR, RAIN))]
    known = story_of(reports_of(story), statements_of(story), [])
    rows = [row for id_, row in sorted(known.rows.items()) if id_.endswith("0000")]
    assert pair_chances(rows, known.said()) == pair_chances(rows[::-1], known.said())
