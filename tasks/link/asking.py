"""Asks the reports of a story for a claim: who could carry it, and how surely each does, in whatever words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import median_low

from tasks.link.claims import Claim, Features, Weights, carrying, features, weigh
from tasks.link.claims.akin import Texts
from tasks.link.claims.carrying import Kernel, Text, carries, kernel, names_of, said_by, text_of
from tasks.link.claims.held import Pairs
from tasks.link.claims.measured import Measured, measured_in
from tasks.link.claims.sure import sure
from tasks.link.measures import Measure
from tasks.link.omitting import of_claim, of_outlet
from tasks.link.records import Figure, Report, Statement

CARRIES = 0.8  # chance from which on a text is counted among those that carry the claim, if in other words
FEW = 2  # texts that must surely have a wording of a claim, for others to be asked
WORTH_ASKING = 0.4  # share of those who could report a claim that must have one too
BRIEF = 0.25  # of the median length in words


@dataclass(slots=True)
class Story:
    """A story's current reports with what their texts hold.

    `lengths` are the words of each article as a multiple of their median; `texts` and `statements` are made when they
    are first asked for.
    """

    reports: list[Report]
    rows: dict[str, Features]
    weights: Weights
    names: frozenset[str]
    measured: Measured
    lengths: Mapping[str, float]
    texts: dict[str, Text] = field(default_factory=dict)
    statements: Texts | None = None

    @property
    def brief(self) -> frozenset[str]:
        """Articles so much shorter than the others that they leave out nearly everything, as stubs do."""
        return frozenset(id_ for id_, length in self.lengths.items() if length < BRIEF)

    def text(self, outlet: str) -> Text:
        """All that an outlet's reports say."""
        if outlet not in self.texts:
            self.texts[outlet] = text_of(self.of_outlet(outlet), self.weights)
        return self.texts[outlet]

    def likest(self, statement: Statement, outlet: str) -> float:
        """How like a statement is to the likest of an outlet's, words of one family taken to be the same; 0 to 1."""
        told = [row.statement for row in self.rows.values()]
        self.statements = self.statements or Texts((each.text for each in told), self.weights)
        articles = {report.article_id for report in self.of_outlet(outlet)}
        others = self.statements.at(each.text for each in told if each.article_id in articles)
        own = self.statements.at([statement.text] * len(others))
        return float(self.statements.akin(Pairs(own, others)).max(initial=0.0))

    def of_outlet(self, outlet: str) -> list[Report]:
        """An outlet's reports."""
        return [report for report in self.reports if report.outlet == outlet]


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim with its clearest wording and all that surely say the same, and who else carries it.

    `own` are the copy groups of the wordings; `others` those that could carry the claim too, with how surely they do;
    `likely` the same of the articles that could.
    """

    claim: Claim
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


def story_of(
    reports: Sequence[Report],
    statements: Sequence[Statement],
    figures: Sequence[Figure],
    counted: Sequence[Measure] | None = None,
) -> Story:
    """A story as its claims are asked for; in one of a single text there is nothing to compare.

    `counted` are the reports' measures, found where they are not given.
    """
    measured = measured_in(reports, figures, counted)
    several = len({report.copy_group for report in reports}) > 1
    found = features(reports, statements, figures, apart=True) if several else []
    rows = {row.statement.statement_id: row for row in found}
    current = sorted((report for report in reports if report.is_current), key=lambda report: report.article_id)
    return Story(current, rows, weigh(found).damped(), names_of(found), measured, _lengths(current))


def _lengths(reports: Sequence[Report]) -> dict[str, float]:
    words = {report.article_id: sum(len(text.split()) for text in report.fields.values()) for report in reports}
    median = median_low(words.values()) if words else 0
    return {id_: n / (median or 1) for id_, n in words.items()}


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
    told = sure(story.rows[claim.statement_id], wordings, claim.likely)
    return _asked(story, told, claim) if len({row.copy_group for row in told}) >= FEW else None


def _wordings(story: Story, claim: Claim, reporting: Iterable[Report]) -> list[Features]:
    """A claim's wordings in current reports."""
    current = {report.article_id for report in reporting}
    rows = (story.rows[id_] for id_ in claim.statements if id_ in story.rows)
    return [row for row in rows if row.statement.article_id in current]


def _asked(story: Story, told: tuple[Features, ...], claim: Claim) -> Asked:
    """Every report that could asked for what wordings say, the clearest the first of them."""
    articles = {row.statement.article_id for row in told}
    own = {row.copy_group for row in told}
    known = _known_from(report for report in story.reports if report.article_id in articles)
    able = [each for each in story.reports if each.article_id not in articles | story.brief and _could(each, known)]
    said = kernel(told, story.names, story.weights)
    carried = {outlet: _carries(story, outlet, said, claim) for outlet in sorted({report.outlet for report in able})}
    likely = {report.article_id: carried[report.outlet] for report in able}
    others = {report.copy_group: likely[report.article_id] for report in able if report.copy_group not in own}
    return Asked(claim, told[0], told, frozenset(own), others, likely)


def _carries(story: Story, outlet: str, told: Kernel, claim: Claim) -> float:
    """How surely an outlet's reports carry what several wordings of a claim say."""
    said = _sure(story, outlet, told.wordings) or said_by(_articles(story, outlet), told.wordings, claim.near)
    return carries(carrying.signs(told, story.text(outlet), said, story.weights))


def omits(story: Story, asked: Asked, report: Report) -> dict[str, float]:
    """The signs under `omitting.NAMES` that the outlet of a report that could carry a claim leaves it out."""
    share = len(asked.own) / asked.n_could_report
    shown = of_claim(asked.wordings, asked.claim.likely, len(asked.claim.statements), share)
    articles = _articles(story, report.outlet)
    near = (asked.claim.near.get(row.statement.statement_id, {}) for row in asked.wordings)
    said = max((held.get(article, 0.0) for held in near for article in articles), default=0.0)
    likest = story.likest(asked.clear.statement, report.outlet)
    sure_of_it = _sure(story, report.outlet, asked.wordings)
    return shown | of_outlet(sure_of_it or said, asked.likely[report.article_id], likest)


def _articles(story: Story, outlet: str) -> list[str]:
    return [report.article_id for report in story.of_outlet(outlet)]


def _sure(story: Story, outlet: str, wordings: Iterable[Features]) -> float:
    """1 where an outlet gives a number of the wordings, and so surely says what they do; 0 tells nothing."""
    given = frozenset().union(*map(story.measured.told_by, _articles(story, outlet)))
    return float(bool(given & _measured(story, wordings)))


def _measured(story: Story, wordings: Iterable[Features]) -> frozenset[str]:
    """The measures of which wordings of two texts or more give a reading."""
    giving = {(name, row.copy_group) for row in wordings for name in story.measured.of(row.statement)}
    counts = Counter(name for name, _ in giving)
    return frozenset(name for name, count in counts.items() if count > 1)
