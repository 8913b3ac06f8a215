"""Fit the quotes' confidence again: `python -m bench.fit_quotes --data DIR [--model NAME] [--out FILE]`.

DIR holds `quotes-polnear`. Each proposal of the rules on its train part is an example: right where its content overlaps
a person's by half or more (intersection over union), whose contents are divided as the warehouse's contract has them.
The weights are a logistic regression's, held near nothing by a ridge; the threshold is the one with the best sum of the
F1 on train. How well the confidence is calibrated on dev is printed by tenths. Numbers only: no feature names a word of
a text.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from bench.accuracy.common import Tally, add_model_argument, load_reader
from bench.accuracy.quotes import NAME, Article, Attribution, _chars, divided, match, read_split
from tasks.extract.quotes.assemble import Proposal, propose, select
from tasks.extract.quotes.confidence import WEIGHTS
from tasks.extract.quotes.reading import read

RIDGE = 1.0
RAREST = 8  # examples that a feature must have to be given a weight
STEPS = 25
HALF = 0.5
Example = tuple[Article, list[Proposal]]


def main(argv: Sequence[str] | None = None) -> None:
    """Fit on train, choose the threshold there, show the calibration on dev, write the weights."""
    parser = argparse.ArgumentParser(prog="python -m bench.fit_quotes")
    parser.add_argument("--data", type=Path, required=True, metavar="DIR")
    parser.add_argument("--out", type=Path, default=WEIGHTS, metavar="FILE")
    add_model_argument(parser)
    args = parser.parse_args(argv)
    nlp = load_reader(args.model)
    train = examples(nlp, read_split(args.data / NAME / "train"))
    table = fit(train)
    args.out.write_text(json.dumps(table, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    print_calibration(weigh(examples(nlp, read_split(args.data / NAME / "dev")), table), table)


def examples(nlp: Language, articles: Sequence[Article]) -> list[Example]:
    """Each article with the rules' proposals."""
    docs = nlp.pipe((article.text for article in articles), batch_size=16)
    return [(article, propose(read(doc))) for article, doc in zip(articles, docs, strict=True)]


def from_docs(pairs: Sequence[tuple[Article, Doc]]) -> list[Example]:
    """The same for docs that are parsed already."""
    return [(article, propose(read(doc))) for article, doc in pairs]


def overlap(article: Article, proposal: Proposal) -> float:
    """The best intersection over union of a proposal's content with a person's."""
    chars = _chars(article.text, proposal.parts)
    wanted = (piece for gold in article.attributions for piece in divided(article.text, gold))
    return max((_iou(chars, piece.chars) for piece in wanted), default=0.0)


def _iou(a: frozenset[int], b: frozenset[int]) -> float:
    shared = len(a & b)
    return shared / (len(a) + len(b) - shared) if shared else 0.0


def fit(train: Sequence[Example]) -> dict[str, float]:
    """Weights by feature, `bias`, and the `threshold`."""
    rows = [(p.features, overlap(article, p) >= HALF) for article, proposals in train for p in proposals]
    counts = Counter(name for names, _ in rows for name in names)
    names = sorted(name for name, count in counts.items() if count >= RAREST)
    place = {name: index for index, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names) + 1))
    matrix[:, -1] = 1
    for row, (present, _) in enumerate(rows):
        matrix[row, [place[name] for name in present if name in place]] = 1
    solved = _newton(matrix, np.array([right for _, right in rows], dtype=float))
    table = {name: round(float(w), 4) for name, w in zip(names, solved[:-1], strict=True) if abs(w) >= 0.00005}
    table["bias"] = round(float(solved[-1]), 4)
    table["threshold"] = best_threshold(weigh(train, table))
    return table


def _newton(matrix: np.ndarray, target: np.ndarray) -> np.ndarray:
    """Ridge logistic regression by Newton's method."""
    weights = np.zeros(matrix.shape[1])
    ridge = np.full(matrix.shape[1], RIDGE)
    ridge[-1] = 1e-6
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(matrix @ weights, -30, 30)))
        slope = matrix.T @ (chance - target) + ridge * weights
        curve = (matrix * (chance * (1 - chance))[:, None]).T @ matrix + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if float(np.abs(step).max()) < 1e-6:
            break
    return weights


def weigh(given: Sequence[Example], table: dict[str, float]) -> list[Example]:
    """The proposals with the confidence that a table of weights gives them."""
    return [(article, [_weighed(proposal, table) for proposal in proposals]) for article, proposals in given]


def _weighed(proposal: Proposal, table: dict[str, float]) -> Proposal:
    total = table["bias"] + sum(table.get(name, 0.0) for name in proposal.features)
    return replace(proposal, confidence=float(1 / (1 + np.exp(-np.clip(total, -30, 30)))))


def best_threshold(given: Sequence[Example]) -> float:
    """The threshold with the best sum of F1 at 0.3 and at 0.8, of all contents and of marked ones."""
    steps = [round(0.1 + 0.025 * step, 3) for step in range(21)]
    return max(steps, key=lambda step: sum(scores(given, step)))


def scores(given: Sequence[Example], threshold: float) -> tuple[float, float, float, float]:
    """F1 at 0.3 and 0.8 of all contents, then of marked ones."""
    tallies = [Tally() for _ in range(4)]
    for article, proposals in given:
        kept = [as_content(article, proposal) for proposal in select(proposals, threshold)]
        for tally, (marked, least) in zip(tallies, ((0, 0.3), (0, 0.8), (1, 0.3), (1, 0.8)), strict=True):
            gold = [piece for one in article.attributions for piece in divided(article.text, one)]
            wanted = [one for one in gold if one.marked or not marked]
            found = [one for one in kept if one.marked or not marked]
            tally.right += len(match(wanted, found, least))
            tally.given += len(found)
            tally.wanted += len(wanted)
    return tallies[0].f1, tallies[1].f1, tallies[2].f1, tallies[3].f1


def as_content(article: Article, proposal: Proposal) -> Attribution:
    """A proposal's content as the benchmark compares it."""
    return Attribution(proposal.parts, (), _chars(article.text, proposal.parts), proposal.kind)


def print_calibration(given: Sequence[Example], table: dict[str, float]) -> None:
    """By tenths of confidence: how many proposals, their mean confidence, and the share that is right."""
    weighed = [(p.confidence, overlap(article, p) >= HALF) for article, proposals in given for p in proposals]
    print("confidence       n    mean   right")
    for tenth in range(10):
        held = [(c, right) for c, right in weighed if min(9, int(c * 10)) == tenth]
        if held:
            mean, right = (sum(values) / len(held) for values in zip(*held, strict=True))
            print(f"{tenth / 10:.1f} to {tenth / 10 + 0.1:.1f}  {len(held):5}   {mean:.3f}   {right:.3f}")
    print("F1 (all .3, .8, marked .3, .8):", *(f"{score:.4f}" for score in scores(given, table["threshold"])))


if __name__ == "__main__":
    main()
