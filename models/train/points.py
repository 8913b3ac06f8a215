"""The weights of a training at each of its evaluations, kept beside what spaCy keeps of it, and their mean."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from spacy.util import registry

FOLDER = "points"


@registry.callbacks("parallax.points.v1")
def keep_points(folder: str) -> Callable[[Language], Language]:
    """Write the pipeline without its vocabulary to ``folder/NNN`` whenever spaCy writes it; its end comes twice."""
    known: set[str] = set()

    def keep(nlp: Language) -> Language:
        digest = sha256(nlp.to_bytes(exclude=["vocab"])).hexdigest()
        if digest not in known:
            point = Path(folder) / f"{len(known):03}"
            point.mkdir(parents=True, exist_ok=True)
            nlp.to_disk(point, exclude=["vocab"])
            known.add(digest)
        return nlp

    return keep


def averaged(training: Path, components: tuple[str, ...], last: int) -> Language:
    """A training's pipeline with the mean of its weights at the last evaluations, in the components named.

    Points of one path lie in one basin, and what is between them does better on other texts than any of them
    (stochastic weight averaging, Izmailov and others 2018).
    """
    points = sorted((training / FOLDER).iterdir())[-last:]
    nlp = spacy.load(training / "model-last")
    for name in components:
        pipe: Any = nlp.get_pipe(name)
        weights = [_weights(pipe.model.from_disk(point / name / "model")) for point in points]
        for (node, parameter), values in zip(_parameters(pipe.model), zip(*weights, strict=True), strict=True):
            node.set_param(parameter, np.mean(values, axis=0, dtype=values[0].dtype))
    return nlp


def _parameters(model: Any) -> list[tuple[Any, str]]:
    return [(node, name) for node in model.walk() for name in node.param_names if node.has_param(name)]


def _weights(model: Any) -> list[Any]:
    return [node.get_param(name).copy() for node, name in _parameters(model)]
