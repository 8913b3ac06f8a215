"""The published file keeps texts once, and still answers with every row that the private database has."""

import duckdb
import pytest

from tasks.link.stage import link
from tasks.load.publish import build
from tests.tasks.link.stored import database, plain, put
from warehouse.place import Place
from warehouse.tables import TABLES
from warehouse.views import PACKED_FOLDER, create_macros, create_views, view_names

TITLE = "“Not a drop”: Säby’s mayor warns"
BODY = """Säby’s reservoir is empty — 1,200 wells ran dry, Mayor Åsa Öberg told the council on Friday.

“We will not ration,” she said, “before the schools are open.” Nobody in Säby’s hall clapped 😐 when she sat down."""


def at(text, whole=BODY):
    start = whole.index(text)
    return {"char_start": start, "char_end": start + len(text)}


def statement(text, field="body", kept=None):
    place = at(text, TITLE if field == "title" else BODY)
    around = {"sentence_start": place["char_start"], "sentence_end": place["char_end"]}
    told = {"text": kept or text, "field": field, "predicate": text.split()[-1], "negated": False, "voice": "outlet"}
    return told | place | around


def quote():
    parts = [at("We will not ration"), at("before the schools are open")]
    place = {"char_start": parts[0]["char_start"], "char_end": parts[1]["char_end"]}
    quoted = [{"text": BODY[part["char_start"] : part["char_end"]], **part} for part in parts]
    told = {"text": " … ".join(each["text"] for each in quoted), "kind": "direct", "speaker_source": "pronoun"}
    around = {"sentence_start": place["char_start"], "sentence_end": place["char_end"]}
    return {**told, "quoted": quoted, "parts": parts, "field": "body", **place, **around}


def reports():
    """Three outlets' reports of one event; of one a statement is not what stands at its place, nor are the marks."""
    said = [statement("1,200 wells ran dry"), statement("Nobody in Säby’s hall clapped 😐"), statement(TITLE, "title")]
    for number, outlet in enumerate(("north", "south", "west")):
        rows = plain(f"{outlet}-{number}", BODY + f" Word {number}.", TITLE, outlet)
        key = {"article_id": rows["articles"][0]["article_id"]}
        odd = [statement("when she sat down", kept="when he sat down")] if number == 2 else []
        marks = replace_quoted(quote()) if number == 2 else quote()
        yield rows | {"statements": [row | key for row in said + odd], "quotes": [marks | key]}


def replace_quoted(row):
    return row | {"quoted": [row["quoted"][0] | {"text": "We shall not ration"}], "text": "We shall not ration"}


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """A private database with the views over it, and the file published from it."""
    place = Place.of(tmp_path_factory.mktemp("packed") / "news.duckdb")
    place.private.mkdir(parents=True)
    with database(place.database) as con:
        put(con, reports())
        link(con, "r")
    published = build(place, "r")
    with database(place.database) as con:
        create_views(con)
        create_macros(con)
    return place.database, published


def rows(file, query):
    with duckdb.connect(file, read_only=True) as con:
        con.execute("set TimeZone = 'UTC'")
        described = [column[:2] for column in con.execute(f"describe {query}").fetchall()]
        return described, sorted(map(repr, con.execute(query).fetchall()))


@pytest.mark.parametrize("name", [table.name for table in TABLES if table.published])
def test_a_stored_table_has_the_same_rows(files, name):
    private, published = (rows(file, f"from store.{name}") for file in files)
    assert published == private


@pytest.mark.parametrize("name", view_names())
def test_a_view_has_the_same_rows(files, name):
    private, published = (rows(file, f"from published.{name}") for file in files)
    assert published == private


def test_there_is_something_to_compare(files):
    for name in ("articles", "statements", "quotes", "claims", "search_terms"):
        assert rows(files[1], f"from store.{name}")[1], name


def test_texts_are_kept_once(files):
    kept = {}
    with duckdb.connect(files[1], read_only=True) as con:
        for name in ("statements", "quotes", "claims"):
            kept[name] = con.execute(f"select text from packed.{name} where text is not null").fetchall()
        compressions = con.execute("select distinct compression from pragma_storage_info('packed.articles')").fetchall()
    assert kept["statements"] == [("when he sat down",)] and kept["quotes"] == [("We shall not ration",)]
    assert set(kept["claims"]) <= {("when he sat down",)}
    assert ("ZSTD",) in compressions


def test_the_file_answers_under_another_name(files):
    with duckdb.connect() as con:
        con.execute(f"attach '{files[1]}' as news (read_only)")
        said = con.execute("select text from news.published.statements where contains(text, '😐') limit 1").fetchall()
    assert said == [("Nobody in Säby’s hall clapped 😐",)]


def test_each_packed_table_is_a_stored_one():
    assert {path.stem for path in PACKED_FOLDER.glob("*.sql")} <= {table.name for table in TABLES if table.published}
