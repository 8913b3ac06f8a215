"""Fits when two clashing places are of one event: `python -m bench.fit_places [FOLDER ...] [--without NAME ...]`.

As `bench.fit_dates`, of `tasks.link.conflicts.likely_places`'s signs over all pairs of places of two outlets that
exclude each other; its target is whether both are readings of one planted conflict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from bench.accuracy.expected import EventRows
from bench.clashing import Fit, Logistic, Pair, Signs, conflicts_of, is_reading, repeats
from tasks.link.claims import claims
from tasks.link.conflicts import likely_places
from tasks.link.conflicts.events import story_of
from tasks.link.conflicts.siting import Settings

RIDGE = 5.0
SIGNS = Signs(likely_places.FOR, likely_places.AGAINST, likely_places.PLAIN)


def pairs(number: int, rows: EventRows) -> Iterator[Pair]:
    """The pairs of an event that a model is asked about."""
    found = _settings(rows)
    planted = [conflicts_of(rows.truth, "place", partial(is_reading, each)) for each in found.all]
    for one, other in _clashing(found):
        places = found.all[one], found.all[other]
        both = planted[one] & planted[other]
        if not both and repeats(one, other, planted, found.agree):
            continue
        values = tuple(sorted(f"{each.report.article_id} {each.text}" for each in places))
        yield Pair(number, SIGNS.of(likely_places.signs(found, one, other)), values, both)


def strangers(stories: Iterable[EventRows]) -> list[tuple[float, ...]]:
    """The signs of the pairs of real stories: hardly two of them are of one event at odds."""
    every = map(_settings, stories)
    return [SIGNS.of(likely_places.signs(found, *pair)) for found in every for pair in _clashing(found)]


def _settings(rows: EventRows) -> Settings:
    known = claims(rows.reports, rows.statements, rows.figures, rows.quotes)
    return Settings(story_of(rows.reports, rows.statements, rows.figures, known))


def _clashing(found: Settings) -> Iterator[tuple[int, int]]:
    """The pairs of places neither of which is in the other."""
    return (pair for pair in found.pairs() if not found.is_nested(*(found.all[index] for index in pair)))


FIT = Fit("place", Logistic(SIGNS, RIDGE), likely_places.MODEL, pairs, strangers)

if __name__ == "__main__":
    FIT.run(__doc__ or "")
