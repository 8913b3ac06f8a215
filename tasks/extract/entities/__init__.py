"""Who is who in a text: a spaCy component (``parallax_entities``) that sets ``doc._.entities``."""

from tasks.extract.entities.component import FACTORY, EntityFinder
from tasks.extract.entities.record import Entity, Mention
from tasks.extract.entities.rows import name_rows, number, point, rows

__all__ = ["FACTORY", "Entity", "EntityFinder", "Mention", "name_rows", "number", "point", "rows"]
