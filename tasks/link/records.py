"""Rows as linking sees them. Names are the published views'; offsets are code points of a field, end exclusive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Report:
    """One version of an article of a story.

    `time` is when this version was modified, else published; None where the source does not say. Reports of one
    `copy_group` carry one text and count once. `fields` are title, standfirst and body, where it has them.
    """

    article_id: str
    outlet: str
    time: datetime | None
    is_current: bool
    is_stub: bool
    copy_group: str
    fields: dict[str, str]

    def text(self, field: str, char_start: int, char_end: int) -> str:
        """The characters of a span."""
        return self.fields[field][char_start:char_end]


@dataclass(frozen=True, slots=True)
class Quote:
    """Something reported as said; `speaker` is a canonical name, None where nobody is named."""

    quote_id: str
    article_id: str
    field: str
    char_start: int
    char_end: int
    sentence_start: int
    sentence_end: int
    kind: str
    text: str
    quoted: tuple[str, ...]
    cue: str | None
    speaker: str | None
    speaker_entity_id: str | None
    speaker_text: str | None
    speaker_source: str
    parent_quote_id: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that counts or measures. `attributed_to` says whose it is where it stands in a quote."""

    figure_id: str
    article_id: str
    field: str
    char_start: int
    char_end: int
    sentence_start: int
    sentence_end: int
    text: str
    value_low: float | None
    value_high: float | None
    modifier: str
    unit: str
    counted: str | None
    counted_entity_id: str | None
    action: str | None
    action_class: str | None
    place: str | None
    as_of: str | None
    is_change: bool
    quote_id: str | None = None
    attributed_to: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A clause that asserts something; `attributed_to` is None in the outlet's own voice."""

    statement_id: str
    article_id: str
    field: str
    char_start: int
    char_end: int
    sentence_start: int
    sentence_end: int
    text: str
    subject: str | None
    subject_entity_id: str | None
    predicate: str
    predicate_class: str | None
    object: str | None
    negated: bool
    modality: str | None
    tense: str | None
    place: str | None
    date_text: str | None
    voice: str
    quote_id: str | None = None
    attributed_to: str | None = None
    entity_ids: tuple[str, ...] = ()  # entities named anywhere in the clause

    @property
    def sentence_key(self) -> tuple[str, str, int]:
        """What the clauses of one sentence have in common: article, field, where it begins."""
        return self.article_id, self.field, self.sentence_start
