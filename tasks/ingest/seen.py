"""What was handled before: the identities of documents, and how often each has come."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from warehouse.columns import table

# `place` is the document's url, or its source's name where it has none: coalesce(url, source_name) in `documents`.
SEEN = table(
    "seen",
    """
    outlet VARCHAR
    place VARCHAR
    sha256 VARCHAR
    times INTEGER
    """,
    key="outlet place sha256",
    published=False,
)


class Sightings:
    """Counts how often each identity has come, in earlier runs and in this one."""

    __slots__ = ("_times",)

    def __init__(self, seen: pa.Table) -> None:
        columns = (seen[name].to_pylist() for name in SEEN.names)
        self._times = {(outlet, place, sha256): times for outlet, place, sha256, times in zip(*columns, strict=True)}

    def count(self, outlet: str, place: str, sha256: str) -> int:
        """Note one more sighting; returns how many there were before it."""
        key = (outlet, place, sha256)
        times = self._times.get(key, 0)
        self._times[key] = times + 1
        return times


def seen_after(seen: pa.Table, inputs: pa.Table) -> pa.Table:
    """What has been seen once these inputs are loaded: rows of SEEN, in the order of their keys."""
    place = pc.coalesce(inputs["url"], inputs["source_name"])
    once = pa.repeat(pa.scalar(1, pa.int32()), inputs.num_rows)
    new = pa.table([inputs["outlet"], place, inputs["sha256"], once], names=SEEN.names)
    both = pa.concat_tables([seen.select(SEEN.names).cast(SEEN.arrow()), new.cast(SEEN.arrow())])
    summed = both.group_by(list(SEEN.key)).aggregate([("times", "sum")])
    summed = summed.rename_columns({"times_sum": "times"}).sort_by([(name, "ascending") for name in SEEN.key])
    return summed.select(SEEN.names).cast(SEEN.arrow())
