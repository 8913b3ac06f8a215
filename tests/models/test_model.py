import json
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from bench.accuracy.common import SHIPPED, Tally

LINES = [
    json.loads(line) for line in (Path(__file__).parent / "headlines.jsonl").read_text(encoding="utf-8").splitlines()
]
FLOORS = {"headline": 0.68, "caps": 0.66}


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(SHIPPED)


def found(nlp: Language, kind: str) -> Tally:
    tally = Tally()
    lines = [line for line in LINES if line["kind"] == kind]
    for line, doc in zip(lines, nlp.pipe(line["text"] for line in lines), strict=True):
        tally.add([(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents], map(tuple, line["names"]))
    return tally


def test_it_loads_by_path_with_nothing_of_the_project():
    check = (
        f"import spacy, sys; spacy.load({str(SHIPPED)!r}); sys.exit(any(m.startswith('models') for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", check], cwd=SHIPPED.anchor, check=False).returncode == 0


def test_it_has_every_layer_and_no_label_beyond_its_own(nlp: Language):
    assert set(nlp.pipe_names) >= {"tagger", "morphologizer", "trainable_lemmatizer", "parser", "ner"}
    names = {"PERSON", "ORG", "LOC", "NORP", "FAC", "DATE", "MONEY", "PRODUCT", "MISC"}
    assert set(nlp.get_pipe("ner").labels) == names


def test_it_is_small_and_states_its_terms(nlp: Language):
    assert sum(path.stat().st_size for path in SHIPPED.rglob("*")) <= 30e6
    assert nlp.meta["license"] == "CC BY-SA 4.0" and nlp.meta["sources"] and nlp.meta["version"]
    assert (SHIPPED / "README.md").is_file() and (SHIPPED / "LICENSE").is_file()


def test_a_plain_sentence_is_read_right(nlp: Language):
    doc = nlp("The minister visited Ghana on Tuesday. She praised its farmers.")
    assert [sentence.text for sentence in doc.sents] == [
        "The minister visited Ghana on Tuesday.",
        "She praised its farmers.",
    ]
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Ghana", "LOC"), ("Tuesday", "DATE")]
    assert (doc[2].lemma_, doc[2].pos_, doc[2].tag_, doc[2].dep_) == ("visit", "VERB", "VBD", "ROOT")
    assert doc[1].dep_ == "nsubj" and doc[1].head == doc[2]


def test_blank_lines_are_no_names(nlp: Language):
    doc = nlp("PARIS\n\nThe mayor of Paris spoke.\n\nMore to follow")
    assert not [ent for ent in doc.ents if "\n" in ent.text]


@pytest.mark.parametrize("kind", sorted(FLOORS))
def test_headlines_and_capitals_do_not_fall_apart(nlp: Language, kind: str):
    assert found(nlp, kind).f1 >= FLOORS[kind]
