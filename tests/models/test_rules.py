import re

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from bench.accuracy.common import SHIPPED
from models.train.rules import HEADS, name_patterns


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(SHIPPED)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("[Upper Kotto Assembly/LOC] met", [("Upper Kotto Assembly", "ORG")]),
        ("at [Saint Ada Hospital/ORG] now", [("Saint Ada Hospital", "FAC")]),
        ("[Ada Bay/PERSON] is calm", [("Ada Bay", "LOC")]),
        ("the [Kotto Fisheries Act/ORG] says", [("Kotto Fisheries Act", "MISC")]),
        ("the [Union of Kotto Farmers/MISC] met", [("Union of Kotto Farmers", "MISC")]),
        ("the [New Kotto Council Chronicle/LOC] says", [("New Kotto Council Chronicle", "LOC")]),
        ("the [Kottoan/NORP] Navy sails", [("Kottoan Navy", "ORG")]),
        ("[Ada Brook/PERSON] Heralds Spring", [("Ada Brook", "PERSON")]),
        ("the KFU [Fisheries Bureau/ORG] said", [("KFU Fisheries Bureau", "ORG")]),
        ("[Hospital/ORG] staff", [("Hospital", "ORG")]),
        ("in [Kotto/LOC] [Ada Brook/PERSON] said", [("Kotto", "LOC"), ("Ada Brook", "PERSON")]),
    ],
)
def test_what_a_names_last_word_says(nlp: Language, given: str, wanted: list[tuple[str, str]]):
    doc = nlp.get_pipe("entity_ruler")(_named(nlp, given))
    assert [(ent.text, ent.label_) for ent in doc.ents] == wanted


def _named(nlp: Language, marked: str) -> Doc:
    words: list[str] = []
    tags: list[str] = []
    for name, label, word in re.findall(r"\[([^/]+)/(\w+)\]|(\S+)", marked):
        pieces = name.split() or [word]
        words += pieces
        tags += [f"{'I' if n else 'B'}-{label}" if label else "O" for n in range(len(pieces))]
    return Doc(nlp.vocab, words=words, ents=tags)


@pytest.mark.parametrize(
    ("text", "word", "tags"),
    [
        ('He said "no" twice.', '"', ["``", "''"]),
        ("See the file budget.xlsx today.", "budget.xlsx", ["NN"]),
        ("It is at https://kotto.example/news now.", "https://kotto.example/news", ["ADD"]),
    ],
)
def test_tags_that_the_look_decides(nlp: Language, text: str, word: str, tags: list[str]):
    assert [token.tag_ for token in nlp(text) if token.text == word] == tags


def test_a_head_stands_in_one_list_and_the_shipped_pipeline_has_them_all(nlp: Language):
    heads = [head for path in HEADS.glob("*.txt") for head in path.read_text(encoding="utf-8").split()]
    assert len(heads) == len(set(heads)) > 100
    shipped = nlp.get_pipe("entity_ruler").patterns
    assert sorted(map(str, shipped)) == sorted(map(str, name_patterns()))
