"""No input makes the component raise, its rows are apart, and its work grows with a text's length alone."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from tasks.extract.quotes import QuoteFinder
from tasks.extract.statements import FACTORY, StatementFinder, rows
from tests.work import calls

NLP = spacy.blank("en")
QUOTES, FINDER = QuoteFinder(), StatementFinder()
WORDS = st.sampled_from(
    ["Ines", "said", "that", "who", "which", "closed", "rose", "plans", "to", "not", "nobody", "is", "was", "may", "by",
     "in", "Karsova", "Monday", "4", "a.m.", "the", "dam", ",", ".", "?", "“", "”", '"', "(", ")", "-", "—", "\n\n",
     "\n", " ", "if", "and", "no", "longer", "down", "é", "\u200b", "\U0001f600", "failed", "KARSOVA", "without"]
)  # fmt: skip
TAGS = st.sampled_from(
    ["VBD", "VBZ", "VBG", "VBN", "VB", "MD", "NN", "NNS", "NNP", "PRP", "IN", "WDT", "WP", "DT", "TO", "CC", "RB", ","]
)
POS = st.sampled_from(["VERB", "AUX", "NOUN", "PROPN", "PRON", "ADP", "SCONJ", "PUNCT", "ADJ", "DET", "CCONJ", "NUM"])
LABELS = st.sampled_from(
    ["nsubj", "nsubj:pass", "nsubjpass", "ccomp", "xcomp", "obj", "dobj", "iobj", "obl", "obl:agent", "prep", "pobj",
     "agent", "attr", "acomp", "parataxis", "acl", "acl:relcl", "relcl", "advcl", "advcl:relcl", "conj", "cc", "aux",
     "aux:pass", "auxpass", "cop", "case", "mark", "flat", "appos", "punct", "nmod", "nmod:poss", "compound:prt", "prt",
     "expl", "advmod", "neg", "det", "csubj", "dep", "list", "obl:unmarked", "npadvmod"]
)  # fmt: skip
NAMES = st.sampled_from(["", "B-LOC", "B-PERSON", "B-DATE", "I-LOC", "O"])


@st.composite
def trees(draw):
    """A doc of random words under a random tree."""
    words = draw(st.lists(WORDS, min_size=1, max_size=30))
    size = len(words)

    def many(one):
        return draw(st.lists(one, min_size=size, max_size=size))

    heads = [draw(st.integers(0, size - 1)) for _ in range(size)]
    heads = [head if head < at or at == 0 else 0 for at, head in enumerate(heads)]
    heads[0] = 0
    doc = Doc(
        NLP.vocab, words=words, spaces=many(st.booleans()), tags=many(TAGS), pos=many(POS), lemmas=words,
        deps=["ROOT" if head == at else name for at, (head, name) in enumerate(zip(heads, many(LABELS), strict=True))],
        heads=heads,
    )  # fmt: skip
    places = [spacy.tokens.Span(doc, at, at + 1, label="LOC") for at, word in enumerate(words) if word == "Karsova"]
    doc.set_ents(places)
    return doc


def holds(doc):
    found = rows(FINDER(QUOTES(doc)), "a1", "body", 7)
    keys = [(row["char_start"], row["char_end"]) for row in found]
    assert len(keys) == len(set(keys)) and keys == sorted(keys)
    for row in found:
        assert row["text"] == doc.text[row["char_start"] - 7 : row["char_end"] - 7] == row["text"].strip() != ""
        assert row["predicate"]
        assert row["sentence_start"] <= row["char_start"] < row["char_end"] <= row["sentence_end"]
        assert (row["subject"] is None) == (row["subject_start"] is None)
        assert row["subject"] is None or row["subject"] == doc.text[row["subject_start"] - 7 : row["subject_end"] - 7]
        assert row["voice"] == "quoted" or row["quote_start"] is None


@settings(deadline=None, max_examples=200)
@given(trees())
def test_no_tree_makes_it_raise(doc):
    holds(doc)


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="ab S.,?!\n \xa0\"'“”‘’—(2:é\u200b\U0001f600", max_size=80))
def test_a_text_without_a_tree_has_none(text):
    assert FINDER(NLP(text))._.statements == ()


def test_a_doc_that_is_parsed_in_part_only_has_none():
    parsed = Doc(NLP.vocab, words=["They", "left"], heads=[1, 1], deps=["nsubj", "ROOT"], pos=["PRON", "VERB"])
    assert FINDER(Doc.from_docs([parsed, NLP("Nobody knew.")]))._.statements == ()


def test_it_works_in_anybodys_pipeline():
    nlp = spacy.blank("en")
    nlp.add_pipe(FACTORY)
    assert nlp("The dam burst.")._.statements == ()


def test_trees_of_other_schemes_are_read():
    doc = Doc(
        NLP.vocab, words=["The", "dam", "was", "closed", "by", "engineers", "in", "May"], lemmas=[
            "the", "dam", "be", "close", "by", "engineer", "in", "May"],
        tags=["DT", "NN", "VBD", "VBN", "IN", "NNS", "IN", "NNP"],
        pos=["DET", "NOUN", "AUX", "VERB", "ADP", "NOUN", "ADP", "PROPN"], heads=[1, 3, 3, 3, 3, 4, 3, 6],
        deps=["det", "nsubjpass", "auxpass", "ROOT", "agent", "pobj", "prep", "pobj"],
    )  # fmt: skip
    (one,) = FINDER(doc)._.statements
    assert (one.subject, one.predicate, one.object, one.date_text) == ("engineers", "close", "The dam", "in May")


def long_doc(times, shape):
    """A doc of many clauses: a sentence each, or all in one sentence, beside or below each other."""
    words, deps, heads = [], [], []
    for number in range(times):
        at = len(words)
        words += ["the", "dam", "burst", "and"]
        above = at + 2 if shape == "apart" or number == 0 else 2 if shape == "beside" else at - 2
        deps += ["det", "nsubj", "ROOT" if above == at + 2 else "conj", "cc"]
        heads += [at + 1, at + 2, above, at + 2]
    size = len(words)
    tags = ["DT", "NN", "VBD", "CC"] * times
    pos = ["DET", "NOUN", "VERB", "CCONJ"] * times
    return Doc(NLP.vocab, words=words, tags=tags, pos=pos, lemmas=words, deps=deps, heads=heads, spaces=[True] * size)


@pytest.mark.parametrize("shape", ["apart", "beside", "below"])
def test_work_grows_with_length(shape):
    short, long = (long_doc(times, shape) for times in (200, 1600))
    assert calls(lambda: FINDER(long)) < 10 * calls(lambda: FINDER(short))


def test_a_clause_ends_with_its_sentence_though_its_closing_mark_stands_in_the_next():
    doc = Doc(
        NLP.vocab, words=["Sales", "had", "a", '"', "quiet", '"', "June", "."],
        spaces=[True, True, True, False, False, True, False, False],
        pos=["NOUN", "VERB", "DET", "PUNCT", "NOUN", "PUNCT", "NOUN", "PUNCT"],
        tags=["NNS", "VBD", "DT", "``", "NN", "''", "NNP", "."],
        heads=[1, 1, 4, 4, 1, 6, 6, 6], deps=["nsubj", "ROOT", "det", "punct", "obj", "punct", "ROOT", "punct"],
        lemmas=["sale", "have", "a", '"', "quiet", '"', "June", "."],
    )  # fmt: skip
    assert [sent.text for sent in doc.sents] == ['Sales had a "quiet', '" June.']
    holds(doc)
    assert [row.text for row in FINDER(QUOTES(doc))._.statements] == ['Sales had a "quiet']
