"""What stands on ``doc._.quotes``."""

from __future__ import annotations

from dataclasses import dataclass

JOIN = " … "  # stands between the parts of a text


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of what is said; offsets are code points of the doc's text, end exclusive."""

    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words in quotation marks inside what is said, without the marks; offsets as in `Part`."""

    text: str
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class Quote:
    """Something reported as said, written or thought by somebody.

    Fields that the published view `quotes` has stand under its names: `speaker_source` is name, pronoun, description,
    unnamed or none; `kind` is direct, mixed or indirect; `text` is the whole content without its outer marks, where
    there are several parts joined by " … ", and `char_start`, `char_end` are then their envelope. `parent` is the
    index of the quote this one stands in, `resumes` that of the quote it goes on with after the cue's sentence has
    ended; `speaker_name` the name a pronoun or description stands for where the text makes it plain. All offsets are
    code points of the doc's text, end exclusive.
    """

    speaker_text: str | None
    speaker_source: str
    cue: str | None
    kind: str
    text: str
    quoted: tuple[Quoted, ...]
    parts: tuple[Part, ...]
    char_start: int
    char_end: int
    sentence_start: int
    sentence_end: int
    parent: int | None
    resumes: int | None
    confidence: float | None
    speaker_start: int | None
    speaker_end: int | None
    speaker_name: str | None
    speaker_name_start: int | None
    speaker_name_end: int | None
    cue_start: int | None
    cue_end: int | None
