"""The samples' events, each one story; what else is in the samples, stories of its own. The floors only rise."""

import random
from collections import Counter

import pyarrow as pa
import pytest

from tasks.clean import clean, learn
from tasks.ingest import SEEN, discover, ingest, sources_from_paths
from tasks.link.stories import StoryArticle, partition, vector
from tests.samples.truth import SAMPLES, load_events
from warehouse.tables import LEARNED_LINES


@pytest.fixture(scope="module")
def articles():
    """What cleaning makes of the samples, by the event that is true of it; None for what is of none."""
    inputs = pa.concat_tables([batch.inputs for batch in ingest(discover(sources_from_paths([SAMPLES])), SEEN.empty())])
    unlearned = LEARNED_LINES.without("run_id").empty()
    first = clean(inputs, unlearned)
    rows = clean(inputs, learn(first.sightings, first.sketches, unlearned)).articles.to_pylist()
    places = {row["document_id"]: _place(row["source_uri"]) for row in inputs.to_pylist()}
    events = {(truth.file, truth.line): event.event for event in load_events() for truth in event.articles}
    return [(_article(row), events.get(places[row["document_id"]])) for row in rows]


def _place(uri):
    file, _, record = uri.partition("#line=")
    return file.removesuffix("#record=1"), int(record) if record else None


def _article(row):
    terms = vector(row["title"], row["standfirst"], row["body"])
    return StoryArticle(row["article_id"], row["published_at"] or row["modified_at"], terms)


def test_every_event_is_one_story_and_nothing_else_is_in_it(articles):
    events = {article.article_id: event for article, event in articles}
    stories = partition([article for article, _ in articles])
    found = Counter(frozenset(events[each] for each in story) for story in stories)
    assert all(len(of) == 1 for of in found), found
    assert {event: n for of, n in found.items() for event in of if event} == {e.event: 1 for e in load_events()}
    assert found[frozenset([None])] == sum(event is None for _, event in articles)


def test_the_order_does_not_matter(articles):
    plain = [article for article, _ in articles]
    assert partition(random.Random(5).sample(plain, len(plain))) == partition(plain)
