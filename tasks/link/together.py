"""One story: its reports' rows, what they say together, and that as rows of the warehouse."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from tasks.link.claims import Claim, claims
from tasks.link.conflicts import Conflict, conflicts
from tasks.link.coverage import Coverage, Omission, coverage
from tasks.link.measures import Measure, measures
from tasks.link.records import Figure, Quote, Report, Statement
from tasks.link.utterances import Utterance, utterances
from warehouse.ids import digest

Row = dict[str, Any]


@dataclass(slots=True)
class Told:
    """One story's rows as they came, and what was made of them; nothing, and why, where it could not be compared."""

    story_id: str
    reports: list[Report]
    quotes: list[Quote] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    utterances: list[Utterance] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    coverage: list[Coverage] = field(default_factory=list)
    omissions: list[Omission] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    failure: str = ""

    @property
    def is_of_several(self) -> bool:
        """Whether there is anything to compare: texts that are no copies of each other."""
        return len({report.copy_group for report in self.reports}) > 1

    def forget_rows(self) -> None:
        """Let go of the rows as they came, once what was made of them is known."""
        self.reports, self.quotes, self.figures, self.statements = [], [], [], []

    def fail(self, error: Exception) -> None:
        """Set aside what the reports say together, for an error that came up."""
        self.failure = f"{type(error).__name__}: {error}"
        for name in FOUND:
            setattr(self, name, [])


FOUND = ("utterances", "measures", "claims", "coverage", "omissions", "conflicts")


def compare(story: Told) -> None:
    """Find out what a story's reports say together."""
    story.utterances = utterances(story.reports, story.quotes)
    story.measures = measures(story.reports, story.figures)
    story.claims = claims(story.reports, story.statements, story.figures, story.quotes, counted=story.measures)
    story.coverage, story.omissions = coverage(
        story.reports, story.claims, story.statements, story.figures, story.measures
    )
    story.conflicts = conflicts(
        story.reports, story.statements, story.quotes, story.utterances, story.claims, story.figures
    )
    story.claims = [claim.bare() for claim in story.claims]


def story_rows(story: Told, ids: Mapping[str, str]) -> dict[str, list[Row]]:
    """What was found as rows of `STORY_TABLES`, by table; `ids` gives each quote's, figure's, statement's cluster."""
    owned = {"story_id": story.story_id}
    return {
        "wordings": [row | owned for each in story.utterances for row in _wordings(each, ids)],
        "measures": [_measure(each, ids) | owned for each in story.measures],
        "claims": [_claim(each, ids) | owned for each in story.claims],
        "coverage": [_coverage(each, ids) | owned for each in story.coverage],
        "omissions": [_omission(each, ids) | owned for each in story.omissions],
        "conflicts": [row | owned for row in _conflicts(story, ids)],
    }


def _wordings(utterance: Utterance, ids: Mapping[str, str]) -> list[Row]:
    return [
        asdict(variant)
        | {"utterance_id": ids[variant.quote_id], "is_reference": variant.quote_id == utterance.reference}
        for variant in utterance.variants
    ]


def _measure(measure: Measure, ids: Mapping[str, str]) -> Row:
    row = asdict(measure)
    return row | {"measure_id": ids[row.pop("figures")[0]]}


def _at(statement_id: str, ids: Mapping[str, str]) -> Row:
    return {"claim_id": ids[statement_id]}


def _claim(claim: Claim, ids: Mapping[str, str]) -> Row:
    return _at(claim.statement_id, ids) | {"statement_id": claim.statement_id, "text": claim.text}


def _coverage(coverage: Coverage, ids: Mapping[str, str]) -> Row:
    return _at(coverage.claim, ids) | {"outlet": coverage.outlet, "status": coverage.status}


def _omission(omission: Omission, ids: Mapping[str, str]) -> Row:
    counts = {"n_reporting": omission.n_reporting, "n_could_report": omission.n_could_report}
    return _at(omission.claim, ids) | {"outlet": omission.outlet} | counts


def _conflicts(story: Told, ids: Mapping[str, str]) -> list[Row]:
    """Named by their claim or utterance, so that ids stay while articles join; several about one by a reading, too."""
    rows: dict[str, Row] = {}
    for each in story.conflicts:
        first = min(f"{side.article_id}:{side.field}:{side.char_start}" for side in each.readings)
        about = ids.get(each.claim or each.utterance or "", first)
        conflict_id = "x" + digest(each.kind, about)
        rows[conflict_id if conflict_id not in rows else "x" + digest(each.kind, about, first)] = _conflict(each, ids)
    return [row | {"conflict_id": conflict_id} for conflict_id, row in rows.items()]


def _conflict(conflict: Conflict, ids: Mapping[str, str]) -> Row:
    return {
        "kind": conflict.kind,
        "subject": conflict.subject,
        "claim_id": ids.get(conflict.claim or ""),
        "utterance_id": ids.get(conflict.utterance or ""),
        "readings": [{name: side[name] for name in side if name != "field"} for side in map(asdict, conflict.readings)],
        "confidence": conflict.confidence,
    }
