"""The spaCy component ``parallax_entities``: sets ``doc._.entities``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract.entities.find import find_entities

FACTORY = "parallax_entities"

if not Doc.has_extension("entities"):
    Doc.set_extension("entities", default=())


class EntityFinder:
    """Joins the names of a doc, and the pronouns and descriptions whose bearer is plain, into entities.

    Names are those of ``doc.ents``; with a tree, tags and sentences, pronouns and descriptions are resolved too, those
    that speak in ``doc._.quotes`` as they are resolved there.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.entities`` to a tuple of `Entity`; the doc is otherwise left as it is."""
        doc._.entities = find_entities(doc)
        return doc


@Language.factory(FACTORY, requires=["doc.ents"], assigns=["doc._.entities"])
def make_entity_finder(nlp: Language, name: str) -> EntityFinder:
    """What ``nlp.add_pipe("parallax_entities")`` adds."""
    return EntityFinder()
