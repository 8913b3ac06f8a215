"""The samples' truths as the rows that linking sees: reports, quotes and figures of one event.

Ids are the truth's; offsets are code points of the body, whose paragraphs are joined by blank lines.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from tasks.link.records import Figure, Quote, Report
from tests.samples.truth import Article, Event
from tests.samples.truth import Figure as TrueFigure
from tests.samples.truth import Quote as TrueQuote

GAP = "\n\n"


def reports(event: Event) -> list[Report]:
    """Every version of every report; a replaced version carries its successor's copy group."""
    successor = {article.supersedes: article.id for article in event.articles if article.supersedes}
    groups = {id_: f"copy-{group[0]}" for group in event.independent_groups for id_ in group}
    return [_report(article, groups[_last(article.id, successor)]) for article in event.articles]


def quotes(event: Event) -> list[Quote]:
    """Every quote that the truth lists; a speaker whom the truth calls by no name ("police") has no entity either."""
    bodies = {article.id: article.body for article in event.articles}
    return [_quote(quote, bodies[quote.article]) for quote in event.quotes]


def figures(event: Event) -> list[Figure]:
    """Every figure, with its measure's class of action, and the quote that it stands in and whose that is."""
    bodies = {article.id: article.body for article in event.articles}
    classes = {reading.figure: measure.action_class for measure in event.measures for reading in measure.readings}
    rows = [_figure(figure, bodies[figure.article], classes.get(figure.id)) for figure in event.figures]
    said = quotes(event)
    return [_attributed(row, said) for row in rows]


def when(article: Article) -> datetime | None:
    """When this version came out, in UTC; a day without a time is its midnight."""
    text = article.modified or article.published
    return datetime.fromisoformat(text.replace("Z", "+00:00")).replace(tzinfo=UTC) if text else None


def _last(id_: str, successor: dict[str, str]) -> str:
    return _last(successor[id_], successor) if id_ in successor else id_


def _report(article: Article, copy_group: str) -> Report:
    texts = {"title": article.title, "standfirst": article.standfirst, "body": GAP.join(article.body)}
    fields = {field: text for field, text in texts.items() if text}
    return Report(article.id, article.outlet, when(article), article.is_current, article.is_stub, copy_group, fields)


def _start(body: tuple[str, ...], paragraph: int) -> int:
    return sum(len(text) + len(GAP) for text in body[:paragraph])


def _sentence(body: tuple[str, ...], paragraph: int, sentence: str, start: int, end: int) -> tuple[int, int]:
    """The cited sentence's place in the body: the occurrence that holds the span, else the span itself."""
    offset = _start(body, paragraph)
    at = body[paragraph].find(sentence)
    while at >= 0 and offset + at + len(sentence) < end:
        at = body[paragraph].find(sentence, at + 1)
    return (offset + at, offset + at + len(sentence)) if at >= 0 and offset + at <= start else (start, end)


def _quote(quote: TrueQuote, body: tuple[str, ...]) -> Quote:
    first, last = quote.parts[0], quote.parts[-1]
    start, end = _start(body, first.paragraph) + first.start, _start(body, last.paragraph) + last.end
    sentence = _sentence(body, first.paragraph, quote.sentence, start, end)
    quoted = tuple(span.text for span in quote.quoted)
    named = quote.speaker if quote.speaker and quote.speaker[0].isupper() else None
    entity = f"entity:{named.casefold()}" if named else None
    return Quote(
        quote.id, quote.article, "body", start, end, *sentence, quote.kind, quote.text, quoted,
        quote.cue, named, entity, quote.speaker_text, quote.speaker_source,
    )  # fmt: skip


def _figure(figure: TrueFigure, body: tuple[str, ...], action_class: str | None) -> Figure:
    start, end = (_start(body, figure.paragraph) + at for at in (figure.start, figure.end))
    sentence = _sentence(body, figure.paragraph, figure.sentence, start, end)
    return Figure(
        figure.id, figure.article, "body", start, end, *sentence, figure.text, figure.low, figure.high,
        figure.modifier, figure.unit, figure.counted or None, None, figure.action, action_class, None, None, False,
    )  # fmt: skip


def _attributed(figure: Figure, said: list[Quote]) -> Figure:
    for quote in said:
        if quote.article_id == figure.article_id and quote.char_start <= figure.char_start < quote.char_end:
            return replace(figure, quote_id=quote.quote_id, attributed_to=quote.speaker or quote.speaker_text)
    return figure
