"""What `parallax doctor` finds: one line each."""

from __future__ import annotations

from dataclasses import dataclass

OK, WARN, PROBLEM = "ok", "warn", "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: how it stands (ok, warn, problem), what was seen, and what to do about it."""

    level: str
    subject: str
    seen: str
    remedy: str = ""
