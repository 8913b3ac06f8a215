"""Stories against people's: articles of many outlets, each with a label that says which event it is about.

A set is a folder of JSON files, one an article: DIR/NAME, DIR/NAME/SPLIT, or DIR itself, whose files have a `text` and
the label (`--label`, points go into objects); `title`, `description`, `url` and a date are taken where they are there,
and an address tells of an article that has no title. All articles of a set are linked in one run.

`NAME.bcubed` is the F1 of BCubed precision and recall (Bagga and Baldwin 1998), `.pairwise` the F1 over pairs of
articles. Beside them: `.allpairs`, what comparing every two articles reaches that has this very set's frequencies and
its best threshold told (TF-IDF of title and text, average linkage), and `.same`, 1 where the stories are the same in
other orders of arrival and in twenty runs.
"""

import argparse
import json
import math
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from bench.accuracy.common import Tally, add_set_arguments, left_out
from tasks.link.stories import Memory, StoryArticle, address_words, link_stories, partition, vector
from tasks.link.stories.terms import terms

TEXTS, STANDFIRSTS = ("text", "body", "maintext"), ("description", "standfirst", "summary")
DATES = ("date_publish", "date", "published", "published_at", "date_modify")
N_RUNS, N_ORDERS = 20, 3
THRESHOLDS = tuple(n / 100 for n in range(2, 60))


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled article: what it says, and the event that people say it is about."""

    article: StoryArticle
    plain: str
    label: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the sets, and which field has the label."""
    add_set_arguments(parser)
    parser.add_argument("--label", default="newsCluster.Event", metavar="FIELD", help="default: %(default)s")


def run(args: argparse.Namespace) -> dict[str, float]:
    """`NAME.bcubed`, `.bcubed_p`, `.bcubed_r`, `.pairwise`, `.allpairs` and `.same` of each set."""
    figures: dict[str, float] = {}
    for folder in (args.data, *sorted(path for path in args.data.glob("*") if path.is_dir())):
        split = folder / args.split
        labelled = read(split if split.is_dir() else folder, args.label)
        if labelled:
            figures |= score(labelled, folder.resolve().name)
    if not figures:
        left_out(f"a set with {args.label}", args.data)
    return figures


def read(folder: Path, label: str) -> list[Labelled]:
    """The articles of a folder's JSON files that have a text, empty or not, and the label."""
    found = []
    for path in sorted(folder.glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        event = field_of(row, label)
        if event is not None and any(key in row for key in TEXTS):
            found.append(_labelled(path.stem, row, str(event)))
    return found


def field_of(row: Any, name: str) -> Any:
    """A field of a row; points in its name go into objects; None where there is none."""
    for part in name.split("."):
        row = row.get(part) if isinstance(row, dict) else None
    return row


def _labelled(name: str, row: dict[str, Any], label: str) -> Labelled:
    title, body, standfirst = first_of(row, ("title",)), first_of(row, TEXTS), first_of(row, STANDFIRSTS)
    made = vector(title or address_words(row.get("url")), standfirst, body)
    return Labelled(StoryArticle(name, _time(first_of(row, DATES)), made), f"{title}\n{body}", label)


def first_of(row: dict[str, Any], names: Iterable[str]) -> str:
    """The first of some fields that a row has anything in, as text; empty where it has none."""
    return next((str(row[name]) for name in names if row.get(name)), "")


def _time(text: str) -> datetime | None:
    """A date as ISO 8601 has it, UTC where it names no zone; None for none and for what is no date."""
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def score(labelled: Sequence[Labelled], name: str) -> dict[str, float]:
    """The figures of one set."""
    articles = [each.article for each in labelled]
    groups = partition(articles)
    story = {article_id: number for number, group in enumerate(groups) for article_id in group}
    found = [story[article.article_id] for article in articles]
    labels = [each.label for each in labelled]
    together = bcubed(labels, found)
    same = all(regrouped == groups for regrouped in orders(articles))
    return {
        f"{name}.bcubed": together.f1,
        f"{name}.bcubed_p": together.p,
        f"{name}.bcubed_r": together.r,
        f"{name}.pairwise": pairwise(labels, found).f1,
        f"{name}.allpairs": all_pairs([each.plain for each in labelled], labels),
        f"{name}.same": float(same),
    }


@dataclass(frozen=True, slots=True)
class Mean:
    """Precision and recall that are means over articles."""

    p: float
    r: float

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.p * self.r / (self.p + self.r) if self.p + self.r else 0.0


def bcubed(gold: Sequence[Any], found: Sequence[Any]) -> Mean:
    """The share of an article's group that has its label, and of its label that is in its group: means of both."""
    both, golds, founds = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    p = sum(n * n / founds[group] for (_, group), n in both.items())
    r = sum(n * n / golds[label] for (label, _), n in both.items())
    return Mean(p / len(gold), r / len(gold))


def pairwise(gold: Sequence[Any], found: Sequence[Any]) -> Tally:
    """Pairs of articles in one group: right where they have one label."""
    counts = (Counter(zip(gold, found, strict=True)), Counter(found), Counter(gold))
    return Tally(*(sum(math.comb(n, 2) for n in each.values()) for each in counts))


def orders(articles: Sequence[StoryArticle]) -> Iterator[list[frozenset[str]]]:
    """The stories in other orders of arrival: in one run, in twenty, one by one."""
    for seed in range(N_ORDERS):
        shuffled = random.Random(seed).sample(articles, len(articles))
        yield partition(shuffled)
        yield in_runs([shuffled[start::N_RUNS] for start in range(N_RUNS)])
    yield in_runs([[article] for article in articles])


def in_runs(batches: Iterable[Sequence[StoryArticle]]) -> list[frozenset[str]]:
    """The stories after several runs, each of which changed only what it gives."""
    memory, story = Memory(), dict[str, frozenset[str]]()
    for batch in batches:
        memory.add(batch)
        for group in link_stories([article.article_id for article in batch], memory):
            story |= dict.fromkeys(group, group)
    return sorted(set(story.values()), key=min)


def all_pairs(texts: Sequence[str], labels: Sequence[str]) -> float:
    """The best BCubed F1 of average linkage over the cosines of all pairs, at any threshold."""
    if len(texts) < 2:
        return 1.0
    apart = np.clip(1 - _cosines(texts), 0, None)
    np.fill_diagonal(apart, 0)
    tree = linkage(squareform(apart, checks=False), "average")
    return max(bcubed(labels, fcluster(tree, 1 - least, "distance").tolist()).f1 for least in THRESHOLDS)


def _cosines(texts: Sequence[str]) -> np.ndarray:
    counts = [Counter(terms(text)) for text in texts]
    having = Counter(term for each in counts for term in each)
    columns = {term: number for number, term in enumerate(sorted(having))}
    matrix = np.zeros((len(texts), len(columns)))
    for row, each in enumerate(counts):
        for term, n in each.items():
            matrix[row, columns[term]] = (1 + math.log(n)) * math.log(len(texts) / having[term])
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    matrix /= np.where(lengths, lengths, 1)
    return matrix @ matrix.T
