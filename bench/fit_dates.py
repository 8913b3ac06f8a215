"""Fits when two clashing times are of one event: `python -m bench.fit_dates [FOLDER ...] [--without NAME ...]`.

Each folder holds events as `bench accuracy claims` reads them; without any, the samples' and the tests' invented events
are taken. A logistic model of `tasks.link.conflicts.likely`'s signs over all pairs of times of two outlets that exclude
each other; its target is whether both are readings of one planted conflict. Real stories (`--stories`), of which nobody
has said what is true, give more times, hardly two of them of one event at odds: their pairs are learned from as of two.
Ridge; the weight of a sign in favour is never negative, of one against never positive. Prints, by models that have not
seen the event, how many of the planted conflicts have a pair above a threshold and how many other pairs of values have;
then writes the weights. Those that ship are fitted with the dev articles of `stories-newscluster` as `--stories`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from bench.accuracy.expected import EventRows
from bench.clashing import Fit, Logistic, Pair, Signs, conflicts_of, is_reading, repeats
from tasks.link.claims import claims
from tasks.link.conflicts import likely
from tasks.link.conflicts.events import story_of
from tasks.link.conflicts.pairing import Occasions

RIDGE = 7.0
SIGNS = Signs(likely.FOR, likely.AGAINST, likely.PLAIN)


def pairs(number: int, rows: EventRows) -> Iterator[Pair]:
    """The pairs of an event that a model is asked about."""
    found = _occasions(rows)
    planted = [conflicts_of(rows.truth, "date", partial(is_reading, each)) for each in found.all]
    for one, other in found.pairs():
        times = found.all[one], found.all[other]
        values = tuple(sorted(f"{each.report.article_id} {each.text}" for each in times))
        both = planted[one] & planted[other]
        if not both and repeats(one, other, planted, found.are_told_alike):
            continue
        yield Pair(number, SIGNS.of(likely.signs(found, one, other)), values, both)


def strangers(stories: Iterable[EventRows]) -> list[tuple[float, ...]]:
    """The signs of the pairs of real stories: hardly two of them are of one event at odds."""
    every = map(_occasions, stories)
    return [SIGNS.of(likely.signs(found, *pair)) for found in every for pair in found.pairs()]


def _occasions(rows: EventRows) -> Occasions:
    known = claims(rows.reports, rows.statements, rows.figures, rows.quotes)
    return Occasions(story_of(rows.reports, rows.statements, rows.figures, known))


FIT = Fit("date", Logistic(SIGNS, RIDGE), likely.MODEL, pairs, strangers)

if __name__ == "__main__":
    FIT.run(__doc__ or "")
