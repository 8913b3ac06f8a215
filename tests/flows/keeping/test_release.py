"""A release holds the views without the articles' texts, says what it is and how right, and is the same every time."""

import json
import re
import tomllib
from hashlib import sha256

import duckdb
import pytest
import yaml

from tasks.load.keys import view_keys
from tasks.load.release import release
from tasks.load.release_plan import NOT_MEASURED, measured, plan
from tests.warehouse.builder import opened
from tests.warehouse.linked_rows import FIGURES, QUOTES, RAIN, REPORTS, linked
from warehouse.connect import open_published
from warehouse.place import PROJECT
from warehouse.views import published_columns, view_names

TEXTS = ("articles", "blocks", "claims", "statements")  # views that have a text of articles which no other view has


@pytest.fixture(scope="module")
def folder(place, tmp_path_factory):
    """The release of the warehouse of three runs."""
    from flows.cli import main

    to = tmp_path_factory.mktemp("releases")
    assert main(["release", "--to", str(to), "--by", 'A. "Reader"', "--warehouse", str(place.link)]) == 0
    (made,) = to.iterdir()
    return made


@pytest.fixture(scope="module")
def package(folder):
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def asked(place, query):
    with open_published(place.link) as con:
        return con.execute(query).fetchall()


def columns_of(path):
    with duckdb.connect() as con:
        return {name: type_ for name, type_, *_ in con.execute(f"describe from '{path}'").fetchall()}


def strings(value):
    """Every string in a value, lists and structs searched."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for inner in value.values() for text in strings(inner)]
    return [text for inner in value for text in strings(inner)] if isinstance(value, (list, tuple)) else []


def test_the_folder_is_dated_by_its_newest_run(folder, place):
    day = asked(place, "select strftime(max(started_at), '%Y-%m-%d') from runs")[0][0]
    assert folder.name == f"parallax-release-{day}"
    papers = {"README.md", "CITATION.cff", "datapackage.json", "dictionary.md", "manifest.json"}
    assert {path.name for path in folder.iterdir()} == papers | {f"{name}.parquet" for name in view_names()}


def test_every_row_is_there_and_every_column_but_those_withheld(folder, place):
    with open_published(place.link) as con:
        views = published_columns(con)
        for view, columns in views.items():
            file = folder / f"{view}.parquet"
            assert list(columns_of(file)) == [name for name in columns if f"{view}.{name}" not in plan().withheld]
            n_rows = con.execute(f"select count(*) from published.{view}").fetchall()
            assert con.execute(f"select count(*) from '{file}'").fetchall() == n_rows
    named = {f"{view}.{column}" for view, columns in views.items() for column in columns}
    assert named.issuperset(plan().withheld) and named.issuperset(plan().told)


def wordy():
    """A warehouse in which all that is text of articles has a row; what the linked one has not begins with “Only”."""
    tables = linked()
    first, statement = tables["articles"][0], tables["statements"][0]
    tables["articles"][0] = first | {"standfirst": "Only a standfirst"}
    tables["statements"][0] = statement | {"object": "Only an object"}
    block = {"position": 0, "text": "Only a block", "kept": False, "reason": "navigation"}
    tables["blocks"] = [{"document_id": first["document_id"], **block}]
    alone = {"claim_id": "c-alone", "story_id": tables["claims"][0]["story_id"], "text": "Only one says it"}
    tables["claims"] = [*tables["claims"], alone]
    tables["members"] = [*tables["members"], {"kind": "claim", "member_id": "t-alone", "cluster_id": "c-alone"}]
    return tables


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """Every string in the files of a release of that warehouse."""
    with opened(wordy()) as con:
        only = [str(con.execute(f"from published.{view}").fetchall()).count("Only ") for view in sorted(TEXTS)]
        assert only == [1] * len(TEXTS)
        made, _ = release(con, tmp_path_factory.mktemp("linked"), "A. Reader")
    with duckdb.connect() as con:
        files = [con.execute(f"from '{path}'").fetchall() for path in sorted(made.glob("*.parquet"))]
    return [text for rows in files for row in rows for text in strings(row)]


def test_articles_texts_are_not_in_it(told):
    bodies = [given["articles"]["body"] for given in REPORTS.values()]
    sentences = [each for body in bodies for each in re.split(r"(?<=[.\"]) ", body)]
    assert [text for text in told if text in bodies] == []
    said = (QUOTES["post"], QUOTES["echo"], RAIN["post"])
    assert [(each, text) for each in sentences for text in told if each in text and text not in said] == []
    for words in (RAIN["mail"], QUOTES["mail"], "Brandt counted", "were flooded", "Nobody slept", "Only "):
        assert [text for text in told if words in text] == [], words


def test_what_people_said_titles_figures_and_common_claims_are(told):
    titles = [given["articles"]["title"] for given in REPORTS.values()]
    assert {*titles, QUOTES["post"], QUOTES["echo"], *FIGURES.values(), RAIN["post"]} <= set(told)


def test_quotations_stay_if_they_are_short():
    from tasks.load.sql import statement

    with duckdb.connect() as con:
        con.execute("set variable longest = 10")
        con.execute(statement("release_macros"))
        assert con.execute("select short('ten chars.'), short('ten chars..')").fetchall() == [("ten chars.", None)]
        piece = {"text": "much too long", "char_start": 0, "char_end": 13}
        pieces = con.execute("select short_pieces([$piece])", {"piece": piece}).fetchall()[0][0]
        assert pieces == [piece | {"text": None}]


def test_the_descriptor_tells_of_every_file_and_column(folder, package):
    assert package["name"] == folder.name and re.fullmatch(r"[a-z0-9._/-]+", package["name"])
    assert [resource["name"] for resource in package["resources"]] == sorted(view_names())
    for resource in package["resources"]:
        content = (folder / resource["path"]).read_bytes()
        assert (resource["bytes"], resource["hash"]) == (len(content), f"sha256:{sha256(content).hexdigest()}")
        types = {field["name"]: field["duckdbType"] for field in resource["schema"]["fields"]}
        assert types == columns_of(folder / resource["path"])
        assert all(field["description"] and field["accuracy"] for field in resource["schema"]["fields"])


def test_keys_name_one_row_and_references_are_there(folder, package):
    assert sorted(view_keys()) == sorted(view_names())
    n_references = 0
    with duckdb.connect() as con:
        for resource in package["resources"]:
            file, key = folder / resource["path"], ", ".join(resource["schema"]["primaryKey"])
            twice = f"select {key} from '{file}' group by {key} having count(*) > 1"
            assert con.execute(twice).fetchall() == [], resource["name"]
            for reference in resource["schema"].get("foreignKeys", ()):
                (column,), there = reference["fields"], folder / f"{reference['reference']['resource']}.parquet"
                lost = f"select {column} from '{file}' where {column} is not null and {column} not in"
                assert con.execute(f"{lost} (select {column} from '{there}')").fetchall() == [], (file, column)
                n_references += 1
    assert n_references > 20


def test_the_manifest_seals_every_other_file(folder, place):
    told = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert told["run"] == asked(place, "select max(run_id) from runs")[0][0]
    sealed = {file["file"]: file["sha256"] for file in told["files"]}
    there = {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
    del there["manifest.json"]
    assert sealed == there


def test_accuracy_is_what_the_benchmarks_say(folder, place):
    results = (PROJECT / "bench" / "results.md").read_text(encoding="utf-8")
    numbers = tomllib.loads((PROJECT / "tasks" / "load" / "accuracy.toml").read_text(encoding="utf-8"))["measured"]
    with open_published(place.link) as con:
        columns = {f"{view}.{column}" for view, names in published_columns(con).items() for column in names}
    for entry in numbers:
        assert re.search(rf"(?<![\d.])0?{re.escape(entry['value'])}(?!\d)", results), entry
        assert f"## {entry['date'].isoformat()}" in results
        assert [n for n in re.findall(r"(?<!\d)\.\d{2,}", entry["metric"]) if n not in results] == []
        assert columns.issuperset(entry["columns"]), set(entry["columns"]) - columns
    dictionary = (folder / "dictionary.md").read_text(encoding="utf-8")
    line = next(line for line in dictionary.splitlines() if line.startswith("| `story_id`") and "BCubed" in line)
    assert str(measured()["articles.story_id"][0]) in line
    assert f"| {NOT_MEASURED} |" in dictionary


def test_the_citation_is_yaml_with_what_the_format_asks_for(folder):
    told = yaml.safe_load((folder / "CITATION.cff").read_text(encoding="utf-8"))
    assert told["authors"] == [{"name": 'A. "Reader"'}] and str(told["date-released"]) in folder.name
    assert {"cff-version", "message", "title", "type"} <= told.keys()


def test_the_same_file_gives_the_same_bytes(folder, place, tmp_path, parallax, monkeypatch):
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    words = ("release", "--to", tmp_path, "--by", 'A. "Reader"', "--warehouse", place.link)
    assert parallax(*words)[0] == 0
    names = sorted(path.name for path in folder.iterdir())
    assert names == sorted(path.name for path in (tmp_path / folder.name).iterdir())
    for name in names:
        assert (tmp_path / folder.name / name).read_bytes() == (folder / name).read_bytes(), name


def test_one_that_is_there_is_replaced_only_when_told(folder, place, parallax):
    words = ("release", "--to", folder.parent, "--by", 'A. "Reader"', "--warehouse", place.link)
    before = (folder / "manifest.json").stat().st_ino
    code, _, err = parallax(*words)
    assert code == 2 and "--replace" in err and (folder / "manifest.json").stat().st_ino == before
    assert parallax(*words, "--replace")[0] == 0 and (folder / "manifest.json").stat().st_ino != before


def test_no_warehouse(parallax, tmp_path):
    code, _, err = parallax("release", "--to", tmp_path, "--warehouse", tmp_path / "none.duckdb")
    assert code == 2 and "no warehouse here" in err and list(tmp_path.iterdir()) == []
