"""What the fits of clashing readings share: pairs with signs, a model within each sign's direction, what it finds."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.accuracy.expected import EventRows, Truth
from bench.fitting import (
    EITHER,
    EVERY,
    Direction,
    Floats,
    add_event_arguments,
    labelled_stories,
    logistic,
    others,
    read,
    write,
)

THRESHOLDS = (-1.5, -1.0, -0.5, 0.0, 0.5, 1.0)
NONE: Floats = np.zeros(0)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two clashing readings of an event: their signs, their values, and which planted conflicts both are of."""

    event: int
    signs: tuple[float, ...]
    values: tuple[str, ...]
    planted: frozenset[str]


@dataclass(frozen=True, slots=True)
class Signs:
    """The names of a model's signs, in the order of its inputs; the weight of one in favour is never negative."""

    favour: tuple[str, ...]
    against: tuple[str, ...]
    plain: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.favour, *self.against, *self.plain)

    def of(self, found: Mapping[str, float]) -> tuple[float, ...]:
        """A pair's signs in the order of their names."""
        return tuple(found[name] for name in self.names)

    def directions(self) -> list[Direction]:
        """Within what each sign's weight may be."""
        return [(0.0, None)] * len(self.favour) + [(None, 0.0)] * len(self.against) + [EITHER] * len(self.plain)


def conflicts_of(truth: Truth, kind: str, is_reading: Callable[[Truth, dict[str, Truth]], bool]) -> frozenset[str]:
    """The planted conflicts of a kind with a reading that `is_reading` takes, given it and the articles by id."""
    articles = {article["id"]: article for article in truth["articles"]}
    return frozenset(
        conflict["id"]
        for conflict in truth["conflicts"]
        if conflict["kind"] == kind and any(is_reading(reading, articles) for reading in conflict["readings"])
    )


def fit_and_write(
    every: Sequence[Pair], signs: Signs, ridge: float, wanted: int, path: Path, more: Floats = NONE
) -> None:
    """Print what models find in events that they have not seen, of so many conflicts planted; write the weights of all.

    `more` are signs of pairs that are of two things for certain, a row a pair.
    """
    rows = np.array([pair.signs for pair in every])
    right = np.array([float(bool(pair.planted)) for pair in every])
    held = np.zeros(len(rows))
    for own, rest in others([pair.event for pair in every]):
        weights = _fit(rows[rest], right[rest], more, signs, ridge)
        held[own] = rows[own] @ weights[:-1] + weights[-1]
    _print_found(held, every, wanted)
    write(path, signs.names, _fit(rows, right, more, signs, ridge))


@dataclass(frozen=True, slots=True)
class Fit:
    """A model of clashing readings of one kind: how its pairs are found in an event, and in real stories strangers."""

    kind: str
    signs: Signs
    ridge: float
    path: Path
    pairs: Callable[[int, EventRows], Iterable[Pair]]
    strangers: Callable[[Iterable[EventRows]], Sequence[tuple[float, ...]]]

    def run(self, description: str) -> None:
        """The command: read its arguments, fit, print, write the weights."""
        name = f"python -m bench.{Path(sys.argv[0]).stem}"
        parser = argparse.ArgumentParser(prog=name, description=description.split("\n")[0])
        add_event_arguments(parser, EVERY)
        parser.add_argument("--stories", type=Path, metavar="DIR", help="real articles, as stories-newscluster")
        args = parser.parse_args()
        more = np.array(self.strangers(labelled_stories(args.stories, args.model)) if args.stories else [])
        events = read(args)
        every = [pair for number, event in enumerate(events) for pair in self.pairs(number, event)]
        fit_and_write(every, self.signs, self.ridge, n_planted(events, self.kind), self.path, more)


def n_planted(events: Sequence[EventRows], kind: str) -> int:
    """How many conflicts of a kind are planted in some events."""
    return sum(each["kind"] == kind for event in events for each in event.truth["conflicts"])


def _fit(rows: Floats, right: Floats, more: Floats, signs: Signs, ridge: float) -> Floats:
    given = np.vstack([rows, more]) if len(more) else rows
    return logistic(given, np.append(right, np.zeros(len(more))), ridge, directions=signs.directions())


def _print_found(held: Floats, every: Sequence[Pair], wanted: int) -> None:
    """By threshold: planted conflicts with a pair above it, and pairs of values above it that are of none."""
    for threshold in THRESHOLDS:
        above = [pair for pair, value in zip(every, held, strict=True) if value > threshold]
        met = {(pair.event, name) for pair in above for name in pair.planted}
        rest = {(pair.event, pair.values) for pair in above if not pair.planted}
        print(f"odds above {threshold:+.1f}: {len(met)} of {wanted} planted, {len(rest)} others")
