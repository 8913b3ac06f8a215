"""A file of a source, found and not yet read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tasks.ingest.sources import Source


@dataclass(frozen=True, slots=True)
class Found:
    """One file: its source, where it lies, what its name says it holds, and the outlet its folder gives it.

    `uri` is the path below the root that was named, with POSIX slashes. `skipped` says why a file is only listed
    (then `form` is None and `ingest` passes over it).
    """

    source: Source
    path: Path
    uri: str
    outlet: str
    form: str | None
    packing: str | None = None
    skipped: str | None = None
