"""The truths of the samples hold together: places, bounds, verdicts, coverage, copies."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.samples.sample_files import BY_EVENT, EVENTS
from tests.samples.truth import Event, Placed


def stands(event: Event, article: str, place: Placed) -> bool:
    paragraph = event.article(article).body[place.paragraph]
    return place.end > place.start and paragraph[place.start : place.end] == place.text


def sentences_of(event: Event) -> Iterator[tuple[str, str]]:
    """Every sentence that a truth cites, with the article it is cited from."""
    yield from ((quote.article, quote.sentence) for quote in event.quotes)
    yield from ((figure.article, figure.sentence) for figure in event.figures)
    yield from ((report.article, report.sentence) for claim in event.claims for report in claim.reports)
    yield from ((reading.article, reading.sentence) for conflict in event.conflicts for reading in conflict.readings)


@pytest.mark.parametrize("event", BY_EVENT)
def test_counts_are_those_of_the_articles(event: Event) -> None:
    current = [article for article in event.articles if article.is_current]
    assert (event.n_articles, event.n_current) == (len(event.articles), len(current))
    assert event.n_outlets == len({article.outlet for article in event.articles}) == len(current)
    assert sorted(id_ for group in event.independent_groups for id_ in group) == sorted(a.id for a in current)


@pytest.mark.parametrize("event", BY_EVENT)
def test_ids_are_unique(event: Event) -> None:
    rows = (event.articles, event.quotes, event.figures, event.utterances, event.measures, event.claims)
    for kind in (*rows, event.conflicts):
        ids = [row.id for row in kind]
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("event", BY_EVENT)
def test_every_place_holds_its_text(event: Event) -> None:
    for quote in event.quotes:
        assert all(stands(event, quote.article, part) for part in (*quote.parts, *quote.quoted))
        assert quote.text == " … ".join(part.text for part in quote.parts)
    assert all(stands(event, figure.article, figure) for figure in event.figures)
    assert all(stands(event, report.article, report) for claim in event.claims for report in claim.reports)


@pytest.mark.parametrize("event", BY_EVENT)
def test_every_cited_sentence_stands_in_the_body(event: Event) -> None:
    for article, sentence in sentences_of(event):
        assert any(sentence in paragraph for paragraph in event.article(article).body), sentence


@pytest.mark.parametrize("event", BY_EVENT)
def test_quotes_keep_their_kind(event: Event) -> None:
    marks = "“”‘’\"'"
    for quote in event.quotes:
        body = event.article(quote.article).body
        assert bool(quote.quoted) == (quote.kind != "indirect")
        assert all(body[span.paragraph][span.start - 1] in marks for span in quote.quoted)
        assert (quote.speaker_text is None) == (quote.speaker_source == "none")


@pytest.mark.parametrize("event", BY_EVENT)
def test_every_quotation_mark_belongs_to_a_quote(event: Event) -> None:
    for article in event.articles:
        spans = [span for quote in event.quotes if quote.article == article.id for span in quote.quoted]
        for i, paragraph in enumerate(article.body):
            opened = [match.end() for match in re.finditer(r"“|(?:^|(?<=\s))[\"‘](?=\S)", paragraph)]
            assert opened == sorted({span.start for span in spans if span.paragraph == i})


@pytest.mark.parametrize("event", BY_EVENT)
def test_figures_have_the_bounds_of_their_modifier(event: Event) -> None:
    for figure in event.figures:
        low, high = figure.low, figure.high
        match figure.modifier:
            case "exact" | "about":
                assert low is not None and low == high
            case "over" | "at least":
                assert low is not None and high is None
            case "under" | "up to":
                assert low is None and high is not None
            case _:
                assert figure.modifier in ("range", "magnitude")
                assert low is not None and high is not None and low < high


def test_every_modifier_is_planted() -> None:
    modifiers = {figure.modifier for event in EVENTS for figure in event.figures}
    assert modifiers == {"exact", "about", "over", "at least", "under", "up to", "range", "magnitude"}


@pytest.mark.parametrize("event", BY_EVENT)
def test_verdicts_follow_from_the_readings(event: Event) -> None:
    for measure in event.measures:
        middles = [reading.low if reading.low is not None else reading.high for reading in measure.readings]
        values = [value for value in middles if value is not None]
        spread = max(values) / min(values)
        match measure.verdict:
            case "agreement":
                assert spread <= 1.2 and measure.n_outlets >= 2
            case "conflict":
                assert spread > 1.04 and measure.n_outlets >= 2
            case "update":
                times = [reading.published for reading in measure.readings]
                assert len(set(values)) > 1 and None not in times and len(set(times)) > 1
            case other:
                assert other == "single" and len(measure.readings) == 1


@pytest.mark.parametrize("event", BY_EVENT)
def test_a_conflict_of_figures_cannot_be_read_as_an_update(event: Event) -> None:
    for measure in (m for m in event.measures if m.verdict == "conflict"):
        dated = sorted((r for r in measure.readings if r.published), key=lambda r: r.published or "")
        values = [r.low if r.low is not None else r.high for r in dated]
        assert values != sorted(values, key=float) or len(dated) < len(measure.readings)  # type: ignore[arg-type]


@pytest.mark.parametrize("event", BY_EVENT)
def test_conflicts_have_two_sides_and_outlets(event: Event) -> None:
    planted = {c.measure for c in event.conflicts if c.kind == "figure"}
    assert planted == {m.id for m in event.measures if m.verdict == "conflict"}
    for conflict in event.conflicts:
        assert len({reading.value for reading in conflict.readings}) > 1
        assert len({reading.outlet for reading in conflict.readings}) > 1


def test_every_kind_of_conflict_is_planted() -> None:
    kinds = {conflict.kind for event in EVENTS for conflict in event.conflicts}
    assert kinds == {"figure", "place", "date", "attribution", "negation", "wording"}


@pytest.mark.parametrize("event", BY_EVENT)
def test_coverage_has_a_row_for_each_claim_and_current_article(event: Event) -> None:
    pairs = [(row.claim, row.article) for row in event.coverage]
    current = [article.id for article in event.articles if article.is_current]
    assert sorted(pairs) == sorted((claim.id, id_) for claim in event.claims for id_ in current)
    omitted = {(row.claim, row.article) for row in event.coverage if row.status == "omitted"}
    assert omitted == {(row.claim, row.article) for row in event.omissions}
    assert all(2 * row.n_reporting > row.n_could_report for row in event.omissions)


@pytest.mark.parametrize("event", BY_EVENT)
def test_reports_of_claims_are_the_reported_rows(event: Event) -> None:
    current = {article.id for article in event.articles if article.is_current}
    told = {(c.id, report.article) for c in event.claims for report in c.reports if report.article in current}
    assert told == {(row.claim, row.article) for row in event.coverage if row.status == "reported"}


def test_an_agency_text_is_carried_exactly_nearly_and_in_part() -> None:
    copies = [copy for event in EVENTS for copy in event.copies]
    least = {kind: min(min(c.share_a, c.share_b) for c in copies if c.kind == kind) for kind in ("exact", "near")}
    assert least["exact"] == 1.0 and 0.5 < least["near"] < 1.0
    assert all(0.2 < min(c.share_a, c.share_b) <= 0.5 for c in copies if c.kind == "partial")
    assert {copy.kind for copy in copies} == {"exact", "near", "partial"}


def test_a_corrected_version_replaces_a_figure() -> None:
    event, version = next((event, version) for event in EVENTS for version in event.versions)
    old, new = event.article(version.supersedes), event.article(version.article)
    assert old.url == new.url == version.url and old.file != new.file
    assert new.modified and new.is_current and not old.is_current
    assert set(new.body) - set(old.body) == set(version.added) and len(version.added) == len(version.removed) == 1
