"""Corrections in whole runs: applied when their file changes, undone when it goes, never by half."""

import pytest

from flows.conduct import conduct
from flows.order import Order
from flows.progress import Teller
from flows.stages import PLAIN
from flows.verdicts import RunFailed
from tasks.link import stage
from tasks.link.corrections import CorrectionsError
from tests.flows.conftest import UNCHECKED
from tests.flows.reports import stored_rows, write_reports

SIZES = "select n_articles from published.stories order by n_articles, story_id"


def test_a_file_that_changed_is_applied_and_published_though_nothing_is_new(run_on, place, source, query, page, capsys):
    run_on(source)
    assert query(SIZES) == [(1,), (1,), (2,)]
    before = stored_rows(place.database)
    (one, two) = (row[0] for row in query("select story_id from published.stories where n_articles = 1"))
    place.corrections.write_text(
        f'[[merge_stories]]\nstories = ["{one}", "{two}"]\nreason = "one storm"\nby = "Ines"\n\n'
        '[[merge_stories]]\nstories = ["s0123456789abcdef", "https://nowhere.example/x"]\n',
        encoding="utf-8",
    )
    record = run_on(source, steps=PLAIN)
    assert (record.run["status"], record.run["n_unchanged"], record.run["n_stories_touched"]) == ("succeeded", 4, 1)
    assert record.checks and all(row["success"] for row in record.checks)
    assert query(SIZES) == [(2,), (2,)]
    assert query("select old_id, new_id, run_id from published.cluster_ids where kind = 'story'") == [
        (max(one, two), min(one, two), record.run_id)
    ]
    assert query("select position, applied, reason, corrected_by from published.corrections order by position") == [
        (1, True, "one storm", "Ines"), (2, False, None, None),
    ]  # fmt: skip
    shown = page()
    assert "2 corrections by hand, 1 of which does not hold" in shown and "one storm — Ines" in shown
    assert "no story or article s0123456789abcdef, https://nowhere.example/x is here" in shown
    story = (place.reports / "latest" / "stories" / f"{min(one, two)}.html").read_text(encoding="utf-8")
    assert "<b>1</b> correction by hand" in story and "one storm — Ines" in story and "nowhere.example" not in story
    again = run_on(source)
    assert again.run["status"] == "nothing new" and again.published is None
    assert "2 corrections by hand" in page(), "they stand in the report of a run that published nothing, too"
    place.corrections.unlink()
    assert run_on(source).run["status"] == "succeeded"
    assert query(SIZES) == [(1,), (1,), (2,)] and query("from published.corrections") == []
    assert {row[1:] for row in before["articles"]} == {row[1:] for row in stored_rows(place.database)["articles"]}
    assert "by hand" not in page()


def test_what_does_not_hold_is_said_while_the_run_goes_on(tiny_model, place, source, capsys):
    place.folder.mkdir()
    place.corrections.write_text('[[false_conflict]]\nconflict = "x0123456789abcdef"\n', encoding="utf-8")
    conduct(Order((str(source),), warehouse=str(place.link), model=tiny_model), UNCHECKED, Teller())
    assert (
        "correction 1, false_conflict, does not hold: no conflict x0123456789abcdef is here" in capsys.readouterr().err
    )


def test_a_malformed_file_stops_the_run_before_anything_is_touched(run_on, place, source):
    place.folder.mkdir()
    place.corrections.write_text("[[merge_stories]]\nstories = 3\n", encoding="utf-8")
    with pytest.raises(CorrectionsError, match=r"corrections.toml: merge_stories 1: `stories` must be"):
        run_on(source)
    assert not place.private.exists()
    with pytest.raises(CorrectionsError, match=r"other\.toml: there is no such file"):
        run_on(source, corrections=str(place.folder / "other.toml"))


def test_new_articles_and_corrections_come_in_one_run_whatever_the_cuts(run_on, place, tmp_path, query):
    source = write_reports(tmp_path / "in", range(2))
    other = tmp_path / "kept.toml"
    other.write_text("", encoding="utf-8")
    run_on(source, corrections=str(other))
    ids = [row[0] for row in query("select article_id from published.articles order by article_id")]
    other.write_text(f'[[merge_stories]]\nstories = ["{ids[0]}", "{ids[1]}"]\n', encoding="utf-8")
    write_reports(source, range(2, 3))
    assert run_on(source, corrections=str(other)).run["n_stories_touched"] == 2
    assert query(SIZES) == [(1,), (2,)]


def test_a_run_that_fails_leaves_the_corrections_to_the_next(run_on, place, source, query, monkeypatch):
    run_on(source)
    names = [row[0] for row in query("select article_id from published.articles order by article_id limit 2")]
    place.corrections.write_text(f'[[merge_stories]]\nstories = ["{names[0]}", "{names[1]}"]\n', encoding="utf-8")
    before, rows = place.current(), stored_rows(place.database)
    with monkeypatch.context() as patched, pytest.raises(RunFailed):
        patched.setattr(stage, "tell", broken)
        run_on(source)
    assert place.current() == before and stored_rows(place.database) == rows
    assert run_on(source).published and query("select applied from published.corrections") == [(True,)]


def broken(*_args):
    raise OSError("the disk went away")
