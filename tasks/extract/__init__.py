"""Extract: an article → what it says. Sentences and mentions, by a spaCy pipeline, with offsets into the article."""

from tasks.extract.annotate import Extracted, extract
from tasks.extract.model import DEFAULT_MODEL, ModelError, load_model, model_name

__all__ = ["DEFAULT_MODEL", "Extracted", "ModelError", "extract", "load_model", "model_name"]
