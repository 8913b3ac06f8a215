"""The spaCy component ``parallax_trees``: mends a doc's tree in place, before the components that read it."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract.trees.mending import mend

FACTORY = "parallax_trees"


class TreeMender:
    """Changes labels, heads, tags and sentences where the words themselves tell against the parser."""

    def __call__(self, doc: Doc) -> Doc:
        """The same doc; one without a whole tree is left as it is."""
        return mend(doc)


@Language.factory(FACTORY, requires=["token.dep", "token.tag"], assigns=["token.dep", "token.tag", "token.head"])
def make_tree_mender(nlp: Language, name: str) -> TreeMender:
    """What ``nlp.add_pipe("parallax_trees")`` adds."""
    return TreeMender()
