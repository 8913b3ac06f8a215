"""The quotes benchmark reads brat files and matches contents one to one by their characters."""

import numpy as np

from bench.accuracy.quotes import Attribution, kind, match, read_attributions, read_split
from bench.fit_quotes import _newton

TEXT = "“We waited,” said Ana. Officials denied it.\n"
NOTES = (
    "T1\tContent 0 12\t“We waited,”\n"
    "T2\tCue 13 17\tsaid\nT3\tSource 18 21\tAna\nT4\tAttribution 13 17\tsaid\n"
    "E1\tAttribution:T4 Source:T3 Cue:T2 Content:T1\n"
    "T5\tContent 40 42\tit\nE2\tAttribution:T6 Content:T5\nE3\tDiscuss:T7\n"
)


def content(start, end):
    return Attribution(((start, end),), (), frozenset(range(start, end)), "indirect")


def test_attributions_of_a_brat_file():
    first, second = read_attributions(TEXT, NOTES)
    assert (first.source, first.kind, first.marked) == (((18, 21),), "direct", True)
    assert "".join(TEXT[at] for at in sorted(first.chars)) == "We waited"
    assert (second.source, second.kind) == ((), "indirect")


def test_the_first_annotator_counts(tmp_path):
    for folder in ("text", "attributions"):
        (tmp_path / folder).mkdir()
    (tmp_path / "text" / "day_one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "attributions" / "day_one_ab12.ann").write_text(NOTES, encoding="utf-8")
    (tmp_path / "attributions" / "day_one_cd34.ann").write_text("", encoding="utf-8")
    (article,) = read_split(tmp_path)
    assert (article.name, len(article.attributions)) == ("day_one", 2)


def test_contents_match_one_to_one_the_best_first():
    gold = [content(0, 10), content(20, 30)]
    found = [content(0, 4), content(0, 9), content(22, 50)]
    assert match(gold, found, 0.3) == [(0, 1)]
    assert match(gold, found, 0.2) == [(0, 1), (1, 2)]


def test_kinds_of_gold_contents():
    text = 'He called it "a mess" and left. "It was a mess."'
    assert kind(text, [(10, 21)]) == "mixed"
    assert kind(text, [(32, len(text))]) == "direct"
    assert kind(text, [(0, 6)]) == "indirect"


def test_the_fit_finds_what_separates():
    matrix = np.array([[1.0, 1.0]] * 20 + [[0.0, 1.0]] * 20)
    weights = _newton(matrix, np.array([1.0] * 18 + [0.0] * 2 + [1.0] * 2 + [0.0] * 18))
    assert weights[0] > 1 and weights[1] < 0
