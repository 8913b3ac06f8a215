"""Fits when a clause denies what another says: `python -m bench.fit_denials [FOLDER ...] [--without NAME ...]`.

Each folder holds events as `bench accuracy claims` reads them; without any, the samples' and the tests' invented events
are taken. A logistic model of `tasks.link.conflicts.denials`'s signs over all pairs of a denial and another clause of
two outlets with enough in common; its target is whether both stand in sentences of one planted conflict. Of two such
sentences the likest pair of clauses counts; pairs that only repeat such a conflict elsewhere are left out. Real stories
(`--stories`) have more denials of a kind than invented ones, hardly one of them of what another outlet says: the likest
of their pairs are learned from as of two things.

Ridge; the weight of a sign in favour is never negative, of one against never positive. Prints, by models that have not
seen the event, how many of the planted conflicts have a pair above a threshold and how many other pairs of sentences
have; then writes the weights. Those that ship are fitted on the folders taken without any, with the dev articles of
`stories-newscluster` as `--stories`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from bench.accuracy.expected import EventRows, Truth
from bench.clashing import Fit, Logistic, Pair, Signs, conflicts_of
from tasks.link.claims import claims
from tasks.link.conflicts import denials
from tasks.link.conflicts.denying import Denials, Side
from tasks.link.conflicts.events import story_of

RIDGE = 6.0
MOST = 3000  # pairs of real stories that are learned from
SIGNS = Signs(denials.FOR, denials.AGAINST, denials.PLAIN)
Shown = Mapping[str, float]
Names = frozenset[str]


def pairs(number: int, rows: EventRows) -> Iterator[Pair]:
    """The pairs of an event that a model is asked about."""
    found, shown = _shown(rows)
    planted = [conflicts_of(rows.truth, "negation", partial(_is_reading, each)) for each in found.all]
    claim = [found.story.claim_of.get(each.row.statement.statement_id) for each in found.all]
    again = {name: {claim[at] for at, names in enumerate(planted) if name in names} for name in _names(planted)}
    best: dict[tuple[str, str], float] = {}
    for pair, held in shown.items():
        key = _sentences(found, pair)
        best[key] = max(best.get(key, 0.0), _rough(held))
    for (one, other), held in shown.items():
        both = planted[one] & planted[other]
        key = _sentences(found, (one, other))
        if both and _rough(held) < best[key]:
            continue
        if not both and any(_repeats(name, (one, other), planted, claim, again) for name in again):
            continue
        yield Pair(number, SIGNS.of(held), key, both)


def _shown(rows: EventRows) -> tuple[Denials, dict[tuple[int, int], dict[str, float]]]:
    known = claims(rows.reports, rows.statements, rows.figures, rows.quotes)
    found = Denials(story_of(rows.reports, rows.statements, rows.figures, known))
    return found, denials.signs(found)


def _names(planted: Iterable[Names]) -> list[str]:
    return sorted(frozenset().union(*planted))


def _sentences(found: Denials, pair: tuple[int, int]) -> tuple[str, str]:
    return found.all[pair[0]].sentence, found.all[pair[1]].sentence


def _rough(held: Shown) -> float:
    return held["clause"] + held["either"]


def _repeats(
    name: str,
    pair: tuple[int, int],
    planted: list[Names],
    claim: list[str | None],
    again: Mapping[str, set[str | None]],
) -> bool:
    """Whether both clauses are of a planted conflict, or make a claim that one of its readings makes."""
    return all(name in planted[at] or claim[at] in again[name] for at in pair)


def _is_reading(side: Side, reading: Truth, articles: dict[str, Truth]) -> bool:
    del articles
    mine, wanted = (" ".join(text.split()) for text in (side.sentence, reading["sentence"]))
    return reading["article"] == side.row.statement.article_id and (mine in wanted or wanted in mine)


def strangers(stories: Iterable[EventRows]) -> list[tuple[float, ...]]:
    """The signs of the likest pairs in real stories: hardly any of so many is of one thing."""
    every = [held for rows in stories for held in _shown(rows)[1].values()]
    likest = sorted(every, key=lambda held: -(_rough(held) + held["rarest"] + held["subject"]))
    return [SIGNS.of(held) for held in likest[:MOST]]


FIT = Fit("negation", Logistic(SIGNS, RIDGE), denials.MODEL, pairs, strangers)

if __name__ == "__main__":
    FIT.run(__doc__ or "")
