"""Sentences and mentions stand where their offsets say, whatever pipeline finds them."""

import pyarrow as pa
import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from tasks.extract import ModelError, load_model, model_name, see_model
from tasks.extract.annotate import PIECE_CHARS, extract, extract_all
from warehouse.tables import EXTRACTED


@pytest.fixture(scope="module")
def nlp():
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns(
        [
            {"label": "PER", "pattern": "Oyelaran"},
            {"label": "GPE", "pattern": "Karsova"},
            {"label": "CARDINAL", "pattern": "forty"},
            {"label": "EVENT", "pattern": "Harbour Games"},
        ]
    )
    return pipeline


def articles(*bodies, title=None):
    rows = [
        {"article_id": f"a{number}", "title": title, "standfirst": None, "body": body}
        for number, body in enumerate(bodies)
    ]
    return pa.Table.from_pylist(rows, pa.schema([(name, pa.string()) for name in rows[0]]))


def slices_hold(table, texts):
    return all(
        row["text"] == texts[row["article_id"]][row["char_start"] : row["char_end"]] for row in table.to_pylist()
    )


def test_rows_follow_the_tables(nlp):
    made = extract(articles("Oyelaran spoke in Karsova."), nlp)
    assert {name: rows.schema for name, rows in made.items()} == {table.name: table.arrow() for table in EXTRACTED}


def test_labels_of_other_pipelines_become_the_warehouses_kinds(nlp):
    made = extract(articles("Oyelaran left Karsova after forty days at the Harbour Games."), nlp)
    assert [(row["text"], row["kind"], row["form"]) for row in made["mentions"].to_pylist()] == [
        ("Oyelaran", "PERSON", "name"),
        ("Karsova", "LOC", "name"),
        ("Harbour Games", "MISC", "name"),
    ]


def test_each_field_has_offsets_of_its_own(nlp):
    made = extract(articles("Rain fell. Oyelaran stayed.", title="Oyelaran stays in Karsova"), nlp)
    places = [(row["field"], row["char_start"], row["text"]) for row in made["mentions"].to_pylist()]
    assert places == [("title", 0, "Oyelaran"), ("title", 18, "Karsova"), ("body", 11, "Oyelaran")]


@Language.component("stumbles")
def stumbles(doc):
    if "Quoll" in doc.text:
        raise ValueError("a quoll")
    return doc


def test_an_article_that_the_pipeline_fails_at_has_its_sentences_and_the_others_have_everything(nlp):
    bodies = ["Oyelaran spoke.", "Oyelaran fell. Quoll stayed.", "Karsova slept.", "Nobody knew Oyelaran."]
    given = articles(*bodies)
    nlp.add_pipe("stumbles")
    made, failed = extract_all(given, nlp)
    nlp.remove_pipe("stumbles")
    whole = extract(given, nlp)
    assert failed == {"a1": "ValueError: a quoll"}
    assert made["sentences"] == whole["sentences"]
    assert made["mentions"].to_pylist() == [row for row in whole["mentions"].to_pylist() if row["article_id"] != "a1"]
    assert {name: rows.schema for name, rows in made.items()} == {table.name: table.arrow() for table in EXTRACTED}


def test_no_sentence_crosses_a_paragraph(nlp):
    body = "A line without a full stop\n\nOyelaran spoke. Nobody answered."
    made = extract(articles(body), nlp)
    texts = [body[row["char_start"] : row["char_end"]] for row in made["sentences"].to_pylist()]
    assert texts == ["A line without a full stop", "Oyelaran spoke.", "Nobody answered."]


def test_a_long_body_is_read_in_pieces_with_offsets_of_the_whole(nlp):
    paragraph = "Oyelaran spoke in Karsova. " + "Nobody answered for a while. " * 40
    body = "\n\n".join([paragraph.strip()] * (3 * PIECE_CHARS // len(paragraph)))
    made = extract(articles(body), nlp)
    assert slices_hold(made["mentions"], {"a0": body})
    assert made["mentions"].num_rows == 2 * body.count("Oyelaran")
    assert max(made["sentences"].column("char_end").to_pylist()) == len(body)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.text(st.sampled_from('Oyelaran Karsova.\n“"é\u2028\U0001f30d\t'), max_size=80), min_size=1, max_size=3)
)
def test_any_text_gives_spans_inside_it(nlp, bodies):
    made = extract(articles(*bodies), nlp)
    texts = {f"a{number}": body for number, body in enumerate(bodies)}
    assert slices_hold(made["mentions"], texts)
    for row in made["sentences"].to_pylist():
        text = texts[row["article_id"]][row["char_start"] : row["char_end"]]
        assert text == text.strip() != ""
        assert "\n\n" not in text


def test_a_pipeline_that_is_not_there_is_named():
    with pytest.raises(ModelError, match="no_such_pipeline"):
        load_model("no_such_pipeline")


def test_a_pipeline_must_find_sentences_and_names(tmp_path):
    spacy.blank("en").to_disk(tmp_path / "bare")
    with pytest.raises(ModelError, match="no sentences"):
        load_model(str(tmp_path / "bare"))
    with_sentences = spacy.blank("en")
    with_sentences.add_pipe("sentencizer")
    with_sentences.to_disk(tmp_path / "sentences")
    with pytest.raises(ModelError, match="no names"):
        load_model(str(tmp_path / "sentences"))


def test_a_runs_model_is_named_with_its_version(tmp_path):
    nlp = spacy.blank("en")
    nlp.meta["name"], nlp.meta["version"] = "tried", "3.2.1"
    nlp.to_disk(tmp_path)
    assert model_name(str(tmp_path)) == "en_tried 3.2.1"
    assert model_name("some_package") == "some_package"


def test_a_pipeline_is_seen_without_being_loaded(tmp_path):
    spacy.blank("en").to_disk(tmp_path / "there")
    see_model(str(tmp_path / "there"))
    see_model(None)
    for missing in (str(tmp_path / "nowhere"), "no_such_pipeline"):
        with pytest.raises(ModelError, match="no spaCy pipeline"):
            see_model(missing)
