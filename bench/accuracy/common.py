"""What the accuracy benchmarks share: their options, precision and recall, loading a pipeline."""

import argparse
import sys
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language

from tasks.extract.trees import FACTORY

SHIPPED = Path(__file__).parents[2] / "models" / "en_parallax_news"


@dataclass(slots=True)
class Tally:
    """Counts of what was right, what was given and what was wanted."""

    right: int = 0
    given: int = 0
    wanted: int = 0

    def add(self, given: Iterable[Hashable], wanted: Iterable[Hashable]) -> None:
        """Count one document's answers against its gold ones, as sets."""
        answers, gold = set(given), set(wanted)
        self.right += len(answers & gold)
        self.given += len(answers)
        self.wanted += len(gold)

    @property
    def p(self) -> float:
        """Precision, 0 where nothing was given."""
        return self.right / self.given if self.given else 0.0

    @property
    def r(self) -> float:
        """Recall, 0 where nothing was wanted."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.given + self.wanted
        return 2 * self.right / both if both else 0.0


def add_set_arguments(parser: argparse.ArgumentParser) -> None:
    """``--data`` and ``--split``, which every accuracy benchmark takes."""
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder with one folder a set")
    parser.add_argument("--split", default="dev", choices=("train", "dev", "test"), help="default: dev")


def add_model_argument(parser: argparse.ArgumentParser) -> None:
    """``--model``: a name or a path of any spaCy pipeline."""
    parser.add_argument("--model", default=str(SHIPPED), metavar="NAME", help="default: the shipped pipeline")


def load_model(name: str) -> Language:
    """The pipeline, by installed name or by path; raises ``SystemExit`` with code 2 where there is none."""
    try:
        return spacy.load(name)
    except OSError as error:
        print(f"bench: no pipeline {name!r}: {error}", file=sys.stderr)
        raise SystemExit(2) from error


def load_reader(name: str) -> Language:
    """The pipeline of that name with what the project's own components read: its trees, mended."""
    nlp = load_model(name)
    if FACTORY not in nlp.pipe_names:
        nlp.add_pipe(FACTORY)
    return nlp


def left_out(name: str, folder: Path) -> None:
    """Say that a set is not there."""
    print(f"bench: {name} is left out: nothing of it in {folder}", file=sys.stderr)
