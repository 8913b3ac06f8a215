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

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from bench.accuracy.expected import EventRows, Truth, start_of
from bench.clashing import Fit, Pair, Signs, conflicts_of
from tasks.link.claims import claims
from tasks.link.conflicts import likely
from tasks.link.conflicts.events import story_of
from tasks.link.conflicts.occasions import Occasion
from tasks.link.conflicts.pairing import Occasions

RIDGE = 7.0
LONG = 3  # letters of a word that tells one value from another
SIGNS = Signs(likely.FOR, likely.AGAINST, likely.PLAIN)


def pairs(number: int, rows: EventRows) -> Iterator[Pair]:
    """The pairs of an event that a model is asked about."""
    found = _occasions(rows)
    planted = [conflicts_of(rows.truth, "date", partial(_is_reading, each)) for each in found.all]
    for one, other in found.pairs():
        times = found.all[one], found.all[other]
        values = tuple(sorted(f"{each.report.article_id} {each.text}" for each in times))
        both = planted[one] & planted[other]
        if not both and (_repeats(one, other, planted, found) or _repeats(other, one, planted, found)):
            continue
        yield Pair(number, SIGNS.of(likely.signs(found, one, other)), values, both)


def strangers(stories: Iterable[EventRows]) -> list[tuple[float, ...]]:
    """The signs of the pairs of real stories: hardly two of them are of one event at odds."""
    every = map(_occasions, stories)
    return [SIGNS.of(likely.signs(found, *pair)) for found in every for pair in found.pairs()]


def _occasions(rows: EventRows) -> Occasions:
    known = claims(rows.reports, rows.statements, rows.figures, rows.quotes)
    return Occasions(story_of(rows.reports, rows.statements, rows.figures, known))


def _repeats(one: int, other: int, planted: Sequence[frozenset[str]], found: Occasions) -> bool:
    """Whether a planted reading stands beside a time that only repeats another reading of its conflict elsewhere."""
    return any(
        planted[one] & planted[index] and index != one and found.are_told_alike(index, other)
        for index in range(len(planted))
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


FIT = Fit("date", SIGNS, RIDGE, likely.MODEL, pairs, strangers)

if __name__ == "__main__":
    FIT.run(__doc__ or "")
