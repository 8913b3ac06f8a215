"""``python -m models.train --data DIR``: corpora in, the pipeline and its scores out."""

import argparse
import json
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.accuracy import names, syntax
from models.train.assemble import assemble
from models.train.corpora import SETS, write_corpora
from models.train.fit import fit
from models.train.texts import lines_of
from models.train.vectors import train_vectors


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    options = argparse.ArgumentParser(prog="python -m models.train", description="Train the English news model again.")
    options.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder with one folder a set")
    options.add_argument("--without", action="append", default=[], choices=SETS, metavar="SET", help="leave a set out")
    options.add_argument("--out", type=Path, default=Path("build/model"), metavar="DIR", help="default: build/model")
    options.add_argument("--steps", type=int, help="stop both trainings after so many steps")
    options.add_argument("--seed", type=int, default=0)
    return options


def train_all(data: Path, out: Path, without: Sequence[str], steps: int | None, seed: int) -> dict[str, float]:
    """Corpora, vectors, both trainings, the assembled pipeline in ``out/en_parallax_news``, and its dev scores."""
    used = [name for name in SETS if name not in without and (data / name).is_dir()]
    missing = [name for name in SETS if name not in used]
    write_corpora(data, missing, out / "corpora")
    vectors = train_vectors(lines_of(data, missing), out / "vectors") if "bulk-reuters" in used else None
    for config in ("syntax", "names"):
        fit(config, out / config, overrides(config, out / "corpora", vectors, steps, seed))
    assemble(out / "syntax", out / "names", used, out / "en_parallax_news")
    return evaluate(data, out)


def overrides(config: str, corpora: Path, vectors: Path | None, steps: int | None, seed: int) -> dict[str, Any]:
    """What a run changes in a configuration file; without vectors their layer is left out."""
    embed = {"syntax": "components.tok2vec.model.embed", "names": "components.ner.model.tok2vec.embed"}[config]
    changes: dict[str, Any] = {
        "paths.train": str(corpora / f"{config}-train.spacy"),
        "paths.dev": str(corpora / f"{config}-dev.spacy"),
        "paths.vectors": str(vectors) if vectors else None,
        "system.seed": seed,
        f"{embed}.include_static_vectors": vectors is not None,
    }
    return changes | ({"training.max_steps": steps} if steps else {})


def evaluate(data: Path, out: Path) -> dict[str, float]:
    """Both benchmarks on the dev parts, kept in ``out/scores.json``."""
    args = Namespace(data=data, split="dev", model=str(out / "en_parallax_news"))
    scores = names.run(args) | syntax.run(args)
    (out / "scores.json").write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
    return scores


def main(argv: Sequence[str] | None = None) -> int:
    """Train, and print the scores."""
    args = parser().parse_args(argv)
    for key, value in train_all(args.data, args.out, args.without, args.steps, args.seed).items():
        print(f"{key}  {value:.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
