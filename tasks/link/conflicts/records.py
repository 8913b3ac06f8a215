"""What a conflict is."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = ("place", "date", "attribution", "negation", "wording")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one article says in a conflict: the value as worded, and the characters of its field that say it.

    `sentence` is the whole sentence; offsets are code points, end exclusive, of `value`'s own place.
    """

    outlet: str
    article_id: str
    value: str
    sentence: str
    field: str
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """Reports of one story that cannot all be right, or word one quotation differently.

    `kind` is one of `KINDS`; `claim` a claim's statement_id, `utterance` an utterance's reference quote, where the
    conflict is about one. `confidence` is None: nothing measures it.
    """

    kind: str
    subject: str
    readings: tuple[Reading, ...]
    confidence: float | None
    claim: str | None = None
    utterance: str | None = None
