"""Copies are made as they are said to be made, and counted."""

import argparse
import gzip
import json
from pathlib import Path
from random import Random

import pytest

from bench.__main__ import main
from bench.accuracy import copies
from bench.accuracy.copies import Lender, Paragraphs, body

NOUNS = ("harbour", "council", "ferry", "orchard", "library", "tunnel", "market", "glacier", "museum", "bridge")


def sentence(rng: Random) -> str:
    things = " ".join(f"{rng.choice(NOUNS)}{rng.randrange(10**4)}" for _ in range(12))
    return f"They saw {things}."


def text(seed: int, n_paragraphs: int = 5) -> Paragraphs:
    rng = Random(seed)
    return [[sentence(rng) for _ in range(3)] for _ in range(n_paragraphs)]


@pytest.fixture
def lender() -> Lender:
    rng = Random(0)
    sentences = [sentence(rng) for _ in range(200)]
    return Lender(rng, sentences, [word for each in sentences for word in each.split()])


def flat(paragraphs: Paragraphs) -> list[str]:
    return [each for paragraph in paragraphs for each in paragraph]


def test_edits_change_what_they_say(lender: Lender) -> None:
    whole = text(1, 10)
    words = body(copies.other_words(whole, lender)).split()
    changed = sum(a != b for a, b in zip(words, body(whole).split(), strict=True))
    assert 0.06 * len(words) < changed <= 0.1 * len(words) + 1
    other = flat(copies.other_sentences(whole, lender))
    assert sum(a != b for a, b in zip(other, flat(whole), strict=True)) == 9
    assert len(copies.cut(whole, lender)) == 7 and len(copies.added(whole, lender)) == 13
    moved = copies.reordered(whole, lender)
    assert moved != whole and sorted(moved) == sorted(whole)
    own = flat(copies.other_sentences(whole, lender, copies.OF_ITS_OWN))
    assert sum(a != b for a, b in zip(own, flat(whole), strict=True)) == 21


def test_texts_that_share_text_are_not_both_chosen() -> None:
    texts = [text(seed) for seed in range(6)]
    update = [*texts[0][:4], *text(99, 1)]
    originals, lenders = copies.chosen([*texts, update], 10, Random(1))
    taken = [*originals, *lenders]
    assert len(taken) == 6 and (texts[0] in taken) != (update in taken)


def test_every_pair_is_counted_by_what_it_is() -> None:
    whole = {each: body(text(index)) for index, each in enumerate("abcd")}
    bodies = {**whole, "A": whole["a"], "B": "Nothing of it is left.", "C": whole["c"], "x": whole["d"]}
    pairs = {("A", "a"): "cut", ("B", "b"): "words", ("C", "c"): "own"}
    found = copies.measured(bodies, pairs)
    assert found["copies-bulk.recall"] == 1 / 2 and found["copies-bulk.precision"] == 1 / 3
    assert found["copies-bulk.recall.cut"] == 1 and found["copies-bulk.recall.words"] == 0
    assert found["copies-bulk.joined_at_70"] == 1


def test_the_benchmark_runs_on_a_folder_and_writes_its_figures(tmp_path: Path) -> None:
    folder = tmp_path / "bulk-reuters"
    folder.mkdir()
    with gzip.open(folder / "articles.jsonl.gz", "wt", encoding="utf-8") as out:
        for seed in range(80):
            out.write(json.dumps({"url": f"https://wire.example/{seed}", "text": body(text(seed))}) + "\n")
    out_file = tmp_path / "out.json"
    assert main(["accuracy", "copies", "--data", str(tmp_path), "--size", "12", "--json", str(out_file)]) == 0
    figures = json.loads(out_file.read_text(encoding="utf-8"))
    assert figures["copies-bulk.f1"] == 1 and figures["copies-bulk.joined_at_70"] == 0


def test_halves_have_nothing_in_common_and_tables_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as out:
        for seed in range(20):
            out.write(json.dumps({"url": f"https://wire.example/{seed}", "text": body(text(seed))}) + "\n")
        out.write(json.dumps({"url": "https://wire.example/table", "text": "price 3.4 pct " * 200}) + "\n")
    dev, test = (list(copies.articles(path, split)) for split in ("dev", "test"))
    assert len(dev) + len(test) == 20 and dev and test
    assert not {body(each) for each in dev} & {body(each) for each in test}


def test_without_the_set_nothing_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    args = argparse.Namespace(data=tmp_path, split="dev", size=1, seed=1)
    assert copies.run(args) == {}
    assert "copies-bulk is left out" in capsys.readouterr().err
