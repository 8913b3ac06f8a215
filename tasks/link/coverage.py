"""Which outlet reports which claim of a story, and which leaves out what most of the others report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import median_low

from tasks.link.claims import Claim, Features, Weights, features, weigh
from tasks.link.claims.passages import Passage, carried, counted_otherwise, in_common, passages, present, spoken_of
from tasks.link.claims.representative import agreement, is_whole, stands_alone
from tasks.link.claims.similar import likeness
from tasks.link.records import Figure, Report, Statement

CARRIES = 0.5  # from here on the article's text carries the claim, if in other words
ABSENT = 0.07  # presence below which the text says nothing of it; between the two nobody is said to omit anything
PLAIN = 0.6  # likeness to the clearest wording from which a report is counted among those that carry the claim
PLAIN_OF_FEW = 0.8  # the same where only two independent reports carry it
ALIKE = 0.26  # how like the wordings of most reports must be, at least, for anybody to omit what they say
ALIKE_OF_FEW = 0.46  # the same where only two independent reports carry it
EVIDENCE = 0.7  # weight that what they have in common has at least
DOUBT = 0.65  # how much liker they must be for a text that has all of the claim's words, if apart
APART_OF_FEW = 0.3  # share of the words, wherever they stand, from which a text is not said to lack such a claim
LEAST_TERMS = 2  # a claim of fewer content terms is too thin for anybody to omit
FEW = 2
WORTH_ASKING = 0.25  # share of those who could report a claim that must do so plainly before the others' texts are read
BRIEF = 0.25  # of the median length in words
SPEECH = re.compile(r"\b(?:I|we|you|me|us|my|our|your|I['’]\w+|we['’]\w+|you['’]\w+)\b", re.IGNORECASE)


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


@dataclass(slots=True)
class _Story:
    """A story's current reports with what their texts hold."""

    reports: list[Report]
    rows: dict[str, Features]
    weights: Weights
    brief: frozenset[str]
    figures: dict[str, list[Figure]]
    held: dict[str, list[Passage]] = field(default_factory=dict)
    says: dict[str, list[Features]] = field(default_factory=dict)

    def passages(self, report: Report) -> list[Passage]:
        if report.article_id not in self.held:
            self.held[report.article_id] = passages(report)
        return self.held[report.article_id]

    def said(self, report: Report) -> list[Features]:
        if not self.says:
            for row in self.rows.values():
                self.says.setdefault(row.statement.article_id, []).append(row)
        return self.says.get(report.article_id, [])


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
    several = len({report.copy_group for report in reports}) > 1
    rows = (
        {row.statement.statement_id: row for row in features(reports, statements, figures, apart=True)}
        if several
        else {}
    )
    current = sorted((report for report in reports if report.is_current), key=lambda report: report.article_id)
    story = _Story(current, rows, weigh(rows.values()).damped(), _brief(current), _by_article(figures))
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


def _by_article(figures: Iterable[Figure]) -> dict[str, list[Figure]]:
    found: dict[str, list[Figure]] = {}
    for figure in figures:
        found.setdefault(figure.article_id, []).append(figure)
    return found


def _brief(reports: Sequence[Report]) -> frozenset[str]:
    """Reports so much shorter than the others that they leave out nearly everything, as stubs do."""
    lengths = {report.article_id: sum(len(text.split()) for text in report.fields.values()) for report in reports}
    if not lengths:
        return frozenset()
    return frozenset(id_ for id_, length in lengths.items() if length < BRIEF * median_low(lengths.values()))


def _by_outlet(story: _Story, standing: _Standing) -> Iterator[tuple[str, str]]:
    """One status an outlet: what one of its articles reports, the outlet reports; a doubt about one speaks for it."""
    ranks = ("reported", "perhaps", "omitted", "single", "not_applicable")
    of: dict[str, list[str]] = {}
    for report in story.reports:
        of.setdefault(report.outlet, []).append(standing.status[report.article_id])
    for outlet in sorted(of):
        best = min(of[outlet], key=ranks.index)
        yield outlet, "not_applicable" if best == "perhaps" else best


def _standing(story: _Story, claim: Claim) -> _Standing:
    wordings = [story.rows[id_] for id_ in claim.statements if id_ in story.rows]
    carriers = set(claim.articles)
    reporting = [report for report in story.reports if report.article_id in carriers]
    known = _known_from(reporting)
    able = [
        report
        for report in story.reports
        if report.article_id not in carriers and report.article_id not in story.brief and _could(report, known)
    ]
    groups = {report.copy_group for report in reporting}
    could = groups | {report.copy_group for report in able}
    status = dict.fromkeys((report.article_id for report in story.reports), "not_applicable")
    status |= {report.article_id: "single" for report in able} if len(groups) == 1 else {}
    if len(groups) >= max(FEW, len(could) * WORTH_ASKING) and _is_substantial(story, claim, wordings):
        asked = {report.article_id: _asked(story, report, wordings) for report in able}
        found = {report.copy_group for report in able if asked[report.article_id] == "reported"}
        is_most = 2 * len(_plainly(story, claim, wordings) | found) > len(could)
        certain = _certainty(story, claim, wordings, len(could)) if is_most else -1.0
        groups |= found
        status |= {report.article_id: "reported" for report in able if asked[report.article_id] == "reported"}
        lacking = (report for report in able if asked[report.article_id] == "omitted")
        status |= {report.article_id: "omitted" for report in lacking if _doubt(story, claim, report) <= certain}
    status |= {report.article_id: "reported" for report in reporting}
    return _Standing(status, len(groups), len(could))


def _plainly(story: _Story, claim: Claim, wordings: Sequence[Features]) -> set[str]:
    """The copy groups with a wording that is plainly the claim's own: others may say only something near it."""
    clear = story.rows[claim.statement_id]
    current = {report.article_id for report in story.reports}
    least = PLAIN if len({row.copy_group for row in wordings}) > FEW else PLAIN_OF_FEW
    return {
        row.copy_group
        for row in wordings
        if row.statement.article_id in current
        and (row.copy_group == clear.copy_group or _say_alike(row, clear, story.weights, least))
    }


def _certainty(story: _Story, claim: Claim, wordings: Sequence[Features], n_could: int) -> float:
    """By how much the claim is told alike more than it must be; below 0 it is not, or is no whole clause of its own."""
    clear = story.rows[claim.statement_id]
    of = {report.article_id: report for report in story.reports}
    report = of.get(clear.statement.article_id)
    groups = {of[row.statement.article_id].copy_group for row in wordings if row.statement.article_id in of}
    is_of_few = len(groups) == FEW
    is_told = report is not None and is_whole(clear, report) and not SPEECH.search(clear.statement.text)
    alike, weight = agreement(clear, wordings, groups, story.weights, n_could // 2 + 1)
    if not is_told or weight < EVIDENCE or (is_of_few and clear.statement.voice != "outlet"):
        return -1.0
    return min(alike - ALIKE_OF_FEW, DOUBT * APART_OF_FEW) if is_of_few else alike - ALIKE


def _doubt(story: _Story, claim: Claim, report: Report) -> float:
    """How much of the claim stands in the outlet's texts, if apart or in several of them, as it counts against it."""
    own = [passage for each in story.reports if each.outlet == report.outlet for passage in story.passages(each)]
    return DOUBT * spoken_of(story.rows[claim.statement_id], own, story.weights)


def _say_alike(one: Features, other: Features, weights: Weights, least: float) -> bool:
    """Whether two wordings are so like, and not only in whom they are about."""
    about = one.about & other.about
    return likeness(one, other, weights) >= least and not one.core & other.core <= about


def _known_from(reporting: Iterable[Report]) -> datetime | None:
    """When the claim was first in print for certain; a time of midnight sharp is a day without a time, thus its end."""
    times = [report.time for report in reporting if report.time]
    return min((time + timedelta(days=1) if _is_day(time) else time for time in times), default=None)


def _is_day(time: datetime) -> bool:
    return (time.hour, time.minute, time.second, time.microsecond) == (0, 0, 0, 0)


def _could(report: Report, known: datetime | None) -> bool:
    return not report.is_stub and known is not None and report.time is not None and report.time >= known


def _asked(story: _Story, report: Report, wordings: Sequence[Features]) -> str:
    """Whether an article that none of the claim's statements is from carries it after all."""
    where = story.passages(report)
    if carried(wordings, where, story.weights) >= CARRIES:
        return "reported"
    disputed = any(likeness(row, other, story.weights) < 0 for row in wordings for other in story.said(report))
    disputed = disputed or counted_otherwise(wordings, report, story.figures.get(report.article_id, ()))
    return "perhaps" if disputed or present(wordings, where, story.weights) >= ABSENT else "omitted"


def _is_substantial(story: _Story, claim: Claim, wordings: Sequence[Features]) -> bool:
    """Whether a claim can be told by itself, and says something of the event, not only how somebody put it."""
    told = [row for row in wordings if len(row.core) >= LEAST_TERMS and not SPEECH.search(row.statement.text)]
    clear = story.rows.get(claim.statement_id)
    is_told = clear is not None and stands_alone(clear) and 2 * len(told) > len(wordings)
    names = frozenset(name for row in wordings for name in row.names)
    common = in_common(wordings).keys()
    return is_told and len(common) >= LEAST_TERMS and bool(common - names)
