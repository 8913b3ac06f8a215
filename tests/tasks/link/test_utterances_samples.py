"""Utterances of the samples against their truths: floors that a change may not fall through."""

from __future__ import annotations

from itertools import combinations

import pytest

from tasks.link.utterances import Utterance, utterances
from tasks.link.wording import agreement, differing
from tests.samples.truth import Event, load_events
from tests.tasks.link import given

EVENTS = load_events()
FOUND: dict[str, list[Utterance]] = {
    event.event: utterances(given.reports(event), given.quotes(event)) for event in EVENTS
}
BY_EVENT = [pytest.param(event, id=event.event) for event in EVENTS]


def together(event: Event) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """The pairs of quotes that are one utterance: true ones, found ones."""
    pairs = list(combinations(sorted(event.quotes, key=lambda quote: quote.id), 2))
    true = {(a.id, b.id) for a, b in pairs if set(a.utterances) & set(b.utterances)}
    place = {id_: at for at, utterance in enumerate(FOUND[event.event]) for id_ in utterance.quotes}
    return true, {(a.id, b.id) for a, b in pairs if place[a.id] == place[b.id]}


def test_pairs_of_all_events() -> None:
    right = wrong = missed = 0
    for event in EVENTS:
        true, found = together(event)
        right, wrong, missed = right + len(true & found), wrong + len(found - true), missed + len(true - found)
    assert right / (right + wrong) >= 0.95
    assert right / (right + missed) >= 0.94


@pytest.mark.parametrize("event", BY_EVENT)
def test_every_quote_is_in_one_utterance(event: Event) -> None:
    ids = [id_ for utterance in FOUND[event.event] for id_ in utterance.quotes]
    assert sorted(ids) == sorted(quote.id for quote in event.quotes)


@pytest.mark.parametrize("event", BY_EVENT)
def test_utterances_that_cross_outlets_are_found(event: Event) -> None:
    """Two independent reports of each planted utterance stand together, but for one in eight."""
    place = {id_: at for at, utterance in enumerate(FOUND[event.event]) for id_ in utterance.quotes}
    planted = [utterance for utterance in event.utterances if utterance.n_independent > 1]
    met = [u for u in planted if len({place[v.quote] for v in u.variants}) < len(u.variants)]
    assert len(planted) - len(met) <= max(1, len(planted) // 8)


@pytest.mark.parametrize("event", BY_EVENT)
def test_wordings_differ_as_the_truth_has_it(event: Event) -> None:
    texts = {quote.id: quote.text for quote in event.quotes}
    for utterance in event.utterances:
        for variant in utterance.variants:
            reference = texts[utterance.reference]
            assert agreement(reference, variant.text) == variant.agreement
            assert differing(reference, variant.text) == variant.differing
