"""How likely two statements say the same: what speaks for it, and what does not suffice."""

import json
import math
from dataclasses import replace

import numpy as np
import pytest

from tasks.link.boosted import trees
from tasks.link.claims import features, signs, weigh
from tasks.link.claims.chances import ALONE, OPPOSED, chances, shows, support
from tasks.link.claims.signs import NAMES
from tests.tasks.link.told import TRAM, Clause, Told, claims_of, reports_of, statements_of, told


def rows_of(story: list[Told] | tuple[Told, ...]) -> list[tuple[int, int]]:
    rows = features(reports_of(story), statements_of(story), [], apart=True)
    return [(one, other) for one in range(len(rows)) for other in range(one + 1, len(rows))]


def shown(story: list[Told], name: str) -> float:
    """One sign of a story of two statements."""
    rows = features(reports_of(story), statements_of(story), [], apart=True)
    return float(shows(rows, [(0, 1)], weigh(rows).damped()).signs[0, NAMES.index(name)])


def test_the_shipped_trees_ask_the_signs_that_there_are() -> None:
    assert json.loads(ALONE.read_text(encoding="utf-8"))["signs"] == list(NAMES)
    assert trees(ALONE).asked.max() < len(NAMES)


def test_words_that_are_put_for_one_another_are_kindred() -> None:
    story = [
        told("a", Clause("The abbey asked for forgiveness", "ask", "The abbey", "forgiveness")),
        told("b", Clause("The abbey told of its remorse", "tell", "The abbey", "its remorse")),
    ]
    other = [story[0], told("b", Clause("The abbey told of its orchard", "tell", "The abbey", "its orchard"))]
    assert shown(story, "kindred") > 0.1
    assert shown(other, "kindred") == 0


def test_a_pair_is_ahead_of_what_else_the_other_text_says() -> None:
    rows = features(reports_of(TRAM), statements_of(TRAM), [], apart=True)
    found = dict(zip(*shows(rows, rows_of(TRAM), weigh(rows).damped()), strict=True))
    of = {row.statement.text: index for index, row in enumerate(rows)}
    hit, struck = of["A tram hit a milk lorry on Larch Street"], of["A milk lorry was struck by the tram"]
    shops = of["Shops along the street stayed shut"]
    ahead = NAMES.index("ahead")
    assert found[min(hit, struck), max(hit, struck)][ahead] > 0.2
    assert found[min(hit, shops), max(hit, shops)][ahead] < 0


def test_the_signs_of_a_pair_do_not_hang_on_how_many_are_worked_out_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = features(reports_of(TRAM), statements_of(TRAM), [], apart=True)
    whole = shows(rows, rows_of(TRAM), weigh(rows).damped())
    monkeypatch.setattr(signs, "AT_ONCE", 1)
    single = shows(rows, rows_of(TRAM), weigh(rows).damped())
    assert whole.pairs and single.pairs == whole.pairs
    assert single.signs.tolist() == whole.signs.tolist()


def test_of_two_that_are_likest_each_is_the_others_rival() -> None:
    of, values = np.array([0, 0, 0, 1, 2, 2]), np.array([0.2, 0.7, 0.5, 0.4, 0.3, 0.3])
    assert signs._best_but_it(of, values).tolist() == [0.7, 0.5, 0.7, 0, 0.3, 0.3]


def test_no_pairs_have_no_signs() -> None:
    rows = features(reports_of(TRAM), statements_of(TRAM), [], apart=True)
    assert shows(rows, [], weigh(rows).damped()).signs.shape == (0, len(NAMES))


def test_a_third_text_that_says_what_is_like_both_supports_a_pair() -> None:
    rows = features(reports_of(TRAM), statements_of(TRAM), [], apart=True)
    texts = [row.copy_group for row in rows]
    one, other, third = (texts.index(text) for text in sorted(set(texts))[:3])
    told = support({(one, other): -2.0, (one, third): 3.0, (other, third): 3.0}, rows)
    likely = 1 / (1 + math.exp(-3.0))
    assert told[one, other]["third"] == pytest.approx(likely**2)
    assert told[one, other]["alone"] == -2.0
    assert told[one, other]["mass"] == pytest.approx(2 * (likely + 1 / (1 + math.exp(2.0))))
    assert support({(one, other): -2.0}, rows)[one, other]["third"] == 0


def test_a_denial_opposes_what_it_denies() -> None:
    story = [
        told("a", Clause("The abbot has sold the island", "sell", "The abbot", "the island")),
        told("b", Clause("The abbot has not sold the island", "sell", "The abbot", "the island", negated=True)),
    ]
    rows = features(reports_of(story), statements_of(story), [], apart=True)
    assert chances(rows, [(0, 1)], weigh(rows).damped()) == {(0, 1): OPPOSED}


def test_to_be_about_the_same_person_is_not_to_say_the_same() -> None:
    story = [
        told("a", Clause("Orla Finch sold her house", "sell", "Orla Finch", "her house")),
        told("b", Clause("Orla Finch swam across the sound", "swim", "Orla Finch")),
    ]
    assert all(len(claim.articles) == 1 for claim in claims_of(story))


def test_in_a_quotation_it_is_not_the_speaker() -> None:
    text = 'Orla Finch said "it is a marriage"'
    report = told("a", Clause(text, "be", "it", said_by="Orla Finch"))
    whole = report.statements[0]
    start = text.index("it is")
    quoted = replace(whole, char_start=start, char_end=len(text) - 1, text="it is a marriage")
    reports = [replace(report.report, fields={"body": text})]
    assert {"orla", "finch"}.isdisjoint(features(reports, [quoted], [])[0].about)
