"""Who said what: a spaCy component (``parallax_quotes``) that sets ``doc._.quotes``."""

from tasks.extract.quotes.component import FACTORY, QuoteFinder
from tasks.extract.quotes.records import Part, Quote, Quoted
from tasks.extract.quotes.resumed import join_resumed
from tasks.extract.quotes.rows import rows

__all__ = ["FACTORY", "Part", "Quote", "QuoteFinder", "Quoted", "join_resumed", "rows"]
