"""Reports of invented text with their statements, for the tests of claims, coverage and conflicts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate

from tasks.link.claims import Claim, claims
from tasks.link.records import Report, Statement

START = datetime(2031, 5, 6, 8, 30, tzinfo=UTC)  # a Tuesday


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause as extraction would give it; a sentence of its own in its report."""

    text: str
    predicate: str
    subject: str | None = None
    object: str | None = None
    negated: bool = False
    tense: str | None = "past"
    modality: str | None = None
    date: str | None = None
    place: str | None = None
    said_by: str | None = None
    predicate_class: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A report with what it says."""

    report: Report
    statements: tuple[Statement, ...]


def told(
    id_: str,
    *clauses: Clause,
    hour: float | None = 0,
    outlet: str = "",
    group: str = "",
    is_stub: bool = False,
    is_current: bool = True,
    more: str = "",
) -> Told:
    """A report of some clauses and `more` text, printed so many hours after the first; None where it does not say."""
    time = None if hour is None else START + timedelta(hours=hour)
    body = " ".join((*(f"{clause.text}." for clause in clauses), more)).strip()
    report = Report(id_, outlet or f"outlet {id_}", time, is_current, is_stub, group or f"g-{id_}", {"body": body})
    starts = accumulate((len(clause.text) + len(". ") for clause in clauses), initial=0)
    return Told(
        report, tuple(_statement(report, clause, start) for clause, start in zip(clauses, starts, strict=False))
    )


def _statement(report: Report, clause: Clause, start: int) -> Statement:
    end = start + len(clause.text)
    return Statement(
        f"{report.article_id}-{start:04}", report.article_id, "body", start, end, start, end + 1, clause.text,
        clause.subject, None, clause.predicate, clause.predicate_class, clause.object, clause.negated, clause.modality,
        clause.tense, clause.place, clause.date, "quoted" if clause.said_by else "outlet", None, clause.said_by,
    )  # fmt: skip


def reports_of(story: Iterable[Told]) -> list[Report]:
    """The story's reports."""
    return [each.report for each in story]


def statements_of(story: Iterable[Told]) -> list[Statement]:
    """The story's statements."""
    return [statement for each in story for statement in each.statements]


def claims_of(story: Iterable[Told]) -> list[Claim]:
    """The story's claims, without figures and quotes."""
    rows = list(story)
    return claims(reports_of(rows), statements_of(rows), [])


TRAM = (
    told("a", Clause("A tram hit a milk lorry on Larch Street", "hit", "A tram", "a milk lorry"),
         Clause("Six passengers were taken to hospital", "take", None, "Six passengers"), hour=0),
    told("b", Clause("The tram collided with a lorry carrying milk", "collide", "The tram"),
         Clause("The driver of the tram has been suspended", "suspend", None, "The driver of the tram"), hour=2),
    told("c", Clause("A milk lorry was struck by the tram", "strike", None, "A milk lorry"),
         Clause("Shops along the street stayed shut", "stay", "Shops along the street", "shut"), hour=3),
    told("d", Clause("Passengers complained about late trains", "complain", "Passengers"),
         Clause("The mayor opened a swimming pool", "open", "The mayor", "a swimming pool"), hour=5),
)  # fmt: skip
