"""Fits how surely a text carries a claim: `python -m bench.fit_carrying [FOLDER ...] [--without NAME ...]`.

Each folder holds events as `bench accuracy claims` reads them; without any, the samples' and the tests' invented events
are taken. A logistic model of the signs of `tasks.link.claims.carrying`, whose target is whether a report carries a
claim of the truth, asked by the wordings of the others, or takes a side in a conflict about it. Which statements say
the same is asked of models of claims that have not seen the event. Prints how well it tells the two apart, every event
by a model of the others.
"""

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bench.accuracy.claims import wordings
from bench.accuracy.expected import EventRows, Truth
from bench.fit_claims import unseen_models
from bench.fitting import Floats, add_event_arguments, logistic, others, read, write
from tasks.link.asking import Story, story_of
from tasks.link.claims import claims
from tasks.link.claims.carrying import MODEL, NAMES, Near, kernel, said_by, signs
from tasks.link.claims.chances import Model
from tasks.link.records import Report, Statement

RIDGE = 0.3
UNLISTED = 0.5  # what a report counts for that only may not have been written down


@dataclass(frozen=True, slots=True)
class Example:
    """A report and a claim: the signs, whether it carries it, and what the example counts for."""

    event: str
    signs: Mapping[str, float]
    is_so: bool
    counts: float


def examples(rows: EventRows, model: Model | None = None) -> Iterator[Example]:
    """Every true claim and current report, asked by the wordings of the others.

    `model` is that of claims, which should not have seen the event; the shipped one if not given.
    """
    story, wanted = story_of(rows.reports, rows.statements, rows.figures), wordings(rows)
    known = claims(rows.reports, rows.statements, rows.figures, rows.quotes, model)
    near = {id_: held for claim in known for id_, held in claim.near.items()}
    omitted = {(each["claim"], each["outlet"]) for each in rows.truth["omissions"]}
    for claim in rows.truth["claims"]:
        tellers = _tellers(rows.truth, claim)
        for report, found in _asked(story, wanted[claim["id"]], near):
            is_so = report.article_id in tellers
            counts = 1.0 if is_so or (claim["id"], report.outlet) in omitted else UNLISTED
            yield Example(str(rows.truth["event"]), found, is_so, counts)


def _asked(story: Story, wordings: Iterable[Statement], near: Near) -> Iterator[tuple[Report, Mapping[str, float]]]:
    """The reports that could have a claim, and their signs by the wordings of the others."""
    told = [story.rows[one.statement_id] for one in wordings if one.statement_id in story.rows]
    for report in story.reports:
        others = [row for row in told if row.copy_group != report.copy_group]
        if others and not report.is_stub:
            said = said_by([report.article_id], others, near)
            found = signs(kernel(others, story.names, story.weights), story.text(report.outlet), said, story.weights)
            yield report, found


def _tellers(truth: Truth, claim: Truth) -> set[str]:
    """The articles that carry a claim or take a side in a conflict about it."""
    found = {report["article"] for report in claim["reports"]}
    for conflict in truth["conflicts"]:
        if sum(any(_meet(one, other) for other in claim["reports"]) for one in conflict["readings"]) > 1:
            found |= {reading["article"] for reading in conflict["readings"]}
    disputed = (row for row in truth.get("coverage", ()) if row["status"] == "disputed")
    return found | {row["article"] for row in disputed if row["claim"] == claim["id"]}


def _meet(one: Truth, other: Truth) -> bool:
    same = one["article"] == other["article"]
    return same and (one["sentence"] in other["sentence"] or other["sentence"] in one["sentence"])


def fit(given: Sequence[Example]) -> Floats:
    """The weights of the signs, the bias last."""
    right, counts = np.array([(one.is_so, one.counts) for one in given], dtype=float).T
    return logistic(_matrix(given), right, RIDGE, counts=counts)


def _matrix(given: Sequence[Example]) -> Floats:
    return np.array([[one.signs[name] for name in NAMES] for one in given])


def _likely(inputs: Floats, weights: Floats) -> Floats:
    likely: Floats = 1 / (1 + np.exp(-np.clip(inputs @ weights[:-1] + weights[-1], -30, 30)))
    return likely


def held_out(given: Sequence[Example]) -> Floats:
    """How sure a model of the other events is of each example."""
    inputs, likely = _matrix(given), np.zeros(len(given))
    for own, rest in others([one.event for one in given]):
        likely[own] = _likely(inputs[own], fit([one for one, held in zip(given, rest, strict=True) if held]))
    return likely


def print_calibration(given: Sequence[Example], likely: Floats) -> None:
    """How sure, how often so, how many; and of one that carries it and one that does not, how often it tells which."""
    right = np.array([one.is_so for one in given])
    for tenth in range(10):
        inside = np.minimum((likely * 10).astype(int), 9) == tenth
        if inside.any():
            print(f"{tenth / 10:.1f} to {tenth / 10 + 0.1:.1f}: so {right[inside].mean():.3f}, n {inside.sum()}")
    print(f"tells which of two: {(likely[right][:, None] > likely[~right]).mean():.3f}")


def main() -> None:
    """Fit, print, write the weights."""
    parser = argparse.ArgumentParser(prog="python -m bench.fit_carrying", description=(__doc__ or "").split("\n")[0])
    add_event_arguments(parser)
    given = [one for event, model in unseen_models(read(parser.parse_args())) for one in examples(event, model)]
    print_calibration(given, held_out(given))
    write(MODEL, NAMES, fit(given))


if __name__ == "__main__":
    main()
