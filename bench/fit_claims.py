"""Fits how likely two statements say the same: ``python -m bench.fit_claims EVENT... [--out FILE]``.

Events are invented ones (`tests/tasks/link/events/*.txt`) or truths laid out as `samples/expected/*.json`. A ridge
logistic regression of `tasks.link.claims.signs` over pairs of statements of different texts, by Newton's method, so
that the same input gives the same weights. Pairs of two wordings that the truth lists teach most; of a listed wording
and another statement, which may say the same without being listed, little. Prints the scores of claims event by event,
each by weights that have not seen it; events left out of the arguments stay unseen.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language

from bench.accuracy.claims import count_pairs, wordings
from bench.accuracy.common import SHIPPED, Tally, add_model_argument
from bench.accuracy.expected import EventRows, event_rows
from tasks.extract.model import load_model
from tasks.link.claims import KEYS, claims, features, weigh
from tasks.link.claims.chances import MODEL, Model, shows
from tasks.link.claims.cluster import groups_of
from tasks.link.claims.signs import NAMES
from tasks.link.claims.similar import candidates
from tests.tasks.link.invented import event

UNLISTED = 0.03  # weight of a pair with a statement that the truth does not list
RIDGE, STEPS = 3.0, 30
Floats = NDArray[np.float64]
Examples = tuple[Floats, Floats, Floats]  # signs, whether one claim, weight


def read(path: Path, nlp: Language) -> EventRows:
    """An event's rows."""
    return event_rows(event(path) if path.suffix == ".txt" else json.loads(path.read_text(encoding="utf-8")), nlp)


def examples(rows: EventRows) -> Examples:
    """The pairs of one event that teach something."""
    named = {one.statement_id: claim for claim, found in sorted(wordings(rows).items()) for one in found}
    ordered = sorted(rows.statements, key=lambda row: row.statement_id)
    found = features(rows.reports, ordered, rows.figures, apart=True)
    same = groups_of([row.key for row in found])
    nodes = [found[group[0]] for group in same]
    claim_of = [next((named[id_] for id_ in (found[one].statement.statement_id for one in group) if id_ in named), None)
                for group in same]  # fmt: skip
    weights = weigh(found).damped()
    kept = [
        (shown, claim_of[one] == claim_of[other], 1.0 if claim_of[one] and claim_of[other] else UNLISTED)
        for (one, other), shown in shows(nodes, candidates(nodes, weights, KEYS), weights).items()
        if (claim_of[one] or claim_of[other]) and nodes[one].copy_group != nodes[other].copy_group
    ]
    shown, right, weight = zip(*kept, strict=True)
    return np.array(shown, float), np.array(right, float), np.array(weight, float)


def fit(several: Sequence[Examples]) -> Model:
    """Weights of a ridge logistic regression, the bias first; the ridge is on signs scaled to one deviation."""
    shown, right, weight = (np.concatenate(each) for each in zip(*several, strict=True))
    middle, spread = shown.mean(axis=0), shown.std(axis=0) + 1e-9
    inputs = np.hstack([np.ones((len(shown), 1)), (shown - middle) / spread])
    ridge = np.diag([0.0, *[RIDGE] * len(NAMES)])
    scaled = np.zeros(inputs.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-inputs @ scaled))
        slope = inputs.T @ (weight * (likely - right)) + ridge @ scaled
        curve = (inputs * (weight * likely * (1 - likely))[:, None]).T @ inputs + ridge + 1e-9 * np.eye(len(scaled))
        scaled -= np.linalg.solve(curve, slope)
    plain = scaled[1:] / spread
    return tuple(map(float, (scaled[0] - plain @ middle, *plain)))


def tallied(rows: EventRows, model: Model) -> Tally:
    """Pairs of wordings in one claim, by some weights."""
    tally = Tally()
    count_pairs(tally, wordings(rows), claims(rows.reports, rows.statements, rows.figures, rows.quotes, model))
    return tally


def main(argv: Sequence[str] | None = None) -> None:
    """Fit, print, write the weights."""
    parser = argparse.ArgumentParser(prog="python -m bench.fit_claims", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("events", nargs="+", type=Path, metavar="EVENT")
    parser.add_argument("--out", type=Path, default=MODEL, metavar="FILE")
    add_model_argument(parser)
    args = parser.parse_args(argv)
    nlp = load_model(None if args.model == str(SHIPPED) else args.model)
    every = [read(path, nlp) for path in args.events]
    taught = [examples(rows) for rows in every]
    total = Tally()
    for index, (path, rows) in enumerate(zip(args.events, every, strict=True)):
        tally = tallied(rows, fit([*taught[:index], *taught[index + 1 :]]))
        print(f"{path.stem}: p {tally.p:.3f} r {tally.r:.3f}")
        total.right, total.given, total.wanted = (
            total.right + tally.right, total.given + tally.given, total.wanted + tally.wanted,
        )  # fmt: skip
    print(f"all, each unseen: p {total.p:.3f} r {total.r:.3f}")
    weights = dict(zip(("bias", *NAMES), (round(weight, 4) for weight in fit(taught)), strict=True))
    args.out.write_text(json.dumps({"weights": weights}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
