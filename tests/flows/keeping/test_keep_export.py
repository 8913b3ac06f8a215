"""Exported files hold what the views hold, whole or not at all."""

import csv
import json
from hashlib import sha256

import duckdb
import pytest

from warehouse.connect import open_published
from warehouse.views import view_names


@pytest.fixture
def export(parallax, place, tmp_path):
    def go(*words, to="out"):
        return parallax("export", *words, "--to", tmp_path / to, "--warehouse", place.link)

    return go


def asked(place, query):
    with open_published(place.link) as con:
        return con.execute(query).fetchall()


def test_parquet_read_back_equals_the_views(export, place, tmp_path):
    code, out, _ = export()
    assert code == 0 and f"{len(view_names())} files" in out
    with open_published(place.link) as con:
        for name in view_names():
            file = f"read_parquet('{tmp_path / 'out' / name}.parquet')"
            both = ((f"from {file}", f"from published.{name}"), (f"from published.{name}", f"from {file}"))
            for one, other in both:
                assert con.execute(f"select count(*) from ({one} except all {other})").fetchall() == [(0,)], name


def test_the_manifest_tells_of_every_file(export, place, tmp_path):
    export("articles", "quotes")
    told = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert told["run"] == asked(place, "select max(run_id) from runs where status = 'succeeded'")[0][0]
    assert [file["view"] for file in told["files"]] == ["articles", "quotes"]
    for file in told["files"]:
        content = (tmp_path / "out" / file["file"]).read_bytes()
        assert (file["bytes"], file["sha256"]) == (len(content), sha256(content).hexdigest())
    assert told["files"][0]["rows"] == asked(place, "select count(*) from articles")[0][0]


def test_csv_has_lists_as_json_and_times_in_utc(export, place, tmp_path):
    assert export("stories", "articles", "--format", "csv")[0] == 0
    with (tmp_path / "out" / "stories.csv").open(encoding="utf-8", newline="") as stream:
        told = {row["story_id"]: json.loads(row["top_entities"]) for row in csv.DictReader(stream)}
    assert told == dict(asked(place, "select story_id, top_entities from stories"))
    with (tmp_path / "out" / "articles.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert "2026-01-02T08:00:00Z" in {row["published_at"] for row in rows}
    assert sorted(row["body"] for row in rows) == [
        body for (body,) in asked(place, "select body from articles order by 1")
    ]


def test_json_is_one_list_a_view(export, place, tmp_path):
    assert export("mentions", "--format", "json")[0] == 0
    told = json.loads((tmp_path / "out" / "mentions.json").read_text(encoding="utf-8"))
    assert len(told) == asked(place, "select count(*) from mentions")[0][0] > 0
    assert isinstance(told[0]["char_start"], int)


def test_one_story_alone(export, place, tmp_path):
    query = "select story_id, count(*) from articles group by 1 having count(distinct outlet) > 1 order by 1"
    story, n_articles = asked(place, query)[0]
    assert export("--story", story)[0] == 0
    with duckdb.connect() as con:
        folder = tmp_path / "out"
        assert con.execute(f"select count(*) from '{folder}/articles.parquet'").fetchall() == [(n_articles,)]
        assert con.execute(f"select story_id from '{folder}/stories.parquet'").fetchall() == [(story,)]
        outside = f"select count(*) from '{folder}/mentions.parquet' where article_id not in"
        assert con.execute(f"{outside} (select article_id from '{folder}/articles.parquet')").fetchall() == [(0,)]
        named = (
            f"select count(*) from '{folder}/entities.parquet' semi join '{folder}/mentions.parquet' using (entity_id)"
        )
        assert (
            con.execute(named).fetchall()[0][0]
            == con.execute(f"select count(*) from '{folder}/entities.parquet'").fetchall()[0][0]
        )


def test_reports_since_a_day(export, tmp_path):
    assert export("articles", "--since", "2026-01-04", "--format", "json")[0] == 0
    told = json.loads((tmp_path / "out" / "articles.json").read_text(encoding="utf-8"))
    days = {row["published_at"][:10] for row in told if row["published_at"]}
    assert days == {"2026-01-04", "2026-01-05"}


def test_ninjs_has_a_file_for_each_current_article(export, place, tmp_path):
    assert export("--format", "ninjs")[0] == 0
    current = [article for (article,) in asked(place, "select article_id from articles where is_current order by 1")]
    files = sorted((tmp_path / "out").glob("a*.json"))
    assert [file.stem for file in files] == current
    items = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in files}
    for article, body, language in asked(place, "select article_id, body, language from articles where is_current"):
        item = items[article]
        assert (item["uri"], item["type"], item["language"]) == (f"urn:parallax:article:{article}", "text", language)
        assert item["bodies"][0]["value"] == body and item["bodies"][0]["charcount"] == len(body)
        assert item["standard"]["version"] == "2.1"
    places = asked(place, "select distinct article_id, entity_id from mentions where kind = 'LOC' order by all")
    told = sorted((name, entry["literal"]) for name, item in items.items() for entry in item.get("places", ()))
    assert told == [pair for pair in places if pair[0] in items]
    for name in ("quotes", "figures"):
        n_rows = asked(
            place, f"select count(*) from {name} semi join (from articles where is_current) using (article_id)"
        )
        assert sum(len(item["parallax"][name]) for item in items.values()) == n_rows[0][0]


def test_a_folder_in_use_is_refused_unless_it_is_an_export_to_replace(export, tmp_path):
    export("articles")
    code, _, err = export("runs")
    assert code == 2 and "--replace" in err
    assert export("runs", "--replace")[0] == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["manifest.json", "runs.parquet"]
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "diary.txt").write_text("mine", encoding="utf-8")
    code, _, err = export("runs", "--replace", to="other")
    assert code == 2 and "left alone" in err
    assert [path.name for path in (tmp_path / "other").iterdir()] == ["diary.txt"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nowhere",), "no view is called nowhere"),
        (("--story", "s0000000000000000"), "no story"),
        (("articles", "--format", "ninjs"), "name no views"),
        (("--since", "yesterday"), "is no date"),
    ],
)
def test_what_cannot_be_exported_leaves_nothing(export, tmp_path, words, said):
    code, _, err = export(*words)
    assert code == 2 and said in err
    assert list(tmp_path.iterdir()) == []


def test_an_export_that_fails_leaves_the_earlier_one(export, tmp_path, monkeypatch):
    export("articles")
    before = (tmp_path / "out" / "manifest.json").read_bytes()

    def full(*_args, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tasks.load.export.seal", full)
    code, _, err = export("articles", "quotes", "--replace")
    assert code == 2 and "No space left" in err
    assert (tmp_path / "out" / "manifest.json").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
