"""The spaCy component ``parallax_quotes``: sets ``doc._.quotes``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract.quotes.assemble import find_quotes
from tasks.extract.quotes.reading import read
from tasks.extract.quotes.resumed import join_resumed

FACTORY = "parallax_quotes"


class QuoteFinder:
    """Finds who said what in a doc that has a tree, tags, lemmas and names; without a tree, what stands in marks.

    `attitudes`: whether what somebody is reported to think, want, hope or know counts beside what they say or write.
    `threshold`: the least confidence a quote is given out with; None for the fitted one.
    `join_resumed`: whether “…,” she said. “…” is one quote of two parts; else the second `resumes` the first.
    """

    def __init__(self, attitudes: bool = True, threshold: float | None = None, join_resumed: bool = False) -> None:
        self.attitudes = attitudes
        self.threshold = threshold
        self.join_resumed = join_resumed
        if not Doc.has_extension("quotes"):
            Doc.set_extension("quotes", default=())

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.quotes`` to a tuple of `Quote`; the doc is otherwise left as it is."""
        quotes = find_quotes(read(doc), self.attitudes, self.threshold)
        doc._.quotes = join_resumed(quotes) if self.join_resumed else quotes
        return doc


@Language.factory(
    FACTORY,
    assigns=["doc._.quotes"],
    default_config={"attitudes": True, "threshold": None, "join_resumed": False},
)
def make_quote_finder(
    nlp: Language, name: str, attitudes: bool, threshold: float | None, join_resumed: bool
) -> QuoteFinder:
    """What ``nlp.add_pipe("parallax_quotes")`` adds."""
    return QuoteFinder(attitudes, threshold, join_resumed)
