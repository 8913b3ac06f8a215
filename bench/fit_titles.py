"""Fit the weights that choose a dump's title again: `python -m bench.fit_titles --data DIR [--folds 5] [--out FILE]`.

DIR holds `pages-fundus`. A page's lines are candidates as cleaning sees them; the gold title is right where a line says
the same. Every page is also shown as its bare body, which teaches what a title must reach. Run it after
`bench.fit_blocks`.
"""

import argparse
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import numpy as np
from trafilatura import load_html

from bench.accuracy.dumps import Page, flattened, fundus_pages
from tasks.clean import headline, repeats, structured
from tasks.clean.draft import Draft
from tasks.clean.features import Matrix
from tasks.clean.lines import Line, split
from tasks.clean.model import body_lines

STEPS = 1500
RATE = 0.05
DECAY = 0.01


@dataclass(frozen=True, slots=True)
class Choice:
    """A dump's candidates for the title, a row each, and which one is right; None: none is."""

    group: str
    rows: Matrix
    right: int | None


def choices(page: Page) -> list[Choice]:
    """A page's choice: whole, cropped at its title, led by its summary; the bare body (no line is right)."""
    lines = split(flattened(page))
    keys = {repeats.key(title) for title in (page.title, structured.said(load_html(page.html)).title) if title}
    titles = [index for index, line in enumerate(lines) if repeats.key(line.text) in keys]
    if not titles:
        return []
    tight = [replace(line, gap=False) for line in lines]
    bare = [line for line in lines if repeats.key(line.text) not in keys]
    first = next((index for index, kept in enumerate(body_lines(bare)) if kept), len(bare))
    cropped = lines[max(titles[-1] - 1, 0) :], tight[titles[-1] :]
    led = bare[first : first + 1] + [tight[titles[-1]]] * 2 + tight[titles[-1] + 1 :]
    found = [_choice(page.group, part, keys) for part in (lines, tight, *cropped, led, bare[first:])]
    return [choice for choice in found if len(choice.rows)]


def _choice(group: str, lines: Sequence[Line], keys: Collection[str]) -> Choice:
    draft = Draft(lines, ["body" if kept else "" for kept in body_lines(lines)])
    places, rows = headline.candidates(draft)
    right = [index for index, place in enumerate(places) if repeats.key(lines[place].text) in keys]
    return Choice(group, np.array(rows), right[0] if right else None)


def fit(examples: Sequence[Choice]) -> tuple[Matrix, float]:
    """Weights and threshold of the greatest likelihood of the right choices (softmax, none being one), ridge."""
    values = np.zeros(len(headline.NAMES) + 1)
    first, second = np.zeros_like(values), np.zeros_like(values)
    for step in range(1, STEPS + 1):
        gradient = DECAY * np.append(values[:-1], 0) + sum(_gradient(values, each) for each in examples) / len(examples)
        first += 0.1 * (gradient - first)
        second += 0.001 * (gradient**2 - second)
        values -= RATE * first / (1 - 0.9**step) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return values[:-1], float(values[-1])


def _gradient(values: Matrix, choice: Choice) -> Matrix:
    scores = np.append(choice.rows @ values[:-1], values[-1])
    shares = np.exp(scores - scores.max())
    shares /= shares.sum()
    shares[-1 if choice.right is None else choice.right] -= 1
    return np.append(choice.rows.T @ shares[:-1], shares[-1])


def right_share(examples: Sequence[Choice], weights: Matrix, threshold: float) -> float:
    """The share of choices that weights make right."""
    made = [int(np.argmax(np.append(each.rows @ weights, threshold))) for each in examples]
    wanted = [len(each.rows) if each.right is None else each.right for each in examples]
    return sum(map(int.__eq__, made, wanted)) / max(len(examples), 1)


def cross_validated(examples: Sequence[Choice], folds: int) -> float:
    """The share of right choices for publishers that were left out."""
    right = 0.0
    for fold in range(folds):
        left = [each for each in examples if sha256(each.group.encode()).digest()[0] % folds == fold]
        right += right_share(left, *fit([each for each in examples if all(each is not other for other in left)])) * len(
            left
        )
    return right / len(examples)


def main() -> None:
    """Cross-validate, fit on everything, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds the set")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--out", type=Path, default=headline.PATH)
    options = parser.parse_args()
    examples = [choice for page in fundus_pages(options.data / "pages-fundus") for choice in choices(page)]
    share = cross_validated(examples, options.folds)
    print(f"{len(examples)} choices; right where publishers were left out: {share:.3f}; ", end="")
    weights, threshold = fit(examples)
    print(f"on what they were fitted on: {right_share(examples, weights, threshold):.3f}")
    held = {
        "fitted_on": "pages-fundus (MIT), flattened by resiliparse",
        "cross_validated": round(share, 3),
        "threshold": round(threshold, 4),
        "weights": dict(zip(headline.NAMES, np.round(weights, 4).tolist(), strict=True)),
    }
    options.out.write_text(json.dumps(held, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
