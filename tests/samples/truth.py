"""What is true of the sample reports: `samples/expected/*.json`, loaded into records that tests measure against.

The fields and their meanings are told in `samples/expected/README.md`. Offsets are code points in one paragraph of
an article's body, end exclusive.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Protocol, TypeVar

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
EXPECTED = SAMPLES / "expected"


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
class Variant:
    """One outlet's wording of an utterance, against the utterance's reference."""

    quote: str
    outlet: str
    kind: str
    text: str
    agreement: str
    differing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing said, as several quotes give it."""

    id: str
    speakers: tuple[str, ...]
    n_outlets: int
    n_independent: int
    reference: str
    variants: tuple[Variant, ...]


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


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure as a reading of a measure."""

    figure: str
    outlet: str
    article: str
    published: str | None
    low: float | None
    high: float | None
    modifier: str
    text: str
    superseded: bool


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity of the event, and whether its readings agree."""

    id: str
    counted: str
    action: str
    action_class: str
    unit: str
    place: str
    verdict: str
    also_accepted: tuple[str, ...]
    n_outlets: int
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class ClaimReport:
    """One article's own wording of a claim; `attributed_to` is None in the outlet's voice."""

    article: str
    outlet: str
    paragraph: int
    start: int
    end: int
    text: str
    attributed_to: str | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Claim:
    """Something the reports assert, and who reports it."""

    id: str
    text: str
    n_outlets: int
    n_independent: int
    known_from: str
    reports: tuple[ClaimReport, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What one current article does with one claim."""

    claim: str
    outlet: str
    article: str
    status: str


@dataclass(frozen=True, slots=True)
class Omission:
    """A claim that most independent reports carry and this article does not."""

    claim: str
    outlet: str
    article: str
    n_reporting: int
    n_could_report: int


@dataclass(frozen=True, slots=True)
class Stand:
    """What one outlet says in a conflict, with its sentence; places and rows where the conflict has them."""

    outlet: str
    article: str
    value: str
    sentence: str
    paragraph: int | None = None
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    figure: str | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A disagreement between reports."""

    id: str
    kind: str
    subject: str
    readings: tuple[Stand, ...]
    measure: str | None = None
    utterance: str | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """Two articles that share text; shares are of each one's five-word shingles, 0 to 1."""

    a: str
    b: str
    kind: str
    share_a: float
    share_b: float


@dataclass(frozen=True, slots=True)
class Version:
    """What an outlet changed in an article after publishing it."""

    article: str
    supersedes: str
    outlet: str
    url: str
    modified: str
    added: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One event: its reports and all that is planted in them."""

    event: str
    story: str
    n_articles: int
    n_current: int
    n_outlets: int
    articles: tuple[Article, ...]
    independent_groups: tuple[tuple[str, ...], ...]
    copies: tuple[Copy, ...]
    quotes: tuple[Quote, ...]
    utterances: tuple[Utterance, ...]
    figures: tuple[Figure, ...]
    measures: tuple[Measure, ...]
    claims: tuple[Claim, ...]
    coverage: tuple[Coverage, ...]
    omissions: tuple[Omission, ...]
    conflicts: tuple[Conflict, ...]
    versions: tuple[Version, ...]

    def article(self, id_: str) -> Article:
        """The article with this id; StopIteration if there is none."""
        return next(article for article in self.articles if article.id == id_)


@dataclass(frozen=True, slots=True)
class BadRecord:
    """What becomes of one record of a bad input; the later fields are there when it is an article after all."""

    line: int | None
    outcome: str
    reason: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None
    body: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BadInput:
    """An input that goes wrong, and why."""

    file: str
    why: str
    records: tuple[BadRecord, ...]


_NESTED: dict[str, type] = {
    "articles": Article, "copies": Copy, "quotes": Quote, "utterances": Utterance, "figures": Figure,
    "measures": Measure, "claims": Claim, "coverage": Coverage, "omissions": Omission, "conflicts": Conflict,
    "versions": Version, "variants": Variant, "reports": ClaimReport, "parts": Span, "quoted": Span,
    "records": BadRecord,
}  # fmt: skip
T = TypeVar("T")


def load_events() -> tuple[Event, ...]:
    """All events, by name."""
    paths = sorted(path for path in EXPECTED.glob("*.json") if path.stem != "bad")
    return tuple(_record(Event, json.loads(path.read_text(encoding="utf-8"))) for path in paths)


def load_bad() -> tuple[BadInput, ...]:
    """The inputs that go wrong."""
    rows = json.loads((EXPECTED / "bad.json").read_text(encoding="utf-8"))["inputs"]
    return tuple(_record(BadInput, row) for row in rows)


def _record(kind: type[T], row: dict[str, Any]) -> T:
    """A row as a record; TypeError when a field is missing or unknown."""
    nested = dict(_NESTED, readings=Reading if kind is Measure else Stand)
    names = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    if unknown := set(row) - names:
        raise TypeError(f"{kind.__name__} has no field {sorted(unknown)}")
    return kind(**{name: _value(value, nested.get(name)) for name, value in row.items()})


def _value(value: Any, kind: type | None) -> Any:
    if not isinstance(value, list):
        return value
    return tuple(_record(kind, item) if kind and isinstance(item, dict) else _value(item, None) for item in value)
