"""Fits how likely two statements say the same: `python -m bench.fit_claims [FOLDER ...] [--without NAME ...]`.

Each folder holds events as `bench accuracy claims` reads them; without any, the samples' and the tests' invented events
are taken, and of these the ones of which all that reports say together has been judged (`bench/accuracy/same.py`).
Boosted trees of `tasks.link.claims.signs` over all pairs of statements of different texts that are asked about; then a
ridge logistic regression of what the other pairs say of each (`SUPPORT`), over chances by trees that have not seen the
event. Prints the scores of claims by models that have not seen the events; those left out of the arguments stay unseen.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bench.accuracy.claims import count_every, count_pairs, wordings
from bench.accuracy.common import Tally
from bench.accuracy.expected import EventRows
from bench.accuracy.same import same_pairs
from bench.fitting import Floats, add_event_arguments, boosted, logistic, read, write, write_trees
from tasks.link.boosted import Node, grown
from tasks.link.claims import KEYS, Features, claims, features, weigh
from tasks.link.claims.chances import ALONE, BESIDE, SUPPORT, Model, pair_odds, shows, support
from tasks.link.claims.cluster import groups_of
from tasks.link.claims.measured import measured_in
from tasks.link.claims.signs import NAMES, Pair
from tasks.link.claims.similar import candidates
from tasks.link.fitted import BIAS

FOLDS = 8
RIDGE = 1.0


@dataclass(frozen=True, slots=True)
class Taught:
    """An event's statements as they are compared, and of each pair the signs and whether both say the same."""

    rows: EventRows
    nodes: list[Features]
    pairs: list[Pair]
    signs: Floats
    same: Floats


def taught(rows: EventRows) -> Taught:
    """The pairs of one event that are asked about, of independent texts."""
    ordered = sorted(rows.statements, key=lambda row: row.statement_id)
    found = features(rows.reports, ordered, rows.figures, apart=True)
    groups = groups_of([row.key for row in found])
    nodes = [found[group[0]] for group in groups]
    ids = [[found[at].statement.statement_id for at in group] for group in groups]
    right = same_pairs(rows.truth["same"], rows.reports, rows.statements)
    weights, measured = weigh(found).damped(), measured_in(rows.reports, rows.figures)
    shown = shows(nodes, candidates(nodes, weights, KEYS), weights, measured)
    apart = np.array([nodes[one].copy_group != nodes[other].copy_group for one, other in shown.pairs], dtype=bool)
    pairs = [pair for pair, is_apart in zip(shown.pairs, apart, strict=True) if is_apart]
    same = [any((min(a, b), max(a, b)) in right for a in ids[one] for b in ids[other]) for one, other in pairs]
    return Taught(rows, nodes, pairs, shown.signs[apart], np.array(same, float))


def fit(several: Sequence[Taught]) -> Model:
    """The model of some events; what the others say of a pair is learned from trees that have not seen its event."""
    parts = min(FOLDS, len(several))
    beside = [_beside(several, part, parts) for part in range(parts)]
    shown, same = (np.concatenate(each) for each in zip(*beside, strict=True))
    found = logistic(shown, same, RIDGE)
    return Model(grown(_trees(several)), dict(zip((*SUPPORT, BIAS), found.tolist(), strict=True)))


def _trees(several: Sequence[Taught]) -> list[Node]:
    return boosted(np.concatenate([each.signs for each in several]), np.concatenate([each.same for each in several]))


def _beside(several: Sequence[Taught], part: int, parts: int) -> tuple[Floats, Floats]:
    """What the other pairs say of each pair of the events of one part, by trees of the other parts."""
    alone = Model(grown(_trees([each for at, each in enumerate(several) if at % parts != part])))
    own = [each for at, each in enumerate(several) if at % parts == part]
    told = [
        told[name]
        for each in own
        for told in support(
            dict(zip(each.pairs, pair_odds(each.signs, alone).tolist(), strict=True)), each.nodes
        ).values()
        for name in SUPPORT
    ]
    return np.array(told).reshape(-1, len(SUPPORT)), np.concatenate([each.same for each in own])


def unseen_models(events: Iterable[EventRows]) -> Iterator[tuple[EventRows, Model]]:
    """The events of which all is judged, each with a model that has not seen it."""
    every = [taught(rows) for rows in events if rows.truth["same"] is not None]
    for part in range(FOLDS):
        model = fit([each for at, each in enumerate(every) if at % FOLDS != part])
        yield from ((each.rows, model) for each in every[part::FOLDS])


def count(tallies: Mapping[str, Tally], rows: EventRows, model: Model) -> None:
    """Count what claims by some weights are right in one event."""
    found = claims(rows.reports, rows.statements, rows.figures, rows.quotes, model)
    count_pairs(tallies["listed"], wordings(rows), found)
    count_every(tallies, rows, found)


def main() -> None:
    """Fit, print, write the model."""
    parser = argparse.ArgumentParser(prog="python -m bench.fit_claims", description=(__doc__ or "").split("\n")[0])
    add_event_arguments(parser)
    events = read(parser.parse_args())
    tallies: dict[str, Tally] = defaultdict(Tally)
    for rows, model in unseen_models(events):
        count(tallies, rows, model)
    for name, tally in sorted(tallies.items()):
        print(f"{name}, each unseen: p {tally.p:.3f} r {tally.r:.3f}")
    every = [taught(rows) for rows in events if rows.truth["same"] is not None]
    write_trees(ALONE, NAMES, _trees(every))
    model = fit(every)
    assert model.beside
    write(BESIDE, SUPPORT, np.array([model.beside[name] for name in (*SUPPORT, BIAS)]))


if __name__ == "__main__":
    main()
