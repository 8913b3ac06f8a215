"""The suite of link: clusters of what is there, copies counted once, and stories whose rows fit together."""

from __future__ import annotations

from expectations.stages import STAGES
from expectations.suites.parts import Planned, queries, rows, types


def suite() -> list[Planned]:
    """The expectations of what linking decided for the stories that a run touched, and of all it ever wrote.

    Queries alone: rows come from the store, whose columns are defined and hold no NULL, and whose keys the table
    `totals` counts.
    """
    stage = STAGES["link"]
    return [types(stage), *(query for table in stage.all_tables for query in queries(stage, table)), rows("totals", 1)]
