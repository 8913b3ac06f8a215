"""The suite of load: this run's rows as stored, with their parents; keys and counts of the whole store."""

from __future__ import annotations

from expectations.stages import STAGES
from expectations.suites.parts import Planned, between, of_stage, rows
from warehouse.tables import EXTRACTED

# Their values were looked at before they were loaded, and the store's columns hold no NULL.
_KNOWN = ("articles", "blocks", *(table.name for table in EXTRACTED))


def suite() -> list[Planned]:
    """The expectations of the stored tables that a run adds to."""
    return of_stage(STAGES["load"], [between("documents", "n_bytes", 0, None), rows("tally", 1)], _KNOWN)
