import json
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from bench.__main__ import main
from bench.accuracy import names, syntax
from bench.accuracy.common import Tally
from bench.accuracy.sets import names_document, read_conll, read_conllu, read_iob2, read_tsv, spans_of, split_files

TSV = """https://news.example/1\tO

Amara\tB-Person
Nwosu\tI-Person
left\tO
Central\tB-Location\tB-NORP
Africa\tI-Location
.\tO

Lome\tB-Location
waits\tO
"""
CONLLU = """# newdoc id = one
# text = They don't go.
1\tThey\tthey\tPRON\tPRP\tCase=Nom\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tgo\tgo\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# newpar
# text = Rain fell
1\tRain\train\tNOUN\tNN\t_\t2\tnsubj\t_\t_
2\tfell\tfall\tVERB\tVBD\t_\t0\troot\t_\t_
"""


@pytest.fixture
def ruler(tmp_path: Path) -> Language:
    nlp = spacy.blank("en")
    patterns = [{"label": "PERSON", "pattern": "Amara Nwosu"}, {"label": "GPE", "pattern": "Lome"}]
    nlp.add_pipe("entity_ruler").add_patterns([*patterns, {"label": "DATE", "pattern": "left"}])
    nlp.to_disk(tmp_path / "ruler")
    return nlp


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for name, text in (("names-worldwide/dev/a.tsv", TSV), ("syntax-gum/dev/one.conllu", CONLLU)):
        path = tmp_path / "data" / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "data"


def test_tags_of_every_iob_kind_give_the_same_spans():
    wanted = [(0, 2, "PER"), (2, 3, "PER"), (4, 5, "LOC")]
    assert spans_of(["B-PER", "I-PER", "B-PER", "O", "B-LOC"]) == wanted
    assert spans_of(["I-PER", "I-PER", "B-PER", "O", "I-LOC"]) == wanted


def test_a_name_does_not_run_over_a_sentence_end():
    document = names_document([[("to", "O"), ("Lome", "I-LOC")], [("Accra", "I-LOC")]])
    assert document.spans == ((1, 2, "LOC"), (2, 3, "LOC"))
    assert document.starts == (0, 2)


def test_an_article_loses_its_address_and_keeps_outer_names(data: Path):
    document = read_tsv(data / "names-worldwide/dev/a.tsv")
    assert document.words[:2] == ("Amara", "Nwosu")
    assert document.spans == ((0, 2, "Person"), (3, 5, "Location"), (6, 7, "Location"))


def test_universal_ner_documents_and_labels(tmp_path: Path):
    path = tmp_path / "en-dev.iob2"
    path.write_text("# newdoc id = a\n1\tLome\tB-LOC\t-\n\n1\tTogolese\tB-OTH\t-\n\n# newdoc id = b\n1\tOdd\tB-O\t-\n")
    documents = read_iob2(path)
    assert [document.words for document in documents] == [("Lome", "Togolese"), ("Odd",)]
    assert [document.spans for document in documents] == [((0, 1, "LOC"),), ()]


def test_conll_documents_begin_at_their_marks(tmp_path: Path):
    path = tmp_path / "conllpp.txt"
    path.write_text("-DOCSTART- 0 0 O\n\nLome 0 4 I-LOC\nwaits 5 10 O\n\n-DOCSTART- 0 0 O\n\nOdd 0 3 O\n")
    assert [document.words for document in read_conll(path, -1)] == [("Lome", "waits"), ("Odd",)]


def test_a_treebank_document_keeps_words_spaces_and_paragraphs(data: Path):
    [[first, second]] = read_conllu(data / "syntax-gum/dev/one.conllu")
    assert first.spaces == (True, False, True, False, True)
    assert first.heads == (3, 3, 3, 3, 3) and first.deps[3] == "ROOT"
    assert second.paragraph and syntax.raw_text([first, second], "\n\n").text == "They don't go.\n\nRain fell"


def test_files_of_a_split_are_found_in_folders_in_names_or_whole(tmp_path: Path):
    for name in ("a/dev/x.tsv", "a/train/y.tsv", "b/en-dev.tsv", "b/en-train.tsv", "c/whole.tsv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = {name: [path.name for path in split_files(tmp_path / name, "dev", "*.tsv")] for name in "abcd"}
    assert found == {"a": ["x.tsv"], "b": ["en-dev.tsv"], "c": ["whole.tsv"], "d": []}
    assert split_files(tmp_path / "a", "test", "*.tsv") == []


def test_a_tally_counts_each_document_by_itself():
    tally = Tally()
    tally.add([1, 2], [2])
    tally.add([2], [1, 2])
    assert (tally.p, tally.r, tally.f1) == pytest.approx((2 / 3, 2 / 3, 2 / 3))


def test_names_count_only_what_the_set_annotates(ruler: Language, data: Path):
    documents = [read_tsv(data / "names-worldwide/dev/a.tsv")]
    figures = names.score(ruler, documents, names.SETS[0])
    assert figures["names-worldwide.person.f1"] == 1
    assert figures["names-worldwide.location.r"] == 0.5
    assert figures["names-worldwide.p"] == pytest.approx(2 / 3)
    core = names.NamesSet("core", "*.tsv", lambda path: [read_tsv(path)], names.CORE)
    assert set(names.score(ruler, documents, core)) >= {"core.f1", "core.per.f1", "core.loc.p"}


def test_perfect_trees_score_one_on_tokens_and_on_text(data: Path):
    documents = read_conllu(data / "syntax-gum/dev/one.conllu")
    raws = [syntax.raw_text(document, "\n\n") for document in documents]
    gold = list(map(syntax.gold_reading, documents, raws))
    assert {name: tally.f1 for name, tally in syntax.compare(iter(gold), iter(gold)).items()} == dict.fromkeys(
        (*syntax.LAYERS, "sents"), 1.0
    )


def test_the_command_writes_flat_json_and_says_what_is_left_out(ruler: Language, data: Path, tmp_path: Path, capsys):
    out = tmp_path / "out" / "figures.json"
    words = ["accuracy", "names", "--data", str(data), "--model", str(tmp_path / "ruler"), "--json", str(out)]
    assert main(words) == 0
    figures = json.loads(out.read_text())
    assert figures["names-worldwide.f1"] == pytest.approx(2 / 3)
    assert all(isinstance(value, float) and 0 <= value <= 1 for value in figures.values())
    assert "names-pud is left out" in capsys.readouterr().err


def test_no_set_at_all_is_exit_code_one(ruler: Language, tmp_path: Path):
    empty = tmp_path / "empty"
    empty.mkdir()
    assert main(["accuracy", "names", "--data", str(empty), "--model", str(tmp_path / "ruler")]) == 1


@pytest.mark.parametrize("words", [["accuracy", "nothing"], [], ["accuracy", "names", "--data", "x", "--model", "/no"]])
def test_a_wrong_command_is_exit_code_two(words: list[str]):
    with pytest.raises(SystemExit) as stop:
        main(words)
    assert stop.value.code == 2
