"""Which figures of a story give the same quantity, and whether they agree."""

from tasks.link.measures.group import measures
from tasks.link.measures.readings import ConflictReading, conflict_readings
from tasks.link.measures.records import Measure

__all__ = ["ConflictReading", "Measure", "conflict_readings", "measures"]
