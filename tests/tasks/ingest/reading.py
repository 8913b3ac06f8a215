"""How the tests of ingest read sources: all batches of one ingest put together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from tasks.ingest import SEEN, discover, ingest, seen_after, sources_from_paths

SENTENCE = "The bridge over the Marl was closed on Tuesday after engineers found a crack in its western pier."


@dataclass(frozen=True)
class Read:
    """All that one ingest gave: its rows by uri, its quarantine rows, and what has been seen after it."""

    rows: list[dict[str, Any]]
    quarantine: list[dict[str, Any]]
    seen: pa.Table

    @property
    def outcomes(self) -> dict[str, str]:
        return {row["source_uri"]: row["outcome"] for row in self.rows}

    @property
    def reasons(self) -> dict[str, str]:
        return {row["source_uri"]: row["reason"] for row in self.quarantine}

    @property
    def only(self) -> dict[str, Any]:
        (row,) = self.rows
        return row


def read_paths(*paths: Path, seen: pa.Table | None = None, **options: Any) -> Read:
    return read_sources(sources_from_paths(paths), seen, **options)


def read_sources(sources: list[Any], seen: pa.Table | None = None, **options: Any) -> Read:
    before = SEEN.empty() if seen is None else seen
    rows, quarantine, after = [], [], before
    for batch in ingest(discover(sources), before, **options):
        rows += batch.inputs.to_pylist()
        quarantine += batch.quarantine.to_pylist()
        after = seen_after(after, batch.inputs)
    return Read(rows, quarantine, after)
