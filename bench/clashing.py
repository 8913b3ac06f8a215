"""What the fits of clashing readings share: pairs with signs, a model within each sign's direction, what it finds."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.accuracy.expected import EventRows, Truth, start_of
from bench.fitting import (
    EITHER,
    Direction,
    Floats,
    add_event_arguments,
    boosted,
    labelled_stories,
    logistic,
    others,
    read,
    write,
    write_trees,
)
from tasks.link.boosted import grown
from tasks.link.conflicts.around import Around

LONG = 3  # letters of a word that tells one value from another
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


def conflicts_of(truth: Truth, kind: str, takes: Callable[[Truth, dict[str, Truth]], bool]) -> frozenset[str]:
    """The planted conflicts of a kind that have a reading which `takes` is true of, given it and the articles by id."""
    articles = {article["id"]: article for article in truth["articles"]}
    return frozenset(
        conflict["id"]
        for conflict in truth["conflicts"]
        if conflict["kind"] == kind and any(takes(reading, articles) for reading in conflict["readings"])
    )


@dataclass(frozen=True, slots=True)
class Learned:
    """What a model has learned: the logarithms of the odds of rows of signs, and how it is written to a file."""

    odds: Callable[[Floats], Floats]
    write: Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Logistic:
    """A ridge logistic regression within the direction of each sign."""

    signs: Signs
    ridge: float
    folds: int | None = None

    def learn(self, rows: Floats, right: Floats) -> Learned:
        """Its weights of some rows of signs."""
        weights = logistic(rows, right, self.ridge, directions=self.signs.directions())
        return Learned(
            lambda shown: shown @ weights[:-1] + weights[-1], lambda path: write(path, self.signs.names, weights)
        )


@dataclass(frozen=True, slots=True)
class Boosted:
    """Boosted trees of the signs of such names."""

    names: Sequence[str]
    folds: int | None = 8

    def learn(self, rows: Floats, right: Floats) -> Learned:
        """Its trees of some rows of signs."""
        nodes = boosted(rows, right)
        return Learned(grown(nodes).log_odds, lambda path: write_trees(path, self.names, nodes))


def fit_and_write(
    every: Sequence[Pair], model: Logistic | Boosted, wanted: int, path: Path, more: Floats = NONE
) -> None:
    """Print what models find in events that they have not seen, of so many conflicts planted; write that of all.

    `more` are signs of pairs that are of two things for certain, a row a pair.
    """
    rows = np.array([pair.signs for pair in every])
    right = np.array([float(bool(pair.planted)) for pair in every])
    held = np.zeros(len(rows))
    for own, rest in others([pair.event % (model.folds or len(every)) for pair in every]):
        held[own] = _learn(model, rows[rest], right[rest], more).odds(rows[own])
    _print_found(held, every, wanted)
    _learn(model, rows, right, more).write(path)


@dataclass(frozen=True, slots=True)
class Fit:
    """A model of clashing readings of one kind: how its pairs are found in an event, and in real stories strangers."""

    kind: str
    model: Logistic | Boosted
    path: Path
    pairs: Callable[[int, EventRows], Iterable[Pair]]
    strangers: Callable[[Iterable[EventRows]], Sequence[tuple[float, ...]]]

    def run(self, description: str) -> None:
        """The command: read its arguments, fit, print, write the weights."""
        name = f"python -m bench.{Path(sys.argv[0]).stem}"
        parser = argparse.ArgumentParser(prog=name, description=description.split("\n")[0])
        add_event_arguments(parser)
        parser.add_argument("--stories", type=Path, metavar="DIR", help="real articles, as stories-newscluster")
        args = parser.parse_args()
        more = np.array(self.strangers(labelled_stories(args.stories, args.model)) if args.stories else [])
        events = read(args)
        every = [pair for number, event in enumerate(events) for pair in self.pairs(number, event)]
        fit_and_write(every, self.model, n_planted(events, self.kind), self.path, more)


def is_reading(phrase: Around, reading: Truth, articles: Mapping[str, Truth]) -> bool:
    """Whether a time or place is a planted reading: it stands there or, where none is given, has its words."""
    if reading["article"] != phrase.report.article_id:
        return False
    if "start" in reading:
        at = start_of(articles[phrase.report.article_id], reading["paragraph"])
        return phrase.field == "body" and phrase.start < at + reading["end"] and phrase.end > at + reading["start"]
    value = reading.get("value") or ""
    words = (word for word in phrase.text.split() if len(word) > LONG)
    return phrase.sentence.strip() in reading["sentence"] and (
        phrase.text in value or any(map(value.__contains__, words))
    )


def repeats(one: int, other: int, planted: Sequence[frozenset[str]], alike: Callable[[int, int], bool]) -> bool:
    """Whether one of two is a planted reading and the other only repeats another reading of its conflict elsewhere."""
    return any(
        planted[mine] & planted[index] and index != mine and alike(index, yours)
        for mine, yours in ((one, other), (other, one))
        for index in range(len(planted))
    )


def n_planted(events: Sequence[EventRows], kind: str) -> int:
    """How many conflicts of a kind are planted in some events."""
    return sum(each["kind"] == kind for event in events for each in event.truth["conflicts"])


def _learn(model: Logistic | Boosted, rows: Floats, right: Floats, more: Floats) -> Learned:
    given = np.vstack([rows, more]) if len(more) else rows
    return model.learn(given, np.append(right, np.zeros(len(more))))


def _print_found(held: Floats, every: Sequence[Pair], wanted: int) -> None:
    """By threshold: planted conflicts with a pair above it, and pairs of values above it that are of none."""
    for threshold in THRESHOLDS:
        above = [pair for pair, value in zip(every, held, strict=True) if value > threshold]
        met = {(pair.event, name) for pair in above for name in pair.planted}
        rest = {(pair.event, pair.values) for pair in above if not pair.planted}
        print(f"odds above {threshold:+.1f}: {len(met)} of {wanted} planted, {len(rest)} others")
