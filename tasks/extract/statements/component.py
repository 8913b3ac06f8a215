"""The spaCy component ``parallax_statements``: sets ``doc._.statements``."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract.statements.find import find_statements
from tasks.extract.statements.record import Statement

FACTORY = "parallax_statements"
OFFSETS = (
    "char_start", "char_end", "sentence_start", "sentence_end", "subject_start", "subject_end", "quote_start",
    "quote_end",
)  # fmt: skip

if not Doc.has_extension("statements"):
    Doc.set_extension("statements", default=())


class StatementFinder:
    """Finds what a doc's clauses assert; a doc without a tree gets none.

    Whose voice a statement is in stands on ``doc._.quotes`` where ``parallax_quotes`` ran before, else on the tree.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.statements`` to a tuple of `Statement`; the doc is otherwise left as it is."""
        doc._.statements = find_statements(doc)
        return doc


@Language.factory(FACTORY, assigns=["doc._.statements"])
def make_statement_finder(nlp: Language, name: str) -> StatementFinder:
    """What ``nlp.add_pipe("parallax_statements")`` adds."""
    return StatementFinder()


def rows(doc: Doc, article_id: str, field: str, offset: int) -> list[dict[str, Any]]:
    """One row a statement of ``doc._.statements``, in their order, with all of `Statement`'s fields.

    `field` says which text of the article the doc is (a piece of), `offset` where in it the doc begins, in code points.
    """
    return [_row(one, offset) | {"article_id": article_id, "field": field} for one in doc._.statements]


def _row(statement: Statement, offset: int) -> dict[str, Any]:
    row = asdict(statement)
    return row | {name: row[name] + offset for name in OFFSETS if row[name] is not None}
