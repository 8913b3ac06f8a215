"""What cleaning knows of one document while it works on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tasks.clean.lines import Line
from tasks.clean.times import Moment


@dataclass(frozen=True, slots=True)
class Said:
    """What a document's record, markup or text says of it; `published_source` names where the time stood."""

    title: str | None = None
    standfirst: str | None = None
    byline: str | None = None
    section: str | None = None
    published: Moment | None = None
    published_source: str | None = None
    modified: Moment | None = None
    language: str | None = None

    def or_else(self, other: Said) -> Said:
        """The same, with what is missing taken from another; a time goes with its source."""
        time = self if self.published else other
        return Said(
            self.title or other.title,
            self.standfirst or other.standfirst,
            self.byline or other.byline,
            self.section or other.section,
            time.published,
            time.published_source,
            self.modified or other.modified,
            self.language or other.language,
        )


@dataclass(slots=True)
class Draft:
    """A document's lines, each with its reason ("" while undecided), and what was found out so far.

    The one record here that changes: each step fills in the reasons it decides.
    """

    lines: Sequence[Line]
    reasons: list[str]
    said: Said = field(default_factory=Said)
    place: str | None = None

    def of(self, reason: str) -> list[int]:
        """The places of the lines with a reason, in order."""
        return [index for index, each in enumerate(self.reasons) if each == reason]

    @property
    def body(self) -> str:
        """The kept paragraphs, joined by blank lines."""
        return "\n\n".join(self.lines[index].text for index in self.of("body"))
