"""The samples keep what their truths promise: counted and compared here without the pipeline."""

from __future__ import annotations

import gzip
import html
import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.samples.truth import EXPECTED, SAMPLES, Article, Event, Placed, load_bad, load_events
from warehouse.terms import DOCUMENT_REASONS

EVENTS = load_events()
ARTICLES = [(event, article) for event in EVENTS for article in event.articles]
CASES = [pytest.param(article, id=f"{event.event}-{article.id}") for event, article in ARTICLES]
BY_EVENT = [pytest.param(event, id=event.event) for event in EVENTS]
BODY_KEYS = ("maintext", "text", "articleBody")
TITLE_KEYS = ("title", "headline")


class _Text(HTMLParser):
    """The text of a page, tags and scripts aside, a space at every tag that can break a line."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent = tag in ("script", "style")
        self.parts.append("" if tag in ("a", "b", "i") else " ")

    def handle_endtag(self, tag: str) -> None:
        self._silent = False

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)


def squeezed(text: str) -> str:
    return " ".join(text.split())


def decoded(path: Path, encoding: str = "utf-8") -> str:
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return data.decode(encoding)


def record_of(article: Article) -> dict[str, object]:
    text = decoded(article.path)
    return json.loads(text.splitlines()[article.line - 1] if article.line else text)


@cache
def raw_text(article: Article) -> str:
    """The article's input as a reader would see it: tags, escapes and line breaks aside."""
    if ".json" in article.file or ".ndjson" in article.file:
        record = record_of(article)
        return squeezed(" ".join(str(value) for value in record.values()))
    text = decoded(article.path, article.encoding)
    if article.path.suffix in (".html", ".htm"):
        parser = _Text()
        parser.feed(text)
        text = "".join(parser.parts)
    return squeezed(text)


def stands(event: Event, article: str, place: Placed) -> bool:
    paragraph = event.article(article).body[place.paragraph]
    return place.end > place.start and paragraph[place.start : place.end] == place.text


def sentences_of(event: Event) -> Iterator[tuple[str, str]]:
    """Every sentence that a truth cites, with the article it is cited from."""
    yield from ((row.article, row.sentence) for row in (*event.quotes, *event.figures))
    yield from ((report.article, report.sentence) for claim in event.claims for report in claim.reports)
    yield from ((reading.article, reading.sentence) for conflict in event.conflicts for reading in conflict.readings)


def test_there_are_enough_events_outlets_and_reports() -> None:
    assert len(EVENTS) >= 5
    assert 28 <= len(ARTICLES) <= 36
    assert all(4 <= event.n_outlets <= 6 for event in EVENTS)
    assert 8 <= len({article.outlet for _, article in ARTICLES}) <= 10


def test_pages_dumps_and_records_are_about_a_third_each() -> None:
    kinds = Counter(Path(article.file).suffixes[0].replace("htm", "html").rstrip("l") for _, article in ARTICLES)
    records = kinds[".json"] + kinds[".ndjson"]
    assert min(kinds[".htm"], kinds[".txt"], records) >= len(ARTICLES) // 4
    assert kinds[".htm"] + kinds[".txt"] + records == len(ARTICLES)


def test_bodies_have_the_length_of_news() -> None:
    words = {article: sum(len(p.split()) for p in article.body) for _, article in ARTICLES}
    stubs = [n for article, n in words.items() if article.is_stub]
    assert len(stubs) == 1 and stubs[0] < 80
    assert all(200 <= n <= 700 for article, n in words.items() if not article.is_stub)
    assert sum(n >= 250 for n in words.values()) >= len(words) - 3


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


def test_files_and_outlets_are_consistent() -> None:
    places = [(article.file, article.line) for _, article in ARTICLES]
    assert len(places) == len(set(places))
    assert len({(a.folder, a.outlet) for _, a in ARTICLES}) == len({a.outlet for _, a in ARTICLES})
    assert all(article.file.startswith(article.folder + "/") for _, article in ARTICLES)


@pytest.mark.parametrize("article", CASES)
def test_every_paragraph_and_the_title_stand_in_the_file(article: Article) -> None:
    raw = raw_text(article)
    for text in (*article.body, article.title, article.standfirst or ""):
        assert squeezed(text) in raw


@pytest.mark.parametrize("article", CASES)
def test_furniture_stands_in_the_file_and_not_in_the_body(article: Article) -> None:
    body, raw = squeezed(" ".join(article.body)), raw_text(article)
    assert all(line in raw for line in article.not_in_body)
    assert not [line for line in article.not_in_body if line in body]


@pytest.mark.parametrize("article", CASES)
def test_paragraphs_that_come_twice_are_named(article: Article) -> None:
    if article.path.suffix == ".txt":
        raw = raw_text(article)
        assert tuple(i for i, p in enumerate(article.body) if raw.count(squeezed(p)) > 1) == article.repeated
    assert len(article.body) == len(set(article.body))


@pytest.mark.parametrize("article", [case for case in CASES if case.values[0].line or ".json" in case.values[0].file])
def test_a_record_holds_the_article_it_should(article: Article) -> None:
    record = record_of(article)
    assert next(record[key] for key in TITLE_KEYS if key in record) == article.title
    assert article.url in (record.get("url"), record.get("source"))
    assert article.body[0] in str(next(record[key] for key in BODY_KEYS if key in record))


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


def bounds_meet(a: tuple[float | None, float | None], b: tuple[float | None, float | None]) -> bool:
    low = max(x for x in (a[0], b[0], float("-inf")) if x is not None)
    high = min(x for x in (a[1], b[1], float("inf")) if x is not None)
    return low <= high


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


def test_one_outlets_dumps_share_lines_no_general_rule_knows() -> None:
    dumps: dict[str, list[Article]] = {}
    for _, article in ARTICLES:
        if article.path.suffix == ".txt":
            dumps.setdefault(article.outlet, []).append(article)
    most = max(dumps.values(), key=len)
    lines = [set(decoded(a.path, a.encoding).splitlines()) for a in most]
    assert len(most) >= 5 and {"Slow news, on purpose", "A reading room on every page"} <= set.intersection(*lines)


def test_sources_name_every_outlet_and_every_file_once() -> None:
    sources = tomllib.loads((SAMPLES / "sources.toml").read_text(encoding="utf-8"))["source"]
    paths = [path for source in sources for path in source["paths"]]
    assert len(paths) == len(set(paths)) and all((SAMPLES / path).exists() for path in paths)
    named = {source["outlet"] for source in sources if "outlet" in source}
    assert named == {article.outlet for _, article in ARTICLES}
    for _, article in ARTICLES:
        (source,) = [s for s in sources if article.folder in s["paths"] or article.file in s["paths"]]
        assert source["outlet"] == article.outlet


def test_every_sample_file_has_a_truth() -> None:
    told = {article.file for _, article in ARTICLES} | {bad.file for bad in load_bad()}
    other = {"README.md", "LICENSE", "sources.toml", ".parallaxignore"}
    held = {path.relative_to(SAMPLES).as_posix() for path in SAMPLES.rglob("*") if path.is_file()}
    assert {file for file in held if not file.startswith("expected/")} - other == told


def test_the_truths_are_kept_out_of_a_run() -> None:
    lines = (SAMPLES / ".parallaxignore").read_text(encoding="utf-8").splitlines()
    assert f"{EXPECTED.name}/" in lines


def test_an_encoding_is_left_undeclared() -> None:
    (article,) = [article for _, article in ARTICLES if article.encoding != "utf-8"]
    with pytest.raises(UnicodeDecodeError):
        article.path.read_bytes().decode("utf-8")


def test_bad_inputs_have_known_reasons() -> None:
    records = [record for bad in load_bad() for record in bad.records]
    reasons = [record.reason for record in records if record.outcome == "quarantined"]
    assert set(reasons) <= set(DOCUMENT_REASONS) and len(reasons) == len(set(reasons)) == 7
    assert all(record.body and record.reason is None for record in records if record.outcome == "article")


def test_bad_inputs_are_bad_in_the_way_they_say() -> None:
    folder = SAMPLES / "bad"
    assert (folder / "empty.txt").read_bytes() == b""
    assert b"\x00" in (folder / "camera-dump.txt").read_bytes()
    assert "text" not in json.loads((folder / "no-text.json").read_text(encoding="utf-8"))
    assert "<p>" not in html.unescape((folder / "section-front.html").read_text(encoding="utf-8").split("<footer>")[0])
    with pytest.raises(EOFError):
        gzip.decompress((folder / "broken.jsonl.gz").read_bytes())


def test_only_the_third_line_of_the_broken_file_is_broken() -> None:
    lines = (SAMPLES / "bad" / "one-broken-line.jsonl").read_text(encoding="utf-8").splitlines()
    with pytest.raises(json.JSONDecodeError):
        json.loads(lines[2])
    (bad,) = [bad for bad in load_bad() if bad.file.endswith("one-broken-line.jsonl")]
    sound = {record.line: record for record in bad.records if record.outcome == "article"}
    assert {n: json.loads(lines[n - 1])["title"] for n in sound} == {n: r.title for n, r in sound.items()}
