"""Which outlet reports which claim of a story, and which leaves out what most of the others report."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tasks.link.asking import FEW, Asked, Story, ask, story_of, who
from tasks.link.claims import Claim
from tasks.link.claims.carrying import kernel, otherwise
from tasks.link.claims.representative import is_whole, likenesses, stands_alone
from tasks.link.records import Figure, Report, Statement

REPORTS = 0.75  # chance of carrying a claim from which on an outlet is said to report it, if in other words
LACKS = 0.6  # the same up to which it may be said to omit it
OTHERWISE = 0.28  # share of a claim in a sentence with another number, from which on it is for the same thing
ALIKE = 0.3  # how like the others' wordings must be to the clearest, on average, for anybody to omit it
ALIKE_OF_FEW = 0.46  # the same where only two independent reports word it
BY_CHANCE = 0.05  # how much liker for each time that a story has twice as many statements as
MANY = 200
LEAST_TERMS = 2  # a claim of fewer content terms is too thin for anybody to omit
SPEECH = re.compile(r"\b(?:I|we|you|me|us|my|our|your|I['’]\w+|we['’]\w+|you['’]\w+)\b", re.IGNORECASE)
OWN_WORK = re.compile(  # what a report says of how it was made
    r"\b(?:for (?:further )?comment|(?:declin|refus)\w+ to comment|(?:statement|told \w+) (?:by|via) e-?mail)\b",
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
    reports: Sequence[Report], claims: Iterable[Claim], statements: Sequence[Statement], figures: Sequence[Figure] = ()
) -> tuple[list[Coverage], list[Omission]]:
    """Every outlet's status for every claim of one story, and the omissions among them.

    `reported`; `omitted` (more than half of the independent reports that could carry the claim do, and nothing like it
    stands in this outlet's texts); `single` (one independent report carries it); `not_applicable` (a stub or hardly
    longer, printed before the first report that carries it, of unknown time, or one of whom nothing can be concluded:
    it has something like it, or most do not carry it either). Replaced versions count for nothing, reports of one copy
    group once.
    """
    story = story_of(reports, statements, figures)
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
    likely = asked.likely[report.article_id]
    if likely >= REPORTS:
        return "reported"
    lacks = is_fact and likely <= LACKS and not _has_other_number(story, asked, report)
    return "omitted" if lacks else "perhaps"


def can_be_omitted(story: Story, asked: Asked) -> bool:
    """Whether a claim is a fact that most tell much as its clearest wording does, which is what others then omit."""
    alike = likenesses(asked.clear, asked.wordings, story.names, story.weights)
    is_most = 2 * asked.n_reporting > asked.n_could_report
    is_told_alike = math.fsum(alike.values()) >= _least(story, asked) * len(alike)
    return is_most and is_told_alike and _is_fact(story, asked) and _is_number_told(asked)


def _is_fact(story: Story, asked: Asked) -> bool:
    """Whether a claim is a whole clause that says something of the event, not how somebody, or one of two, put it.

    What only may be is no fact, nor is what a report says of its own making.
    """
    clear = asked.clear
    report = next((each for each in story.reports if each.article_id == clear.statement.article_id), None)
    said = clear.statement
    is_remark = SPEECH.search(said.text) or OWN_WORK.search(said.text) or said.modality == "possible"
    is_remark = is_remark or (len(asked.own) == FEW and said.voice != "outlet")
    is_clause = report is not None and is_whole(clear, report) and stands_alone(clear)
    return is_clause and not is_remark and len(clear.core) >= LEAST_TERMS


def _is_number_told(asked: Asked) -> bool:
    """Whether another text has a number of the clearest wording, where that has any: what it counts is then told."""
    numbers = {term for term in asked.clear.core if term[0].isdigit()}
    others = [row for row in asked.wordings if row.copy_group != asked.clear.copy_group]
    return not numbers or any(numbers & row.core for row in others)


def _least(story: Story, asked: Asked) -> float:
    """How like to the clearest the wordings must be on average: liker than some of so many statements are by chance."""
    least = ALIKE + BY_CHANCE * math.log2(max(len(story.rows) / MANY, 1.0))
    return max(least, ALIKE_OF_FEW) if len(asked.own) == FEW else least


def _has_other_number(story: Story, asked: Asked, report: Report) -> bool:
    """Whether an article has another number for what a claim counts: it disputes the claim, if at all."""
    told = kernel(asked.wordings, story.names, story.weights)
    return otherwise(told, report, story.figures.get(report.article_id, ()), story.weights) >= OTHERWISE
