"""The benchmark of claims: what it reads, and how it counts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bench.__main__ import ACCURACY
from bench.accuracy.claims import score, wordings
from bench.accuracy.expected import EventRows, read_events, start_of
from bench.accuracy.planted import is_the_same, planted_as, planted_conflicts
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
        Reading("o", "b", "Sunday", "On Sunday.", "body", 0, 1),
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
    sentence = "It took 40 to 50 men and 300 tons of sand."
    planted = [
        {
            "id": value,
            "kind": "figure",
            "readings": [{"article": a, "sentence": sentence, "value": value} for a in "ab"],
        }
        for value in ("40 to 50", "300")
    ]
    readings = (Reading("o", "a", "300", sentence, "body", 0, 1), Reading("o", "b", "300 tons", sentence, "body", 0, 1))
    assert planted_as(Conflict("figure", "sand", readings, None), planted) == "300"
    assert planted_as(Conflict("date", "sand", readings, None), planted) is None


PIER = {
    "a": ["The old pier was shut.", "It opens at nine on Monday and at six on Friday."],
    "b": ["Its gates open at ten on Monday, and it closes at six."],
}
HOURS = {
    "articles": [{"id": id_, "body": body} for id_, body in PIER.items()],
    "conflicts": [{"id": "hour", "kind": "date", "readings": [
        {"article": "a", "paragraph": 1, "start": 9, "end": 26, "sentence": PIER["a"][1]},
        {"article": "b", "paragraph": 0, "start": 15, "end": 21, "sentence": PIER["b"][0]},
    ]}],
}  # fmt: skip


def hours_found(one: str, other: str) -> Conflict:
    bodies = {id_: "\n\n".join(body) for id_, body in PIER.items()}
    places = [(id_, words, bodies[id_].rindex(words)) for id_, words in (("a", one), ("b", other))]
    sides = [Reading("o", id_, words, PIER[id_][-1], "body", start, start + len(words)) for id_, words, start in places]
    return Conflict("date", "opening", tuple(sides), None)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("at nine", "at ten", "hour"),
        ("at nine on Monday", "at ten on Monday", "hour"),
        ("at six on Friday", "at ten", None),
        ("at nine", "at six", None),
    ],
)
def test_a_reading_of_the_sentence_with_another_value_is_not_the_planted_one(
    one: str, other: str, expected: str | None
) -> None:
    planted = planted_conflicts(HOURS)
    assert [reading["words"] for reading in planted[0]["readings"]] == ["at nine on Monday", "at ten"]
    assert planted_as(hours_found(one, other), planted) == expected


def test_what_two_reports_agree_on_is_no_conflict_by_a_third() -> None:
    sentences = {"a": "Nine were hurt.", "b": "Nine people were hurt.", "c": "Six were hurt."}
    planted = {
        "readings": [{"article": a, "sentence": text, "value": text.split()[0]} for a, text in sentences.items()]
    }
    first, second, third = (Reading("o", a, t.split()[0], t, "body", 0, 4) for a, t in sentences.items())
    stray = Reading("o", "d", "Two", "Two drove off.", "body", 0, 3)
    assert is_the_same(Conflict("figure", "people", (first, second, third), None), planted)
    assert not is_the_same(Conflict("figure", "people", (first, second, stray), None), planted)


def test_a_planted_reading_that_names_a_figure_or_quotation_stands_where_that_does() -> None:
    body = ["Some 40 came.", "“No,” she said, “never.”"]
    truth = {
        "articles": [{"id": "a", "body": body}],
        "figures": [{"id": "f", "paragraph": 0, "start": 0, "end": 7}],
        "quotes": [{"id": "q", "parts": [{"paragraph": 1, "start": at, "end": end} for at, end in ((1, 4), (17, 23))]}],
        "conflicts": [{"readings": [{"article": "a", "figure": "f"}, {"article": "a", "quote": "q"}]}],
    }  # fmt: skip
    found = planted_conflicts(truth)[0]["readings"]
    assert [(one["span"], one["words"]) for one in found] == [((0, 7), "Some 40"), ((16, 38), "No, never.")]
