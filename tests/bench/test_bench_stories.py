"""The stories benchmark: sets it reads, figures it gives."""

import json
from datetime import UTC, datetime

import pytest

from bench.__main__ import main
from bench.accuracy import stories
from bench.fit_stories import count, written

FIRE = "The Corrigan timber yard in Ashmere burned for nine hours before firefighters ruled the sawmill safe."
VOTE = "Councillors in Dunvale voted to close the Larkfield lido, whose swimmers had gathered signatures since May."


@pytest.fixture
def data(tmp_path):
    """A set in a folder of its own with two splits, one that lies open, and one without labels."""
    rows = [("fire", "Sawmill burns in Ashmere", FIRE), ("fire", "Ashmere timber yard destroyed", FIRE + " Ashmere."),
            ("vote", "Larkfield lido to close", VOTE)]  # fmt: skip
    for folder in ("floods/dev", "floods/train", "open"):
        (tmp_path / folder).mkdir(parents=True)
        for number, (event, title, text) in enumerate(rows):
            row = {"title": title, "text": text, "date": "2031-02-01", "about": {"event": event}}
            (tmp_path / folder / f"{number}.json").write_text(json.dumps(row), encoding="utf-8")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "list.json").write_text("[1, 2]")
    return tmp_path


def test_every_folder_that_has_the_label_is_a_set(data, tmp_path):
    out = tmp_path / "figures.json"
    assert main(["accuracy", "stories", "--data", str(data), "--label", "about.event", "--json", str(out)]) == 0
    figures = json.loads(out.read_text())
    assert {key.partition(".")[0] for key in figures} == {"floods", "open"}
    assert [figures[f"floods.{of}"] for of in ("bcubed", "pairwise", "allpairs", "same")] == [1.0] * 4


def test_a_set_can_be_given_itself(data, capsys):
    assert main(["accuracy", "stories", "--data", str(data / "open"), "--label", "about.event"]) == 0
    assert "open.bcubed" in capsys.readouterr().out


def test_no_set_with_the_label_is_exit_code_one(data):
    assert main(["accuracy", "stories", "--data", str(data)]) == 1


def test_an_article_without_title_is_told_by_its_address(tmp_path):
    row = {"url": "https://x.example/ashmere-sawmill-burns-down", "text": "", "title": None, "date": "no date", "e": 1}
    (tmp_path / "a.json").write_text(json.dumps(row))
    [labelled] = stories.read(tmp_path, "e")
    assert len(labelled.article.terms.hashes) == 4 and labelled.article.time is None and labelled.label == "1"


def test_bcubed_and_pairs_of_a_known_case():
    gold, found = list("aaabb"), [1, 1, 2, 2, 2]
    together = stories.bcubed(gold, found)
    assert together.p == pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5)
    assert together.r == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5)
    pairs = stories.pairwise(gold, found)
    assert (pairs.right, pairs.given, pairs.wanted) == (2, 4, 4)


def test_times_of_a_set():
    assert stories._time("2031-02-01T10:00:00") == datetime(2031, 2, 1, 10, tzinfo=UTC)
    assert stories._time("2031-02-01T10:00:00+02:00") == datetime(2031, 2, 1, 8, tzinfo=UTC)


def test_frequencies_count_texts_and_leave_rare_terms_out():
    counts = count(iter(["Ferries and a ferry", "the ferry", "crews"]))
    assert counts == {"": 3, "ferry": 2}
    assert written(counts).splitlines()[1:] == ["\t3", "ferry\t2"]
