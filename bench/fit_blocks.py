"""Fit the block classifier's weights again: `python -m bench.fit_blocks --data DIR [--folds 4] [--out FILE]`.

DIR holds `pages-fundus` (gold paragraphs) and `pages-trafilatura` (labels: what trafilatura takes for the body, on the
pages where that agrees with the set's strings). Pages are flattened by resiliparse; each is also shown without blank
lines, cropped, and as its bare body. First the weights are fitted leaving one fold of the publishers out at a time, and
the mean 4-gram F1 on what was left out is printed; then they are fitted on everything and written.
"""

import argparse
import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import numpy as np
import trafilatura
from resiliparse.extract.html2text import extract_plain_text

from bench.accuracy.dumps import Page, fundus_pages, fundus_score, grams, trafilatura_pages, words
from tasks.clean import label as reasons
from tasks.clean.draft import Said
from tasks.clean.features import NAMES, Matrix, table
from tasks.clean.lines import Line, split
from tasks.clean.model import PATH, Weights, decode, log_odds
from tasks.clean.region import refine

UNITS = 24
EPOCHS = 40
SEEDS = 4
BATCH = 2048
RATE = 0.004
DECAY = 0.01
SILVER_WEIGHT = 0.5
CHANGE = 0.2  # cost in log-odds of passing between body and not


@dataclass(frozen=True, slots=True)
class Example:
    """A flattened page: its lines, which are of the body, its weight, its page (None: silver labels)."""

    group: str
    lines: tuple[Line, ...]
    labels: tuple[bool, ...]
    weight: float
    page: Page | None


def flatten(html: str) -> list[Line]:
    """The lines of a whole page as resiliparse flattens it."""
    return split(extract_plain_text(html, main_content=False))


def label(lines: Sequence[Line], body: Sequence[str]) -> tuple[bool, ...]:
    """Whether each line is of a body: most of its 4-grams are, or, too short, it is a paragraph between such."""
    held = set(grams("\n".join(body)))
    whole = {tuple(words(text)) for text in body}
    shares = [_share(line.text, held) for line in lines]
    inside = [index for index, share in enumerate(shares) if share is not None and share > 0.6]
    first, last = (inside[0], inside[-1]) if inside else (0, -1)
    return tuple(
        share > 0.6 if share is not None else first <= index <= last and tuple(words(line.text)) in whole
        for index, (line, share) in enumerate(zip(lines, shares, strict=True))
    )


def _share(text: str, held: set[tuple[str, ...]]) -> float | None:
    found = grams(text)
    return sum(count for gram, count in found.items() if gram in held) / found.total() if found else None


def gold_example(page: Page) -> Example:
    """The example of a page whose paragraphs are known."""
    lines = flatten(page.html)
    body = page.body + page.summary if _runs_into_body(lines, page) else page.body
    return Example(page.group, tuple(lines), label(lines, body), 1.0, page)


def _runs_into_body(lines: Sequence[Line], page: Page) -> bool:
    """Whether the summary is the body's first paragraph: nothing, or next to nothing, stands between the two."""
    summary, body = (_places(lines, texts) for texts in (page.summary, page.body))
    return bool(summary and body) and 0 < min(body) - max(summary) <= 1


def _places(lines: Sequence[Line], texts: Sequence[str]) -> list[int]:
    return [index for index, found in enumerate(label(lines, texts)) if found] if texts else []


def silver_example(page: Page) -> Example | None:
    """The example of a page whose body trafilatura finds in agreement with its strings; None where it does not."""
    text = trafilatura.extract(page.html, include_comments=False) or ""
    if not all(part in text for part in page.present) or any(part in text for part in page.absent):
        return None
    lines = flatten(page.html)
    return Example(page.group, tuple(lines), label(lines, text.splitlines()), SILVER_WEIGHT, None)


def varied(example: Example, rng: random.Random) -> list[Example]:
    """The same page as other people copy it: without blank lines, cropped at both ends, the bare body."""
    tight = tuple(replace(line, gap=False) for line in example.lines)
    inside = [index for index, kept in enumerate(example.labels) if kept]
    if not inside:
        return [example]
    first, last = max(inside[0] - rng.randint(0, 12), 0), inside[-1] + 1 + rng.randint(0, 12)
    bare_last = inside[-1] + 1 + rng.choice((0, 0, 1, 2))
    blank = rng.random() < 0.5
    lines = tight if blank else example.lines
    return [
        example,
        replace(example, lines=tight, weight=example.weight / 2),
        replace(example, lines=lines[first:last], labels=example.labels[first:last]),
        _cut(example, [i for i in range(inside[0], min(bare_last, len(lines))) if example.labels[i] or i > inside[-1]]),
    ]


def _cut(example: Example, places: Sequence[int]) -> Example:
    lines = tuple(example.lines[index] for index in places)
    labels = tuple(example.labels[index] for index in places)
    return replace(example, lines=lines, labels=labels, weight=example.weight / 2)


def matrices(examples: Iterable[Example]) -> tuple[Matrix, Matrix, Matrix]:
    """Features, labels and weights of all examples' lines; a line weighs as its words do, a page as any other."""
    parts: list[tuple[Matrix, Matrix, Matrix]] = []
    for example in examples:
        sizes = 1 + np.sqrt([line.text.count(" ") + 1 for line in example.lines])
        weights = example.weight * sizes / np.sqrt(sizes.sum())
        parts.append((table(example.lines), np.array(example.labels, dtype=float), weights))
    features, labels, weights = (np.concatenate(column) for column in zip(*parts, strict=True))
    return features.astype(np.float32), labels.astype(np.float32), (weights / weights.mean()).astype(np.float32)


def fit(examples: Sequence[Example]) -> Weights:
    """Weights of the least weighted logistic loss; the mean of `SEEDS` networks, which is one wide network."""
    data = matrices(examples)
    networks = [_fit_one(*data, seed) for seed in range(SEEDS)]
    out = np.concatenate([out[:-1] for _, out in networks]) / SEEDS
    constant = sum(out[-1] for _, out in networks) / SEEDS
    return Weights(np.hstack([hidden for hidden, _ in networks]), np.append(out, constant), CHANGE, CHANGE)


def _fit_one(features: Matrix, labels: Matrix, weights: Matrix, seed: int) -> tuple[Matrix, Matrix]:
    """One network's hidden and output weights (Adam, decoupled weight decay)."""
    rng = np.random.default_rng(seed)
    values = (rng.normal(0, 0.5 / np.sqrt(len(NAMES)), (len(NAMES), UNITS)), rng.normal(0, 0.2, UNITS + 1))
    values = (values[0].astype(np.float32), values[1].astype(np.float32))
    moments = [(np.zeros_like(value), np.zeros_like(value)) for value in values]
    step = 0
    for epoch in range(EPOCHS):
        rate = RATE * (1 - epoch / EPOCHS)
        for batch in np.array_split(rng.permutation(len(labels)), max(len(labels) // BATCH, 1)):
            step += 1
            gradients = _gradients(values, features[batch], labels[batch], weights[batch])
            for value, gradient, (first, second) in zip(values, gradients, moments, strict=True):
                first += 0.1 * (gradient - first)
                second += 0.001 * (gradient**2 - second)
                scaled = first / (1 - 0.9**step) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
                value -= rate * (scaled + DECAY * value)
    return values


def _gradients(values: Sequence[Matrix], x: Matrix, y: Matrix, weights: Matrix) -> tuple[Matrix, Matrix]:
    hidden, out = values
    units = np.tanh(x @ hidden)
    odds = units @ out[:-1] + out[-1]
    error = weights * (1 / (1 + np.exp(-odds)) - y) / len(y)
    inner = np.outer(error, out[:-1]) * (1 - units**2)
    return x.T @ inner, np.append(units.T @ error, error.sum())


def text_of(example: Example, model: Weights) -> str:
    """The body that cleaning makes of an example with these weights."""
    kept = refine(example.lines, decode(log_odds(table(example.lines), model).tolist(), model.enter, model.leave))
    return reasons.label(example.lines, kept, Said(), ()).body


def score(examples: Sequence[Example], model: Weights) -> float:
    """Mean 4-gram F1 over the examples that have gold, as `bench accuracy dumps` counts it."""
    scored = [(example.page, text_of(example, model)) for example in examples if example.page]
    return float(np.mean([fundus_score(page, text) for page, text in scored]))


def fold_of(example: Example, folds: int) -> int:
    """The fold of an example: its publisher's, by a digest of its name."""
    return sha256(example.group.encode()).digest()[0] % folds


def examples_of(data: Path) -> list[Example]:
    """All examples of the two sets."""
    gold = [gold_example(page) for page in fundus_pages(data / "pages-fundus")]
    silver = (silver_example(page) for page in trafilatura_pages(data / "pages-trafilatura"))
    return gold + [example for example in silver if example and any(example.labels)]


def fitted(examples: Sequence[Example]) -> Weights:
    """Weights fitted on examples and their variations."""
    return fit([one for example in examples for one in varied(example, random.Random(example.group))])


def write(model: Weights, path: Path, figures: dict[str, float]) -> None:
    """Write weights, rounded, with the names of their features and the cross-validated figures."""
    held = {
        "fitted_on": "pages-fundus (MIT) and pages-trafilatura (Apache-2.0), flattened by resiliparse",
        **figures, "enter": model.enter, "leave": model.leave, "features": list(NAMES),
        "out": np.round(model.out, 4).tolist(), "hidden": np.round(model.hidden, 4).tolist(),
    }  # fmt: skip
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(held) + "\n", encoding="utf-8")


def main() -> None:
    """Cross-validate, fit on everything, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds the sets")
    parser.add_argument("--folds", type=int, default=4, help="0: no cross-validation")
    parser.add_argument("--out", type=Path, default=PATH)
    options = parser.parse_args()
    examples = examples_of(options.data)
    figures = {}
    if options.folds:
        figures["cross_validated_f1"] = round(cross_validated(examples, options.folds), 4)
        print(f"4-gram F1 of pages whose publishers were left out: {figures['cross_validated_f1']:.4f}")
    write(fitted(examples), options.out, figures)


def cross_validated(examples: Sequence[Example], folds: int) -> float:
    """Mean 4-gram F1 of pages scored by weights that saw none of their publisher's pages."""
    totals: list[tuple[float, int]] = []
    for fold in range(folds):
        model = fitted([example for example in examples if fold_of(example, folds) != fold])
        left = [example for example in examples if example.page and fold_of(example, folds) == fold]
        totals.append((score(left, model) * len(left), len(left)))
    return sum(total for total, _ in totals) / sum(count for _, count in totals)


if __name__ == "__main__":
    main()
