"""What the text itself tells against a model's mistakes: names, lemmas, tallies, magnitudes, short sentences."""

import pytest
import spacy
from spacy.tokens import Doc, Span

from tasks.extract.entities import EntityFinder
from tasks.extract.figures import quantities
from tasks.extract.figures.tallies import is_numbered
from tasks.extract.lemmas import mended
from tasks.extract.quotes import QuoteFinder
from tasks.extract.quotes.persons import evidence, people
from tasks.extract.statements.find import find_statements
from tests.tasks.extract.quotes.quote_docs import doc_of

NLP = spacy.blank("en")


def named(words, *names):
    doc = Doc(NLP.vocab, words=words.split(), tags=["WP" if w == "who" else "WDT" for w in words.split()])
    doc.ents = [Span(doc, start, end, label=label) for start, end, label in names]
    return doc


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("Dorn Apparel closed", (0, 2, "PERSON"), "ORG"),
        ("They met in Dorn today", (3, 4, "PERSON"), "LOC"),
        ("Dorn , which sells boats", (0, 1, "PERSON"), "ORG"),
        ("Dorn , who runs it", (0, 1, "LOC"), "PERSON"),
    ],
)
def test_what_stands_beside_a_name_tells_its_kind(words, name, kind):
    told = evidence(named(words, name).ents[0])
    assert told is not None and told.kind == kind


@pytest.mark.parametrize("words", ["Ana Dorn closed it", "Dorn said so", "near the Dorn"])
def test_a_bare_name_keeps_its_kind(words):
    at = words.split().index("Dorn")
    assert evidence(named(words, (at, at + 1, "PERSON")).ents[0]) is None


def test_a_surname_is_found_by_the_full_name():
    doc = named("Ana Dorn left . Dorn slept", (0, 2, "PERSON"), (4, 5, "LOC"))
    assert people(doc) == (((0, 2), (4, 5)), frozenset({"Dorn"}))


def test_he_is_not_an_unnamed_newcomers_predecessor():
    table = (
        "Ana NNP nsubj 1\nleft VBD ROOT 1\n_. . punct 1\n"
        "A DT det 4\nwoman NN nsubj 5\nwaited VBD ROOT 5\n_. . punct 5\n"
        "She PRP nsubj 8\nsaid VBD ROOT 8\nit PRP nsubj 10\nrained VBD ccomp 8\n_. . punct 8"
    )
    doc = EntityFinder()(QuoteFinder()(doc_of(table, people=("Ana",))))
    (entity,) = doc._.entities
    assert [mention.text for mention in entity.mentions] == ["Ana"]


def test_who_does_an_aside_does_not_say_what_follows():
    table = (
        "The DT det 1\nministry NN dep 7\n_, , punct 5\nwhich WDT obj 5\nDorn NNP nsubj 5\nruns VBZ acl:relcl 1\n"
        "_, , punct 7\nsaid VBD ROOT 7\nit PRP nsubj 9\nrained VBD ccomp 7\n_. . punct 7"
    )
    (quote,) = QuoteFinder()(doc_of(table, people=("Dorn",)))._.quotes
    assert quote.speaker_text == "The ministry"


@pytest.mark.parametrize(
    ("word", "given", "lemma"),
    [("conceded", "conced", "concede"), ("lapsed", "laps", "lapse"), ("revoking", "revok", "revoke"),
     ("passes", "pass", "pass"), ("walked", "walk", "walk"), ("falls", "fall", "fall")],
)  # fmt: skip
def test_a_final_e_that_the_lemmatizer_took_is_put_back(word, given, lemma):
    assert mended(word, given) == lemma


@pytest.mark.parametrize("before", ["The dead now number ", "the injured of both towns number ", "those who number "])
def test_people_are_numbered(before):
    assert is_numbered(before + "31", len(before))


@pytest.mark.parametrize("before", ["Room number ", "a bus number ", "The dead. Number "])
def test_things_have_numbers(before):
    assert not is_numbered(before + "31", len(before))


@pytest.mark.parametrize("text", ["a magnitude 6.4 quake", "of magnitude of 6.4.", "a 6.4-magnitude quake"])
def test_a_magnitude_is_no_count(text):
    (one,) = quantities.find(text)
    assert (one.unit, one.first) == ("magnitude", 6.4)


def statements(table):
    return [(one.subject, one.predicate, one.negated) for one in find_statements(doc_of(table))]


def test_a_short_sentence_of_two_nouns_is_one_with_a_verb():
    assert statements("The DT det 2\ndam NN compound 2\nburst NN ROOT 2\n_. . punct 2") == [("dam", "burst", False)]


def test_nobodys_subject_negates_whatever_the_tree_calls_it():
    table = "No DT det 1\nsaver RB advmod 3\nwill MD aux 3\nlose VB ROOT 3\na DT det 5\ncent NN obj 3\n_. . punct 3"
    assert statements(table) == [("No saver", "lose", True)]


def test_a_past_tense_after_its_noun_is_a_sentence():
    assert statements("No DT det 1\nbell NN ROOT 1\nrang VBD acl 1\n_. . punct 1") == [("No bell", "ring", True)]


def test_what_opened_was_not_opened_by_somebody():
    assert statements("The DT det 1\ngates NNS nsubj 2\nopened VBN ROOT 2\n_. . punct 2") == [
        ("The gates", "open", False)
    ]
    assert statements("Gates NNS nsubj 1\nopened VBN ROOT 1") == [(None, "open", False)]
