"""Fits when two quotations of a speaker are at odds: `python -m bench.fit_wordings [FOLDER ...] [--without NAME ...]`.

Each folder holds events as `bench accuracy claims` reads them; without any, the samples' and the tests' invented events
are taken. A logistic model of `tasks.link.conflicts.sayings`'s signs over all pairs of quotations of one named speaker
in two texts, neither a part of the other; its target is whether both stand in sentences of one planted conflict of
wording. Real stories (`--stories`) have more quotations of a speaker than invented ones: pairs of which no rule finds
that they are one remark are learned from as of two.

Ridge; the weight of a sign in favour is never negative, of one against never positive. Prints, by models that have not
seen the event, how many of the planted conflicts have a pair above a threshold and how many other pairs of quotations
have; then writes the weights. Those that ship are fitted on the folders taken without any, with the dev articles of
`stories-newscluster` as `--stories`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from bench.accuracy.expected import EventRows, Truth
from bench.clashing import Fit, Logistic, Pair, Signs, conflicts_of
from tasks.link.conflicts import sayings
from tasks.link.conflicts.sayings import Saying, Sayings
from tasks.link.utterances import utterances

RIDGE = 4.0
SIGNS = Signs(sayings.FOR, sayings.AGAINST, sayings.PLAIN)


def pairs(number: int, rows: EventRows) -> Iterator[Pair]:
    """The pairs of an event that a model is asked about."""
    known = utterances(rows.reports, rows.quotes)
    found = Sayings(rows.reports, rows.quotes, known)
    planted = [conflicts_of(rows.truth, "wording", partial(_is_reading, each)) for each in found.all]
    for (one, other), held in sayings.signs(found).items():
        both = planted[one] & planted[other]
        if both or found.home(found.all[one]) != found.home(found.all[other]):
            yield Pair(number, SIGNS.of(held), (found.all[one].text, found.all[other].text), both)


def _is_reading(said: Saying, reading: Truth, articles: dict[str, Truth]) -> bool:
    del articles
    quote = said.quote
    sentence = said.report.text(quote.field, quote.sentence_start, quote.sentence_end)
    mine, wanted = (" ".join(text.split()) for text in (sentence, reading["sentence"]))
    return reading["article"] == quote.article_id and (mine in wanted or wanted in mine)


def strangers(stories: Iterable[EventRows]) -> list[tuple[float, ...]]:
    """The signs of pairs in real stories that no rule joins: hardly any of so many is on one matter and at odds."""
    return [pair.signs for rows in stories for pair in pairs(0, unplanted(rows))]


def unplanted(rows: EventRows) -> EventRows:
    """A story with no planted conflicts."""
    return EventRows({**rows.truth, "conflicts": []}, rows.reports, rows.statements, rows.figures, rows.quotes)


FIT = Fit("wording", Logistic(SIGNS, RIDGE), sayings.MODEL, pairs, strangers)

if __name__ == "__main__":
    FIT.run(__doc__ or "")
