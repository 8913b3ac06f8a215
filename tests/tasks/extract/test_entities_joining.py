"""Which names of one text are one entity's."""

import pytest
import spacy
from spacy.tokens import Doc, Span

from tasks.extract.entities import EntityFinder
from tasks.extract.entities.article import merge
from tasks.extract.entities.find import find_entities

NLP = spacy.blank("en")
FINDER = EntityFinder()


def named(text, **kinds):
    """A doc of a text in which every place of each name (``_`` for a space) has a kind."""
    doc = NLP(text)
    spans = []
    for name, kind in kinds.items():
        written, start = name.replace("_", " "), 0
        while (start := text.find(written, start)) >= 0:
            spans.append(doc.char_span(start, start + len(written), label=kind))
            start += len(written)
    doc.ents = spacy.util.filter_spans([span for span in spans if span is not None])
    return doc


def entities(doc):
    """Name, kind and the texts of the names of each entity."""
    return {one.name: (one.kind, [mention.text for mention in one.mentions]) for one in find_entities(doc)}


def test_full_name_surname_title_and_possessive_are_one_person():
    doc = named(
        "Transport Minister Ngozi Obando left. Obando's aides stayed. Mr Obando slept. Ngozi woke.",
        Ngozi_Obando="PERSON", Obando="PERSON", Ngozi="PERSON",
    )  # fmt: skip
    assert entities(doc) == {"Ngozi Obando": ("PERSON", ["Ngozi Obando", "Obando", "Obando", "Ngozi"])}


def test_a_title_inside_the_name_is_not_part_of_it():
    doc = named("Then Interior Minister Ngozi Obando left.", Interior_Minister_Ngozi_Obando="PERSON")
    assert [one.name for one in find_entities(doc)] == ["Ngozi Obando"]


@pytest.mark.parametrize("kind", ["LOC", "ORG"])
def test_the_full_names_kind_decides_for_the_surname(kind):
    doc = named("Ngozi Obando left. Obando ate.", Ngozi_Obando="PERSON")
    doc.ents = [*doc.ents, Span(doc, 4, 5, label=kind)]
    (entity,) = find_entities(doc)
    assert (entity.name, entity.kind, {mention.kind for mention in entity.mentions}) == (
        "Ngozi Obando", "PERSON", {"PERSON"},
    )  # fmt: skip


def test_diacritics_hyphens_and_case_are_folded():
    doc = named(
        "José Ibarra-Peña sang. IBARRA PENA bowed. Jose Ibarra Peña left.",
        José_Ibarra="PERSON", IBARRA_PENA="PERSON", Jose_Ibarra_Peña="PERSON",
    )  # fmt: skip
    doc.ents = [Span(doc, 0, 4, label="PERSON"), *(span for span in doc.ents if span.start > 4)]
    assert list(entities(doc)) == ["José Ibarra-Peña"]


def test_two_people_of_one_surname_stay_apart():
    doc = named(
        "Peter Lund spoke. Mary Lund answered. Mrs Lund sat. Mr Lund stood. Lund left.",
        Peter_Lund="PERSON", Mary_Lund="PERSON", Lund="PERSON",
    )  # fmt: skip
    found = {one.name: [mention.char_start for mention in one.mentions] for one in find_entities(doc)}
    assert found == {
        "Peter Lund": [0, doc.text.index("Mr Lund") + 3],
        "Mary Lund": [18, doc.text.index("Mrs Lund") + 4, doc.text.index("Lund left")],
    }


def test_a_bare_surname_is_rather_not_the_relatives():
    doc = named(
        "Peter Lund spoke. His wife, Mary Lund, answered. Lund left.",
        Peter_Lund="PERSON", Mary_Lund="PERSON", Lund="PERSON",
    )  # fmt: skip
    assert [len(one.mentions) for one in find_entities(doc)] == [2, 1]


def test_acronyms_that_the_text_explains():
    doc = named(
        "The National Harbour Board (NHB) met. NHB staff left. The Office of Rural Roads said so. ORR paid.",
        National_Harbour_Board="ORG", Office_of_Rural_Roads="ORG", ORR="ORG",
    )  # fmt: skip
    assert [(one.name, one.aliases) for one in find_entities(doc)] == [
        ("National Harbour Board", ("NHB",)),
        ("Office of Rural Roads", ("ORR",)),
    ]


def test_short_forms_of_bodies_and_of_countries():
    doc = named(
        "Quillon Corp grew. Quillon paid. The U.S. waited; the United States and America did too. Washington slept.",
        Quillon_Corp="ORG", Quillon="ORG", **{"U.S.": "LOC"}, United_States="LOC", America="LOC", Washington="LOC",
    )  # fmt: skip
    assert entities(doc) == {
        "Quillon Corp": ("ORG", ["Quillon Corp", "Quillon"]),
        "United States": ("LOC", ["U.S.", "United States", "America"]),
        "Washington": ("LOC", ["Washington"]),
    }


def test_a_country_is_not_short_for_a_body_nor_its_people():
    doc = named(
        "Norway won. The Norway Fund paid. Norwegians sang, a Norwegian danced.",
        Norway_Fund="ORG", Norway="LOC", Norwegians="NORP", Norwegian="NORP",
    )  # fmt: skip
    assert [(one.kind, len(one.mentions)) for one in find_entities(doc)] == [("LOC", 1), ("ORG", 1), ("NORP", 2)]


def test_every_name_is_one_entitys():
    doc = named(
        "Ana Lima met Ana Dorn. Ana left for Zug.", Ana_Lima="PERSON", Ana_Dorn="PERSON", Ana="PERSON", Zug="LOC"
    )
    starts = sorted(mention.char_start for one in find_entities(doc) for mention in one.mentions)
    assert starts == [span.start_char for span in doc.ents]
    assert len(find_entities(doc)) == 4


def test_names_that_were_missed_are_found_by_those_that_were_not():
    doc = Doc(
        NLP.vocab, words=["Ngozi", "Obando", "left", ".", "Obando", "slept", "."],
        pos=["PROPN", "PROPN", "VERB", "PUNCT", "PROPN", "VERB", "PUNCT"],
        ents=["B-PERSON", "I-PERSON", "O", "O", "O", "O", "O"],
    )  # fmt: skip
    (entity,) = find_entities(doc)
    assert [mention.text for mention in entity.mentions] == ["Ngozi Obando", "Obando"]


def test_an_articles_texts_are_joined_the_body_first():
    body = find_entities(
        named("In Zug Ngozi Obando met Ana Lima.", Ngozi_Obando="PERSON", Ana_Lima="PERSON", Zug="LOC")
    )
    title = find_entities(named("Obando meets rival in Oslo", Obando="PERSON", Oslo="LOC"))
    found, numbers = merge([body, title])
    assert [(one.name, one.kind) for one in found] == [
        ("Zug", "LOC"), ("Ngozi Obando", "PERSON"), ("Ana Lima", "PERSON"), ("Oslo", "LOC"),
    ]  # fmt: skip
    assert numbers == [[0, 1, 2], [1, 3]]
