"""How likely an outlet leaves a claim out: what speaks for it, and that its model is fitted on what the signs are."""

import json

import pytest

from tasks.link.claims import features
from tasks.link.claims.sure import ids_of
from tasks.link.omitting import MODEL, NAMES, OF_OUTLET, cohesion, lacks, of_claim, of_outlet
from tests.tasks.link.told import Clause, reports_of, statements_of, told

STORY = [
    told("a", Clause("The weir at Thorne gave way", "give way", "The weir at Thorne")),
    told("b", Clause("At Thorne the weir gave way", "give way", "the weir"), group="wire"),
    told("c", Clause("The Thorne weir gave way", "give way", "The Thorne weir"), group="wire"),
]
A, B, C = features(reports_of(STORY), statements_of(STORY), [])
LENGTHS = {report.article_id: len(report.fields["body"]) for report in reports_of(STORY)}


def likely(**changed: float) -> float:
    held = of_claim((A, B), {ids_of(A, B): 0.8}, 2, 0.5) | dict.fromkeys(OF_OUTLET, 0.1)
    return lacks(held | changed)


def test_wordings_hang_together_by_their_pairs_of_independent_texts() -> None:
    known = {ids_of(A, B): 0.8, ids_of(A, C): 0.4, ids_of(B, C): 0.1}
    assert cohesion((A, B, C), known) == (pytest.approx(0.6), 0.4)
    assert cohesion((B, C), known) == (0.0, 0.0)


def test_signs_are_of_the_claim_and_of_the_outlet() -> None:
    held = of_claim((A, B), {ids_of(A, B): 0.6}, 3, 0.5)
    down = sum(row.statement.char_start / LENGTHS[row.statement.article_id] for row in (A, B)) / 2
    assert held == {
        "cohesion": 0.6, "least": 0.6, "wordings": 3.0, "share": 0.5, "late": down, "titled": 0.0, "number": 0.0,
    }  # fmt: skip
    assert of_outlet(0.1, 0.2, 0.3) == {"said": 0.1, "carried": 0.2, "akin": 0.3}


def test_the_less_it_says_of_it_and_the_surer_the_claim_the_likelier_it_is_left_out() -> None:
    assert likely(said=0.9) < likely(said=0.4) < likely()
    assert likely(carried=0.9) < likely()
    assert likely(akin=0.9) < likely()
    assert likely(cohesion=0.3) < likely()


def test_what_stands_far_down_is_likelier_left_out() -> None:
    assert likely(late=0.1) < likely(late=0.9)
    assert likely(titled=1.0) < likely()


def test_every_sign_has_a_weight() -> None:
    assert set(json.loads(MODEL.read_text(encoding="utf-8"))) == {*NAMES, "bias"}
