import json

import pytest

from tests.warehouse.builder import FIRST, SECOND, record
from warehouse.ledger import Failure


@pytest.fixture
def runs(parallax, place):
    return lambda *words: parallax("runs", *words, "--warehouse", place.link)


def test_runs_are_listed_newest_first(runs):
    code, out, _ = runs()
    lines = out.splitlines()
    assert code == 0
    assert lines[0].split() == [
        "run",
        "started",
        "status",
        "documents",
        "new",
        "unchanged",
        "quarantined",
        "seconds",
    ]
    assert [line.split()[0] for line in lines[2:]] == [SECOND, FIRST]
    assert "2026-01-11 08:00  nothing new" in lines[2]


def test_a_limit_takes_the_newest(runs):
    assert runs("--limit", 1, "--format", "csv")[1].splitlines() == [
        "run_id,started_at,status,n_documents,n_articles,n_unchanged,n_quarantined,seconds",
        f"{SECOND},2026-01-11T08:00:00+00:00,nothing new,3,2,0,1,1.25",
    ]
    assert runs("--limit", 0)[0] == 2


def test_json_has_the_contracts_names(runs):
    first = json.loads(runs("--format", "json")[1])[1]
    assert (first["run_id"], first["n_articles"], first["seconds"]) == (FIRST, 2, 1.25)


@pytest.mark.parametrize("name", [SECOND, "20260111", "latest"])
def test_one_run_is_told_in_full(runs, name):
    code, out, _ = runs(name)
    assert code == 0
    assert "3 documents = 2 articles + 0 unchanged + 1 quarantined" in out
    assert "clean        3         2                 1     0.25" in out
    assert "warning   clean  dated" in out
    assert out.index("no_body") < out.index("empty_file")


def test_one_run_as_json_is_its_record(runs):
    assert json.loads(runs(FIRST, "--format", "json")[1])["published"] == f"w-{FIRST}.duckdb"
    assert runs(FIRST, "--format", "csv")[1].startswith("run_id,")


@pytest.mark.parametrize(("name", "said"), [("2026011", "several runs"), ("1999", "no run has the id")])
def test_a_name_that_is_not_one_run_is_refused(runs, name, said):
    code, _, err = runs(name)
    assert code == 2 and said in err


def test_a_failed_run_tells_why_and_how_to_see_the_rows(parallax, own_place):
    failure = Failure("clean", "offsets do not hold", "offsets", 3, "select 1")
    record(own_place, "20260112T080000000000Z", "failed", failure=failure)
    code, out, _ = parallax("runs", "latest", "--warehouse", own_place.link)
    assert code == 0
    assert "stopped at clean: offsets do not hold\n  to see the rows: select 1" in out


def test_a_damaged_record_hides_no_other(parallax, own_place):
    (own_place.ledger / f"{FIRST}.json").write_text("{")
    code, out, err = parallax("runs", "--warehouse", own_place.link)
    assert code == 0
    assert SECOND in out and FIRST not in out and f"{FIRST}.json" in err
    assert parallax("runs", FIRST, "--warehouse", own_place.link)[0] == 2


def test_no_runs_yet(parallax, tmp_path):
    words = ("--warehouse", tmp_path / "none.duckdb")
    assert "no runs yet" in parallax("runs", *words)[1]
    assert parallax("runs", *words, "--format", "json")[1] == "[]\n"
    assert parallax("runs", "latest", *words)[0] == 2
    assert list(tmp_path.iterdir()) == []
