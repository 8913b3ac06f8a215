"""What stories say together, from the samples' own texts through the shipped model: scores that may only rise."""

from __future__ import annotations

from argparse import Namespace

import pytest

from bench.accuracy import claims
from bench.accuracy.common import SHIPPED
from tests.samples.truth import EXPECTED

FLOORS = {
    "claims.p": 0.99,
    "claims.r": 0.62,
    "claims.found": 0.82,
    "claims.every.p": 0.76,
    "claims.every.r": 0.58,
    "claims.sound": 0.82,
    "omissions.r": 0.8,
    "omissions.sound": 0.95,
    "conflicts.figure.p": 0.95,
    "conflicts.figure.r": 0.98,
    "conflicts.p": 0.97,
    "conflicts.r": 0.93,
}


@pytest.fixture(scope="module")
def scores() -> dict[str, float]:
    return claims.run(Namespace(data=EXPECTED, split="dev", model=str(SHIPPED)))


@pytest.mark.parametrize("key", FLOORS)
def test_scores_on_the_samples_stay_above_their_floors(scores: dict[str, float], key: str):
    assert scores[key] >= FLOORS[key]
