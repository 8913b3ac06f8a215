"""Fits how likely an outlet leaves a claim out: `python -m bench.fit_omissions [FOLDER ...] [--without NAME ...]`.

Each folder holds events as `bench accuracy claims` reads them; without any, the samples' and the tests' invented events
are taken, and of these the ones of which all that reports say together has been judged (`bench/accuracy/same.py`). A
logistic model of the signs of `tasks.link.omitting`, over the claims that models find which have not seen the event,
and the outlets that could report them and have no wording in them. Its target is whether others do say what the
clearest wording says, and the outlet has no statement that does. Prints how many omissions are found at which
precision, every event by a model of the others.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bench.accuracy.expected import EventRows
from bench.accuracy.same import outlets_saying
from bench.fit_claims import unseen_models
from bench.fitting import Floats, add_event_arguments, logistic, others, read, write
from tasks.link.asking import ask, omits, story_of
from tasks.link.claims import claims
from tasks.link.claims.chances import Model
from tasks.link.omitting import MODEL, NAMES

RIDGE = 2.0
BARS = (0.7, 0.75, 0.8, 0.85, 0.9)


@dataclass(frozen=True, slots=True)
class Example:
    """An outlet without a wording of a claim: the signs, whether it leaves it out, and whether most carry the claim."""

    event: str
    signs: Mapping[str, float]
    is_so: bool
    is_of_most: bool


def examples(rows: EventRows, model: Model | None = None) -> Iterator[Example]:
    """Every claim found that others are asked for, and every outlet that could report it and has no wording of it."""
    story = story_of(rows.reports, rows.statements, rows.figures)
    saying = outlets_saying(rows.truth["same"], rows.reports, rows.statements)
    outlets = {report.article_id: report.outlet for report in rows.reports}
    for claim in claims(rows.reports, rows.statements, rows.figures, rows.quotes, model):
        if (asked := ask(story, claim)) is None:
            continue
        known, reporting = saying.get(claim.statement_id, frozenset()), {outlets[id_] for id_ in claim.articles}
        able = {report.outlet: report for report in story.reports if report.article_id in asked.likely}
        for outlet, report in sorted(able.items()):
            if outlet not in reporting:
                is_so = bool(known) and outlet not in known
                is_of_most = 2 * asked.n_reporting > asked.n_could_report
                yield Example(str(rows.truth["event"]), omits(story, asked, report), is_so, is_of_most)


def fit(given: Sequence[Example]) -> Floats:
    """The weights of the signs, the bias last."""
    return logistic(_matrix(given), np.array([one.is_so for one in given], dtype=float), RIDGE)


def _matrix(given: Sequence[Example]) -> Floats:
    return np.array([[one.signs[name] for name in NAMES] for one in given])


def print_found(given: Sequence[Example]) -> None:
    """By chance: how many omissions of what most carry are found above it, and how many of them are so."""
    inputs, odds = _matrix(given), np.zeros(len(given))
    for own, rest in others([one.event for one in given]):
        weights = fit([one for one, held in zip(given, rest, strict=True) if held])
        odds[own] = inputs[own] @ weights[:-1] + weights[-1]
    likely = 1 / (1 + np.exp(-odds))
    for bar in BARS:
        found = [one.is_so for one, chance in zip(given, likely, strict=True) if one.is_of_most and chance >= bar]
        print(f"chance from {bar}: {sum(found)} of {len(found)} are so")


def main() -> None:
    """Fit, print, write the weights."""
    parser = argparse.ArgumentParser(prog="python -m bench.fit_omissions", description=(__doc__ or "").split("\n")[0])
    add_event_arguments(parser)
    given = [one for event, model in unseen_models(read(parser.parse_args())) for one in examples(event, model)]
    print_found(given)
    write(MODEL, NAMES, fit(given))


if __name__ == "__main__":
    main()
