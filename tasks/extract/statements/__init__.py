"""What is asserted: a spaCy component (``parallax_statements``) that sets ``doc._.statements``."""

from tasks.extract.statements.component import FACTORY, StatementFinder, rows
from tasks.extract.statements.record import Statement

__all__ = ["FACTORY", "Statement", "StatementFinder", "rows"]
