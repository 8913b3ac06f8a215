"""Claims: statements of a story's articles that say the same thing, joined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tasks.link.claims.chances import Model, chances
from tasks.link.claims.cluster import groups_of, linked
from tasks.link.claims.features import Features, features, is_frame
from tasks.link.claims.polarity import is_negated
from tasks.link.claims.representative import clearest
from tasks.link.claims.signs import Pair
from tasks.link.claims.similar import candidates
from tasks.link.claims.weights import Weights, weigh
from tasks.link.records import Figure, Quote, Report, Statement

__all__ = ["Claim", "Features", "Weights", "claims", "features", "weigh"]

LEAST = 0.25  # chance, on the average of their pairs, from which two groups say the same
FIRM = 0.5  # chance of the likeliest pair from which a wording stays in its group
SEVERAL = 2
KEYS = 12  # terms of a statement it is looked up by
FLOOR = 0.05  # a pair less likely is as good as unlikely


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement that a story's reports make, once.

    `statements` are the ids of every wording, sorted; `statement_id` is the clearest of them and `text` its text;
    `articles` and `copy_groups` are who reports it, `negated` whether its clearest wording denies something.
    """

    statements: tuple[str, ...]
    statement_id: str
    text: str
    articles: tuple[str, ...]
    copy_groups: tuple[str, ...]
    negated: bool


def claims(
    reports: Sequence[Report],
    statements: Iterable[Statement],
    figures: Sequence[Figure],
    quotes: Sequence[Quote] = (),
    model: Model | None = None,
) -> list[Claim]:
    """The claims of one story's reports, by their statement_id; the same whatever the order of the rows.

    Statements are joined over pairs that share telling terms, groups by the average chance of their pairs; each has
    one that is likelier than not. A statement that only says who spoke makes no claim; what is said within `quotes`
    makes them like any other. `model`: other weights than the shipped ones.
    """
    ordered = sorted(statements, key=lambda row: row.statement_id)
    if len({report.copy_group for report in reports}) < SEVERAL:
        return _alone(reports, ordered)
    rows = features(reports, ordered, figures, apart=True)
    weights = weigh(rows).damped()
    return sorted(
        (_claim(group, weights) for group in grouped(rows, weights, model)), key=lambda claim: claim.statement_id
    )


def _alone(reports: Sequence[Report], ordered: Sequence[Statement]) -> list[Claim]:
    """The claims of a story of one text: a claim a wording, nothing to compare with."""
    groups = {report.article_id: report.copy_group for report in reports}
    found = []
    for indices in groups_of([row.text for row in ordered]):
        rows = [ordered[index] for index in indices if not is_frame(ordered[index])]
        if rows:
            articles = tuple(sorted({row.article_id for row in rows}))
            ids = tuple(row.statement_id for row in rows)
            texts = tuple(sorted({groups[article] for article in articles}))
            found.append(Claim(ids, ids[0], rows[0].text, articles, texts, is_negated(rows[0])))
    return found


def grouped(rows: Sequence[Features], weights: Weights, model: Model | None = None) -> list[list[Features]]:
    """Rows that say the same thing, together; rows alike in every term count as one when groups are compared."""
    same = groups_of([row.key for row in rows])
    nodes = [rows[group[0]] for group in same]
    found = chances(nodes, candidates(nodes, weights, KEYS), weights, model)
    likely = {pair: value for pair, value in found.items() if value >= FLOOR or value < 0}
    joined = (part for group in linked(len(nodes), likely, LEAST) for part in _firm(group, likely))
    return [[rows[index] for node in group for index in same[node]] for group in joined]


def _firm(group: list[int], likely: Mapping[Pair, float]) -> list[list[int]]:
    """A group without those that no pair joins to it more likely than not: each of them is one of its own."""
    best = dict.fromkeys(group, 0.0)
    for one, other in combinations(group, 2):
        chance = likely.get((one, other), 0.0)
        best[one], best[other] = max(best[one], chance), max(best[other], chance)
    firm = [node for node in group if best[node] >= FIRM]
    return ([firm] if firm else []) + [[node] for node in group if best[node] < FIRM]


def _claim(members: Sequence[Features], weights: Weights) -> Claim:
    clear = clearest(members, weights)
    return Claim(
        tuple(sorted(row.statement.statement_id for row in members)),
        clear.statement.statement_id,
        clear.statement.text,
        tuple(sorted({row.statement.article_id for row in members})),
        tuple(sorted({row.copy_group for row in members})),
        clear.negated,
    )
