"""Conflicts of a story other than of figures: place, date, attribution, negation, wording."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tasks.link.claims import Claim
from tasks.link.conflicts.attributions import attribution_conflicts
from tasks.link.conflicts.dates import date_conflicts
from tasks.link.conflicts.events import story_of
from tasks.link.conflicts.negations import negation_conflicts
from tasks.link.conflicts.places import place_conflicts
from tasks.link.conflicts.records import KINDS, Conflict, Reading
from tasks.link.conflicts.wordings import wording_conflicts
from tasks.link.records import Figure, Quote, Report, Statement
from tasks.link.utterances.records import Utterance

__all__ = ["KINDS", "Conflict", "Reading", "conflicts"]

SEVERAL = 2


def conflicts(
    reports: Sequence[Report],
    statements: Sequence[Statement],
    quotes: Sequence[Quote],
    utterances: Sequence[Utterance],
    claims: Iterable[Claim],
    figures: Sequence[Figure] = (),
) -> list[Conflict]:
    """Every conflict of one story's reports, by kind and first reading; the same whatever the order of the rows.

    Only between texts of different copy groups. Figures' conflicts are the measures' and not among these.
    """
    if len({report.copy_group for report in reports}) < SEVERAL:
        return []
    story = story_of(reports, statements, figures, claims)
    ordered = sorted(utterances, key=lambda utterance: utterance.quotes)
    found = [
        *place_conflicts(story),
        *date_conflicts(story),
        *attribution_conflicts(reports, quotes, ordered),
        *negation_conflicts(story),
        *wording_conflicts(reports, quotes, ordered),
    ]
    return sorted(found, key=lambda each: (KINDS.index(each.kind), _place(each.readings[0]), each.subject))


def _place(reading: Reading) -> tuple[str, str, int]:
    return reading.article_id, reading.field, reading.char_start
