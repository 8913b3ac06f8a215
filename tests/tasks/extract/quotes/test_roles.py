"""Names that a noun for one person makes a person's, whatever the recognizer took them for."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from tasks.extract.quotes.genders import genders
from tasks.extract.quotes.persons import evidence, people
from tasks.extract.quotes.roles import unmarked

VOCAB = spacy.blank("en").vocab


def doc_of(text: str, label: str | None = None) -> Doc:
    """A doc whose capitalised words but its first are proper nouns, the run of them a name of the label."""
    words = text.split()
    proper = [word[0].isupper() and at > 0 for at, word in enumerate(words)]
    doc = Doc(VOCAB, words=words, tags=["NNP" if own else "NN" for own in proper])
    if label is not None:
        places = [at for at, own in enumerate(proper) if own]
        doc.ents = [Span(doc, places[0], places[-1] + 1, label=label)]
    return doc


@pytest.mark.parametrize("role", ["haulier", "superintendent", "barmaid", "legend", "coxswain"])
def test_whom_a_role_names_is_a_person(role):
    doc = doc_of(f"then {role} Sepp Lindqvist sat down")
    assert [doc[low:high].text for low, high in unmarked(doc)] == ["Sepp Lindqvist"]
    assert people(doc)[0] == ((2, 4),)
    told = evidence(doc_of(f"then {role} Sepp Lindqvist sat down", "ORG").ents[0])
    assert told is not None
    assert told.kind == "PERSON"


@pytest.mark.parametrize(
    "text",
    [
        "the coach Dravik United won",  # a club
        "a baker Corvo Bakery said",  # a firm's last word
        "the chief Information Officers said",
        "the driver Sepp sat down",  # one word may be anything
        "then haulier Sepp Lindqvist Olga Ferro sat",  # more than a name
        "then owner Corvo Brandt sat down",  # owners are firms too
    ],
)
def test_other_names_are_not(text):
    assert not list(unmarked(doc_of(text)))


def test_a_town_has_a_mayor():
    for before, kind in (("the mayor of", "LOC"), ("north of", "LOC"), ("the wife of", None)):
        told = evidence(doc_of(f"{before} Corvo slept", "PERSON").ents[0])
        assert (told.kind if told else None) == kind


def test_a_surname_has_the_gender_of_its_only_bearer():
    doc = Doc(VOCAB, words=["Emma", "Holm", "saw", "Mr", "Lund", "and", "Robert", "Dorn", "saw", "Ana", "Dorn"])
    assert genders(doc, [(0, 2), (4, 5), (6, 8), (9, 11)]) == {"Holm": "f", "Lund": "m"}
