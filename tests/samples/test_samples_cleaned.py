"""What ingest and clean make of the samples, against what is true of them. The floors only rise."""

from collections import Counter
from datetime import datetime

import pyarrow as pa
import pytest

from tasks.clean import clean, learn
from tasks.ingest import SEEN, discover, ingest, sources_from_paths
from tests.samples.truth import SAMPLES, load_bad, load_events
from warehouse.tables import LEARNED_LINES

ARTICLES = [article for event in load_events() for article in event.articles]
LEAST_F1 = 0.99  # mean 4-gram F1 of bodies
LEAST_RIGHT = {"title": 1.0, "published": 0.95, "dateline_place": 0.9, "standfirst": 0.8, "byline": 0.9}


@pytest.fixture(scope="module")
def ingested():
    batches = list(ingest(discover(sources_from_paths([SAMPLES])), SEEN.empty()))
    return (
        pa.concat_tables([batch.inputs for batch in batches]),
        pa.concat_tables([batch.quarantine for batch in batches]),
    )


@pytest.fixture(scope="module")
def cleaned(ingested):
    inputs, _ = ingested
    first = clean(inputs, LEARNED_LINES.without("run_id").empty())
    lines = learn(first.sightings, first.sketches, LEARNED_LINES.without("run_id").empty())
    return clean(inputs, lines), lines


@pytest.fixture(scope="module")
def pairs(ingested, cleaned):
    """Each report's truth with the article made of it."""
    places = {row["document_id"]: place_of(row["source_uri"]) for row in ingested[0].to_pylist()}
    made = {places[row["document_id"]]: row for row in cleaned[0].articles.to_pylist()}
    return [(truth, made.get((truth.file, truth.line))) for truth in ARTICLES]


def place_of(uri):
    """A document's file and, in a file of several records, which one it is."""
    file, _, record = uri.partition("#line=")
    return file.removesuffix("#record=1"), int(record) if record else None


def grams(paragraphs):
    words = " ".join(paragraphs).split()
    return Counter(zip(*(words[start:] for start in range(4)), strict=False))


def f1(found, wanted):
    same = sum((grams(found) & grams(wanted)).values())
    return 2 * same / (sum(grams(found).values()) + sum(grams(wanted).values()))


def test_every_report_is_an_article(pairs):
    assert [truth.file for truth, made in pairs if made is None] == []


def test_bodies_are_whole_and_furniture_is_gone(pairs):
    scores = [f1(made["body"].split("\n\n"), truth.body) for truth, made in pairs]
    assert sum(scores) / len(scores) >= LEAST_F1
    assert min(scores) >= 0.9


def test_what_must_not_be_in_a_body_is_not(pairs):
    left = [(truth.id, text) for truth, made in pairs for text in truth.not_in_body if text in made["body"]]
    assert left == []


@pytest.mark.parametrize("field", LEAST_RIGHT)
def test_what_a_report_says_of_itself_is_found(pairs, field):
    wrong = [
        (truth.file, value(truth, field), made[NAMES.get(field, field)])
        for truth, made in pairs
        if not same(truth, made, field)
    ]
    assert 1 - len(wrong) / len(pairs) >= LEAST_RIGHT[field], wrong


NAMES = {"published": "published_at"}


def value(truth, field):
    return truth.authors if field == "byline" else getattr(truth, field)


def same(truth, made, field):
    if field == "byline":
        return all(author in (made["byline"] or "") for author in truth.authors)
    if field == "published":
        told = datetime.fromisoformat(truth.published) if truth.published else None
        found = made["published_at"]
        if truth.published_precision == "day" and told and found:
            return found.date() == told.date()
        return found == told
    return made[field] == getattr(truth, field)


def test_a_house_line_that_no_rule_knows_is_learned(cleaned):
    lines = {row["line"] for row in cleaned[1].to_pylist()}
    assert "slow news, on purpose" in {line.casefold() for line in lines}
    kept = [
        row["text"] for row in cleaned[0].blocks.to_pylist() if row["text"] == "Slow news, on purpose" and row["kept"]
    ]
    assert kept == []


def test_bad_inputs_have_their_reasons(ingested, cleaned):
    rows = pa.concat_tables([ingested[1], cleaned[0].quarantine]).to_pylist()
    reasons = {place_of(row["source_uri"]): row["reason"] for row in rows}
    for bad in load_bad():
        for record in bad.records:
            assert reasons.get((bad.file, record.line)) == record.reason, bad.file
