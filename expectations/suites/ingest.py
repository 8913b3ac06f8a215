"""The suite of ingest: inputs as they came, each with its bytes' hash, its text, and a reason if it has none."""

from __future__ import annotations

from expectations.stages import STAGES
from expectations.suites.parts import Planned, between, length, of_stage

_URL_LENGTH = 2_083  # longer ones break in browsers: what stands there is something else
_OUTLET_LENGTH = 100  # a site's name or domain


def suite() -> list[Planned]:
    """The expectations of the table `inputs`."""
    usual = (length("inputs", "url", _URL_LENGTH), length("inputs", "outlet", _OUTLET_LENGTH))
    return of_stage(STAGES["ingest"], [between("inputs", "n_bytes", 0, None), *usual])
