"""What is true of one sample report: its text, and the quotes and figures in it.

The fields and their meanings are told in `samples/expected/README.md`. Offsets are code points in one paragraph of
an article's body, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


class Placed(Protocol):
    """Anything with a place in an article's body."""

    @property
    def paragraph(self) -> int: ...

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...

    @property
    def text(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of one paragraph of a body."""

    paragraph: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """One report, in one version, as it should come out of cleaning."""

    id: str
    file: str
    line: int | None
    outlet: str
    folder: str
    url: str | None
    title: str
    standfirst: str | None
    byline: str | None
    authors: tuple[str, ...]
    published: str | None
    published_precision: str
    modified: str | None
    section: str | None
    dateline_place: str | None
    encoding: str
    language: str
    is_stub: bool
    version: int
    supersedes: str | None
    is_current: bool
    body: tuple[str, ...]
    repeated: tuple[int, ...]
    not_in_body: tuple[str, ...]

    @property
    def path(self) -> Path:
        """The file that holds it."""
        return SAMPLES / self.file


@dataclass(frozen=True, slots=True)
class Quote:
    """Something reported as said; `text` is the parts joined by " … "."""

    id: str
    article: str
    utterances: tuple[str, ...]
    speaker: str | None
    speaker_text: str | None
    speaker_source: str
    cue: str | None
    kind: str
    text: str
    parts: tuple[Span, ...]
    quoted: tuple[Span, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that counts or measures; a bound that is not there is None."""

    id: str
    article: str
    measure: str | None
    paragraph: int
    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    modifier: str
    unit: str
    counted: str
    action: str | None
    sentence: str
