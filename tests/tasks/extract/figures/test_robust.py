"""No text makes the component raise, places hold, and time grows with length."""

from __future__ import annotations

import itertools

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

import tasks.extract.figures as figures
from tests.work import calls

PIECES = [
    "one",
    "two",
    "dozen",
    "hundred",
    "thousand",
    "million",
    "and",
    "a",
    "half",
    "half",
    "third",
    "thirds",
    "3",
    "1/2",
    "4.5",
    "2,000",
    "½",
    "-",
    "–",
    "/",
    "$",
    "€",
    "£",
    "US$",
    "%",
    "percent",
    "pc",
    "points",
    "years",
    "old",
    "aged",
    "between",
    "from",
    "to",
    "or",
    "nearly",
    "over",
    "at",
    "least",
    "no.",
    "Section",
    "year-old",
    "mm",
    "km",
    "°C",
    "(",
    ")",
    ".",
    ",",
    ";",
    ":",
    '"',
    "'",
    "“",
    "”",
    "’",
    "9/11",
    "2-1",
    "10:30",
    "٣",
    "３",
    "²",
    "Ⅳ",
    "\n",
    "\n\n",
    "tens",
    "of",
    "thousands",
    "boats",
    "in",
    "May",
    "2019",
    "per",
    "a",
    "day",
    "minus",
    "up",
    "down",
    "by",
    "it",
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    blank = spacy.blank("en")
    blank.add_pipe("sentencizer")
    blank.add_pipe(figures.NAME)
    return blank


def places_hold(doc: Doc) -> bool:
    spans = [(one.char_start, one.char_end) for one in doc._.figures]
    apart = all(one[1] <= two[0] for one, two in itertools.pairwise(spans))
    texts = all(doc.text[one.char_start : one.char_end] == one.text and one.text.strip() for one in doc._.figures)
    inside = all(one.sentence_start <= one.char_start < one.char_end <= one.sentence_end for one in doc._.figures)
    return apart and texts and inside


@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(["", " ", "  "]))
@settings(deadline=None, max_examples=150)
def test_words_of_numbers_in_any_order(nlp: Language, pieces: list[str], gap: str) -> None:
    assert places_hold(nlp(gap.join(pieces)))


@given(
    st.text(
        alphabet=st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("0123456789.,-$%/")), max_size=80
    )
)
@settings(deadline=None, max_examples=150)
def test_any_text(nlp: Language, text: str) -> None:
    assert places_hold(nlp(text))


@given(st.data())
@settings(deadline=None, max_examples=100)
def test_any_tree(nlp: Language, data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from([piece for piece in PIECES if piece.strip()]), min_size=1, max_size=15))
    count = len(words)
    labels = st.sampled_from(
        [
            "nummod",
            "nmod",
            "obl",
            "obj",
            "nsubj",
            "ROOT",
            "compound",
            "amod",
            "conj",
            "case",
            "appos",
            "acl:relcl",
            "weird",
        ]
    )
    doc = Doc(
        nlp.vocab, words=words, lemmas=[word.lower() for word in words],
        heads=data.draw(st.lists(st.just(0), min_size=count, max_size=count)),
        deps=["ROOT", *data.draw(st.lists(labels, min_size=count - 1, max_size=count - 1))],
        tags=data.draw(st.lists(st.sampled_from(["CD", "NN", "NNS", "NNP", "JJ", "IN", "VBD"]), min_size=count,
        max_size=count)),
        pos=data.draw(st.lists(st.sampled_from(["NUM", "NOUN", "PROPN", "ADJ", "VERB", "SYM"]), min_size=count,
        max_size=count)),
    )  # fmt: skip
    doc._.figures = figures.find(doc)
    assert places_hold(doc)


def test_work_grows_with_length(nlp: Language) -> None:
    text = "About 40 percent of 1,200 boats, worth 300 pounds each, cost $3bn in 12 to 14 days. "
    short, long = (nlp.make_doc(text * times) for times in (50, 400))
    figures.find(nlp.make_doc(text))
    assert calls(lambda: figures.find(long)) < 10 * calls(lambda: figures.find(short))
