"""Fits when two clashing times are of one event: `python -m bench.fit_dates [FOLDER ...] [--without NAME ...]`.

Each folder holds events as `bench accuracy claims` reads them; without any, the samples' and the tests' invented events
are taken. A logistic model of `tasks.link.conflicts.likely`'s signs over all pairs of times of two outlets that exclude
each other; its target is whether both are readings of one planted conflict. Ridge; the weight of a sign in favour is
never negative, of one against never positive. Prints, by models that have not seen the event, how many of the planted
conflicts have a pair above a threshold and how many other pairs of values have; then writes the weights.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from bench.accuracy.expected import EventRows, Truth, start_of
from bench.fitting import EITHER, Direction, Floats, add_event_arguments, logistic, others, read
from tasks.link.claims import claims
from tasks.link.conflicts import likely
from tasks.link.conflicts.events import story_of
from tasks.link.conflicts.occasions import Occasion
from tasks.link.conflicts.pairing import Occasions

RIDGE = 6.0
THRESHOLDS = (-1.5, -1.0, -0.5, 0.0, 0.5, 1.0)
LONG = 3  # letters of a word that tells one value from another


@dataclass(frozen=True, slots=True)
class Pair:
    """Two clashing times of an event: their signs, their values, and which planted conflicts both are of."""

    event: int
    signs: tuple[float, ...]
    values: tuple[str, ...]
    planted: frozenset[str]


def pairs(number: int, rows: EventRows) -> Iterator[Pair]:
    """The pairs of an event that a model is asked about."""
    known = claims(rows.reports, rows.statements, rows.figures, rows.quotes)
    found = Occasions(story_of(rows.reports, rows.statements, rows.figures, known))
    planted = [_conflicts_of(each, rows.truth) for each in found.all]
    for one, other in found.pairs():
        held = likely.signs(found, one, other)
        times = found.all[one], found.all[other]
        values = tuple(sorted(f"{each.report.article_id} {each.text}" for each in times))
        both = planted[one] & planted[other]
        if not both and (_repeats(one, other, planted, found) or _repeats(other, one, planted, found)):
            continue
        yield Pair(number, tuple(held[name] for name in likely.NAMES), values, both)


def _repeats(one: int, other: int, planted: Sequence[frozenset[str]], found: Occasions) -> bool:
    """Whether a planted reading stands beside a time that only repeats another reading of its conflict elsewhere."""
    return any(
        planted[one] & planted[index] and index != one and found.are_told_alike(index, other)
        for index in range(len(planted))
    )


def _conflicts_of(time: Occasion, truth: Truth) -> frozenset[str]:
    """The planted conflicts of which a time is a reading."""
    articles = {article["id"]: article for article in truth["articles"]}
    return frozenset(
        conflict["id"]
        for conflict in truth["conflicts"]
        if conflict["kind"] == "date" and any(_is_reading(time, reading, articles) for reading in conflict["readings"])
    )


def _is_reading(time: Occasion, reading: Truth, articles: dict[str, Truth]) -> bool:
    if reading["article"] != time.report.article_id:
        return False
    if "start" in reading:
        at = start_of(articles[time.report.article_id], reading["paragraph"])
        return time.field == "body" and time.start < at + reading["end"] and time.end > at + reading["start"]
    value = reading.get("value") or ""
    words = [word for word in time.text.split() if len(word) > LONG]
    return time.sentence.strip() in reading["sentence"] and (time.text in value or any(word in value for word in words))


def fit(rows: Floats, right: Floats) -> Floats:
    """The weights of the signs, each in its direction, the bias last."""
    return logistic(rows, right, RIDGE, directions=[_direction(name) for name in likely.NAMES])


def _direction(name: str) -> Direction:
    return (0.0, None) if name in likely.FOR else (None, 0.0) if name in likely.AGAINST else EITHER


def held_out(rows: Floats, right: Floats, every: Sequence[Pair]) -> Floats:
    """Each pair's odds by a model that has not seen its event."""
    found = np.zeros(len(rows))
    for own, rest in others([pair.event for pair in every]):
        weights = fit(rows[rest], right[rest])
        found[own] = rows[own] @ weights[:-1] + weights[-1]
    return found


def print_found(found: Floats, every: Sequence[Pair], n_planted: int) -> None:
    """By threshold: planted conflicts with a pair above it, and pairs of values above it that are of none."""
    for threshold in THRESHOLDS:
        above = [pair for pair, value in zip(every, found, strict=True) if value > threshold]
        met = {(pair.event, name) for pair in above for name in pair.planted}
        rest = {(pair.event, pair.values) for pair in above if not pair.planted}
        print(f"odds above {threshold:+.1f}: {len(met)} of {n_planted} planted, {len(rest)} others")


def main() -> None:
    """Fit, print, write the weights."""
    parser = argparse.ArgumentParser(prog="python -m bench.fit_dates", description=(__doc__ or "").split("\n")[0])
    add_event_arguments(parser)
    events = read(parser.parse_args())
    every = [pair for number, event in enumerate(events) for pair in pairs(number, event)]
    n_planted = sum(each["kind"] == "date" for event in events for each in event.truth["conflicts"])
    rows = np.array([pair.signs for pair in every])
    right = np.array([float(bool(pair.planted)) for pair in every])
    print_found(held_out(rows, right, every), every, n_planted)
    weights = dict(zip((*likely.NAMES, "bias"), fit(rows, right).round(4).tolist(), strict=True))
    likely.MODEL.write_text(json.dumps({"weights": weights}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
