"""The component on small trees: what is counted, the action, change, place and time, and what has no tree."""

from __future__ import annotations

from dataclasses import fields

import spacy
from spacy.tokens import Doc

import tasks.extract.figures as figures
from tests.tasks.extract.figures.conftest import Build
from warehouse.tables import FIGURES

ARRESTED = [
    ("Police", "NNS", "NOUN", "police", 2, "nsubj"), ("have", "VBP", "AUX", "have", 2, "aux"),
    ("arrested", "VBN", "VERB", "arrest", 2, "ROOT"), ("over", "IN", "ADP", "over", 4, "advmod"),
    ("4,000", "CD", "NUM", "4,000", 5, "nummod"), ("herders", "NNS", "NOUN", "herders", 2, "obj"),
    ("in", "IN", "ADP", "in", 7, "case"), ("Norby", "NNP", "PROPN", "Norby", 2, "obl"),
    ("since", "IN", "ADP", "since", 9, "case"), ("2016", "CD", "NUM", "2016", 2, "obl"),
    (".", ".", "PUNCT", ".", 2, "punct"),
]  # fmt: skip
NAMES = [(7, 8, "LOC"), (9, 10, "DATE")]


def test_a_count_with_its_clause(tree: Build) -> None:
    (figure,) = figures.find(tree(ARRESTED, NAMES))
    assert (figure.value_low, figure.value_high, figure.modifier, figure.unit) == (4_000, None, "over", "count")
    assert (figure.counted, figure.action, figure.action_class) == ("herders", "arrest", "arrest")
    assert (figure.place, figure.as_of, figure.is_change) == ("Norby", "2016", False)
    assert figure.text == "over 4,000"
    assert 0 < (figure.confidence or 0) < 1


def test_a_change_and_what_changes(tree: Build) -> None:
    doc = tree([
        ("Rents", "NNS", "NOUN", "rent", 1, "nsubj"), ("rose", "VBD", "VERB", "rise", 1, "ROOT"),
        ("by", "IN", "ADP", "by", 4, "case"),
        ("5", "CD", "NUM", "5", 4, "nummod"), ("percent", "NN", "NOUN", "percent", 1, "obl"),
        (".", ".", "PUNCT", ".", 1, "punct"),
    ])  # fmt: skip
    (figure,) = figures.find(doc)
    assert (figure.unit, figure.counted, figure.action_class, figure.is_change) == ("percent", "Rents", "rise", True)


def test_a_level_that_a_fall_reached_is_no_change(tree: Build) -> None:
    doc = tree([
        ("Rents", "NNS", "NOUN", "rent", 1, "nsubj"), ("fell", "VBD", "VERB", "fall", 1, "ROOT"),
        ("to", "IN", "ADP", "to", 3, "case"),
        ("$", "$", "SYM", "$", 1, "obl"), ("900", "CD", "NUM", "900", 3, "nummod"),
        (".", ".", "PUNCT", ".", 1, "punct"),
    ], glue=(3,))  # fmt: skip
    (figure,) = figures.find(doc)
    assert (figure.unit, figure.value_low, figure.counted, figure.is_change) == ("USD", 900, "Rents", False)


def test_the_dead_are_people(tree: Build) -> None:
    doc = tree([
        ("The", "DT", "DET", "the", 1, "det"), ("storm", "NN", "NOUN", "storm", 2, "nsubj"),
        ("left", "VBD", "VERB", "leave", 2, "ROOT"),
        ("12", "CD", "NUM", "12", 2, "obj"), ("dead", "JJ", "ADJ", "dead", 2, "xcomp"),
        (".", ".", "PUNCT", ".", 2, "punct"),
    ])  # fmt: skip
    (figure,) = figures.find(doc)
    assert (figure.counted, figure.action, figure.action_class) == ("people", "die", "die")


def test_an_age_behind_a_name(tree: Build) -> None:
    doc = tree([
        ("Ida", "NNP", "PROPN", "Ida", 1, "compound"), ("Moe", "NNP", "PROPN", "Moe", 5, "nsubj"),
        (",", ",", "PUNCT", ",", 3, "punct"),
        ("57", "CD", "NUM", "57", 1, "nummod"), (",", ",", "PUNCT", ",", 3, "punct"),
        ("won", "VBD", "VERB", "win", 5, "ROOT"),
    ], [(0, 2, "PERSON")], glue=(1, 3))  # fmt: skip
    (figure,) = figures.find(doc)
    assert (figure.unit, figure.counted, figure.value_low) == ("year", "age", 57)


def test_names_with_numbers_are_none(tree: Build) -> None:
    doc = tree([
        ("The", "DT", "DET", "the", 1, "det"), ("Boeing", "NNP", "PROPN", "Boeing", 3, "nsubj"),
        ("737", "CD", "NUM", "737", 1, "nummod"),
        ("landed", "VBD", "VERB", "land", 3, "ROOT"),
    ], [(1, 3, "PRODUCT")])  # fmt: skip
    assert figures.find(doc) == ()


def test_the_factory_alone_in_a_pipeline() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(figures.NAME)
    doc = nlp("About 40 percent of 1,200 boats cost $3bn.")
    assert [(one.text, one.unit) for one in doc._.figures] == [
        ("About 40 percent", "percent"),
        ("1,200", "count"),
        ("$3bn", "USD"),
    ]


def test_ages_in_a_row_are_all_ages_and_a_count_behind_them_is_none() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(figures.NAME)
    doc = nlp("Rowers aged 14, 17 and 31, a rower aged 60, and 12 swimmers were saved.")
    assert [(one.text, one.unit) for one in doc._.figures] == [
        ("14", "year"),
        ("17", "year"),
        ("31", "year"),
        ("60", "year"),
        ("12", "count"),
    ]


def test_clear_nlp_labels_do_no_harm(tree: Build) -> None:
    renamed = {"nsubj": "nsubj", "obj": "dobj", "obl": "pobj", "case": "prep"}
    rows = [(*row[:5], renamed.get(row[5], row[5])) for row in ARRESTED]
    (figure,) = figures.find(tree(rows, NAMES))  # type: ignore[arg-type]
    assert (figure.counted, figure.action) == ("herders", "arrest")


def test_rows_have_the_table_s_columns(tree: Build) -> None:
    doc = figures.Figures()(tree(ARRESTED, NAMES))
    (row,) = figures.rows(doc, "a1", "body", 100)
    assert set(row) == set(FIGURES.names)
    assert (row["char_start"], row["char_end"]) == (121, 131)
    assert doc.text[row["char_start"] - 100 : row["char_end"] - 100] == row["text"] == "over 4,000"
    assert (row["sentence_start"], row["sentence_end"]) == (100, 100 + len(doc.text.rstrip()))


def test_a_figure_s_fields_are_the_published_ones() -> None:
    told_by_others = {"article_id", "field", "counted_entity", "quote_start", "quote_end"}
    own = {"counted_start", "counted_end"}
    assert {field.name for field in fields(figures.Figure)} - own == set(FIGURES.names) - told_by_others


def test_an_empty_document(vocab: spacy.vocab.Vocab) -> None:
    assert figures.find(Doc(vocab)) == ()
