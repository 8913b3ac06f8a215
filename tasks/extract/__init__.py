"""Extract: an article → what it says, by a spaCy pipeline, with offsets into the article.

`tasks.extract.annotate.extract` does it; it is not imported here, because spaCy comes with it.
"""

from tasks.extract.model import DEFAULT_MODEL, ModelError, load_model, model_name, see_model

__all__ = ["DEFAULT_MODEL", "ModelError", "load_model", "model_name", "see_model"]
