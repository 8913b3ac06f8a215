"""The spaCy pipeline that reads articles: the one that ships, or any installed one."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_MODEL = Path(__file__).resolve().parents[2] / "models" / "en_parallax_news"
COMPONENTS = ("parallax_trees", "parallax_quotes", "parallax_figures", "parallax_entities", "parallax_statements")


class ModelError(Exception):
    """The pipeline cannot be loaded, or does not do what extraction needs."""


def see_model(name: str | None = None) -> None:
    """See, without loading anything, that a pipeline is there; raises ModelError if it is not."""
    path = Path(name or DEFAULT_MODEL)
    if not (path / "config.cfg").is_file() and (path.parent != Path() or find_spec(str(path)) is None):
        raise ModelError(f"no spaCy pipeline at {path}, and none of that name is installed: see --model")


def load_model(name: str | None = None) -> Language:
    """Load a pipeline by path or installed name (the shipped one without a name), and add our components to it.

    Raises ModelError where there is none, or where it finds no sentences or no names.
    """
    import spacy
    from thinc.api import use_ops

    import tasks.extract.entities
    import tasks.extract.figures
    import tasks.extract.quotes
    import tasks.extract.statements
    import tasks.extract.trees  # noqa: F401 - registers the components

    try:
        with use_ops("numpy", use_blis=False):  # numpy's matrix products: 1.4 times as fast as spaCy's default ones
            nlp = spacy.load(name or DEFAULT_MODEL)
    except (OSError, ValueError) as error:
        raise ModelError(f"cannot load the spaCy pipeline {name or DEFAULT_MODEL}: {error}") from error
    if not {"parser", "senter", "sentencizer"} & set(nlp.pipe_names):
        raise ModelError(f"{name} marks no sentences: it needs a parser, senter or sentencizer")
    if "ner" not in nlp.pipe_names and "entity_ruler" not in nlp.pipe_names:
        raise ModelError(f"{name} finds no names: it needs an ner component")
    for component in COMPONENTS:
        if component not in nlp.pipe_names:
            nlp.add_pipe(component)
    return nlp


def model_name(name: str | None = None) -> str:
    """What a run records as its model: `lang_name version` where the model's meta.json is at hand, else the name."""
    meta = Path(name or DEFAULT_MODEL) / "meta.json"
    if not meta.is_file():
        return str(name or DEFAULT_MODEL.name)
    values = json.loads(meta.read_text(encoding="utf-8"))
    return f"{values['lang']}_{values['name']} {values['version']}"
