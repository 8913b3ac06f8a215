"""Stories compared in several processes: which of them finds it makes no difference to what is found."""

from __future__ import annotations

import io
import pickle
import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import pytest

from tasks.link import comparing
from tasks.link.comparing import compare_all, serve
from tasks.link.together import FOUND, Told, compare
from tests.tasks.link.told import Clause, reports_of, statements_of, told

PLACES = ("mill", "tannery", "brewery", "foundry", "sawmill")


def stories() -> list[Told]:
    return [_story(place) for place in PLACES]


def _story(place: str) -> Told:
    texts = [
        told(name, Clause(f"Flames destroyed the old {place}", "Flames", "destroy", f"the old {place}"))
        for name in ("a", "b", "c")
    ]
    return Told(f"story-{place}", list(reports_of(texts)), statements=list(statements_of(texts)))


def found(given: list[Told]) -> list[dict[str, Any]]:
    return [{name: asdict(story)[name] for name in FOUND} for story in given]


@pytest.fixture
def plenty(monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[Told]]:
    """Stories of which the smallest is worth a process, on a machine of three cores."""
    monkeypatch.setattr(comparing, "WORTH", 1)
    monkeypatch.setattr(comparing, "_n_cores", lambda: 3)
    return stories


def test_what_is_found_is_the_same_in_one_process_and_in_several(plenty: Callable[[], list[Told]]) -> None:
    alone, together = plenty(), plenty()
    compare_all(alone, most=1)
    compare_all(together)
    assert all(story.claims for story in alone)
    assert found(together) == found(alone)


def test_a_story_at_which_another_process_fails_is_compared_here(
    plenty: Callable[[], list[Told]], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    alone, together = plenty(), plenty()
    compare_all(alone, most=1)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    compare_all(together)
    assert found(together) == found(alone)
    assert all("ended at story-" in record.message for record in caplog.records)


def test_a_story_that_cannot_be_compared_says_why_and_the_others_say_all_they_have(
    plenty: Callable[[], list[Told]], caplog: pytest.LogCaptureFixture
) -> None:
    whole, broken = plenty(), plenty()
    compare_all(whole, most=1)
    broken[2].reports.pop()  # whose statements are now of no report
    compare_all(broken)
    assert [story.failure.partition(":")[0] for story in broken] == ["", "", "KeyError", "", ""]
    assert found(broken[2:3]) == [{name: [] for name in FOUND}]
    assert found(broken[:2] + broken[3:]) == found(whole[:2] + whole[3:])
    assert "could not be told" in caplog.text


def test_a_process_answers_each_story_until_its_input_ends() -> None:
    expected = stories()
    for story in expected:
        compare(story)
    answers = io.BytesIO()
    serve(io.BytesIO(b"".join(map(pickle.dumps, stories()))), answers)
    answers.seek(0)
    assert [pickle.load(answers) for _ in PLACES] == [
        {name: getattr(story, name) for name in FOUND} for story in expected
    ]
    assert not answers.read()
