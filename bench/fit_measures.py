"""Fits when two clashing numbers are of one quantity: `python -m bench.fit_measures [FOLDER ...] [--without NAME ...]`.

Each folder holds events as `bench accuracy claims` reads them; without any, the samples' and the tests' invented
events are taken. A logistic model of `tasks.link.measures.odds`'s signs over all pairs of figures of one unit, of two
outlets, that cannot both be right; its target is whether both are readings of one planted conflict. Pairs that only
repeat such a conflict's values elsewhere in the reports are left out, and counts that move from report to report, as
of the dead, that are planted as none: nobody has said what they are. Real stories (`--stories`) have more numbers of a
kind than invented ones, hardly two of them of one quantity at odds: such pairs as no rule joins are learned from as of
two.

Ridge; the weight of a sign in favour is never negative, of one against never positive, since there are few pairs and
what a sign says is known. Prints, by models that have not seen the event, how many of the planted conflicts have a
pair above a threshold and how many other pairs of values have; then writes the weights. Those that ship are fitted on
the folders taken without any, with the dev articles of `stories-newscluster` as `--stories`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from bench.accuracy.expected import EventRows, Truth, start_of
from bench.fitting import EITHER, Direction, Floats, add_event_arguments, labelled_stories, logistic, others, read
from tasks.link.measures import evidence, odds
from tasks.link.measures.context import Context
from tasks.link.measures.pairs import JOINED, by_rule, odds_count, said_apart
from tasks.link.measures.profile import Profile, profiles
from tasks.link.measures.spread import ratio
from tasks.link.records import Figure

RIDGE = 3.0
THRESHOLDS = (-1.5, -1.0, -0.5, 0.0, 0.5, 1.0)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two clashing figures of an event: their signs, their values, and which planted conflicts both are of."""

    event: int
    signs: tuple[float, ...]
    values: tuple[str, ...]
    planted: frozenset[str]


def pairs(number: int, rows: EventRows) -> Iterator[Pair]:
    """The pairs of an event that a model is asked about."""
    found = profiles(rows.reports, rows.figures)
    context = Context(found)
    planted = {each.figure.figure_id: _conflicts_of(each.figure, rows.truth) for each in found}
    known = [each for each in found if planted[each.figure.figure_id]]
    again = {
        each.figure.figure_id: frozenset().union(
            *(planted[its.figure.figure_id] for its in known if _is_of_one_value(each, its))
        )
        for each in found
    }
    for one, other in combinations([each for each in found if each.is_current], 2):
        both = planted[one.figure.figure_id] & planted[other.figure.figure_id]
        unsure = again[one.figure.figure_id] & again[other.figure.figure_id]
        if _is_asked(one, other) and (both or not (unsure or evidence.moving(one, other))):
            signs = odds.signs(one, other, context)
            values = tuple(sorted((one.figure.text, other.figure.text)))
            yield Pair(number, tuple(signs[name] for name in odds.NAMES), values, both)


def _is_of_one_value(one: Profile, other: Profile) -> bool:
    """Whether a figure gives a planted reading's value, if in a sentence that the truth does not list."""
    return one.unit == other.unit and not evidence.at_odds(one, other)


def _is_asked(one: Profile, other: Profile) -> bool:
    apart = one.unit == other.unit and one.outlet != other.outlet and evidence.at_odds(one, other)
    near = ratio(one.spread, other.spread) <= odds.FAR
    return apart and near and not (one.age_of or other.age_of or said_apart(one, other))


def _conflicts_of(figure: Figure, truth: Truth) -> frozenset[str]:
    """The planted conflicts of which a figure is a reading."""
    articles = {article["id"]: article for article in truth["articles"]}
    return frozenset(
        conflict["id"]
        for conflict in truth["conflicts"]
        if conflict["kind"] == "figure"
        and any(_is_reading(figure, reading, articles) for reading in conflict["readings"])
    )


def _is_reading(figure: Figure, reading: Truth, articles: dict[str, Truth]) -> bool:
    if reading["article"] != figure.article_id:
        return False
    if "start" in reading:
        at = start_of(articles[figure.article_id], reading["paragraph"])
        inside = figure.char_start < at + reading["end"] and figure.char_end > at + reading["start"]
        return figure.field == "body" and inside
    value = reading.get("value") or ""
    return figure.text in reading["sentence"] and (figure.text in value or value in figure.text)


def fit(rows: Floats, right: Floats, more: Floats) -> Floats:
    """The weights of the signs, each in its direction, the bias last; `more` are signs of pairs of two quantities."""
    given = np.vstack([rows, more]) if len(more) else rows
    answers = np.append(right, np.zeros(len(more)))
    return logistic(given, answers, RIDGE, directions=[_direction(name) for name in odds.NAMES])


def _direction(name: str) -> Direction:
    return (0.0, None) if name in odds.FOR else (None, 0.0) if name in odds.AGAINST else EITHER


def held_out(rows: Floats, right: Floats, every: Sequence[Pair], more: Floats) -> Floats:
    """Each pair's odds by a model that has not seen its event."""
    found = np.zeros(len(rows))
    for own, rest in others([pair.event for pair in every]):
        weights = fit(rows[rest], right[rest], more)
        found[own] = rows[own] @ weights[:-1] + weights[-1]
    return found


def print_found(found: Floats, every: Sequence[Pair], n_planted: int) -> None:
    """By threshold: planted conflicts with a pair above it, and pairs of values above it that are of none."""
    for threshold in THRESHOLDS:
        above = [pair for pair, value in zip(every, found, strict=True) if value > threshold]
        met = {(pair.event, name) for pair in above for name in pair.planted}
        others = {(pair.event, pair.values) for pair in above if not pair.planted}
        print(f"odds above {threshold:+.1f}: {len(met)} of {n_planted} planted, {len(others)} others")


def strangers(events: Iterable[EventRows]) -> list[tuple[float, ...]]:
    """The signs of pairs in real stories that no rule joins: hardly any of so many is of one quantity."""
    found = []
    for rows in events:
        every = profiles(rows.reports, rows.figures)
        context = Context(every)
        for one, other in combinations(every, 2):
            if _is_asked(one, other) and not evidence.moving(one, other) and _is_stranger(one, other, context):
                signs = odds.signs(one, other, context)
                found.append(tuple(signs[name] for name in odds.NAMES))
    return found


def _is_stranger(one: Profile, other: Profile, context: Context) -> bool:
    return by_rule(one, other, context) < JOINED and odds_count(one, other, context)


def main() -> None:
    """Fit, print, write the weights."""
    parser = argparse.ArgumentParser(prog="python -m bench.fit_measures", description=(__doc__ or "").split("\n")[0])
    add_event_arguments(parser)
    parser.add_argument("--stories", type=Path, metavar="DIR", help="folder of real articles, as stories-newscluster")
    args = parser.parse_args()
    events = read(args)
    every = [pair for number, event in enumerate(events) for pair in pairs(number, event)]
    n_planted = sum(each["kind"] == "figure" for event in events for each in event.truth["conflicts"])
    more = np.array(strangers(labelled_stories(args.stories, args.model)) if args.stories else [])
    rows = np.array([pair.signs for pair in every])
    right = np.array([float(bool(pair.planted)) for pair in every])
    print_found(held_out(rows, right, every, more), every, n_planted)
    weights = dict(zip((*odds.NAMES, "bias"), fit(rows, right, more).round(4).tolist(), strict=True))
    odds.MODEL.write_text(json.dumps({"weights": weights}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
