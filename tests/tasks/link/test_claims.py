"""Claims: what is joined, what is not, and how a claim is worded."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.link.claims import Claim, claims
from tasks.link.claims.cluster import firm, linked
from tasks.link.claims.features import content, features
from tasks.link.records import Figure
from tests.tasks.link.told import TRAM, Clause, Told, claims_of, reports_of, statements_of, told


def articles(found: list[Claim]) -> list[tuple[str, ...]]:
    return sorted(claim.articles for claim in found if len(claim.articles) > 1)


def counted(story: list[Told], values: dict[str, float]) -> list[Figure]:
    """A figure of one unit in the first clause of each report."""
    return [
        Figure(f"f-{each.report.article_id}", each.report.article_id, "body", 0, 1, 0, 2, "x", value, value, "exact",
               "count", None, None, None, None, None, None, False)
        for each in story if (value := values.get(each.report.article_id)) is not None
    ]  # fmt: skip


def test_three_wordings_are_one_claim_and_the_rest_stays_apart() -> None:
    found = claims_of(TRAM)
    assert articles(found) == [("a", "b", "c")]
    assert sorted(id_ for claim in found for id_ in claim.statements) == sorted(
        statement.statement_id for statement in statements_of(TRAM)
    )


def test_what_one_report_alone_says_is_a_claim_too() -> None:
    assert [claim.text for claim in claims_of(TRAM) if claim.articles == ("d",)] == [
        "Passengers complained about late trains",
        "The mayor opened a swimming pool",
    ]


def test_a_denial_is_another_claim() -> None:
    story = [
        told("a", Clause("The abbot has sold the island", "sell", "The abbot", "the island")),
        told("b", Clause("The abbot has not sold the island", "sell", "The abbot", "the island", negated=True)),
    ]
    assert articles(claims_of(story)) == []


def test_ruling_out_is_denying() -> None:
    story = [
        told("a", Clause("The firm will close the pit", "close", "The firm", "the pit")),
        told("b", Clause("The firm ruled out closing the pit", "rule out", "The firm", "closing the pit")),
    ]
    assert [claim.negated for claim in claims_of(story)] == [False, True]


def test_other_numbers_of_one_unit_keep_two_claims_apart() -> None:
    story = [
        told("a", Clause("The storm left 40 homes without roofs", "leave", "The storm", "40 homes")),
        told("b", Clause("Some 900 homes were flooded by the river", "flood", "the river", "Some 900 homes")),
        told("c", Clause("The storm took the roofs of 40 homes", "take", "The storm", "the roofs")),
    ]
    figures = counted(story, {"a": 40, "b": 900, "c": 40})
    assert articles(claims(reports_of(story), statements_of(story), figures)) == [("a", "c")]


def test_who_spoke_is_no_claim() -> None:
    frame = Clause("the harbour master told reporters", "tell", "the harbour master")
    assert claims_of([told("a", frame), told("b", frame)]) == []


def test_the_clearest_wording_is_the_outlets_own_and_whole() -> None:
    story = [
        told("a", Clause("It was closed by the council", "close", None, "It")),
        told("b", Clause("The council closed the lido", "close", "The council", "the lido", said_by="a clerk")),
        told("c", Clause("The council has closed the old lido", "close", "The council", "the old lido")),
    ]
    assert {claim.text for claim in claims_of(story)} >= {"The council has closed the old lido"}


def test_claims_do_not_depend_on_the_order_of_the_rows() -> None:
    expected = claims_of(TRAM)
    for order in permutations(TRAM):
        assert claims(reports_of(order), statements_of(order)[::-1], []) == expected


def test_a_story_of_one_text_has_a_claim_a_wording() -> None:
    clause = Clause("The bell fell", "fall", "The bell")
    found = claims_of([told("a", clause, group="g"), told("b", clause, group="g")])
    assert [(claim.text, claim.articles, claim.copy_groups) for claim in found] == [
        ("The bell fell", ("a", "b"), ("g",))
    ]


def test_words_of_no_content_make_no_claim_of_several() -> None:
    clause = Clause("They were there", "be", "They", "there")
    assert claims_of([told("a", clause), told("b", clause)]) == []


@given(st.dictionaries(st.tuples(st.integers(0, 5), st.integers(0, 5)), st.floats(0, 1)))
@settings(max_examples=60, deadline=None)
def test_linkage_gives_one_partition_whatever_the_order(found: dict[tuple[int, int], float]) -> None:
    pairs = {(min(pair), max(pair)): round(value, 3) for pair, value in found.items() if pair[0] != pair[1]}
    groups = linked(6, pairs, 0.3)
    assert sorted(index for group in groups for index in group) == list(range(6))
    assert linked(6, dict(sorted(pairs.items(), reverse=True)), 0.3) == groups


@pytest.mark.parametrize(("third", "expected"), [(0.9, [[0, 1, 2]]), (0.0, [[0, 1], [2]])])
def test_a_group_joins_another_by_its_likest_and_its_average_pair(third: float, expected: list[list[int]]) -> None:
    assert linked(3, {(0, 1): 0.9, (1, 2): 0.5, (0, 2): third}, 0.4) == expected


@pytest.mark.parametrize(
    ("likely", "expected"),
    [
        ({(0, 1): 0.3, (1, 2): 0.3}, [[0, 1, 2]]),
        ({(0, 1): 0.9, (1, 2): 0.2}, [[0, 1], [2]]),
        ({(0, 1): 0.3, (1, 2): 0.2}, [[0], [1], [2]]),  # what would hold in a larger group does not make a pair
        ({(0, 1): 0.4, (1, 2): 0.2}, [[0, 1], [2]]),
    ],
)
def test_a_wording_stays_by_its_likeliest_pair(likely: dict[tuple[int, int], float], expected: list[list[int]]) -> None:
    assert firm([0, 1, 2], likely, 0.3, 0.36) == expected


def test_a_clause_that_hangs_on_its_sentence_is_not_the_clearest() -> None:
    story = [
        told("a", Clause("which swept the ferry on to the rocks", "sweep", "The tide", "the ferry")),
        told("b", Clause("The ferry was swept on to the rocks by the tide", "sweep", None, "The ferry")),
    ]
    assert [claim.text for claim in claims_of(story)] == ["The ferry was swept on to the rocks by the tide"]


def test_a_clause_about_what_is_somebodys_is_not_the_clearest() -> None:
    story = [
        told("a", Clause("Its licence ran out in the spring of 2019", "run", "Its licence")),
        told("b", Clause("The licence of the mill ran out in the spring of 2019", "run", "The licence of the mill")),
    ]
    assert [claim.text for claim in claims_of(story)] == ["The licence of the mill ran out in the spring of 2019"]


def test_what_another_clause_of_the_sentence_says_is_its_own() -> None:
    text = "The bank raised its rate and the mint closed its museum"
    report = told("a", Clause(text, "raise", "The bank", "its rate"))
    whole = report.statements[0]
    start = text.index("the mint")
    second = replace(
        whole, statement_id="a-second", char_start=start, text=text[start:], predicate="close",
        subject="the mint", object="its museum",
    )  # fmt: skip
    first = features([report.report], [whole, second], [], apart=True)[0]
    assert {term.term for term in content("mint museum")}.isdisjoint(first.core)
    assert {term.term for term in content("bank rate")} <= first.core


def test_one_name_or_small_number_in_common_is_no_claim() -> None:
    story = [
        told("a", Clause("Orla Finch scored 4 goals", "score", "Orla Finch", "4 goals")),
        told("b", Clause("Orla Finch signed for Tarrant Rovers", "sign", "Orla Finch"),
             Clause("The council planted 4 limes", "plant", "The council", "4 limes"), hour=1),
    ]  # fmt: skip
    assert articles(claims_of(story)) == []


def test_a_large_number_holds_two_wordings_together() -> None:
    story = [
        told("a", Clause("The plant employs 2,150 people", "employ", "The plant", "2,150 people")),
        told("b", Clause("Some 2,150 people work at the plant", "work", "Some 2,150 people"), hour=1),
    ]
    assert articles(claims_of(story)) == [("a", "b")]
