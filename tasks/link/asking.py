"""Asks the reports of a story for a claim: who could carry it, and how surely each does, in whatever words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import median_low

from tasks.link.claims import Claim, Features, Weights, features, weigh
from tasks.link.claims.carrying import Text, carries, kernel, names_of, text_of
from tasks.link.claims.signs import Soft, Weighed, weighed
from tasks.link.claims.sure import pair_chances, sure
from tasks.link.records import Figure, Report, Statement

CARRIES = 0.9  # chance from which on a text is counted among those that carry the claim, if in other words
FEW = 2  # texts that must surely have a wording of a claim, for others to be asked
WORTH_ASKING = 0.4  # share of those who could report a claim that must have one too
BRIEF = 0.25  # of the median length in words


@dataclass(slots=True)
class Story:
    """A story's current reports with what their texts hold; `brief` are articles too short to leave anything out."""

    reports: list[Report]
    rows: dict[str, Features]
    weights: Weights
    names: frozenset[str]
    brief: frozenset[str]
    figures: dict[str, list[Figure]]
    texts: dict[str, Text] = field(default_factory=dict)
    weighed: list[Weighed] = field(default_factory=list)
    shared: Soft = field(default_factory=dict)

    def said(self) -> list[Weighed]:
        """All statements, weighed when they are first asked for."""
        if not self.weighed:
            self.weighed = [weighed(row, self.weights) for _, row in sorted(self.rows.items())]
        return self.weighed

    def text(self, outlet: str) -> Text:
        """All that an outlet's reports say."""
        if outlet not in self.texts:
            own = {report.article_id: report for report in self.reports if report.outlet == outlet}
            said = [row for row in self.rows.values() if row.statement.article_id in own]
            self.texts[outlet] = text_of(own.values(), said, self.weights)
        return self.texts[outlet]


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim with its clearest wording and all that surely say the same, and who else carries it.

    `own` are the copy groups of the wordings; `others` those that could carry the claim too, with how surely they do;
    `likely` the same of the articles that could.
    """

    clear: Features
    wordings: tuple[Features, ...]
    own: frozenset[str]
    others: Mapping[str, float]
    likely: Mapping[str, float]

    @property
    def n_reporting(self) -> int:
        """How many independent texts carry it."""
        return len(self.own) + sum(likely >= CARRIES for likely in self.others.values())

    @property
    def n_could_report(self) -> int:
        """How many independent texts could carry it."""
        return len(self.own) + len(self.others)


def story_of(reports: Sequence[Report], statements: Sequence[Statement], figures: Sequence[Figure]) -> Story:
    """A story as its claims are asked for; in one of a single text there is nothing to compare."""
    several = len({report.copy_group for report in reports}) > 1
    found = features(reports, statements, figures, apart=True) if several else []
    rows = {row.statement.statement_id: row for row in found}
    current = sorted((report for report in reports if report.is_current), key=lambda report: report.article_id)
    by_article: dict[str, list[Figure]] = {}
    for figure in figures:
        by_article.setdefault(figure.article_id, []).append(figure)
    return Story(current, rows, weigh(found).damped(), names_of(found), _brief(current), by_article)


def _brief(reports: Sequence[Report]) -> frozenset[str]:
    """Reports so much shorter than the others that they leave out nearly everything, as stubs do."""
    lengths = {report.article_id: sum(len(text.split()) for text in report.fields.values()) for report in reports}
    if not lengths:
        return frozenset()
    return frozenset(id_ for id_, length in lengths.items() if length < BRIEF * median_low(lengths.values()))


def who(story: Story, claim: Claim) -> tuple[list[Report], list[Report]]:
    """The current reports that have a wording of a claim, and those that have none and could report it."""
    carriers = set(claim.articles)
    reporting = [report for report in story.reports if report.article_id in carriers]
    known = _known_from(reporting)
    others = (report for report in story.reports if report.article_id not in carriers | story.brief)
    return reporting, [report for report in others if _could(report, known)]


def _known_from(reporting: Iterable[Report]) -> datetime | None:
    """When the claim was first in print for certain; a time of midnight sharp is a day without a time, thus its end."""
    times = [report.time for report in reporting if report.time]
    return min((time + timedelta(days=1) if _is_day(time) else time for time in times), default=None)


def _is_day(time: datetime) -> bool:
    return (time.hour, time.minute, time.second, time.microsecond) == (0, 0, 0, 0)


def _could(report: Report, known: datetime | None) -> bool:
    return not report.is_stub and known is not None and report.time is not None and report.time >= known


def ask(story: Story, claim: Claim) -> Asked | None:
    """How surely every report that could carries a claim; None where too few have a wording of it to ask."""
    reporting, able = who(story, claim)
    wordings = _wordings(story, claim, reporting)
    groups = {row.copy_group for row in wordings}
    n_could = len(groups | {report.copy_group for report in able})
    if not able or claim.statement_id not in story.rows or len(groups) < max(FEW, WORTH_ASKING * n_could):
        return None
    likely = pair_chances(wordings, story.said(), story.shared)
    told = sure(story.rows[claim.statement_id], wordings, likely, story.names, story.weights)
    return _asked(story, told) if len({row.copy_group for row in told}) >= FEW else None


def _wordings(story: Story, claim: Claim, reporting: Iterable[Report]) -> list[Features]:
    """A claim's wordings in current reports."""
    current = {report.article_id for report in reporting}
    rows = (story.rows[id_] for id_ in claim.statements if id_ in story.rows)
    return [row for row in rows if row.statement.article_id in current]


def _asked(story: Story, told: tuple[Features, ...]) -> Asked:
    """Every report that could asked for what wordings say, the clearest the first of them."""
    articles = {row.statement.article_id for row in told}
    own = {row.copy_group for row in told}
    known = _known_from(report for report in story.reports if report.article_id in articles)
    able = [each for each in story.reports if each.article_id not in articles | story.brief and _could(each, known)]
    said = kernel(told, story.names, story.weights)
    asked = {report.outlet: carries(said, story.text(report.outlet), story.weights) for report in able}
    others = {report.copy_group: asked[report.outlet] for report in able if report.copy_group not in own}
    return Asked(told[0], told, frozenset(own), others, {report.article_id: asked[report.outlet] for report in able})
