"""What a report shows of what people keep by hand: their corrections, and news of what they watch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tasks.report.corrections import Corrections
    from tasks.report.watched import Watched


@dataclass(frozen=True, slots=True)
class Hand:
    """Both, each None where nothing of the kind is kept."""

    corrections: Corrections | None = None
    watched: Watched | None = None
