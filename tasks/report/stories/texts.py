"""The articles' own texts, read closely: names, quotes and figures marked, each under an address that stays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

from markupsafe import Markup

from tasks.report.stories.disputes import point
from tasks.report.stories.notes import Note
from tasks.report.stories.read import Row, StoryRows
from tasks.report.stories.sources import Source, Sources, settled
from tasks.report.stories.spans import DIRECT, FIGURE, INDIRECT, NAME, NUMBER, Marked, Span, marked

_OPEN = 6  # articles of a story whose texts stand open
_NOTES = 5  # lines in the margin of one paragraph
Links = dict[str, tuple[str, str]]  # what a row is compared in: its address there, and a word for it


class Paragraph(NamedTuple):
    """A paragraph's sentences with their marks and addresses, and what stands beside it."""

    prose: Markup
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """One article in one version, its fields as markup."""

    article_id: str
    source: Source
    when: str
    title: Markup
    standfirst: Markup
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
    fields = _Fields(rows, links, notes, shown)
    order = sorted(rows.articles, key=lambda row: not row["is_current"])
    replaced = {row["supersedes"] for row in rows.articles} - {None}
    few = len(order) <= _OPEN
    return [_text(row, sources, fields, row["article_id"] in replaced, few or not at) for at, row in enumerate(order)]


def _text(row: Row, sources: Sources, fields: _Fields, is_replaced: bool, is_open: bool) -> Text:
    body = fields.body(row)
    return Text(
        article_id=row["article_id"],
        source=sources.by(row["article_id"]),
        when=sources.dates.words(settled(row)),
        title=fields.line(row, "title"),
        standfirst=fields.line(row, "standfirst"),
        body=body,
        byline=row["byline"] or "",
        n_words=row["n_words"],
        url=web(row["url"]),
        version=f"version {row['version']}" if row["supersedes"] or is_replaced else "",
        is_current=row["is_current"],
        copies=sources.by(row["duplicate_of"]).name if sources.knows(row["duplicate_of"]) else "",
        is_open=is_open and row["is_current"],
    )


class _Fields:
    """The marks of each article's fields, the sentences that are known there, and the notes beside them."""

    def __init__(self, rows: StoryRows, links: Links, notes: dict[str, Note], shown: Collection[str]) -> None:
        self._notes = notes
        self._placed: set[str] = set()
        self._spans: dict[tuple[str, str], list[Span]] = defaultdict(list)
        self._units: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
        for article, field, span in _marks(rows, links, shown):
            self._spans[article, field].append(span)
        for row in (*rows.figures, *rows.quotes):
            unit = (min(row["sentence_start"], row["char_start"]), max(row["sentence_end"], row["char_end"]))
            self._units[row["article_id"], row["field"]].append(unit)
        for row in rows.claim_reports:
            self._units[row["article_id"], row["field"]].append((row["char_start"], row["char_end"]))

    def body(self, row: Row) -> tuple[Paragraph, ...]:
        """A body's paragraphs."""
        return tuple([Paragraph(Markup(html), self._beside(anchors)) for html, anchors in self._marked(row, "body")])

    def line(self, row: Row, field: str) -> Markup:
        """A field that is one paragraph on the page."""
        return Markup("".join([html for html, _ in self._marked(row, field)]))

    def _marked(self, row: Row, field: str) -> Iterator[Marked]:
        key = (row["article_id"], field)
        return marked(row[field] or "", sorted(self._spans[key]), self._units[key], self._placed)

    def _beside(self, anchors: Sequence[str]) -> tuple[Note, ...]:
        """The notes on what a paragraph says, one for each thing compared."""
        found = {(note.href, note.about): note for anchor in anchors if (note := self._notes.get(anchor))}
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
        id_, kind = row["figure_id"], FIGURE if row["figure_id"] in links else NUMBER
        link = links.get(id_, (id_, "the address of this number"))
        yield row["article_id"], row["field"], (row["char_start"], row["char_end"], kind, id_, *link)
    for row in rows.quotes:
        kind = DIRECT if row["kind"] == "direct" else INDIRECT
        for start, end in _parts(row):
            anchor = row["quote_id"] if start == row["char_start"] else ""
            yield row["article_id"], row["field"], (start, end, kind, anchor, "", "")
    for row in rows.claim_reports:
        yield row["article_id"], row["field"], (row["char_start"], row["char_end"], 0, row["statement_id"], "", "")
    for row in rows.mentions:
        yield row["article_id"], row["field"], (row["char_start"], row["char_end"], NAME, "", "", "")
    yield from _points(rows, shown)


def _parts(row: Row) -> list[tuple[int, int]]:
    """The spans of a quote's content, its first beginning where the quote does."""
    parts = [(part["char_start"], part["char_end"]) for part in row["parts"] or ()]
    return parts if parts and parts[0][0] == row["char_start"] else [(row["char_start"], row["char_end"])]


def _points(rows: StoryRows, shown: Collection[str]) -> Iterator[tuple[str, str, Span]]:
    """Where the sides of a conflict stand: readings name no field, so the one that holds the value there."""
    held = {row["article_id"]: row for row in rows.articles}
    for conflict in rows.conflicts:
        for number, reading in enumerate(conflict["readings"] or []):
            field = _field(held[reading["article_id"]], reading)
            start, end, id_ = reading["char_start"], reading["char_end"], conflict["conflict_id"]
            yield reading["article_id"], field, (start, end, 0, point(id_, number), "", "")
            if not number and id_ not in shown:
                yield reading["article_id"], field, (start, end, 0, id_, "", "")


def _field(article: Row, reading: Row) -> str:
    start, end, sentence = reading["char_start"], reading["char_end"], reading["sentence"] or ""
    holding = [name for name in ("body", "title", "standfirst") if sentence and sentence in (article[name] or "")]
    exact = [name for name in ("body", "title", "standfirst") if (article[name] or "")[start:end] == reading["value"]]
    return next(iter([name for name in exact if name in holding] + exact + holding), "body")
