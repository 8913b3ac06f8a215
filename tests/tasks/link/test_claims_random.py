"""Random stories: nothing raises, every statement is in one claim at most, and the order of rows is no matter."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tasks.link.claims import claims
from tasks.link.conflicts import conflicts
from tasks.link.coverage import coverage
from tests.tasks.link.told import Clause, Told, reports_of, statements_of, told

NOUNS = ("the abbot", "The Weir Company", "two geese", "nobody", "it", "Tom Fell", "“a fire”", "…", "no goose")
VERBS = ("close", "be", "rule out", "say", "take", "step down", "expect")
TAILS = ("", "on Friday", "at 4 a.m. on Tuesday", "near Crossholt", "in the old palace", "until March", "42", "\n")

clauses = st.builds(
    lambda subject, verb, thing, tail, negated, tense: Clause(
        f"{subject} {verb} {thing} {tail}", verb, subject, thing, negated, tense, date=tail or None, place=tail or None
    ),
    st.sampled_from(NOUNS), st.sampled_from(VERBS), st.sampled_from(NOUNS), st.sampled_from(TAILS), st.booleans(),
    st.sampled_from(("past", "future", "past perfect", None)),
)  # fmt: skip
stories = st.lists(
    st.tuples(
        st.lists(clauses, max_size=4, unique_by=lambda clause: clause.text),
        st.one_of(st.none(), st.integers(0, 30)),
        st.sampled_from(("g1", "g2", "g3")),
        st.booleans(),
    ),
    min_size=1,
    max_size=4,
)


ONE_IN_ANOTHER = [Clause("the geese took a goose near Crossholt", "take"), Clause("the geese took a goose", "take")]


@given(stories, st.randoms(use_true_random=False))
@example([(ONE_IN_ANOTHER, None, "g1", False)], None)
@settings(max_examples=60, deadline=None)
def test_any_story_has_one_reading(rows: list[tuple[list[Clause], int | None, str, bool]], chance: object) -> None:
    story = [
        told(f"r{index}", *said, hour=hour, group=group, is_stub=stub, outlet=f"o{index % 3}")
        for index, (said, hour, group, stub) in enumerate(rows)
    ]
    found = everything(story)
    placed = [id_ for claim in found[0] for id_ in claim.statements]
    assert len(placed) == len(set(placed))
    assert len(found[1][0]) == len(found[0]) * len({each.report.outlet for each in story})
    assert everything(story[::-1]) == found


def everything(story: list[Told]) -> tuple[list, tuple[list, list], list]:  # type: ignore[type-arg]
    reports, statements = reports_of(story), statements_of(story)
    known = claims(reports, statements, [])
    return known, coverage(reports, known, statements), conflicts(reports, statements, [], [], known)
