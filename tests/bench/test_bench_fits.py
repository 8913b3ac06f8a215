"""What the fits of claims and omissions learn from: pairs and outlets, with whether it is so."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from bench import fit_claims, fit_omissions
from bench.accuracy.expected import EventRows
from bench.fitting import Floats
from tasks.link.boosted import Node
from tasks.link.claims.signs import NAMES
from tests.tasks.link.told import Clause, reports_of, statements_of, told

SANK = Clause("A barge sank off the mole at Selton", "sink", "A barge")
ALSO = Clause("The barge went down off the mole at Selton", "go", "The barge")
CRANE = Clause("A crane from Hull lifted nine crates out of the mud", "lift", "A crane from Hull", "nine crates")
FAIR = Clause("The fair at Wick opened in the rain", "open", "The fair at Wick")
STORY = [told("a", SANK, CRANE), told("b", ALSO, CRANE, hour=1), told("c", FAIR, hour=2)]


def rows(name: str = "barge") -> EventRows:
    at = {each.report.article_id: each.statements for each in STORY}
    same = [[(id_, "body", at[id_][0].char_start, at[id_][0].char_end) for id_ in "ab"]]
    truth = {"event": name, "articles": [], "claims": [], "omissions": [], "conflicts": [], "same": same}
    return EventRows(truth, reports_of(STORY), statements_of(STORY), [], [])


def test_every_pair_of_independent_texts_is_taught_with_whether_both_say_the_same() -> None:
    found = fit_claims.taught(rows())
    assert found.signs.shape == (len(found.pairs), len(NAMES))
    texts = [{found.nodes[at].statement.article_id for at in pair} for pair in found.pairs]
    assert all(len(each) == len({"a", "b"}) for each in texts)
    same = [
        {found.nodes[at].statement.text for at in pair}
        for pair, is_so in zip(found.pairs, found.same, strict=True)
        if is_so
    ]
    assert same == [{SANK.text, ALSO.text}]


def test_models_that_have_not_seen_an_event_are_fitted_on_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []

    def grow(inputs: Floats, right: Floats) -> list[Node]:
        sizes.append(len(inputs))
        return [float(np.mean(right))]

    monkeypatch.setattr(fit_claims, "boosted", grow)
    events = [rows(str(number)) for number in range(fit_claims.FOLDS)]
    each = len(fit_claims.taught(events[0]).pairs)
    found: Sequence[str] = [event.truth["event"] for event, _ in fit_claims.unseen_models(events)]
    assert sorted(found) == sorted(event.truth["event"] for event in events)
    assert max(sizes) == each * (fit_claims.FOLDS - 1)


def test_an_outlet_leaves_out_what_others_are_judged_to_say_and_it_does_not() -> None:
    found = {(one.signs["said"] < 1, one.is_so, one.is_of_most) for one in fit_omissions.examples(rows())}
    assert found == {(True, True, True), (True, False, True)}  # the barge is judged to be said by two, the crane is not
