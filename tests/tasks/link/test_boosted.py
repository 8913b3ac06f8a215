"""Boosted trees: what a row of signs ends in, however deep the leaf is."""

import json
import sys
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from bench.fitting import boosted, node_of, write_trees
from tasks.link.boosted import Node, grown, trees

SHALLOW: Node = [1, 0.5, -1.0, [0, 2.0, 0.25, 3.0]]
DEEP: Node = [0, 1.0, [1, 0.0, 0.1, [0, 0.5, 0.2, 0.4]], 0.8]


def by_hand(node: Node, row: tuple[float, ...]) -> float:
    while not isinstance(node, float):
        sign, bound, below, above = node
        node = above if row[sign] > bound else below
    return node


@pytest.mark.parametrize("roots", [[SHALLOW], [DEEP], [SHALLOW, DEEP, 0.5]])
def test_the_odds_are_the_sum_of_the_leaves(roots: list[Node]) -> None:
    rows = list(product((-1.0, 0.0, 0.4, 0.5, 0.6, 1.0, 1.5, 2.0, 2.5), repeat=2))
    found = grown(roots).log_odds(np.array(rows))
    assert found.tolist() == pytest.approx([sum(by_hand(root, row) for root in roots) for row in rows])


def test_no_rows_have_no_odds() -> None:
    assert grown([SHALLOW]).log_odds(np.zeros((0, 2))).tolist() == []


def test_trees_are_written_as_they_were_grown_and_read_back(tmp_path: Path) -> None:
    leaves = [{"leaf_value": value} for value in (-0.1234567, 0.5, 1.0)]
    inner = {"split_feature": 1, "threshold": 0.25, "left_child": leaves[0], "right_child": leaves[1]}
    found = node_of({"split_feature": 0, "threshold": 1.5, "left_child": inner, "right_child": leaves[2]})
    assert found == [0, 1.5, [1, 0.25, -0.12346, 0.5], 1.0]
    path = tmp_path / "model.json"
    write_trees(path, ("a", "b"), [found, DEEP])
    assert json.loads(path.read_text(encoding="utf-8"))["signs"] == ["a", "b"]
    rows = np.array([(1.0, 0.0), (1.0, 0.3), (2.0, 0.0)])
    assert trees(path).log_odds(rows).tolist() == grown([found, DEEP]).log_odds(rows).tolist()


def test_without_what_grows_trees_it_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setitem(sys.modules, "lightgbm", None)
    with pytest.raises(SystemExit, match="2"):
        boosted(np.zeros((2, 1)), np.array([0.0, 1.0]))
    assert "--group fit" in capsys.readouterr().err
