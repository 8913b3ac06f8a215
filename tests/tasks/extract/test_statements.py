"""What clauses assert, on invented sentences: the share that is read right, and the shapes of what is found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from tasks.extract import DEFAULT_MODEL, quotes, trees
from tasks.extract.statements import FACTORY, Statement, lexicon, rows
from warehouse.tables import STATEMENTS
from warehouse.terms import MODALITIES, TENSES, VOICES

CASES = Path(__file__).with_name("statement_cases.txt")
FIELDS = ("subject", "predicate", "object", "negated", "modality", "voice", "place", "date_text")
Expected = tuple[str | None, ...]


def cases() -> Iterator[tuple[str, list[Expected]]]:
    sentence, expected = "", []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            if sentence:
                yield sentence, expected
            sentence, expected = line[2:], []
        elif not line.startswith("#"):
            cells = [cell.strip() for cell in line.split("|")]
            expected.append(tuple(cells + [""] * (len(FIELDS) - len(cells))))
    yield sentence, expected


def cells(one: Statement) -> Expected:
    negated, voice = "not" if one.negated else "", "quoted" if one.voice == "quoted" else ""
    values = (one.subject, one.predicate, one.object, negated, one.modality, voice, one.place, one.date_text)
    return tuple(value or "" for value in values)


def folded(text: str | None) -> str:
    return (text or "").lower()


@pytest.fixture(scope="module")
def nlp() -> Language:
    shipped = spacy.load(DEFAULT_MODEL)
    shipped.add_pipe(trees.FACTORY)
    shipped.add_pipe(quotes.FACTORY)
    shipped.add_pipe(FACTORY)
    return shipped


@pytest.fixture(scope="module")
def read(nlp: Language) -> list[tuple[str, list[Expected], tuple[Statement, ...]]]:
    every = list(cases())
    docs = nlp.pipe(sentence for sentence, _ in every)
    return [(*case, doc._.statements) for case, doc in zip(every, docs, strict=True)]


def paired(expected: list[Expected], found: list[Expected]) -> Iterator[tuple[Expected, Expected | None]]:
    """Each expected clause with the found one of its predicate that has most in common with it."""
    left = list(found)
    for one in expected:
        same = [other for other in left if other[1] == one[1]]
        best = max(same, key=lambda other: sum(a == b for a, b in zip(one, other, strict=True)), default=None)
        if best is not None:
            left.remove(best)
        yield one, best


def share(pairs: list[tuple[Expected, Expected | None]], name: str) -> float:
    at = FIELDS.index(name)
    return sum(best is not None and folded(one[at]) == folded(best[at]) for one, best in pairs) / len(pairs)


def test_clauses_are_read_right(read) -> None:
    pairs = [pair for _, expected, found in read for pair in paired(expected, [cells(one) for one in found])]
    whole = [best is not None and [*map(folded, one)] == [*map(folded, best)] for one, best in pairs]
    assert len(pairs) >= 70
    assert sum(whole) / len(pairs) >= 0.85
    assert {name: share(pairs, name) for name in FIELDS if share(pairs, name) < 0.9} == {}


def test_hardly_any_clause_is_made_up(read) -> None:
    found = sum(len(statements) for _, _, statements in read)
    wanted = sum(len(expected) for _, expected, _ in read)
    assert found <= 1.1 * wanted


def test_a_question_and_an_order_assert_nothing(read) -> None:
    silent = [statements for _, expected, statements in read if not expected]
    assert len(silent) == 2 and silent == [(), ()]


def test_every_row_stands_at_its_offsets(nlp: Language) -> None:
    text = "KARSOVA (Agency) — The dam collapsed on Monday.\n\nThe mayor, who fled, said: “We heard nothing. We ran.”"
    doc = nlp(text)
    for row in rows(doc, "a1", "body", 100):
        assert row["text"] == text[row["char_start"] - 100 : row["char_end"] - 100] == row["text"].strip() != ""
        assert row["sentence_start"] <= row["char_start"] < row["char_end"] <= row["sentence_end"]
        if row["subject_start"] is not None:
            assert row["subject"] == text[row["subject_start"] - 100 : row["subject_end"] - 100]
    assert doc._.statements[0].text == "The dam collapsed on Monday"
    assert {one.text for one in doc._.statements if one.quote_start is not None} == {"We heard nothing", "We ran"}


def test_rows_have_the_tables_columns(nlp: Language) -> None:
    (row,) = rows(nlp("The dam collapsed."), "a1", "title", 0)
    stored = {column.name for column in STATEMENTS.columns} - {"subject_entity", "run_id"}
    assert set(row) == stored | {"subject_start", "subject_end"}
    assert (row["article_id"], row["field"], row["quote_start"]) == ("a1", "title", None)


def test_codes_are_the_contracts(read) -> None:
    every = [one for _, _, statements in read for one in statements]
    assert {one.modality for one in every} - {None} <= set(MODALITIES)
    assert {one.tense for one in every} - {None} <= set(TENSES)
    assert {one.voice for one in every} == set(VOICES)


@pytest.mark.parametrize(
    ("sentence", "tense"),
    [
        ("The bank closed.", "past"),
        ("The bank had closed.", "past perfect"),
        ("The bank closes.", "present"),
        ("The bank has closed.", "present perfect"),
        ("The bank will close.", "future"),
        ("She plans to resign.", "future"),
        ("The bank may have closed.", "past"),
    ],
)
def test_tenses(nlp: Language, sentence: str, tense: str) -> None:
    assert [one.tense for one in nlp(sentence)._.statements] == [tense]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Two miners are dead.", "die"),
        ("The army carried out an attack.", "attack"),
        ("The school was shut down.", "close"),
        ("The road remains closed.", "close"),
        ("They apprehended a man.", "arrest"),
        ("They frobbed the drone.", None),
    ],
)
def test_classes(nlp: Language, sentence: str, name: str | None) -> None:
    assert [one.predicate_class for one in nlp(sentence)._.statements] == [name]


def test_no_verb_is_in_two_classes() -> None:
    every = [word for _, words in lexicon._lines("classes") for word in words]
    assert len(every) == len(set(every))


@pytest.mark.parametrize(
    ("word", "given", "lemma"),
    [
        ("shook", "shook", "shake"),
        ("topped", "topp", "top"),
        ("hailed", "haile", "hail"),
        ("climbed", "climbe", "climb"),
        ("created", "create", "create"),
        ("required", "require", "require"),
        ("frobbed", "frobb", "frob"),
    ],
)
def test_lemmas_that_were_cut_wrong_are_mended(word: str, given: str, lemma: str) -> None:
    assert lexicon.lemma(word, given) == lemma
