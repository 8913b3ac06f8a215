"""What a warehouse holds, handed to its stages again: documents out of the raw store, articles as they are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from tasks.load import raw
from tasks.load.parts import PartFolder
from tasks.load.sql import rows
from tasks.load.state import State
from warehouse.tables import ARTICLES

_CHOSEN = "select * from store.articles where article_id in (select article_id from chosen) order by article_id"


def fetch_documents(state: State, store: Path, folder: Path, size: int) -> list[PartFolder]:
    """The inputs of every document whose bytes are there and that ingest let through, `size` a part."""
    places = pq.read_table(state.raw_places, columns=["raw_file", "raw_row"]).to_pylist()
    every = [(row["raw_file"], row["raw_row"]) for row in places]
    made = []
    for number, chosen in enumerate(_slices(every, size)):
        inputs = raw.fetch(store, chosen)
        new = inputs.filter(pc.equal(inputs["outcome"], "article"))
        if new.num_rows:
            made.append(PartFolder(folder / f"{number:04d}").write({"inputs": new}))
    return made


def fetch_articles(
    con: duckdb.DuckDBPyConnection, remade: Collection[str], folder: Path, size: int
) -> list[PartFolder]:
    """The stored articles, `size` a part, but those of the documents `remade`, which are cleaned again."""
    con.register("remade", pa.table({"document_id": pa.array(sorted(remade), pa.string())}))
    kept = rows(con, "articles_kept")["article_id"].to_pylist()
    con.unregister("remade")
    made = []
    for number, chosen in enumerate(_slices(kept, size)):
        con.register("chosen", pa.table({"article_id": pa.array(chosen, pa.string())}))
        articles = con.sql(_CHOSEN).to_arrow_table().cast(ARTICLES.arrow())
        con.unregister("chosen")
        made.append(PartFolder(folder / f"{number:04d}").write({"articles": articles}))
    return made


def sources_of(con: duckdb.DuckDBPyConnection, documents: Collection[str]) -> dict[str, str]:
    """Where some documents lay when they came: document_id → source_uri."""
    con.register("wanted", pa.table({"document_id": pa.array(sorted(documents), pa.string())}))
    found = con.execute("select document_id, source_uri from store.documents semi join wanted using (document_id)")
    sources = dict(found.fetchall())
    con.unregister("wanted")
    return sources


def _slices(every: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    return (every[first : first + size] for first in range(0, len(every), size))
