"""Trees that a parser drew wrong are put right, others are left alone; nothing breaks a tree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
import spacy
from spacy.tokens import Doc

from tasks.extract.trees import FACTORY, draft, mend

CASES = Path(__file__).with_name("tree_cases.txt")
VOCAB = spacy.blank("en").vocab
TAGS = [
    "NN",
    "NNS",
    "NNP",
    "VBD",
    "VBN",
    "VBZ",
    "VBP",
    "VB",
    "VBG",
    "DT",
    "IN",
    "JJ",
    "CD",
    "CC",
    "WDT",
    "WP$",
    ",",
    ".",
]
POS = {
    "N": "NOUN",
    "V": "VERB",
    "D": "DET",
    "I": "ADP",
    "J": "ADJ",
    "C": "NUM",
    "W": "PRON",
    ",": "PUNCT",
    ".": "PUNCT",
}
LABELS = ["nsubj", "nsubj:pass", "obj", "obl", "nmod", "acl", "acl:relcl", "conj", "cc", "punct", "aux", "cop", "appos",
          "parataxis", "ccomp", "advcl", "csubj", "case", "mark", "compound", "det", "flat", "dep", "amod"]  # fmt: skip
WORDS = ["said", "put", "it", "as", "has", "never", "did", "number", "rose", "wept", "called", "costs", "is", "to", ",",
         "and", "whose", "which", "the", "Ines", "mayor", "according", "nine", "-", ".",
         "closed", "fears", '"']  # fmt: skip


def doc_of(rows: list[list[str]]) -> Doc:
    words, tags, pos, deps, heads, names, spaces = zip(*rows, strict=True)
    ents = ["O" if name == "-" else f"B-{name}" for name in names]
    return Doc(VOCAB, words=list(words), spaces=[space == "1" for space in spaces], tags=list(tags), pos=list(pos),
               lemmas=[word.lower() for word in words], deps=list(deps), heads=[int(head) for head in heads],
               ents=ents)  # fmt: skip


def cases() -> Iterator[tuple[str, list[list[str]], list[list[str]]]]:
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("# ")]
    for block in "\n".join(lines).split("\n\n"):
        head, *rest = block.strip().splitlines()
        rows = [line.rsplit(" ", 6) for line in rest if not line.startswith("> ")]
        yield head[2:], rows, [line[2:].split() for line in rest if line.startswith("> ")]


def holds(doc: Doc, label: str, head: str, word: str) -> bool:
    if label == "tag":
        return any(token.text == head and token.tag_ == word for token in doc)
    return any(token.text == word and token.dep_ == label and token.head.text == head for token in doc)


@pytest.mark.parametrize(("rows", "wanted"), [case[1:] for case in cases()], ids=[case[0] for case in cases()])
def test_what_the_words_tell_against_is_put_right(rows: list[list[str]], wanted: list[list[str]]) -> None:
    doc = doc_of(rows)
    assert not all(holds(doc, *one) for one in wanted), "the case's tree is right already"
    mend(doc)
    assert [one for one in wanted if not holds(doc, *one)] == []


@pytest.mark.parametrize("rows", [case[1] for case in cases()], ids=[case[0] for case in cases()])
def test_what_is_mended_stays_as_it_is(rows: list[list[str]]) -> None:
    doc = mend(doc_of(rows))
    once = [(token.head.i, token.dep_, token.tag_) for token in doc]
    assert [(token.head.i, token.dep_, token.tag_) for token in mend(doc)] == once


RIGHT = [
    "She PRP PRON nsubj 1 - 1|met VBD VERB ROOT 1 - 1|a DT DET det 3 - 1|man NN NOUN obj 1 - 1"
    "|called VBN VERB acl 3 - 1|Korr NNP PROPN xcomp 4 PERSON 0|. . PUNCT punct 1 - 0",
    "Ines NNP PROPN nsubj 1 PERSON 1|came VBD VERB ROOT 1 - 0|, , PUNCT punct 3 - 1|saw VBD VERB conj 1 - 1"
    "|Lena NNP PROPN obj 3 PERSON 1|and CC CCONJ cc 6 - 1|left VBD VERB conj 1 - 0|. . PUNCT punct 1 - 0",
    "The DT DET det 1 - 1|end NN NOUN ROOT 1 - 1|of IN ADP case 4 - 1|a DT DET det 4 - 1|mill NN NOUN nmod 1 - 1",
    "They PRP PRON nsubj 1 - 1|unveiled VBD VERB ROOT 1 - 1|a DT DET det 3 - 1|deal NN NOUN obj 1 - 0"
    "|, , PUNCT punct 6 - 1|a DT DET det 6 - 1|plan NN NOUN appos 3 - 1|announced VBN VERB acl 6 - 1"
    "|on IN ADP case 9 - 1|Monday NNP PROPN obl 7 DATE 0|. . PUNCT punct 1 - 0",
    "UNCERTAINTY NN NOUN ROOT 0 - 1|Ines NNP PROPN nsubj 2 PERSON 1|left VBD VERB ROOT 2 - 0|. . PUNCT punct 2 - 0",
]  # fmt: skip


@pytest.mark.parametrize("table", RIGHT)
def test_a_right_tree_is_left_alone(table: str) -> None:
    rows = [line.rsplit(" ", 6) for line in table.split("|")]
    doc = mend(doc_of(rows))
    assert [(token.dep_, token.head.i) for token in doc] == [(row[3], int(row[4])) for row in rows]


def test_a_name_cut_in_two_is_one_sentence() -> None:
    rows = next(rows for head, rows, _ in cases() if head.startswith("name cut in two"))
    doc = doc_of(rows)
    assert len(list(doc.sents)) == 2
    assert len(list(mend(doc).sents)) == 1


def test_a_doc_without_a_tree_is_left_as_it_is() -> None:
    doc = Doc(VOCAB, words=["Ines", "left"])
    assert mend(doc) is doc and not doc.has_annotation("DEP")


def test_it_works_in_anybodys_pipeline() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(FACTORY)
    assert [token.text for token in nlp("Ines left.")] == ["Ines", "left", "."]


def test_a_sentence_without_end_is_left_alone() -> None:
    words = ["said", ","] * 4000
    doc = Doc(VOCAB, words=words, heads=[max(0, at - 1) for at in range(8000)], deps=["ROOT", *["conj"] * 7999],
              tags=["VBD", ","] * 4000, pos=["VERB", "PUNCT"] * 4000)  # fmt: skip
    assert [token.head.i for token in mend(doc)] == [max(0, at - 1) for at in range(8000)]


def test_a_token_hung_on_what_hangs_on_it_gives_it_its_place() -> None:
    words = ["Ines", "said", "that", "Lena", "wept"]
    heads, deps = [1, 1, 4, 4, 1], ["nsubj", "ROOT", "mark", "nsubj", "ccomp"]
    doc = Doc(VOCAB, words=words, heads=heads, deps=deps, tags=["NN"] * 5, pos=["NOUN"] * 5)
    made = draft.read(doc)
    made.hang(1, 3, "parataxis")
    assert made.heads == [1, 3, 4, 3, 1]
    assert [token.dep_ for token in draft.write(made)] == ["nsubj", "parataxis", "mark", "ROOT", "ccomp"]


def random_doc(random: Random) -> Doc:
    """A doc of words that the rules look at, with a random tree whose heads form no ring."""
    count = random.randint(1, 24)
    order = random.sample(range(count), count)
    heads = {node: node if at == 0 or random.random() < 0.1 else order[random.randrange(at)]
             for at, node in enumerate(order)}  # fmt: skip
    tags = random.choices(TAGS, k=count)
    rows = [[random.choice(WORDS), tags[at], POS[tags[at][0]], "ROOT" if heads[at] == at else random.choice(LABELS),
             str(heads[at]), random.choice(["-", "-", "PERSON", "DATE"]), "1"] for at in range(count)]  # fmt: skip
    return doc_of(rows)


@pytest.mark.parametrize("seed", range(40))
def test_no_tree_is_broken(seed: int) -> None:
    random = Random(seed)
    for _ in range(40):
        doc = random_doc(random)
        text = doc.text
        mend(doc)
        assert doc.text == text
        for token in doc:
            assert len(list(token.ancestors)) < len(doc)
            assert (token.head.i == token.i) == (token.dep_ == "ROOT")
