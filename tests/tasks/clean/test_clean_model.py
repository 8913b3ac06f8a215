import itertools
import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.clean import model
from tasks.clean.features import NAMES, OWN, own, table
from tasks.clean.lines import split
from tests.tasks.clean.given import BODY


def value(states: tuple[bool, ...], odds: list[float], enter: float, leave: float) -> float:
    """What decoding maximises: the log-odds of body lines less the costs of change."""
    total, last = 0.0, False
    for state, each in zip(states, odds, strict=True):
        total += (
            (each if state else 0.0) - (enter if state and not last else 0.0) - (leave if last and not state else 0.0)
        )
        last = state
    return total - (leave if last else 0.0)


ODDS = st.lists(st.floats(-4, 4), min_size=1, max_size=7)
COST = st.floats(0, 2)


@settings(deadline=None, max_examples=80)
@given(ODDS, COST, COST)
def test_decoding_finds_the_best_sequence(odds, enter, leave):
    found = value(tuple(model.decode(odds, enter, leave)), odds, enter, leave)
    best = max(value(states, odds, enter, leave) for states in itertools.product((False, True), repeat=len(odds)))
    assert abs(found - best) < 1e-9


def test_weights_that_do_not_fit_the_code_are_refused(tmp_path):
    path = tmp_path / "blocks.json"
    path.write_text(json.dumps({"features": ["bias"], "hidden": [[1.0]], "out": [1.0, 0.0], "enter": 0, "leave": 0}))
    with pytest.raises(model.FeaturesChangedError, match="fit_blocks"):
        model.read(path)


def test_a_features_row_for_every_line():
    lines = split("\n".join(["Home", *BODY, "…"]))
    rows = table(lines)
    assert rows.shape == (len(lines), len(NAMES)) and np.isfinite(rows).all() and np.abs(rows).max() <= 4
    assert len(own("Share")) == len(OWN)


def test_no_lines_no_body():
    assert model.body_lines([]) == []
