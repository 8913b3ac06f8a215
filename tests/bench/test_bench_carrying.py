"""What fits how surely a text carries a claim reads its truths right, and finds what separates."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import fit_carrying
from bench.accuracy.expected import read_events
from bench.fit_carrying import Example, fit, held_out
from tasks.link.claims.carrying import NAMES

EVENT = """# A barge sinks
@ A | Ouse Herald | 2031-05-06T08:00 | Barge sinks
A barge sank at Selton.
@ B | Selton Times | 2031-05-06T09:00 | Barge down
The barge went down with nine crates.
@ C | Moor Radio | 2031-05-06T10:00 | No barge sank
The barge is afloat, its owner says. It had ten crates.
@ D | Weir Post | 2031-05-06T11:00 | Fair opens
A fair opened.
! claim sank | A barge sank.
A: A barge sank at Selton
B: The barge went down
! conflict negation | whether the barge sank
A: A barge sank at Selton
B: The barge went down with nine crates
C: The barge is afloat
! omission sank | Weir Post
"""


def example(event: str, value: float, *, is_so: bool) -> Example:
    return Example(event, dict.fromkeys(NAMES, value), is_so, 1.0)


def test_who_takes_a_side_in_a_conflict_about_a_claim_speaks_of_it(tmp_path: Path) -> None:
    (tmp_path / "barge.txt").write_text(EVENT, encoding="utf-8")
    (truth,) = read_events(tmp_path)
    assert truth["event"] == "barge"
    assert fit_carrying._tellers(truth, truth["claims"][0]) == {"A", "B", "C"}


def test_the_fit_finds_what_separates() -> None:
    given = [example(event, value, is_so=value > 0.5) for event in "abc" for value in (0.1, 0.2, 0.8, 0.9) * 4]
    weights = fit(given)
    assert all(weight > 0 for weight in weights[:-1])
    assert weights[-1] < 0
    likely = held_out(given)
    assert likely.min() == pytest.approx(1 - likely.max(), abs=0.1)
    assert all((chance > 0.5) == one.is_so for chance, one in zip(likely, given, strict=True))
