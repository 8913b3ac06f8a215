"""The articles' own texts, read closely: names, quotes and figures marked, each under an address that stays."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from tasks.report.stories.disputes import point
from tasks.report.stories.notes import Note
from tasks.report.stories.read import Row, StoryRows
from tasks.report.stories.sources import Source, Sources, settled
from tasks.report.stories.spans import DIRECT, FIGURE, INDIRECT, NAME, NUMBER, Sentence, Span, paragraphs, sentences

_OPEN = 6  # articles of a story whose texts stand open
_NOTES = 5  # lines in the margin of one paragraph
Links = dict[str, tuple[str, str]]  # what a row is compared in: its address there, and a word for it


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's sentences, and what stands beside it."""

    sentences: tuple[Sentence, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """One article in one version, its fields as paragraphs of sentences."""

    article_id: str
    source: Source
    when: str
    title: tuple[Sentence, ...]
    standfirst: tuple[Sentence, ...]
    body: tuple[Paragraph, ...]
    byline: str
    n_words: int
    url: str
    version: str  # empty for the only version
    is_current: bool
    copies: str  # whose text it is, where another's
    is_open: bool


def texts(
    rows: StoryRows, sources: Sources, links: Links, notes: dict[str, Note], shown: Collection[str]
) -> list[Text]:
    """All articles of the story, standing versions first, in order of time.

    `shown` are the conflicts that have their address elsewhere; any other's is at its first reading.
    """
    marked = _Marked(rows, links, notes, shown)
    order = sorted(rows.articles, key=lambda row: not row["is_current"])
    replaced = {row["supersedes"] for row in rows.articles} - {None}
    few = len(order) <= _OPEN
    return [_text(row, sources, marked, row["article_id"] in replaced, few or not at) for at, row in enumerate(order)]


def _text(row: Row, sources: Sources, marked: _Marked, is_replaced: bool, is_open: bool) -> Text:
    body = marked.field(row, "body")
    return Text(
        article_id=row["article_id"],
        source=sources.by(row["article_id"]),
        when=sources.dates.words(settled(row)),
        title=tuple(sentence for paragraph in marked.field(row, "title") for sentence in paragraph),
        standfirst=tuple(sentence for paragraph in marked.field(row, "standfirst") for sentence in paragraph),
        body=tuple(Paragraph(each, _beside(each, marked.notes)) for each in body),
        byline=row["byline"] or "",
        n_words=row["n_words"],
        url=web(row["url"]),
        version=f"version {row['version']}" if row["supersedes"] or is_replaced else "",
        is_current=row["is_current"],
        copies=sources.by(row["duplicate_of"]).name if sources.knows(row["duplicate_of"]) else "",
        is_open=is_open and row["is_current"],
    )


class _Marked:
    """The marks of each article's fields, the sentences that are known there, and the notes beside them."""

    def __init__(self, rows: StoryRows, links: Links, notes: dict[str, Note], shown: Collection[str]) -> None:
        self.notes = notes
        self._placed: set[str] = set()
        self._spans: dict[tuple[str, str], list[Span]] = {}
        self._units: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for article, field, span in _marks(rows, links, shown):
            self._spans.setdefault((article, field), []).append(span)
        for found in self._spans.values():
            found.sort()
        for row in (*rows.figures, *rows.quotes):
            unit = (min(row["sentence_start"], row["char_start"]), max(row["sentence_end"], row["char_end"]))
            self._units.setdefault((row["article_id"], row["field"]), []).append(unit)
        for row in rows.claim_reports:
            unit = (row["char_start"], row["char_end"])
            self._units.setdefault((row["article_id"], row["field"]), []).append(unit)

    def field(self, row: Row, name: str) -> tuple[tuple[Sentence, ...], ...]:
        """A field's paragraphs, each its sentences."""
        text, key = row[name] or "", (row["article_id"], name)
        spans, units = self._spans.get(key, []), self._units.get(key, [])
        return tuple(tuple(sentences(text, *each, spans, units, self._placed)) for each in paragraphs(text))


def _beside(paragraph: Sequence[Sentence], notes: dict[str, Note]) -> tuple[Note, ...]:
    """The notes on what a paragraph says, one for each thing compared."""
    anchors = (anchor for sentence in paragraph for run in sentence.runs for anchor in run.anchors)
    found = {(note.href, note.about): note for anchor in anchors if (note := notes.get(anchor))}
    return tuple(found.values())[:_NOTES]


def web(url: str | None) -> str:
    """An address that may be followed from a page: http or https; empty for any other."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return ""
    return str(url) if parts.scheme in ("http", "https") and parts.netloc else ""


def _marks(rows: StoryRows, links: Links, shown: Collection[str]) -> Iterator[tuple[str, str, Span]]:
    for row in rows.figures:
        kind = FIGURE if row["figure_id"] in links else NUMBER
        href, title = links.get(row["figure_id"], (row["figure_id"], "the address of this number"))
        yield row["article_id"], row["field"], _span(row, kind, row["figure_id"], href, title)
    for row in rows.quotes:
        kind = DIRECT if row["kind"] == "direct" else INDIRECT
        for part in _parts(row):
            anchor = row["quote_id"] if part["char_start"] == row["char_start"] else ""
            yield row["article_id"], row["field"], _span(part, kind, anchor)
    for row in rows.claim_reports:
        yield row["article_id"], row["field"], _span(row, 0, row["statement_id"])
    for row in rows.mentions:
        yield row["article_id"], row["field"], _span(row, NAME)
    yield from _points(rows, shown)


def _parts(row: Row) -> Sequence[Row]:
    """The spans of a quote's content, its first beginning where the quote does."""
    parts = row["parts"] or []
    whole = {"char_start": row["char_start"], "char_end": row["char_end"]}
    return parts if parts and parts[0]["char_start"] == row["char_start"] else [whole]


def _points(rows: StoryRows, shown: Collection[str]) -> Iterator[tuple[str, str, Span]]:
    """Where the sides of a conflict stand: readings name no field, so the one that holds the value there."""
    held = {row["article_id"]: row for row in rows.articles}
    for conflict in rows.conflicts:
        for number, reading in enumerate(conflict["readings"] or []):
            field = _field(held[reading["article_id"]], reading)
            span = Span(reading["char_start"], reading["char_end"], 0, point(conflict["conflict_id"], number))
            yield reading["article_id"], field, span
            if not number and conflict["conflict_id"] not in shown:
                yield reading["article_id"], field, span._replace(anchor=conflict["conflict_id"])


def _field(article: Row, reading: Row) -> str:
    start, end, sentence = reading["char_start"], reading["char_end"], reading["sentence"] or ""
    holding = [name for name in ("body", "title", "standfirst") if sentence and sentence in (article[name] or "")]
    exact = [name for name in ("body", "title", "standfirst") if (article[name] or "")[start:end] == reading["value"]]
    return next(iter([name for name in exact if name in holding] + exact + holding), "body")


def _span(row: Row, kind: int, anchor: str = "", href: str = "", title: str = "") -> Span:
    return Span(row["char_start"], row["char_end"], kind, anchor, href, title)
