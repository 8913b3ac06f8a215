"""Gradient-boosted trees of plain signs: they ship frozen in `lexicons/*.json`, fitted by `bench/fit_*.py`.

The model is additive (Friedman 2001, Greedy Function Approximation): every tree asks a few signs whether they are above
a bound and ends in a leaf; the sum of the leaves is the logarithm of the odds.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Node = Sequence[Any] | float  # sign, bound, the node where it is at most that, the node where it is above; or a leaf


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees of one depth, each node's children at twice its place and one and two more: a row a tree.

    `asked` is the sign that a node asks, by its place in a row of signs, `bounds` its bound, `leaves` what is added.
    """

    asked: Ints
    bounds: Floats
    leaves: Floats

    def log_odds(self, rows: Floats) -> Floats:
        """The logarithms of the odds of some rows of signs."""
        n_trees, n_inner = self.asked.shape
        every, shown = np.arange(n_trees), np.arange(len(rows))[:, None]
        at = np.zeros((len(rows), n_trees), dtype=np.int64)
        for _ in range(n_inner.bit_length()):
            at = 2 * at + 1 + (rows[shown, self.asked[every, at]] > self.bounds[every, at])
        sums: Floats = self.leaves[every, at - n_inner].sum(axis=1)
        return sums


@cache
def trees(path: Path) -> Trees:
    """The trees of a file; the same object each time."""
    return grown(json.loads(path.read_text(encoding="utf-8"))["trees"])


def grown(roots: Sequence[Node]) -> Trees:
    """Trees of one depth, from their first nodes."""
    depth = max(map(_depth, roots))
    inner, leaves = 2**depth - 1, 2**depth
    shape = len(roots), inner
    made = Trees(np.zeros(shape, dtype=np.int64), np.full(shape, np.inf), np.zeros((len(roots), leaves)))
    for row, root in enumerate(roots):
        _place(root, 0, made.asked[row], made.bounds[row], made.leaves[row])
    return made


def _depth(node: Node) -> int:
    return 0 if isinstance(node, float) else 1 + max(_depth(node[2]), _depth(node[3]))


def _place(node: Node, at: int, asked: Ints, bounds: Floats, leaves: Floats) -> None:
    """Write a node and all below it where they belong; a leaf that comes early stands in every place below it."""
    if at >= len(asked):
        leaves[at - len(asked)] = node
        return
    below: Sequence[Node] = (node, node)
    if not isinstance(node, float):
        asked[at], bounds[at], *below = node
    for side, child in enumerate(below):
        _place(child, 2 * at + 1 + side, asked, bounds, leaves)
