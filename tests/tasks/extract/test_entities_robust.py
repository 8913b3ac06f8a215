"""No input makes the component raise, every name is one entity's, and its work grows with a text's length alone."""

import pyarrow as pa
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from tasks.extract.annotate import extract
from tasks.extract.entities import FACTORY, EntityFinder
from tests.tasks.extract.quotes.test_robust import trees
from tests.work import calls

NLP = spacy.blank("en")
FINDER = EntityFinder()
WORDS = st.sampled_from(
    ["Ana", "Lima", "Dorn", "U.S.", "NHB", "(", ")", "Mr", "the", "mayor", "of", "He", "she", "it", "its", "said", ".",
     ",", "\n\n", "'s", "’", "-", "é", "\u200b", "İ", "ﬁ", "Board", "King", " ", "“", "”", "X", "7"]
)  # fmt: skip
LABELS = st.sampled_from(["O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG", "B-LOC", "B-NORP", "B-DATE", "B-EVENT"])


def holds(doc):
    text, found = doc.text, FINDER(doc)._.entities
    for one in found:
        assert one.name
        assert all(mention.text == text[mention.char_start : mention.char_end] for mention in one.mentions)
    places = [(mention.char_start, mention.char_end) for one in found for mention in one.mentions]
    assert len(places) == len(set(places))


@settings(deadline=None, max_examples=120)
@given(trees())
def test_no_tree_makes_it_raise(doc):
    holds(doc)


@settings(deadline=None, max_examples=120)
@given(st.lists(st.tuples(WORDS, LABELS), max_size=40))
def test_no_names_make_it_raise(words):
    tags = [
        tag if tag[0] != "I" or (at and words[at - 1][1][2:] == tag[2:]) else "O" for at, (_, tag) in enumerate(words)
    ]
    holds(Doc(NLP.vocab, words=[word for word, _ in words], ents=tags))


def test_it_works_in_anybodys_pipeline():
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "GPE", "pattern": "Zug"}])
    nlp.add_pipe(FACTORY)
    (entity,) = nlp("They stayed in Zug.")._.entities
    assert (entity.name, entity.kind, entity.aliases) == ("Zug", "LOC", ())
    assert nlp("")._.entities == ()


def test_work_grows_with_length():
    def work(times):
        words, tags = (
            ["Ana", "Lima", "left", ".", "Lima", "slept", "."],
            ["B-PERSON", "I-PERSON", *"OO", "B-PERSON", *"OO"],
        )
        people = [word for number in range(times) for word in (words[0], f"Lima{number % 97}", *words[2:])]
        doc = Doc(NLP.vocab, words=people, ents=tags * times)
        return calls(lambda: FINDER(doc))

    work(20)
    assert work(1600) < 10 * work(200)


def test_an_articles_entities_are_numbered_through_all_its_texts():
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("entity_ruler").add_patterns(
        [
            {"label": "PERSON", "pattern": "Ana Obando"},
            {"label": "LOC", "pattern": "Obando"},
            {"label": "LOC", "pattern": "Zug"},
        ]
    )
    nlp.add_pipe(FACTORY)
    row = {
        "article_id": "a1",
        "title": "Obando sings",
        "standfirst": None,
        "body": "In Zug Ana Obando sang. Obando bowed.",
    }
    made = extract(pa.Table.from_pylist([row], pa.schema([(name, pa.string()) for name in row])), nlp)
    assert [(one["entity"], one["name"], one["kind"]) for one in made["article_entities"].to_pylist()] == [
        (0, "Zug", "LOC"), (1, "Ana Obando", "PERSON"),
    ]  # fmt: skip
    assert [(one["field"], one["text"], one["entity"], one["kind"]) for one in made["mentions"].to_pylist()] == [
        ("title", "Obando", 1, "PERSON"), ("body", "Zug", 0, "LOC"), ("body", "Ana Obando", 1, "PERSON"),
        ("body", "Obando", 1, "PERSON"),
    ]  # fmt: skip
