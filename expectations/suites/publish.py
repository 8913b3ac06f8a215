"""The suite of publish: in the finished file every view answers, and every table has the rows it was copied from."""

from __future__ import annotations

from expectations.stages import STAGES
from expectations.suites.parts import Planned, of_stage, rows


def suite() -> list[Planned]:
    """The expectations of the tables `views` and `counts`, which describe the finished file."""
    return of_stage(STAGES["publish"], [rows("views", 1), rows("counts", 1)])
