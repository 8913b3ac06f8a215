"""No input makes the component raise, and its work grows with a text's length alone."""

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from tasks.extract.quotes import FACTORY, QuoteFinder, rows
from tasks.extract.quotes.excerpt import excerpt
from tests.work import calls
from warehouse.tables import QUOTES
from warehouse.terms import FIELDS

NLP = spacy.blank("en")
FINDER = QuoteFinder()
WORDS = st.sampled_from(
    ['"', "“", "”", "''", "``", "'", "‘", "’", "«", "»", ",", ".", "?", ":", "—", "\n\n", " ", "said", "that", "told",
     "according", "to", "he", "who", "Ines", "claim", "confident", "put", "it", "3", "é", "\u200b", "called", "by"]
)  # fmt: skip
TAGS = st.sampled_from(["VBD", "VBG", "VBN", "VB", "NN", "NNS", "NNP", "PRP", "IN", "WDT", "DT", "TO", "``", "''", ","])
POS = st.sampled_from(["VERB", "AUX", "NOUN", "PROPN", "PRON", "ADP", "SCONJ", "PUNCT", "ADJ", "DET", "CCONJ"])
LABELS = st.sampled_from(
    ["ROOT", "nsubj", "nsubj:pass", "ccomp", "xcomp", "obj", "dobj", "obl", "prep", "pobj", "parataxis", "acl", "advcl",
     "acl:relcl", "conj", "aux:pass", "case", "mark", "flat", "appos", "punct", "nmod:poss"]
)  # fmt: skip


@st.composite
def trees(draw):
    """A doc of random words under a random tree."""
    words = draw(st.lists(WORDS, min_size=1, max_size=24))
    size = len(words)

    def many(one):
        return draw(st.lists(one, min_size=size, max_size=size))

    heads = [draw(st.integers(0, index)) for index in range(size)]
    people = ["B-PERSON" if word == "Ines" else "O" for word in words]
    return Doc(
        NLP.vocab, words=words, spaces=many(st.booleans()), tags=many(TAGS), pos=many(POS), lemmas=words,
        deps=["ROOT" if head == at else name for at, (head, name) in enumerate(zip(heads, many(LABELS), strict=True))],
        heads=heads, ents=people,
    )  # fmt: skip


def holds(doc):
    for quote in FINDER(doc)._.quotes:
        assert quote.text == " … ".join(doc.text[part.char_start : part.char_end] for part in quote.parts)
        assert all(part.char_start < part.char_end for part in quote.parts)
        assert 0 <= quote.confidence <= 1


@settings(deadline=None, max_examples=150)
@given(trees())
def test_no_tree_makes_it_raise(doc):
    holds(doc)


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet="ab S.,?!\n \xa0\"'“”‘’«»„`-—(2:é\u200b\U0001f600", max_size=120))
def test_no_text_without_a_tree_makes_it_raise(text):
    holds(NLP(text))


@settings(deadline=None, max_examples=150)
@given(st.lists(WORDS, max_size=40))
def test_no_words_without_a_tree_make_it_raise(words):
    holds(NLP(" ".join(words)))


def test_a_doc_that_is_parsed_in_part_only():
    parsed = Doc(NLP.vocab, words=["He", "said", "so"], heads=[1, 1, 1], deps=["nsubj", "ROOT", "obj"])
    holds(Doc.from_docs([parsed, NLP("“We waited,” said the mayor. He said that it was over. " * 20)]))


def test_it_works_in_anybodys_pipeline():
    nlp = spacy.blank("en")
    nlp.add_pipe(FACTORY)
    (quote,) = nlp("“We waited for the bus all night,” they said.")._.quotes
    assert (quote.text, quote.kind) == ("We waited for the bus all night", "direct")
    assert nlp("")._.quotes == ()


def test_work_grows_with_length():
    def work(times):
        doc = NLP('"We waited here," he said. He left "as usual".\n\n' * times)
        return calls(lambda: FINDER(doc))

    work(50)
    assert work(1000) < 10 * work(125)


def test_rows_have_the_tables_shape():
    doc = FINDER(NLP("“We waited for the bus all night,” they said."))
    (row,) = rows(doc, "a1", "body", 100)
    generated = {"quote_id", "run_id"}
    assert set(row) == {column.name for column in QUOTES.columns} - generated
    assert (row["article_id"], row["field"], row["char_start"]) == ("a1", "body", 101)
    assert row["field"] in FIELDS
    assert row["parts"] == [{"char_start": 101, "char_end": row["char_end"]}]


def test_an_excerpt_keeps_tree_and_names():
    words, people = ["He", "met", "Ana", "Lima", "today"], ["O", "O", "B-PERSON", "I-PERSON", "O"]
    doc = Doc(NLP.vocab, words=words, heads=[1, 1, 1, 2, 1], deps=["nsubj", "ROOT", "obj", "flat", "obl"], ents=people)
    part = excerpt(doc, 2, 5)
    assert [(token.text, token.dep_, token.head.i) for token in part] == [
        ("Ana", "ROOT", 0), ("Lima", "flat", 0), ("today", "ROOT", 2),
    ]  # fmt: skip
    assert [span.text for span in part.ents] == ["Ana Lima"]
