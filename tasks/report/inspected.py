"""One article as extraction sees it: its fields with marks, and rows for tables. Reads ``doc._`` only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAME, QUOTE, FIGURE, SPEAKER = "name", "quote", "figure", "speaker"
KINDS = (NAME, SPEAKER, QUOTE, FIGURE)
FACTS = ("outlet", "byline", "section", "published_at", "modified_at", "dateline_place", "language", "url")
FIGURE_COLUMNS = ("figure", "value", "modifier", "unit", "counted", "action", "place", "when")
STATEMENT_COLUMNS = ("subject", "predicate", "object", "is", "tense", "place", "date", "voice")
QUOTE_COLUMNS = ("quote", "kind", "speaker", "cue")
# Control characters could drive a terminal, marks of direction make a text read as another; each is shown as one sign.
UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands at some characters of a paragraph; `kind` is one of KINDS, `label` says more of it."""

    kind: str
    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's text with its marks, and a row of QUOTE_COLUMNS for each quote that begins in it."""

    text: str
    marks: tuple[Mark, ...]
    quotes: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """The title, standfirst or body of an article, with rows of FIGURE_COLUMNS and STATEMENT_COLUMNS."""

    name: str
    paragraphs: tuple[Paragraph, ...]
    figures: tuple[Row, ...]
    statements: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Inspection:
    """An article: `facts` are what is known of it, by name."""

    facts: tuple[tuple[str, str], ...]
    fields: tuple[Field, ...]


def inspected(article: Mapping[str, Any], docs: Mapping[str, Doc]) -> Inspection:
    """What was found in an article (a row of `articles`) whose fields were read as `docs`, by name."""
    facts = tuple((name, shown(str(article[name]))) for name in FACTS if article.get(name) not in (None, ""))
    return Inspection(facts, tuple(_field(name, doc) for name, doc in docs.items()))


def shown(text: str) -> str:
    """A text as long as the given one, without characters that cannot be seen."""
    return UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)


def _field(name: str, doc: Doc) -> Field:
    marks = sorted(_marks(doc), key=lambda mark: (mark.start, -mark.end, mark.kind))
    paragraphs = tuple(_paragraph(doc, start, end, marks) for start, end in _lines(doc.text))
    figures = tuple(_figure(one) for one in _of(doc, "figures"))
    return Field(name, paragraphs, figures, tuple(_statement(one) for one in _of(doc, "statements")))


def _of(doc: Doc, name: str) -> tuple[Any, ...]:
    return doc._.get(name) if doc.has_extension(name) else ()


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _marks(doc: Doc) -> Iterator[Mark]:
    for entity in _of(doc, "entities"):
        for mention in entity.mentions:
            yield Mark(NAME, entity.kind, mention.char_start, mention.char_end)
    for quote in _of(doc, "quotes"):
        for part in quote.parts:
            yield Mark(QUOTE, quote.kind, part.char_start, part.char_end)
        if quote.speaker_start is not None and quote.speaker_end is not None:
            yield Mark(SPEAKER, SPEAKER, quote.speaker_start, quote.speaker_end)
    for figure in _of(doc, "figures"):
        yield Mark(FIGURE, figure.unit, figure.char_start, figure.char_end)


def _paragraph(doc: Doc, start: int, end: int, marks: Iterable[Mark]) -> Paragraph:
    """A paragraph with the marks that touch it, cut to it; a mark that several records make stands once."""
    inside = (mark for mark in marks if mark.start < end and start < mark.end)
    cut = (Mark(one.kind, one.label, max(one.start, start) - start, min(one.end, end) - start) for one in inside)
    quotes = tuple(_quote(one) for one in _of(doc, "quotes") if start <= one.char_start < end)
    return Paragraph(shown(doc.text[start:end]), tuple(dict.fromkeys(cut)), quotes)


def _quote(quote: Any) -> Row:
    name, written = quote.speaker_name, quote.speaker_text
    speaker = f"{name} ({written})" if name and written and name != written else name or written or "nobody named"
    return _row(quote.text, quote.kind, speaker, quote.cue or "no cue")


def _figure(figure: Any) -> Row:
    action = figure.action or ""
    if figure.action_class and figure.action_class != figure.action:
        action = f"{action} ({figure.action_class})".lstrip()
    value = bounds(figure.value_low, figure.value_high)
    return _row(
        figure.text, value, figure.modifier, figure.unit, figure.counted, action, figure.place, figure.as_of
    )  # fmt: skip


def bounds(low: float | None, high: float | None) -> str:
    """A figure's value in words: `40`, `10 to 12`, `40 or more`, `300 or less`."""
    if low is None or high is None:
        one = high if low is None else low
        return "" if one is None else f"{one:,.12g} or {'less' if low is None else 'more'}"
    return f"{low:,.12g}" if low == high else f"{low:,.12g} to {high:,.12g}"


def _statement(statement: Any) -> Row:
    kind = " ".join(filter(None, ("not" if statement.negated else "", statement.modality))) or "fact"
    predicate = statement.predicate
    if statement.predicate_class and statement.predicate_class != predicate:
        predicate = f"{predicate} ({statement.predicate_class})"
    return _row(
        statement.subject, predicate, statement.object, kind, statement.tense, statement.place, statement.date_text,
        statement.voice,
    )  # fmt: skip


def _row(*values: str | None) -> Row:
    return tuple(" ".join(shown(value or "").split()) for value in values)
