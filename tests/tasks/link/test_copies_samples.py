"""The samples' copies: every one that is planted is found as what it is, and no other."""

from itertools import combinations

import pytest

from tasks.link.copies import Copy, CopyArticle, candidates, compare, groups, sketch
from tests.samples.truth import Event, load_events
from tests.samples.truth_records import Article

EVENTS = load_events()
BY_EVENT = [pytest.param(event, id=event.event) for event in EVENTS]
BODIES = {(event.event, article.id): "\n".join(article.body) for event in EVENTS for article in event.articles}


def found(event: Event) -> list[Copy]:
    ids = sorted(article.id for article in event.articles)
    rows = []
    for a, b in combinations(ids, 2):
        overlap = compare(BODIES[event.event, a], BODIES[event.event, b])
        if overlap:
            rows.append(Copy(a, b, overlap.share_a, overlap.share_b, overlap.kind))
    return rows


def as_article(article: Article, place: int) -> CopyArticle:
    url = article.url or f"file {article.file}"
    return CopyArticle(article.id, article.outlet, url, None, 1000 - place, article.is_current, article.is_stub)


@pytest.mark.parametrize("event", BY_EVENT)
def test_planted_copies_are_found_and_no_others(event: Event) -> None:
    versions = {frozenset((version.article, version.supersedes)) for version in event.versions}
    rows = {frozenset((row.article_a, row.article_b)): row for row in found(event)}
    planted = {frozenset((copy.a, copy.b)): copy for copy in event.copies}
    assert set(rows) - versions == set(planted)
    for pair, copy in planted.items():
        row = rows[pair]
        shares = {row.article_a: row.share_a, row.article_b: row.share_b}
        assert row.kind == copy.kind
        assert [shares[copy.a], shares[copy.b]] == pytest.approx([copy.share_a, copy.share_b], abs=0.015)


@pytest.mark.parametrize("event", BY_EVENT)
def test_independent_groups(event: Event) -> None:
    articles = [as_article(article, place) for place, article in enumerate(event.articles)]
    stands = groups(articles, found(event))
    current = [article.id for article in event.articles if article.is_current]
    together = {stands[each].copy_group_id: set[str]() for each in current}
    for each in current:
        together[stands[each].copy_group_id].add(each)
    assert sorted(map(sorted, together.values())) == sorted(map(sorted, event.independent_groups))
    assert sum(stand.independent for stand in stands.values()) == len(event.independent_groups)


def test_sketches_find_them_among_all_reports() -> None:
    names = {"/".join(key): key for key in BODIES}
    pairs = candidates({name: sketch(BODIES[key]) for name, key in names.items()}, {})
    planted = {tuple(sorted((f"{e.event}/{c.a}", f"{e.event}/{c.b}"))) for e in EVENTS for c in e.copies}
    assert planted <= pairs and len(pairs) <= len(planted) + 5
