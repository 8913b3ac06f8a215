"""The sample files are as many, as mixed and as messy as promised, and hold what their truths say."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from tests.samples.sample_files import ARTICLES, CASES, EVENTS, RECORDS, decoded, raw_text, record_of, squeezed
from tests.samples.truth import EXPECTED, SAMPLES, Article, load_bad

BODY_KEYS = ("maintext", "text", "articleBody")
TITLE_KEYS = ("title", "headline")


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


def test_files_and_outlets_are_consistent() -> None:
    places = [(article.file, article.line) for _, article in ARTICLES]
    assert len(places) == len(set(places))
    assert len({(a.folder, a.outlet) for _, a in ARTICLES}) == len({a.outlet for _, a in ARTICLES})
    assert all(article.file.startswith(article.folder + "/") for _, article in ARTICLES)


@pytest.mark.parametrize("article", CASES)
def test_every_paragraph_and_the_title_stand_in_the_file(article: Article) -> None:
    raw = raw_text(article)
    for text in (*article.body, article.title, article.standfirst or "", *article.authors):
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


@pytest.mark.parametrize("article", RECORDS)
def test_a_record_holds_the_article_it_should(article: Article) -> None:
    record = record_of(article)
    assert next(record[key] for key in TITLE_KEYS if key in record) == article.title
    assert article.url in (record.get("url"), record.get("source"))
    assert article.body[0] in str(next(record[key] for key in BODY_KEYS if key in record))


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
