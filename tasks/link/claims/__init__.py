"""Claims: statements of a story's articles that say the same thing, joined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from tasks.link.claims.chances import Model, chances
from tasks.link.claims.cluster import firm, groups_of, linked
from tasks.link.claims.features import Features, features, is_frame
from tasks.link.claims.measured import Measured, measured_in
from tasks.link.claims.polarity import is_negated
from tasks.link.claims.representative import clearest
from tasks.link.claims.similar import candidates
from tasks.link.claims.sure import Chances, ids_of
from tasks.link.claims.weights import Weights, weigh
from tasks.link.measures import Measure
from tasks.link.records import Figure, Quote, Report, Statement

__all__ = ["Claim", "Features", "Weights", "claims", "features", "weigh"]

LEAST = 0.28  # chance, on the average of their pairs, from which two groups say the same
FIRM = 0.34  # chance of the likeliest pair from which a wording stays in its group
FIRM_OF_TWO = 0.38  # the same where no more than two are left
SEVERAL = 2
KEYS = 12  # terms of a statement it is looked up by
DISPUTED = 0.6  # what one that denies a wording, or is denied by it, counts for among those that tell of it
FLOOR = 0.05  # a pair less likely is as good as unlikely


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement that a story's reports make, once.

    `statements` are the ids of every wording, sorted; `statement_id` is the clearest of them and `text` its text;
    `articles` and `copy_groups` are who reports it, `negated` whether its clearest wording denies something. `likely`
    is how likely two of the wordings say the same, by their ids, the lesser first; `near` how likely the likeliest
    statement of another article says the same as a wording, by the wording's id and the article's.
    """

    statements: tuple[str, ...]
    statement_id: str
    text: str
    articles: tuple[str, ...]
    copy_groups: tuple[str, ...]
    negated: bool
    likely: Chances = field(default_factory=dict, compare=False, repr=False)
    near: Mapping[str, Mapping[str, float]] = field(default_factory=dict, compare=False, repr=False)

    def bare(self) -> Claim:
        """Itself without the chances of pairs."""
        return replace(self, likely={}, near={})


def claims(
    reports: Sequence[Report],
    statements: Iterable[Statement],
    figures: Sequence[Figure],
    quotes: Sequence[Quote] = (),
    model: Model | None = None,
    counted: Sequence[Measure] | None = None,
) -> list[Claim]:
    """The claims of one story's reports, by their statement_id; the same whatever the order of the rows.

    Statements are joined over pairs that share telling terms, groups by the average chance of their pairs; each wording
    has a pair that is likely enough (`firm`). A statement that only says who spoke makes no claim; what is said within
    `quotes` makes them like any other. `model`: other weights than the shipped ones; `counted`: the reports' measures,
    found where they are not given.
    """
    ordered = sorted(statements, key=lambda row: row.statement_id)
    if len({report.copy_group for report in reports}) < SEVERAL:
        return _alone(reports, ordered)
    rows = features(reports, ordered, figures, apart=True)
    measured = measured_in(reports, figures, counted)
    compared = Compared(rows, weigh(rows).damped(), measured, model)
    found = (_claim(group, compared) for group in compared.groups())
    return sorted(found, key=lambda claim: claim.statement_id)


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


class Compared:
    """Rows of a story with how likely each two say the same; rows alike in every term are one node of the graph."""

    def __init__(
        self, rows: Sequence[Features], weights: Weights, measured: Measured, model: Model | None = None
    ) -> None:
        self._rows = rows
        self._same = groups_of([row.key for row in rows])
        nodes = [rows[group[0]] for group in self._same]
        found = chances(nodes, candidates(nodes, weights, KEYS), weights, measured, model)
        self._likely = {pair: value for pair, value in found.items() if value >= FLOOR or value < 0}
        self._near: dict[int, dict[int, float]] = {node: {node: 1.0} for node in range(len(nodes))}
        for (one, other), value in self._likely.items():
            self._near[one][other] = self._near[other][one] = value

    def groups(self) -> list[list[int]]:
        """The nodes that say the same thing, together."""
        found = linked(len(self._same), self._likely, LEAST)
        return [part for group in found for part in firm(group, self._likely, FIRM, FIRM_OF_TWO)]

    def rows_of(self, node: int) -> list[Features]:
        """The rows of a node."""
        return [self._rows[index] for index in self._same[node]]

    def likely(self, group: Sequence[int]) -> Chances:
        """How likely each two rows of some nodes say the same."""
        every = [(row, node) for node in group for row in self.rows_of(node)]
        return {
            ids_of(one, other): self._near[mine].get(yours, 0.0)
            for (one, mine), (other, yours) in combinations(every, 2)
        }

    def near(self, group: Sequence[int]) -> dict[str, dict[str, float]]:
        """By the row of some nodes and by article how likely the likeliest of its rows says the same."""
        return {
            row.statement.statement_id: near
            for node, near in zip(group, map(self._nearest, group), strict=True)
            for row in self.rows_of(node)
        }

    def _nearest(self, node: int) -> dict[str, float]:
        best: dict[str, float] = {}
        for other, value in self._near[node].items():
            told = value if value >= 0 else DISPUTED
            for row in self.rows_of(other):
                best[row.statement.article_id] = max(best.get(row.statement.article_id, 0.0), told)
        return best


def _claim(group: Sequence[int], compared: Compared) -> Claim:
    members = [row for node in group for row in compared.rows_of(node)]
    likely = compared.likely(group)
    clear = clearest(members, likely)
    return Claim(
        tuple(sorted(row.statement.statement_id for row in members)),
        clear.statement.statement_id,
        clear.statement.text,
        tuple(sorted({row.statement.article_id for row in members})),
        tuple(sorted({row.copy_group for row in members})),
        clear.negated,
        likely,
        compared.near(group),
    )
