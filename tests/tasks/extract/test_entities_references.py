"""What points back to a name: pronouns and descriptions, only where it is plain whom they mean."""

import pytest

from tasks.extract.entities import EntityFinder
from tasks.extract.entities.links import Links
from tasks.extract.quotes import QuoteFinder
from tests.tasks.extract.quotes.quote_docs import doc_of

FINDER = EntityFinder()


def pointed(doc):
    """Each pronoun or description with the name it stands for."""
    return [
        (mention.text, one.name)
        for one in FINDER(QuoteFinder()(doc))._.entities
        for mention in one.mentions
        if mention.form != "name"
    ]


def two_sentences(*rest, first="Lima VBD"):
    name, tag = first.split()
    return f"{name} NNP nsubj 1\nleft {tag} ROOT 1\n_. . punct 1\n" + "\n".join(rest)


def test_a_pronoun_means_the_only_person_before_it():
    doc = doc_of(two_sentences("He PRP nsubj 4", "slept VBD ROOT 4", "_. . punct 4"), people=("Lima",))
    assert pointed(doc) == [("He", "Lima")]


def test_a_pronoun_of_the_other_gender_means_somebody_else():
    table = "Mrs NNP compound 1\nLima NNP nsubj 2\nleft VBD ROOT 2\n_. . punct 2\n{} PRP nsubj 5\nslept VBD ROOT 5"
    assert pointed(doc_of(table.format("He"), people=("Lima",))) == []
    assert pointed(doc_of(table.format("She"), people=("Lima",))) == [("She", "Lima")]


def test_of_two_who_could_be_meant_nobody_is():
    table = (
        "Lima NNP nsubj 3\nand CC cc 2\nDorn NNP nsubj 3\nleft VBD ROOT 3\n_. . punct 3\nHe PRP nsubj 6\n"
        "slept VBD ROOT 6"
    )
    assert pointed(doc_of(table, people=("Lima", "Dorn"))) == []


def test_a_pronoun_may_mean_somebody_the_text_does_not_name():
    table = (
        "Lima NNP nsubj 1\nleft VBD ROOT 1\n_. . punct 1\nA DT det 4\nneighbour NN nsubj 5\nstayed VBD ROOT 5\n"
        "_. . punct 5\nHe PRP nsubj 8\nslept VBD ROOT 8"
    )
    assert pointed(doc_of(table, people=("Lima",))) == []


def test_an_object_is_not_the_subject_of_its_own_verb():
    table = "Lima NNP nsubj 1\nmet VBD ROOT 1\n{} PRP obj 1"
    assert pointed(doc_of(table.format("her"), people=("Lima",))) == []
    assert pointed(doc_of(table.format("herself"), people=("Lima",))) == [("herself", "Lima")]


@pytest.mark.parametrize(("noun", "meant"), [("mayor", [("The mayor", "Lima")]), ("pilot", [])])
def test_a_description_means_who_holds_the_office(noun, meant):
    table = (
        f"Mayor NN nmod:desc 1\nLima NNP nsubj 2\nleft VBD ROOT 2\n_. . punct 2\nThe DT det 5\n{noun} NN nsubj 6\n"
        "slept VBD ROOT 6"
    )
    assert pointed(doc_of(table, people=("Lima",))) == meant


def test_an_office_that_two_hold_means_neither():
    table = (
        "Mayor NN nmod:desc 1\nLima NNP nsubj 2\nmet VBD ROOT 2\nmayor NN nmod:desc 4\nDorn NNP obj 2\n_. . punct 2\n"
        "The DT det 7\nmayor NN nsubj 8\nslept VBD ROOT 8"
    )
    assert pointed(doc_of(table, people=("Lima", "Dorn"))) == []


def test_names_alone_are_joined_without_a_tree():
    doc = doc_of(two_sentences("He PRP nsubj 4", "slept VBD ROOT 4"), people=("Lima",))
    bare = doc.copy()
    for token in bare:
        token.dep_ = ""
    assert [one.name for one in FINDER(bare)._.entities] == ["Lima"]


@pytest.mark.parametrize(
    ("speaker", "meant"),
    [("Dorn NNP", "Dorn"), ("He PRP", "Lima"), ("officials NNS", None)],
)
def test_who_speaks_is_an_entity_where_the_text_names_him(speaker, meant):
    table = (
        f"Lima NNP nsubj 1\nleft VBD ROOT 1\n_. . punct 1\n{speaker} nsubj 4\nsaid VBD ROOT 4\nthat IN mark 8\n"
        "nobody NN nsubj 8\never RB advmod 8\nslept VBD ccomp 4\n_. . punct 4"
    )
    doc = FINDER(QuoteFinder()(doc_of(table, people=("Lima", "Dorn"))))
    (quote,) = doc._.quotes
    number = Links(doc).speaker(quote)
    assert (None if number is None else doc._.entities[number].name) == meant
