"""What a figure is: the published view's columns that one article can know."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that counts or measures.

    `char_start`, `char_end` (number with modifier and unit) and the sentence's are code points of the document's
    text, end exclusive; `counted_start`, `counted_end` are those of the word that heads what is counted. A bound that
    is not there is None: over, at least → [x, None]; under, up to → [None, x].
    """

    value_low: float | None
    value_high: float | None
    modifier: str
    unit: str
    counted: str | None
    action: str | None
    action_class: str | None
    place: str | None
    as_of: str | None
    is_change: bool
    text: str
    char_start: int
    char_end: int
    sentence_start: int
    sentence_end: int
    confidence: float | None
    counted_start: int | None
    counted_end: int | None
