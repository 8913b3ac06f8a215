"""The benchmark of claims: what it reads, and how it counts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bench.__main__ import ACCURACY
from bench.accuracy.claims import is_the_same, planted_as, score, wordings
from bench.accuracy.expected import EventRows, read_events, start_of
from tasks.link.conflicts import Conflict, Reading
from tests.tasks.link.told import TRAM, reports_of, statements_of


def claim_report(article: str, text: str, body: str) -> dict[str, Any]:
    start = body.index(text)
    return {"article": article, "paragraph": 0, "start": start, "end": start + len(text)}


def tram() -> EventRows:
    """The tram story with a truth of its own: one claim, one omission, one conflict nobody can find."""
    bodies = {report.article_id: report.fields["body"] for report in reports_of(TRAM)}
    hits = {"a": "A tram hit a milk lorry on Larch Street", "b": "The tram collided with a lorry carrying milk",
            "c": "A milk lorry was struck by the tram"}  # fmt: skip
    truth = {
        "articles": [{"id": id_, "body": [body]} for id_, body in bodies.items()],
        "claims": [{"id": "hit", "n_independent": 3,
                    "reports": [claim_report(id_, text, bodies[id_]) for id_, text in hits.items()]}],
        "omissions": [{"claim": "hit", "outlet": "outlet d"}, {"claim": "hit", "outlet": "outlet z"}],
        "conflicts": [{"id": "pool", "kind": "place", "readings": []}],
    }  # fmt: skip
    return EventRows(truth, reports_of(TRAM), statements_of(TRAM), [], [])


def test_it_is_one_of_the_benchmarks() -> None:
    assert ACCURACY["claims"] == "bench.accuracy.claims"


def test_true_wordings_are_the_statements_that_overlap_them() -> None:
    assert [one.article_id for one in wordings(tram())["hit"]] == ["a", "b", "c"]


def test_what_is_found_and_what_is_not_is_counted() -> None:
    figures = score([tram()])
    assert (figures["claims.p"], figures["claims.r"], figures["claims.f1"], figures["claims.found"]) == (1, 1, 1, 1)
    assert (figures["omissions.p"], figures["omissions.r"]) == (1, 0.5)
    assert (figures["conflicts.place.p"], figures["conflicts.place.r"]) == (0, 0)
    assert set(figures) >= {f"conflicts.{kind}.r" for kind in ("date", "attribution", "negation", "wording")}


def test_a_conflict_is_right_where_two_of_its_readings_are() -> None:
    planted = {
        "readings": [{"article": "a", "sentence": "It fell  on Friday."}, {"article": "b", "sentence": "On Sunday."}]
    }
    sides = [
        Reading("o", "a", "Friday", "It fell on Friday.", "body", 0, 1),
        Reading("o", "b", "x", "On Sunday.", "body", 0, 1),
    ]
    assert is_the_same(Conflict("date", "the fall", tuple(sides), 0.5), planted)
    assert not is_the_same(Conflict("date", "the fall", tuple(sides[:1] * 2), 0.5), planted)


def test_only_events_are_read_from_the_folder(tmp_path: Path) -> None:
    for name, row in {
        "b": {"articles": [], "claims": []},
        "a": {"articles": [], "claims": [1]},
        "bad": {"inputs": []},
    }.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(row), encoding="utf-8")
    assert [len(event["claims"]) for event in read_events(tmp_path)] == [1, 0]


@pytest.mark.parametrize(("paragraph", "start"), [(0, 0), (1, 4), (2, 7)])
def test_paragraphs_begin_where_the_blank_line_ends(paragraph: int, start: int) -> None:
    assert start_of({"body": ["ab", "c", "d"]}, paragraph) == start


def test_of_two_planted_in_one_sentence_a_conflict_is_the_one_whose_values_it_has() -> None:
    sentence = "It took 40 men and 300 tons of sand."
    planted = [
        {
            "id": value,
            "kind": "figure",
            "readings": [{"article": a, "sentence": sentence, "value": value} for a in "ab"],
        }
        for value in ("40", "300")
    ]
    readings = tuple(Reading("o", a, "300", sentence, "body", 0, 1) for a in "ab")
    assert planted_as(Conflict("figure", "sand", readings, None), planted) == "300"
    assert planted_as(Conflict("date", "sand", readings, None), planted) is None
