"""Fits when two clashing numbers are of one quantity: `python -m bench.fit_measures [FOLDER ...] [--without NAME ...]`.

Each folder holds events as `bench accuracy claims` reads them; without any, the samples' and the tests' invented
events are taken. Boosted trees of `tasks.link.measures.odds`'s signs over all pairs of figures of one unit, of two
outlets, that cannot both be right; their target is whether both are readings of one planted conflict. Pairs that only
repeat such a conflict's values elsewhere in the reports are left out. Two counts of one thing that moved between two
reports, as of the dead, are planted as none, and so are learned as none. Real stories (`--stories`) have more numbers
of a kind than invented ones, hardly two of them of one quantity at odds: such pairs as no rule joins are learned from
as of two.

Prints, by models that have not seen the event, how many of the planted conflicts have a pair above a threshold and how
many other pairs of values have; then writes the trees. Those that ship are fitted on the folders taken without any,
with the dev articles of `stories-newscluster` as `--stories`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from bench.accuracy.expected import EventRows, Truth, start_of
from bench.clashing import Boosted, Fit, Pair
from tasks.link.measures import evidence, odds
from tasks.link.measures.context import Context
from tasks.link.measures.pairs import JOINED, Asked, look
from tasks.link.measures.profile import Profile, profiles
from tasks.link.records import Figure


def pairs(number: int, rows: EventRows) -> Iterator[Pair]:
    """The pairs of an event that a model is asked about."""
    found = profiles(rows.reports, rows.figures)
    context = Context(found)
    planted = _planted(found, rows.truth)
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
        if (both or not unsure) and (asked := _asked(one, other, context)):
            values = tuple(sorted((one.figure.text, other.figure.text)))
            yield Pair(number, asked.signs, values, both)


def _planted(found: Sequence[Profile], truth: Truth) -> dict[str, frozenset[str]]:
    """The planted conflicts that each figure is a reading of: the first of those that a reading's words hold."""
    articles = {article["id"]: article for article in truth["articles"]}
    planted: dict[str, set[str]] = {each.figure.figure_id: set() for each in found}
    for conflict in truth["conflicts"]:
        for reading in conflict["readings"] if conflict["kind"] == "figure" else ():
            given = [each.figure for each in found if _is_reading(each.figure, reading, articles)]
            first = min(given, key=lambda figure: figure.char_start, default=None)
            for figure in given if "start" not in reading else (first,) if first else ():
                planted[figure.figure_id].add(conflict["id"])
    return {name: frozenset(names) for name, names in planted.items()}


def _is_of_one_value(one: Profile, other: Profile) -> bool:
    """Whether a figure gives a planted reading's value, if in a sentence that the truth does not list."""
    return one.unit == other.unit and not evidence.at_odds(one, other)


def _asked(one: Profile, other: Profile, context: Context) -> Asked | None:
    """The signs of two figures of two outlets, where a model is asked about them."""
    told = look(one, other, context) if one.outlet != other.outlet else None
    return told if isinstance(told, Asked) else None


def _is_reading(figure: Figure, reading: Truth, articles: dict[str, Truth]) -> bool:
    if reading["article"] != figure.article_id:
        return False
    if "start" in reading:
        at = start_of(articles[figure.article_id], reading["paragraph"])
        inside = figure.char_start < at + reading["end"] and figure.char_end > at + reading["start"]
        return figure.field == "body" and inside
    value = reading.get("value") or ""
    return figure.text in reading["sentence"] and (figure.text in value or value in figure.text)


def strangers(events: Iterable[EventRows]) -> list[tuple[float, ...]]:
    """The signs of pairs in real stories that no rule joins: hardly any of so many is of one quantity."""
    found = []
    for rows in events:
        every = profiles(rows.reports, rows.figures)
        context = Context(every)
        asked = (_asked(one, other, context) for one, other in combinations(every, 2))
        found += [each.signs for each in asked if each and each.sign("ruled") < JOINED]
    return found


FIT = Fit("figure", Boosted(odds.NAMES), odds.MODEL, pairs, strangers)

if __name__ == "__main__":
    FIT.run(__doc__ or "")
