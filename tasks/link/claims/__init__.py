"""Claims: statements of a story's articles that say the same thing, joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tasks.link.claims.cluster import groups_of, linked
from tasks.link.claims.features import Features, features, is_frame
from tasks.link.claims.polarity import is_negated
from tasks.link.claims.representative import clearest
from tasks.link.claims.similar import candidates, likeness
from tasks.link.claims.weights import Weights, weigh
from tasks.link.records import Figure, Quote, Report, Statement

__all__ = ["Claim", "Features", "Weights", "claims", "features", "weigh"]

LEAST_LIKE = 0.35  # likeness of two groups that say the same
SEVERAL = 2
FLOOR = 0.1  # a pair less alike is as good as not alike


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
) -> list[Claim]:
    """The claims of one story's reports, by their statement_id; the same whatever the order of the rows.

    Statements are joined over pairs that share telling terms, groups by their likest and their average pair. A
    statement that only says who spoke makes no claim; what is said within `quotes` makes them like any other.
    """
    ordered = sorted(statements, key=lambda row: row.statement_id)
    if len({report.copy_group for report in reports}) < SEVERAL:
        return _alone(reports, ordered)
    rows = features(reports, ordered, figures, apart=True)
    weights = weigh(rows).damped()
    return sorted((_claim(group, weights) for group in grouped(rows, weights)), key=lambda claim: claim.statement_id)


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


def grouped(rows: Sequence[Features], weights: Weights) -> list[list[Features]]:
    """Rows that say the same thing, together; rows alike in every term count as one when groups are compared."""
    same = groups_of([row.key for row in rows])
    nodes = [rows[group[0]] for group in same]
    pairs = ((pair, likeness(nodes[pair[0]], nodes[pair[1]], weights)) for pair in candidates(nodes, weights))
    likenesses = {pair: value for pair, value in pairs if value >= FLOOR or value < 0}
    joined = linked(len(nodes), likenesses, LEAST_LIKE)
    return [[rows[index] for node in group for index in same[node]] for group in joined]


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
