"""How likely an outlet leaves a claim out: what speaks for it, and that its model is fitted on what the signs are."""

import json

import pytest

from tasks.link.claims import features
from tasks.link.claims.sure import ids_of
from tasks.link.omitting import MODEL, NAMES, cohesion, lacks, signs
from tests.tasks.link.told import Clause, reports_of, statements_of, told

STORY = [
    told("a", Clause("The weir at Thorne gave way", "give way", "The weir at Thorne")),
    told("b", Clause("At Thorne the weir gave way", "give way", "the weir"), group="wire"),
    told("c", Clause("The Thorne weir gave way", "give way", "The Thorne weir"), group="wire"),
]
A, B, C = features(reports_of(STORY), statements_of(STORY), [])
CARRIED = {"said": 0.1, "kept": 0.2, "near": 0.3}


def likely(**changed: float) -> float:
    held = dict(zip(NAMES, (0.1, 0.2, 0.8, 0.7, 0.0, 1.0), strict=True))
    return lacks(held | changed)


def test_wordings_hang_together_by_their_pairs_of_independent_texts() -> None:
    known = {ids_of(A, B): 0.8, ids_of(A, C): 0.4, ids_of(B, C): 0.1}
    assert cohesion((A, B, C), known) == (pytest.approx(0.6), 0.4)
    assert cohesion((B, C), known) == (0.0, 0.0)


def test_signs_are_of_the_outlet_and_of_the_claim() -> None:
    held = signs(CARRIED, A, (0.6, 0.4), 1.5)
    assert held == {"said": 0.1, "kept": 0.2, "cohesion": 0.6, "least": 0.4, "quoted": 0.0, "length": 1.5}


def test_the_less_it_says_of_it_and_the_surer_the_claim_the_likelier_it_is_left_out() -> None:
    assert likely(said=0.9) < likely(said=0.4) < likely()
    assert likely(kept=0.9) < likely()
    assert likely(cohesion=0.3) < likely()
    assert likely(length=3.0) < likely()


def test_every_sign_has_a_weight() -> None:
    assert set(json.loads(MODEL.read_text(encoding="utf-8"))) == {*NAMES, "bias"}
