"""The shipped pipeline and the component on the invented reports: floors under what is found of their true figures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import spacy

import tasks.extract.figures as figures
from tasks.extract.figures import Figure as Found
from tasks.extract.model import DEFAULT_MODEL
from tests.samples.truth import Article, Event, Figure, load_events

BREAK = "\n\n"


@dataclass(slots=True)
class Score:
    """Counts over all reports: true figures, given ones, and true ones found, right in value, counted noun, action."""

    wanted: int = 0
    given: int = 0
    found: int = 0
    right: int = 0
    counted: int = 0
    acted: int = 0


@cache
def score() -> Score:
    nlp = spacy.load(DEFAULT_MODEL)
    nlp.add_pipe(figures.NAME)
    total = Score()
    events = load_events()
    articles = [(event, article) for event in events for article in event.articles]
    docs = nlp.pipe(BREAK.join(article.body) for _, article in articles)
    for (event, article), doc in zip(articles, docs, strict=True):
        count(total, placed(event, article), [one for one in doc._.figures if one.unit != "ordinal"])
    return total


def placed(event: Event, article: Article) -> list[tuple[int, int, Figure]]:
    """An article's true figures with their places in the joined body."""
    starts, at = [], 0
    for paragraph in article.body:
        starts.append(at)
        at += len(paragraph) + len(BREAK)
    mine = [one for one in event.figures if one.article == article.id]
    return [(starts[one.paragraph] + one.start, starts[one.paragraph] + one.end, one) for one in mine]


def count(total: Score, wanted: list[tuple[int, int, Figure]], given: list[Found]) -> None:
    total.wanted += len(wanted)
    total.given += len(given)
    for start, end, true in wanted:
        found = next((one for one in given if one.char_start < end and start < one.char_end), None)
        if found is None:
            continue
        total.found += 1
        total.right += same_value(true, found)
        total.counted += (found.counted or "").split()[-1:] == true.counted.split()[-1:]
        total.acted += found.action == true.action


def same_value(true: Figure, found: Found) -> bool:
    bounds = close(true.low, found.value_low) and close(true.high, found.value_high)
    return bounds and true.modifier == found.modifier and true.unit == found.unit


def close(one: float | None, two: float | None) -> bool:
    return one is two or (one is not None and two is not None and abs(one - two) <= 0.05 + 1e-6 * abs(one))


def test_most_true_figures_are_found() -> None:
    assert score().found / score().wanted > 0.95


def test_little_else_is_found() -> None:
    assert score().found / score().given > 0.92


def test_values_modifiers_and_units_are_right() -> None:
    assert score().right / score().wanted > 0.92


def test_what_is_counted_and_done_is_often_named_as_a_reader_would() -> None:
    assert score().counted / score().wanted > 0.55
    assert score().acted / score().wanted > 0.35
