import random
from pathlib import Path

import pytest
import spacy
from spacy.training import Example

from bench.accuracy.sets import names_document, read_conllu
from models.train import documents
from models.train.__main__ import train_all
from models.train.augment import curled, respelled, typesetting
from models.train.corpora import write_corpora
from models.train.gum_names import names_of
from models.train.texts import lines_of

SENTENCE = """# text = The mayor of {place} spoke.
1\tThe\tthe\tDET\tDT\tDefinite=Def\t2\tdet\t_\tEntity=(1-person-new-nnnnn-cf1-2-sgl
2\tmayor\tmayor\tNOUN\tNN\tNumber=Sing\t5\tnsubj\t_\t_
3\tof\tof\tADP\tIN\t_\t4\tcase\t_\t_
4\t{place}\t{place}\tPROPN\tNNP\tNumber=Sing\t2\tnmod\t_\tEntity=(2-place-new-nnnnn-cf2-1-sgl-{place})1)
5\tspoke\tspeak\tVERB\tVBD\tTense=Past\t0\troot\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_
"""
PLACES = ("Lome", "Quito", "Hanoi")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    for split in ("train", "dev"):
        trees = "\n".join(SENTENCE.format(place=place) for place in PLACES * 5)
        _write(folder / "syntax-gum" / split / "one.conllu", "# newdoc id = one\n" + trees)
        lines = "\n\n".join(f"Abena\tB-Person\nleft\tO\n{place}\tB-Location\n.\tO" for place in PLACES * 5)
        _write(folder / "names-worldwide" / split / "one.tsv", lines + "\n")
        _write(folder / "names-ewt" / f"en-{split}.iob2", "1\tAbena\tB-PER\t-\n2\tsaw\tO\t-\n3\tTogolese\tO\t-\n")
    return folder


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_the_same_data_and_seed_give_the_same_weights_and_scores(data: Path, tmp_path: Path):
    scores = [train_all(data, tmp_path / name, [], steps=4, seed=7) for name in "ab"]
    assert scores[0] == scores[1] and scores[0]["syntax-gum.upos"] > 0
    pipelines = [spacy.load(tmp_path / name / "en_parallax_news") for name in "ab"]
    assert pipelines[0].pipe_names == [
        *("tok2vec", "tagger", "morphologizer", "attribute_ruler", "trainable_lemmatizer"),
        *("ner", "entity_ruler", "parser"),
    ]
    for name in ("tok2vec", "parser", "ner"):
        first, second = (pipeline.get_pipe(name).model.to_bytes() for pipeline in pipelines)
        assert first == second
    assert next(source["name"] for source in pipelines[0].meta["sources"]) == "stanfordnlp/en-worldwide-newswire"


def test_without_the_full_set_names_come_from_the_smaller_ones(data: Path, tmp_path: Path):
    write_corpora(data, ["names-worldwide"], tmp_path)
    vocab = spacy.blank("en").vocab
    docs = list(spacy.tokens.DocBin().from_disk(tmp_path / "names-train.spacy").get_docs(vocab))
    assert {ent.label_ for doc in docs for ent in doc.ents} == {"PERSON", "LOC"}
    assert [token.ent_iob_ for token in docs[0]] == ["B", "O", "O"]


def test_a_rare_capital_outside_a_smaller_sets_names_is_missing():
    document = names_document([[("Ama", "B-PER"), ("The", "O"), ("Togolese", "O"), ("7", "O"), ("Saga", "B-MISC")]])
    [doc] = documents.some_names(document, spacy.blank("en").vocab, {"the"})
    assert [token.ent_iob_ for token in doc] == ["B", "O", "", "", ""]


def test_no_set_left_is_said(tmp_path: Path):
    with pytest.raises(FileNotFoundError, match="names-train"):
        write_corpora(tmp_path, ["names-worldwide", "names-ewt", "names-wikigold", "syntax-gum"], tmp_path)


def test_trees_leave_names_missing_and_names_leave_trees_missing(data: Path):
    vocab = spacy.blank("en").vocab
    [sentences] = read_conllu(data / "syntax-gum/train/one.conllu")
    tree = documents.trees_as_text(sentences, vocab, random.Random(0))[0]
    assert not tree.has_annotation("ENT_IOB") and tree.has_annotation("DEP")
    [names] = documents.names_on_tokens(names_document([[("Lome", "B-Location")]]), vocab)
    assert names.has_annotation("ENT_IOB") and not names.has_annotation("DEP")


def test_a_text_form_has_blank_lines_and_the_same_names():
    document = names_document([[("In", "O"), ("Lome", "B-Location"), (".", "O")]] * 12)
    [doc] = documents.names_as_text(document, spacy.blank("en").vocab, random.Random(0))
    assert "\n\n" in doc.text and doc.text.startswith("In Lome.")
    assert [ent.text for ent in doc.ents] == ["Lome"] * 12


@pytest.mark.parametrize(
    "text",
    [
        'He said, "We don\'t know," and left (twice).',
        "A so-called deal worth $5 million: Lome's best.",
        "“Why?” asked the vice-president.",
        "Friday - Lome waits",
    ],
)
def test_guessed_spaces_give_the_text_back(text: str):
    words = [token.text for token in spacy.blank("en").tokenizer(text)]
    spaces = documents.spacing(words)
    assert "".join(word + " " * space for word, space in zip(words, spaces, strict=True)) == text


def test_gum_names_are_the_proper_nouns_of_its_phrases(data: Path):
    [sentences] = read_conllu(data / "syntax-gum/train/one.conllu")
    document = names_of(sentences[:1])
    assert [(document.words[start:end], label) for start, end, label in document.spans] == [(("Lome",), "LOC")]


def test_other_settings_keep_the_annotation():
    nlp = spacy.blank("en")
    document = names_document([[("Ama", "B-Person"), ("says", "O"), ('"', "O"), ("no", "O"), ('"', "O")]])
    [doc] = documents.names_as_text(document, nlp.vocab, random.Random(0))
    example = Example(nlp.make_doc(doc.text), doc)
    [capitals] = typesetting(upper=1, headline=0, lower=0, curly=1)(nlp, example)
    assert capitals.reference.text == "AMA SAYS “NO”"
    assert [ent.text for ent in capitals.reference.ents] == ["AMA"]
    assert respelled(nlp, example, curled(["Ama", "says", '"', "no", '"'])).reference.text == "Ama says “no”"


def test_texts_leave_out_what_is_left_out(data: Path):
    everything = list(lines_of(data, []))
    assert "Abena left Lome ." in everything
    assert "Abena left Lome ." not in set(lines_of(data, ["names-worldwide"]))
