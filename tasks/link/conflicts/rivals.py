"""Which of a story's candidate pairs are each other's best."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

Pair = tuple[int, int]
Key = tuple[int, str]  # one of a pair, with the text that the other is of


def share_of_best(values: Mapping[Pair, float], keys: Callable[[Pair], Sequence[Key]]) -> dict[Pair, float]:
    """For each pair the share of its `keys`, its rivals in either text, under which no pair has a higher value."""
    best: dict[Key, float] = {}
    for pair, value in values.items():
        for key in keys(pair):
            best[key] = max(best.get(key, 0.0), value)
    return {pair: sum(value >= best[key] for key in keys(pair)) / len(keys(pair)) for pair, value in values.items()}
