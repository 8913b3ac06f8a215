"""Fits how likely two statements say the same: `python -m bench.fit_claims [FOLDER ...] [--without NAME ...]`.

Each folder holds events as `bench accuracy claims` reads them; without any, the samples' and the tests' invented events
are taken. A ridge logistic regression of `tasks.link.claims.signs` over pairs of statements of different texts. Pairs
of two wordings that the truth lists teach most; of a listed wording and another statement, which may say the same
without being listed, little. Prints the scores of claims event by event, each by weights that have not seen it; events
left out of the arguments stay unseen.
"""

import argparse
from collections.abc import Sequence

import numpy as np

from bench.accuracy.claims import count_pairs, wordings
from bench.accuracy.common import Tally
from bench.accuracy.expected import EventRows
from bench.fitting import Floats, add_event_arguments, logistic, read, write
from tasks.link.claims import KEYS, claims, features, weigh
from tasks.link.claims.chances import MODEL, Model, shows
from tasks.link.claims.cluster import groups_of
from tasks.link.claims.signs import NAMES
from tasks.link.claims.similar import candidates

UNLISTED = 0.03  # weight of a pair with a statement that the truth does not list
RIDGE = 1.0
Examples = tuple[Floats, Floats, Floats]  # signs, whether one claim, weight


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
    """The weights of the signs, the bias first."""
    shown, right, weight = (np.concatenate(each) for each in zip(*several, strict=True))
    found = logistic(shown, right, RIDGE, counts=weight)
    return tuple(map(float, (found[-1], *found[:-1])))


def tallied(rows: EventRows, model: Model) -> Tally:
    """Pairs of wordings in one claim, by some weights."""
    tally = Tally()
    count_pairs(tally, wordings(rows), claims(rows.reports, rows.statements, rows.figures, rows.quotes, model))
    return tally


def main() -> None:
    """Fit, print, write the weights."""
    parser = argparse.ArgumentParser(prog="python -m bench.fit_claims", description=(__doc__ or "").split("\n")[0])
    add_event_arguments(parser)
    every = read(parser.parse_args())
    taught = [examples(rows) for rows in every]
    total = Tally()
    for index, rows in enumerate(every):
        tally = tallied(rows, fit([*taught[:index], *taught[index + 1 :]]))
        print(f"{rows.truth['event']}: p {tally.p:.3f} r {tally.r:.3f}")
        total.right, total.given, total.wanted = (
            total.right + tally.right, total.given + tally.given, total.wanted + tally.wanted,
        )  # fmt: skip
    print(f"all, each unseen: p {total.p:.3f} r {total.r:.3f}")
    bias, *found = fit(taught)
    write(MODEL, NAMES, np.array([*found, bias]))


if __name__ == "__main__":
    main()
