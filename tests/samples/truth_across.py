"""What is true of several sample reports together, event by event."""

from __future__ import annotations

from dataclasses import dataclass

from tests.samples.truth_records import Article, Figure, Quote


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
