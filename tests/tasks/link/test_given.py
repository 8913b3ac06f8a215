"""The rows that stand for the samples' truths say what the truths say."""

from __future__ import annotations

import pytest

from tasks.link.records import Figure, Quote
from tests.samples.truth import Event, load_events
from tests.tasks.link import given

EVENTS = [pytest.param(event, id=event.event) for event in load_events()]


@pytest.mark.parametrize("event", EVENTS)
def test_every_row_is_there_once(event: Event) -> None:
    assert [report.article_id for report in given.reports(event)] == [article.id for article in event.articles]
    assert [quote.quote_id for quote in given.quotes(event)] == [quote.id for quote in event.quotes]
    assert [figure.figure_id for figure in given.figures(event)] == [figure.id for figure in event.figures]


@pytest.mark.parametrize("event", EVENTS)
def test_spans_hold_their_texts(event: Event) -> None:
    by_id = {report.article_id: report for report in given.reports(event)}
    for figure in given.figures(event):
        assert by_id[figure.article_id].text("body", figure.char_start, figure.char_end) == figure.text
    for quote in given.quotes(event):
        text = by_id[quote.article_id].text("body", quote.char_start, quote.char_end)
        first, *_, last = quote.text.split(" … ") * 2
        assert text.startswith(first) and text.endswith(last)


@pytest.mark.parametrize("event", EVENTS)
def test_sentences_hold_their_rows(event: Event) -> None:
    rows: list[Quote | Figure] = [*given.quotes(event), *given.figures(event)]
    assert all(row.sentence_start <= row.char_start < row.sentence_end for row in rows)
    held = sum(row.sentence_end - row.sentence_start > row.char_end - row.char_start for row in rows)
    assert held / len(rows) > 0.9


@pytest.mark.parametrize("event", EVENTS)
def test_copies_carry_one_group(event: Event) -> None:
    by_id = {report.article_id: report for report in given.reports(event)}
    assert len({by_id[group[0]].copy_group for group in event.independent_groups}) == len(event.independent_groups)
    for group in event.independent_groups:
        assert len({by_id[id_].copy_group for id_ in group}) == 1
    for version in event.versions:
        assert by_id[version.article].copy_group == by_id[version.supersedes].copy_group


def test_a_figure_in_a_quote_is_its_speakers() -> None:
    bank = next(event for event in load_events() if event.event == "bank")
    quoted = {figure.figure_id: figure for figure in given.figures(bank) if figure.quote_id}
    assert quoted and all(figure.attributed_to for figure in quoted.values())
