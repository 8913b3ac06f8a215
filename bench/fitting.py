"""What the fits of linking share: the events that they learn from, and a ridge logistic regression."""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bench.accuracy.common import SHIPPED, add_model_argument
from bench.accuracy.expected import EventRows, Truth, event_rows, read_events
from bench.accuracy.stories import TEXTS, field_of, first_of
from tasks.extract.model import load_model
from tasks.link.boosted import Node
from tasks.link.fitted import BIAS

ROOT = Path(__file__).resolve().parents[1]
INVENTED = ROOT / "tests" / "tasks" / "link"
FOLDERS = (
    ROOT / "samples" / "expected",
    *(INVENTED / name for name in ("events", "news", "taught", "further", "wider", "press")),
)
Floats = NDArray[np.float64]
Direction = tuple[float | None, float | None]
EITHER: Direction = (None, None)


def add_event_arguments(parser: argparse.ArgumentParser) -> None:
    """Which events are learned from, those of `FOLDERS` unless others are named, and by which model they are read."""
    parser.add_argument("folders", type=Path, nargs="*", default=FOLDERS, metavar="FOLDER", help="folders of events")
    parser.add_argument("--without", nargs="*", default=(), metavar="NAME", help="events to leave out")
    add_model_argument(parser)


def read(args: argparse.Namespace) -> list[EventRows]:
    """The events of the folders, as `bench accuracy claims` reads them, with the rows found in their articles."""
    nlp = load_model(None if args.model == str(SHIPPED) else args.model)
    events = [one for folder in args.folders for one in read_events(folder) if one["event"] not in args.without]
    return [event_rows(one, nlp) for one in events]


def labelled_stories(folder: Path, model: str, label: str = "newsCluster.Event") -> Iterator[EventRows]:
    """Stories of real articles, of which nobody has said what is true: JSON files with a text and an event's label."""
    nlp = load_model(None if model == str(SHIPPED) else model)
    stories: dict[str, list[Truth]] = defaultdict(list)
    for path in sorted(folder.glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        if (event := field_of(row, label)) is not None:
            stories[str(event)].append(_article(path.stem, row))
    for name, articles in sorted(stories.items()):
        groups = [[article["id"]] for article in articles]
        yield event_rows({"event": name, "articles": articles, "independent_groups": groups}, nlp)


def _article(id_: str, row: dict[str, Any]) -> Truth:
    paragraphs = [line.strip() for line in first_of(row, TEXTS).split("\n") if line.strip()]
    published = str(row.get("date_publish") or "")
    fixed = {"standfirst": None, "modified": None, "is_current": True, "is_stub": False}
    named = {"id": id_, "outlet": row.get("source_domain") or id_, "title": row.get("title") or ""}
    return fixed | named | {"published": published if "T" in published else None, "body": paragraphs}


def logistic(
    inputs: Floats, right: Floats, ridge: float, *, counts: Floats | None = None, directions: Sequence[Direction] = ()
) -> Floats:
    """Weights of a ridge logistic regression, the bias last, for `inputs` as they are, a row an example.

    `right` is 1 or 0 a row, `counts` what each row counts for; the ridge is on inputs scaled to one deviation, and
    `directions` bounds each input's weight. The same input gives the same weights.
    """
    scale = inputs.std(axis=0) + 1e-6
    rows = np.hstack([inputs / scale, np.ones((len(inputs), 1))])
    side = np.where(right > 0, 1.0, -1.0)
    each = np.ones(len(rows)) if counts is None else counts
    held = np.append(np.full(inputs.shape[1], ridge), 0.0)

    def loss(weights: Floats) -> tuple[float, Floats]:
        margin = side * (rows @ weights)
        slope = -(each * side * np.exp(-np.logaddexp(0, margin))) @ rows + held * weights
        return float((each * np.logaddexp(0, -margin)).sum() + (held * weights**2).sum() / 2), slope

    bounds = [*(directions or [EITHER] * inputs.shape[1]), EITHER]
    found = minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds).x
    return np.append(found[:-1] / scale, found[-1])


def write(path: Path, names: Sequence[str], found: Floats) -> None:
    """Write what `logistic` found to the JSON file that a model ships as (`tasks.link.fitted`)."""
    weights = dict(zip((*names, BIAS), found.round(4).tolist(), strict=True))
    path.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


def boosted(inputs: Floats, right: Floats) -> list[Node]:
    """Gradient-boosted trees of some rows, as `tasks.link.boosted` reads them: the same rows give the same trees.

    LightGBM (Ke et al. 2017) grows them; small ones, each of half of the inputs and four fifths of the rows. Raises
    ``SystemExit`` with code 2 where it is not installed.
    """
    try:
        import lightgbm
    except ImportError as error:
        print("bench: boosted trees need lightgbm: pip install --group fit", file=sys.stderr)
        raise SystemExit(2) from error
    settings = {
        "objective": "binary", "learning_rate": 0.08, "num_leaves": 12, "max_depth": 5, "min_data_in_leaf": 40,
        "bagging_fraction": 0.8, "bagging_freq": 1, "feature_fraction": 0.5, "lambda_l2": 5.0, "seed": 0,
        "deterministic": True, "force_row_wise": True, "num_threads": 1, "verbose": -1,
    }  # fmt: skip
    grown = lightgbm.train(settings, lightgbm.Dataset(inputs, right), num_boost_round=150)
    return [node_of(tree["tree_structure"]) for tree in grown.dump_model()["tree_info"]]


def node_of(grown: dict[str, Any]) -> Node:
    """A node of a tree as LightGBM tells of it, and all below it, as `tasks.link.boosted` reads it."""
    if "leaf_value" in grown:
        return round(float(grown["leaf_value"]), 5)
    bound = round(float(grown["threshold"]), 6)
    return [grown["split_feature"], bound, node_of(grown["left_child"]), node_of(grown["right_child"])]


def write_trees(path: Path, names: Sequence[str], found: Sequence[Node]) -> None:
    """Write trees to the JSON file that they ship as (`tasks.link.boosted`), with the names of the signs they ask."""
    rows = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in found)
    path.write_text(f'{{"signs": {json.dumps(names)},\n"trees": [\n{rows}\n]}}\n', encoding="utf-8")


def others(events: Sequence[int] | Sequence[str]) -> Iterator[tuple[NDArray[np.bool_], NDArray[np.bool_]]]:
    """For each event, which rows are its own and which are not: what a model that has not seen it learns from."""
    numbers = np.array(events)
    for number in np.unique(numbers):
        yield numbers == number, numbers != number
