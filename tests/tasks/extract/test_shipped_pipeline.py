"""The pipeline that ships, with our components behind it: what it finds stands where it says."""

import pyarrow as pa
import pytest

from tasks.extract import load_model
from tasks.extract.annotate import extract

TITLE = "Storm closes Karsova harbour, says port authority"
BODY = (
    "KARSOVA — The Karsova Port Authority closed its harbour on Monday after at least 14 boats broke loose in a storm. "
    "“Nobody could have moored them better,” Harbour Master Elena Brandt told reporters.\n\n"
    "She said the repairs would cost €3.5 million and take six weeks."
)


@pytest.fixture(scope="module")
def made():
    row = {"article_id": "a1", "title": TITLE, "standfirst": None, "body": BODY}
    schema = pa.schema([(name, pa.string()) for name in row])
    return {name: rows.to_pylist() for name, rows in extract(pa.Table.from_pylist([row], schema), load_model()).items()}


def test_every_row_stands_at_its_offsets(made):
    fields = {"title": TITLE, "body": BODY}
    for name in ("mentions", "figures"):
        assert made[name]
        assert all(row["text"] == fields[row["field"]][row["char_start"] : row["char_end"]] for row in made[name])
    for quote in made["quotes"]:
        pieces = [fields[quote["field"]][part["char_start"] : part["char_end"]] for part in quote["parts"]]
        assert quote["text"] == " … ".join(pieces)


def test_people_organisations_and_places_are_named(made):
    named = {(row["text"], row["kind"]) for row in made["mentions"]}
    assert ("Elena Brandt", "PERSON") in named
    assert ("Karsova Port Authority", "ORG") in {(text.removeprefix("The "), kind) for text, kind in named}


def test_who_said_what(made):
    said = {(row["kind"], row["speaker_text"], row["text"]) for row in made["quotes"] if row["field"] == "body"}
    assert any(
        kind == "direct" and "Elena Brandt" in speaker and text.startswith("Nobody could have moored them better")
        for kind, speaker, text in said
    )
    assert any(
        (kind, speaker) == ("indirect", "She") and text.startswith("the repairs would cost")
        for kind, speaker, text in said
    )


def test_how_many(made):
    read = {(row["value_low"], row["value_high"], row["modifier"], row["unit"]) for row in made["figures"]}
    assert {(14.0, None, "at least", "count"), (3_500_000.0, 3_500_000.0, "exact", "EUR")} <= read
