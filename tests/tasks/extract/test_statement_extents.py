"""What belongs to a clause's characters and what is cut from them; whose words a cue tells, on invented sentences."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from tasks.extract import DEFAULT_MODEL, quotes, trees
from tasks.extract.statements import FACTORY


@pytest.fixture(scope="module")
def nlp() -> Language:
    shipped = spacy.load(DEFAULT_MODEL)
    for factory in (trees.FACTORY, quotes.FACTORY, FACTORY):
        shipped.add_pipe(factory)
    return shipped


def texts(nlp: Language, sentence: str) -> list[str]:
    return [one.text for one in nlp(sentence)._.statements]


def voices(nlp: Language, sentence: str) -> dict[str, str]:
    return {one.text: one.voice for one in nlp(sentence)._.statements}


@pytest.mark.parametrize(
    ("sentence", "inner"),
    [
        ("The clinic was closed after two nurses fell ill.", "two nurses fell ill"),
        ("The plant stopped because a pump had failed.", "a pump had failed"),
        ("A guard slipped while he checked the locks.", "he checked the locks"),
        ("Shares rose after the bank lowered its rate.", "the bank lowered its rate"),
    ],
    ids=["after", "because", "while he", "a noun behind after"],
)
def test_a_clause_of_when_or_why_is_kept_and_is_one_of_its_own(nlp: Language, sentence: str, inner: str) -> None:
    assert texts(nlp, sentence) == [sentence.removesuffix("."), inner]


@pytest.mark.parametrize(
    ("sentence", "outer"),
    [
        ("The mayor resigned, although nobody had asked her to.", "The mayor resigned"),
        ("The bridge was closed while engineers looked at the cables.", "The bridge was closed"),
    ],
    ids=["behind a comma", "of others at the same time"],
)
def test_a_clause_that_only_stands_beside_another_is_cut(nlp: Language, sentence: str, outer: str) -> None:
    assert texts(nlp, sentence)[0] == outer


@pytest.mark.parametrize(
    "sentence",
    ["The inspector is looking into whether the doors were locked.", "The road was raised so that lorries could pass."],
    ids=["whether", "so that"],
)
def test_what_is_asked_or_meant_to_be_is_not_asserted(nlp: Language, sentence: str) -> None:
    assert texts(nlp, sentence) == [sentence.removesuffix(".")]


@pytest.mark.parametrize(
    ("sentence", "outer"),
    [
        ("The harbour froze for a week, the longest spell in thirty years.", "The harbour froze for a week"),
        (
            "The council bought the Orchard Mill, a brick building that had stood empty since the war.",
            "The council bought the Orchard Mill",
        ),
        ("The council bought the Orchard Mill, a ruin.", "The council bought the Orchard Mill, a ruin"),
        ("There was no light, no heat and no food.", "There was no light, no heat and no food"),
    ],
    ids=["what it was", "with a clause", "a short one names", "a list"],
)
def test_a_noun_that_tells_more_at_length_is_cut(nlp: Language, sentence: str, outer: str) -> None:
    assert texts(nlp, sentence)[0] == outer


@pytest.mark.parametrize(
    "sentence", ["Nobody was hurt.", "A tenth is added to every bill.", "The gate was found open."], ids=str
)
def test_a_passive_asserts_whatever_its_verb_is_tagged(nlp: Language, sentence: str) -> None:
    assert texts(nlp, sentence) == [sentence.removesuffix(".")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The order was simple: a tenth was added to every bill.",
            {"The order was simple": "outlet", "a tenth was added to every bill": "outlet"},
        ),
        (
            "The drivers want 9 percent; the company has offered four.",
            {"The drivers want 9 percent": "outlet", "the company has offered four": "outlet"},
        ),
        (
            "The bank closed, and its customers know the reason.",
            {"The bank closed": "outlet", "its customers know the reason": "outlet"},
        ),
        ("Brell Foods fell by a tenth, the exchange said.", {"Brell Foods fell by a tenth": "quoted"}),
        ("The ferry was late, a sailor told Radio Tarn.", {"The ferry was late": "quoted"}),
        (
            "The minister had been warned in March, an aide told the Courier.",
            {"The minister had been warned in March": "quoted"},
        ),
    ],
    ids=["a passive", "behind a semicolon", "joined", "said", "told somebody", "warned, told"],
)  # fmt: skip
def test_only_what_somebody_says_is_somebodys(nlp: Language, sentence: str, expected: dict[str, str]) -> None:
    assert voices(nlp, sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Police warned of letters asking for money.",
        "Teachers were asked to bring every book they own.",
        'The minister spoke of "a wound in the town".',
    ],
    ids=["of a noun", "to do", "marked words"],
)
def test_a_saying_whose_content_is_no_clause_is_a_statement(nlp: Language, sentence: str) -> None:
    assert voices(nlp, sentence)[sentence.removesuffix(".")] == "outlet"
