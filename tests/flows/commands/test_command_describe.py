import json

import pytest

from warehouse.views import view_names


@pytest.fixture
def describe(parallax, place):
    return lambda *words: parallax("describe", *words, "--warehouse", place.link)


def test_every_view_is_listed_with_what_a_row_is(describe):
    code, out, _ = describe()
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()[2:]] == sorted(view_names())
    assert "A publisher." in out


@pytest.mark.parametrize("name", ["outlets", "published.outlets", "OUTLETS"])
def test_a_view_is_told_with_types_and_meanings(describe, name):
    _, out, _ = describe(name)
    assert out.startswith("outlets: A publisher.")
    assert "n_articles  BIGINT" in out and "current versions only" in out


def test_a_misspelt_view_gets_a_hint(describe):
    code, _, err = describe("artikles")
    assert code == 2 and "did you mean articles?" in err
    assert "lists them all" in describe("qqqq")[2]


def test_json_gives_the_same(describe):
    every = {view["name"]: view for view in json.loads(describe("--format", "json")[1])}
    assert every["outlets"] == json.loads(describe("outlets", "--format", "json")[1])
    assert every["outlets"]["columns"][0]["type"] == "VARCHAR"


def test_markdown_has_a_table_a_view(describe):
    _, out, _ = describe("--format", "markdown")
    assert out.count("| --- | --- | --- |") == len(view_names())
    assert "## outlets\n\nA publisher.\n\n| column | type | meaning |" in out


def test_a_missing_warehouse_is_told(parallax, tmp_path):
    assert parallax("describe", "--warehouse", tmp_path / "none.duckdb")[0] == 2
