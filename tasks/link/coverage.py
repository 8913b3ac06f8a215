"""Which outlet reports which claim of a story, and which leaves out what most of the others report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tasks.link.asking import Asked, Story, ask, omits, story_of, who
from tasks.link.claims import Claim
from tasks.link.claims.representative import is_clause
from tasks.link.measures import Measure
from tasks.link.omitting import lacks
from tasks.link.records import Figure, Report, Statement

REPORTS = 0.75  # chance of carrying a claim from which on an outlet is said to report it, if in other words
LACKS = 0.70  # chance of leaving it out from which on it is said to omit it
LEAST_TERMS = 2  # a claim of fewer content terms is too thin for anybody to omit
OWN_WORK = re.compile(  # what a report says of how it was made
    r"\b(?:for (?:further )?comment|(?:declin|refus)\w+ to comment|(?:statement|told \w+) (?:by|via) e-?mail)\b",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"\b(?:I|we|you|me|us|my|our|your|I['’]\w+|we['’]\w+|you['’]\w+)\b", re.IGNORECASE)
BESIDE = re.compile(  # what stands on a page beside a report
    r"^here\b|@\w|https?:|\b(?:read more|click (?:here|on)|pictured|file photo|photos?|images?|contributor|copyright"
    r"|rights reserved|logo (?:for|of)|(?:is|are) seen (?:here|in|at|on|near|outside|off))\b"
    r"|\((?:left|right|cent(?:er|re))\)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What one outlet does with one claim: a status of the warehouse's contract; the claim by its statement_id."""

    claim: str
    outlet: str
    status: str


@dataclass(frozen=True, slots=True)
class Omission:
    """A claim that most independent reports carry that could, and this outlet does not."""

    outlet: str
    claim: str
    text: str
    n_reporting: int
    n_could_report: int


@dataclass(frozen=True, slots=True)
class _Standing:
    """How the current reports stand to one claim: article ids, and copy groups that report it or could."""

    status: dict[str, str]
    n_reporting: int
    n_could_report: int


def coverage(
    reports: Sequence[Report],
    claims: Iterable[Claim],
    statements: Sequence[Statement],
    figures: Sequence[Figure] = (),
    counted: Sequence[Measure] | None = None,
) -> tuple[list[Coverage], list[Omission]]:
    """Every outlet's status for every claim of one story, and the omissions among them.

    `reported`; `omitted` (more than half of the independent reports that could carry the claim do, and nothing like it
    stands in this outlet's texts); `single` (one independent report carries it); `not_applicable` (a stub or hardly
    longer, printed before the first report that carries it, of unknown time, or one of whom nothing can be concluded:
    it has something like it, or most do not carry it either). Replaced versions count for nothing, reports of one copy
    group once. `counted` are the reports' measures, found where they are not given.
    """
    story = story_of(reports, statements, figures, counted)
    covered: list[Coverage] = []
    omitted: list[Omission] = []
    for claim in sorted(claims, key=lambda claim: claim.statement_id):
        standing = _standing(story, claim)
        for outlet, status in _by_outlet(story, standing):
            covered.append(Coverage(claim.statement_id, outlet, status))
            if status == "omitted":
                counts = standing.n_reporting, standing.n_could_report
                omitted.append(Omission(outlet, claim.statement_id, claim.text, *counts))
    return covered, omitted


def _by_outlet(story: Story, standing: _Standing) -> Iterator[tuple[str, str]]:
    """One status an outlet: what one of its articles reports, the outlet reports; a doubt about one speaks for it."""
    ranks = ("reported", "perhaps", "omitted", "single", "not_applicable")
    of: dict[str, list[str]] = {}
    for report in story.reports:
        of.setdefault(report.outlet, []).append(standing.status[report.article_id])
    for outlet in sorted(of):
        best = min(of[outlet], key=ranks.index)
        yield outlet, "not_applicable" if best == "perhaps" else best


def _standing(story: Story, claim: Claim) -> _Standing:
    reporting, able = who(story, claim)
    groups = {report.copy_group for report in reporting}
    could = groups | {report.copy_group for report in able}
    status = dict.fromkeys((report.article_id for report in story.reports), "not_applicable")
    status |= {report.article_id: "single" for report in able} if len(groups) == 1 else {}
    n_reporting = len(groups)
    if asked := ask(story, claim):
        n_reporting = max(n_reporting, asked.n_reporting)
        is_fact = can_be_omitted(story, asked)
        told = (report for report in able if report.article_id in asked.likely)
        status |= {report.article_id: _status(story, asked, report, is_fact=is_fact) for report in told}
    status |= {report.article_id: "reported" for report in reporting}
    return _Standing(status, n_reporting, len(could))


def _status(story: Story, asked: Asked, report: Report, *, is_fact: bool) -> str:
    """What an article that none of the claim's statements is from does with it after all."""
    if asked.likely[report.article_id] >= REPORTS:
        return "reported"
    return "omitted" if is_fact and lacks(omits(story, asked, report)) >= LACKS else "perhaps"


def can_be_omitted(story: Story, asked: Asked) -> bool:
    """Whether a claim is a fact that most tell, in a clause that says it, which is what others then omit.

    What only may be is no fact, nor is what a report says of its own making, to its readers, or in a caption.
    """
    said = asked.clear.statement
    report = next((each for each in story.reports if each.article_id == said.article_id), None)
    is_most = 2 * asked.n_reporting > asked.n_could_report
    asides = (OWN_WORK, BESIDE, ADDRESS) if said.voice == "outlet" else (OWN_WORK, BESIDE)
    is_aside = any(pattern.search(said.text) for pattern in asides)
    is_told = report is not None and is_clause(asked.clear, report)
    return is_most and is_told and said.modality != "possible" and not is_aside and len(asked.clear.core) >= LEAST_TERMS
