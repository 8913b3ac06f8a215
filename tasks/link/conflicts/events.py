"""Which statements of different reports are about one event, whatever time, place or denial they add."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import combinations

from tasks.link.claims import Claim, Features, Weights, features, weigh
from tasks.link.claims.similar import LONGEST_POSTING, candidates
from tasks.link.claims.weights import general_weight
from tasks.link.conflicts.clauses import shorn
from tasks.link.conflicts.meant import resolved
from tasks.link.conflicts.records import Reading
from tasks.link.conflicts.times import days_between
from tasks.link.records import Figure, Report, Statement

LEAST_SHARED = 0.75  # weight of what two statements about one event have together
LEAST_OF_ALL = 0.5  # the same where there is hardly anything else in the shorter one
NEARLY_ALL = 0.8
LEAST_TOLD = 0.9  # general weight of what clauses that are nearly all in common have together
LEAST_CONTAINED = 0.5  # share of the shorter one that stands in the longer
LATER_DAYS = 14  # between two reports of what is over, or was said: that stays as it was
MOST_DAYS = 5  # between two reports of one state of affairs: later ones tell of what happened since


@dataclass(frozen=True, slots=True)
class Story:
    """A story's reports with its statements' features, and to which claim each belongs."""

    reports: dict[str, Report]
    rows: tuple[Features, ...]
    weights: Weights
    claim_of: dict[str, str]
    sides: dict[str, dict[str, bool]] = field(default_factory=dict)  # what each statement was found to say is done

    def reading(self, row: Features, value: str, start: int, end: int) -> Reading:
        """A reading whose value stands at these characters of the statement's field."""
        statement = row.statement
        report = self.reports[statement.article_id]
        return Reading(report.outlet, report.article_id, value, self.sentence(row), statement.field, start, end)

    def sentence(self, row: Features) -> str:
        """The sentence that a statement stands in."""
        statement = row.statement
        report = self.reports[statement.article_id]
        return report.text(statement.field, statement.sentence_start, statement.sentence_end).strip()

    def are_of_one_week(self, one: Features, other: Features) -> bool:
        """Whether two statements' articles were printed near enough to contradict each other, as far as is known.

        One of unknown time is so only where all the story's reports are of one week.
        """
        times = self.time(one), self.time(other)
        if None in times:
            known = [report.time for report in self.reports.values() if report.time]
            return not known or days_between(min(known), max(known)) <= MOST_DAYS
        return days_between(*times) <= MOST_DAYS

    def is_one_claim(self, one: Features, other: Features) -> bool:
        """Whether two statements make one claim."""
        ids = one.statement.statement_id, other.statement.statement_id
        return self.claim_of.get(ids[0], ids[0]) == self.claim_of.get(ids[1], ids[1])

    def time(self, row: Features) -> datetime | None:
        """When the statement's article was printed, where that is known."""
        return self.reports[row.statement.article_id].time


def story_of(
    reports: Sequence[Report], statements: Sequence[Statement], figures: Sequence[Figure], claims: Iterable[Claim]
) -> Story:
    """Everything that finding conflicts looks at, rows in the order of their ids."""
    of = {report.article_id: report for report in reports}
    ordered = shorn(sorted(statements, key=lambda row: row.statement_id))
    rows = features(reports, resolved(of, ordered), figures)
    claim_of = {id_: claim.statement_id for claim in claims for id_ in claim.statements}
    return Story(of, tuple(rows), weigh(rows), claim_of)


def pairs(
    rows: Sequence[Features], weights: Weights, keys: Sequence[frozenset[str]] = ()
) -> list[tuple[Features, Features]]:
    """Rows of different texts that may be about one event, by their order: terms or `keys` in common."""
    found = {*candidates(rows, weights), *_sharing(keys)}
    return [
        (rows[first], rows[second])
        for first, second in sorted(found)
        if rows[first].copy_group != rows[second].copy_group
    ]


def _sharing(keys: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Pairs of indices, the lower first, of which the keys have one in common that not too many have."""
    postings: dict[str, list[int]] = {}
    for index, mine in enumerate(keys):
        for key in sorted(mine):
            postings.setdefault(key, []).append(index)
    for indices in postings.values():
        if len(indices) <= LONGEST_POSTING:
            yield from combinations(indices, 2)


def overlap(
    one: Features, other: Features, weights: Weights, aside: frozenset[str] = frozenset()
) -> tuple[float, float]:
    """The weight of the clauses' common terms, and its share of the lighter clause's; terms `aside` count for none."""
    mine, yours = ({term: row.terms[term] for term in row.core - aside} for row in (one, other))
    shared = weights.shared(mine, yours)
    least = min(weights.total(mine), weights.total(yours))
    return shared, shared / least if least else 0.0


def is_one_event(
    one: Features,
    other: Features,
    weights: Weights,
    least: float = LEAST_CONTAINED,
    more: float = 0.0,
    aside: frozenset[str] = frozenset(),
) -> bool:
    """Whether two clauses have enough in common to be about the same happening; `more` is weight that no term says.

    Clauses that are nearly all in common need no more than a term and a half; or terms that tell much in news at large:
    what the whole story is about has little weight in it.
    """
    shared, contained = overlap(one, other, weights, aside)
    whole = shared / contained + more if contained else more
    contained = (shared + more) / whole if whole else 0.0
    if contained >= NEARLY_ALL and told(one, other, aside) >= LEAST_TOLD:
        return True
    enough = LEAST_SHARED if contained < NEARLY_ALL else LEAST_OF_ALL
    return bool(shared) and shared + more >= enough and contained >= least


def told(one: Features, other: Features, aside: frozenset[str] = frozenset()) -> float:
    """How much the clauses' common terms tell in news at large."""
    common = sorted((one.core & other.core) - aside)
    return sum(general_weight(term) * min(one.terms[term], other.terms[term]) for term in common)


def linked(pairs_found: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Connected groups of indices, each sorted, by their least."""
    home: dict[int, int] = {}

    def root(index: int) -> int:
        while home.setdefault(index, index) != index:
            index = home[index]
        return index

    for one, other in pairs_found:
        first, second = sorted((root(one), root(other)))
        home[second] = first
    groups: dict[int, list[int]] = {}
    for index in sorted(home):
        groups.setdefault(root(index), []).append(index)
    return [groups[key] for key in sorted(groups)]
