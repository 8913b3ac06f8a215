"""Word vectors with subwords (fastText's skip-gram, Bojanowski et al. 2017), trained on the corpora's own text."""

from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.training.initialize import convert_vectors

DIMENSIONS = 80
MIN_COUNT = 5


def train_vectors(lines: Iterable[str], out: Path) -> Path:
    """The folder of a blank pipeline whose table has a vector for each word seen five times.

    One thread, so that the same text gives the same vectors. Needs the package ``floret``.
    """
    import floret  # only who trains with the bulk articles needs it

    out.mkdir(parents=True, exist_ok=True)
    text, table = out / "text.txt", out / "vectors.vec"
    text.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    settings = {"ws": 4, "epoch": 8, "minn": 3, "maxn": 5, "bucket": 200_000, "neg": 5, "lr": 0.05, "thread": 1}
    model = floret.train_unsupervised(str(text), model="skipgram", dim=DIMENSIONS, minCount=MIN_COUNT, **settings)
    model.save_vectors(str(table))
    nlp = spacy.blank("en")
    convert_vectors(nlp, table, truncate=0, prune=-1)
    nlp.to_disk(out / "vectors")
    return out / "vectors"
