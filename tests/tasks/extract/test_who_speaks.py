"""Whom a quotation is by where its sentence has a pronoun, or a statement: the name that the sentences before give."""

from __future__ import annotations

import pytest

from tasks.extract import load_model
from tasks.extract.entities.links import Links


@pytest.fixture(scope="module")
def nlp():
    return load_model()


def speakers(doc):
    """The name of who says each quotation in marks, None where that is nobody named."""
    links = Links(doc)
    found = [links.speaker(quote) for quote in doc._.quotes if quote.quoted]
    return [None if number is None else doc._.entities[number].name for number in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Superintendent Orla Wendt thanked the parents. “They were patient,” she said.", "Orla Wendt"),
        ("The mayor of Dravik, Lena Orth, was in tears. “We asked for this bridge for years,” she said.", "Lena Orth"),
        (
            "Petra Nowak, the fisheries minister, who cut short a visit to Oslo, met widows at the quay. “I promise "
            "you an answer,” she said. “It will not be soon.”",
            "Petra Nowak",
        ),
        (
            "Rosa Bellini, whose husband, Marco, is among the missing, spoke of cracks. “The roof had been groaning,” "
            "she said.",
            "Rosa Bellini",
        ),
        ("Clara Voigt said that a guard had opened the gate. “He did not even look,” she added.", "Clara Voigt"),
        ("Wolfgang Waters ran the port. Waters was surprised. “Nobody told me,” he said.", "Wolfgang Waters"),
        ("The crews went home. “The results were poor,” Victor Lasker's statement said.", "Victor Lasker"),
        ("“We regret what happened,” said a letter from Ana Brandt.", "Ana Brandt"),
    ],
)
def test_who_speaks_is_named_before(nlp, text, name):
    found = speakers(nlp(text))
    assert found
    assert set(found) == {name}


@pytest.mark.parametrize(
    "text",
    [
        "Petra Nowak left. Then a driver of the firm arrived. “I saw nothing,” he said.",
        "Petra Nowak told reporters. The negotiator came out next. “It is done,” he said.",
        "Maya Ruiz came home late. Her mother, who lives next door, heard a bang. “I was shaking,” she said.",
    ],
)
def test_somebody_unnamed_who_came_since_is_meant(nlp, text):
    assert speakers(nlp(text)) == [None]


def test_the_given_name_tells_which_of_two_is_meant(nlp):
    text = "Robert Holm denied it. Emma Holm's lawyer objected, and Emma Lund left. “It is a lie,” he said."
    assert "Emma Lund" not in speakers(nlp(text))


def test_of_which_place_somebody_is_mayor_is_no_person(nlp):
    doc = nlp("The mayor of Marnesti, Lidia Hortan, was in tears as she spoke.")
    assert {one.name for one in doc._.entities if one.kind == "PERSON"} == {"Lidia Hortan"}
