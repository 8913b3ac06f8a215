"""Fits the confidence of figures: ``python -m bench.fit_figures --data DIR [--model NAME]``.

A logistic model of `tasks.extract.figures.confidence`'s signs, whose target is whether a figure of the NewsQuant dev
sentences is right in value, unit and kind of change; gradient descent with a ridge, so that the same input gives the
same weights. Prints the calibration: of figures so sure, the share that was right, by five folds of sentences.
"""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from bench.accuracy import common, figures, sets
from tasks.extract.figures import confidence, readings
from tasks.extract.figures.quantity import ORDINAL

RIDGE, RATE, STEPS, FOLDS = 2.0, 0.5, 4000, 5
Floats = NDArray[np.float64]


def examples(items: list[dict[str, object]], docs: Iterable[Doc]) -> tuple[Floats, Floats, NDArray[np.int64]]:
    """Signs, whether right, and the sentence's number, a row a figure."""
    rows, right, number = [], [], []
    for index, (item, doc) in enumerate(zip(items, docs, strict=True)):
        wanted = figures.gold(item)
        for reading in readings.find(doc):
            if reading.quantity.kind != ORDINAL:
                rows.append([confidence.features(reading)[name] for name in confidence.NAMES])
                right.append(float(any(_right(reading, one) for one in wanted)))
                number.append(index)
    return np.array(rows), np.array(right), np.array(number)


def _right(reading: readings.Reading, wanted: figures.Quantified) -> bool:
    same = figures.equal(wanted.value, figures.value_of(reading))
    unit = figures.unit_key(wanted.unit) == figures.unit_key(figures.unit_of(reading))
    return same and unit and wanted.change == figures.change_of(reading)


def fit(rows: Floats, right: Floats) -> Floats:
    """Weights of a ridge logistic regression, the bias last."""
    inputs = np.hstack([rows, np.ones((len(rows), 1))])
    weights = np.zeros(inputs.shape[1])
    ridge = np.append(np.full(rows.shape[1], RIDGE), 0.0)
    for _ in range(STEPS):
        errors = 1 / (1 + np.exp(-inputs @ weights)) - right
        weights -= RATE * (inputs.T @ errors + ridge * weights) / len(rows)
    return weights


def held_out(rows: Floats, right: Floats, number: NDArray[np.int64]) -> Floats:
    """Each figure's confidence by a model that has not seen its sentence."""
    found = np.zeros(len(rows))
    for fold in range(FOLDS):
        test = number % FOLDS == fold
        weights = fit(rows[~test], right[~test])
        found[test] = 1 / (1 + np.exp(-(rows[test] @ weights[:-1] + weights[-1])))
    return found


def print_calibration(found: Floats, right: Floats) -> None:
    """How sure, how often right, how many; and the Brier score."""
    for low, high in ((0.0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01)):
        inside = (found >= low) & (found < high)
        if inside.any():
            print(
                f"{low:.1f} to {min(high, 1):.1f}: mean {found[inside].mean():.3f}, "
                f"right {right[inside].mean():.3f}, n {inside.sum()}"
            )
    print(
        f"Brier score {np.mean((found - right) ** 2):.4f} (always the mean: {np.mean((right.mean() - right) ** 2):.4f})"
    )


def main() -> None:
    """Fit, print, write the weights."""
    parser = argparse.ArgumentParser(prog="python -m bench.fit_figures", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder with figures-newsquant")
    common.add_model_argument(parser)
    args = parser.parse_args()
    paths = sets.split_files(args.data / "figures-newsquant", "dev", "*.json")
    items = [item for path in paths for item in json.loads(path.read_text(encoding="utf-8"))]
    rows, right, number = examples(items, common.load_reader(args.model).pipe(item["text"] for item in items))
    print_calibration(held_out(rows, right, number), right)
    weights = dict(zip((*confidence.NAMES, "bias"), fit(rows, right).round(4).tolist(), strict=True))
    confidence.MODEL.write_text(json.dumps({"weights": weights}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
