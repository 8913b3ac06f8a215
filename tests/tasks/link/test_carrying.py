"""How surely a text carries a claim, in whatever words."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from tasks.link.asking import Asked, ask, story_of
from tasks.link.claims.carrying import MODEL, NAMES, carries, kernel, names_of, said_by, signs
from tests.tasks.link.told import Clause, Told, claims_of, reports_of, statements_of, told

FERRY = (
    told("a", Clause("The ferry Ulla struck a sandbank off Brede", "strike", "The ferry Ulla", "a sandbank"),
         Clause("Clerk Ivar Moen closed the office", "close", "Clerk Ivar Moen", "the office")),
    told("b", Clause("A sandbank off Brede was hit by the ferry Ulla", "hit", None, "A sandbank"), hour=1),
    told("c", Clause("The Ulla, a ferry, ran on a sandbank", "run", "The Ulla"), hour=2),
)  # fmt: skip


def likely(*more: str) -> list[float]:
    """The chance that texts of one sentence each carry what the three reports say."""
    others = [told(f"z{at}", Clause("Rain is expected", "expect"), hour=9, more=text) for at, text in enumerate(more)]
    story = [*FERRY, *others]
    known = story_of(reports_of(story), statements_of(story), [])
    wordings = [known.rows[id_] for claim in claims_of(FERRY) for id_ in claim.statements if len(claim.articles) > 1]
    said = kernel(wordings, known.names, known.weights)
    return [carries(signs(said, known.text(each.report.outlet), 0.0, known.weights)) for each in others]


def test_the_more_of_a_claim_a_text_has_the_surer_it_carries_it() -> None:
    chances = likely(
        "Bakers want cheaper flour.",
        "The ferry sails twice a day.",
        "The ferry stuck fast on a sandbank.",
        "The ferry Ulla struck a sandbank off Brede.",
    )
    assert chances == sorted(chances)
    assert chances[0] < 0.1
    assert chances[-1] > 0.9


def test_words_that_stand_apart_tell_less_than_words_together() -> None:
    apart, together = likely(
        "A sandbank is a good place for seals. Rain fell on Brede. The ferry has a new cook.",
        "Rain fell. It was on a sandbank off Brede that the ferry lay. The cook is new.",
    )
    assert apart < together


def test_the_order_of_wordings_is_no_matter() -> None:
    known = story_of(reports_of(FERRY), statements_of(FERRY), [])
    rows = list(known.rows.values())
    text = known.text("outlet a")
    one, other = (
        signs(kernel(each, known.names, known.weights), text, 0.3, known.weights) for each in (rows, rows[::-1])
    )
    assert one == other
    assert tuple(one) == NAMES


def test_a_name_is_one_where_it_begins_a_sentence_too() -> None:
    known = story_of(reports_of(FERRY), statements_of(FERRY), [])
    assert {"ulla", "ivar", "moen"} <= names_of(known.rows.values())
    assert "sandbank" not in known.names


def asked(story: Sequence[Told], text: str) -> Asked | None:
    """What is asked of the claim with such a wording."""
    known = story_of(reports_of(story), statements_of(story), [])
    ids = {each.statement_id for each in statements_of(story) if each.text == text}
    claim = next(claim for claim in claims_of(story) if ids & set(claim.statements))
    return ask(known, claim)


def test_a_text_with_a_wording_is_asked_by_those_of_the_others() -> None:
    story = [*FERRY, told("d", Clause("Rain is expected", "expect"), hour=9)]
    found = asked(story, "The Ulla, a ferry, ran on a sandbank")
    assert found is not None
    assert set(found.own) == {"g-a", "g-b", "g-c"}
    assert set(found.others) == {"g-d"}
    assert (found.n_reporting, found.n_could_report) == (3, 4)


def test_what_few_of_many_word_nobody_is_asked_for() -> None:
    rest = [told(f"n{at}", Clause("Rain is expected", "expect"), hour=9 + at) for at in range(5)]
    assert asked([*FERRY, *rest[:4]], "The Ulla, a ferry, ran on a sandbank") is not None
    assert asked([*FERRY, *rest], "The Ulla, a ferry, ran on a sandbank") is None
    assert asked([*FERRY, *rest[:1]], "Clerk Ivar Moen closed the office") is None


def test_what_is_said_is_the_likeliest_statement_for_each_wording() -> None:
    rows = list(story_of(reports_of(FERRY), statements_of(FERRY), []).rows.values())[:2]
    first, second = (row.statement.statement_id for row in rows)
    near = {first: {"z1": 0.2, "z2": 0.6}, second: {"z2": 0.1, "y": 0.9}}
    assert said_by(["z1", "z2"], rows, near) == pytest.approx((0.6 + 0.1) / 2)
    assert said_by(["z1"], rows, near) == pytest.approx(0.2 / 2)
    assert said_by(["x"], rows, near) == said_by(["z1"], [], near) == 0


def test_a_claim_knows_the_likeliest_statement_of_every_other_article() -> None:
    story = [
        *FERRY,
        told("d", Clause("The ferry Ulla struck a sandbank off Brede", "strike", "The ferry Ulla"), hour=9),
    ]
    found = claims_of(story)
    near = {id_: held for claim in found for id_, held in claim.near.items()}
    assert {id_ for claim in found for id_ in claim.statements} == near.keys()
    assert near["a-0000"]["d"] > near["a-0000"].get("c", 0.0)
    assert all(0 <= value <= 1 for held in near.values() for value in held.values())


def test_every_sign_has_a_weight() -> None:
    assert set(json.loads(MODEL.read_text(encoding="utf-8"))) == {*NAMES, "bias"}
