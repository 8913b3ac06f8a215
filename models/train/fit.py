"""One training of one configuration."""

import sys
from pathlib import Path
from shutil import rmtree
from typing import Any

from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import fix_random_seed, load_config
from thinc.api import use_ops

from models.train import augment as _register  # noqa: F401
from models.train.points import FOLDER

CONFIGS = Path(__file__).parent / "configs"


def fit(config: str, out: Path, overrides: dict[str, Any]) -> Language:
    """Train ``configs/CONFIG.cfg`` into ``out/model-best``, ``out/model-last`` and ``out/points``; gives the best.

    The same data, seed and library versions give the same weights: documents in the order of the files, shuffled by the
    seed alone. numpy's products are taken for spaCy's default ones, which took three times as long here.
    """
    kept = {"training.before_to_disk": {"@callbacks": "parallax.points.v1", "folder": str(out / FOLDER)}}
    settings = load_config(CONFIGS / f"{config}.cfg", overrides=overrides | kept, interpolate=False)
    out.mkdir(parents=True, exist_ok=True)
    rmtree(out / FOLDER, ignore_errors=True)
    with use_ops("numpy", use_blis=False):
        fix_random_seed(settings["system"]["seed"])
        nlp, _ = train(init_nlp(settings), out, stdout=sys.stdout, stderr=sys.stderr)
    return nlp
