"""Speed of the report: seconds to read and write the pages of so many stories of the samples' size.

The stories are those of a warehouse (the samples', made first, unless another is named), each set under ids of its own,
as often as it takes. Seconds are of the clock; processor time, which a busy machine harms less, stands beside them.
"""

from __future__ import annotations

import argparse
import gc
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from tasks.report import stories
from tasks.report.stories.read import read
from warehouse.connect import open_published
from warehouse.migrate import migrate
from warehouse.place import PROJECT
from warehouse.views import create_views

_RUN = "bench"
_TABLES = (
    "articles", "article_copies", "article_entities", "claims", "conflicts", "copies", "coverage", "figures",
    "measures", "members", "mentions", "omissions", "quotes", "statements", "wordings",
)  # fmt: skip
_ID = r"^([a-z])[0-9a-f]{3}([0-9a-f]{13})"  # of a row or a cluster; its first digits tell one set from another


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The benchmark's options."""
    parser.add_argument("--stories", type=int, default=stories.MOST, metavar="N", help=f"({stories.MOST})")
    parser.add_argument("--warehouse", type=Path, metavar="PATH", help="take its stories (the samples', run first)")


def run(args: argparse.Namespace) -> dict[str, float]:
    """Write the pages of so many stories once to be warm, and once to be measured."""
    with tempfile.TemporaryDirectory() as folder:
        given = args.warehouse or _samples(Path(folder))
        with _many(given.resolve(), Path(folder) / "many.duckdb", args.stories) as con:
            stories.render(con, _RUN, 1)
            return _figures(con, args.stories)


def _figures(con: duckdb.DuckDBPyConnection, n: int) -> dict[str, float]:
    begun, cpu = time.perf_counter(), time.process_time()
    made = stories.render(con, _RUN, n)
    seconds, cpu_seconds = time.perf_counter() - begun, time.process_time() - cpu
    gc.disable()  # as while the pages are made
    cpu = time.process_time()
    read(con, _RUN, n)
    reading = time.process_time() - cpu
    gc.enable()
    return {
        "stories": float(len(made.pages)),
        "seconds": seconds,
        "cpu_seconds": cpu_seconds,
        "read.cpu_seconds": reading,
        "ms_per_story": 1000 * seconds / len(made.pages),
        "kb_per_story": sum(len(page.encode()) for page in made.pages.values()) / 1024 / len(made.pages),
    }


def _samples(folder: Path) -> Path:
    """The warehouse of a run over the samples."""
    warehouse = folder / "samples.duckdb"
    command = [sys.executable, "-m", "flows.cli", "run", str(PROJECT / "samples"), "--warehouse", str(warehouse)]
    subprocess.run(command, check=True, capture_output=True, cwd=PROJECT)
    return warehouse


@contextmanager
def _many(given: Path, target: Path, n: int) -> Iterator[duckdb.DuckDBPyConnection]:
    """A published file that holds at least `n` stories of several reports, all of one run."""
    with duckdb.connect(str(target)) as con:
        migrate(con)
        con.execute(f"attach '{given}' as given (read_only)")
        found = con.execute("select count(*) from given.published.stories where n_independent > 1").fetchone()
        for number in range(-(-n // found[0])) if found and found[0] else ():
            for name in _TABLES:
                _add(con, name, f"{number:03x}")
        con.execute("detach given")
        create_views(con)
    with open_published(target) as con:
        yield con


def _add(con: duckdb.DuckDBPyConnection, name: str, mark: str) -> None:
    """A table's rows once more, under ids that bear the mark."""
    given = con.sql(f"from given.store.{name} limit 0")
    kept = ", ".join(_marked(*each, mark) for each in zip(given.columns, given.types, strict=True))
    con.execute(f"insert into store.{name} by name select {kept} from given.store.{name}")


def _marked(column: str, kind: object, mark: str) -> str:
    """A column with its ids marked; addresses too, or all would be versions of one article."""
    if column == "run_id":
        return f"'{_RUN}' as run_id"
    if column == "url":
        return f"url || '#{mark}' as url"
    if column == "readings":
        marked = f"struct_update(r, article_id := {_replaced('r.article_id', mark)})"
        return f"list_transform(readings, lambda r: {marked}) as readings"
    return f"{_replaced(column, mark)} as {column}" if str(kind) == "VARCHAR" and column != "body" else column


def _replaced(column: str, mark: str) -> str:
    return f"regexp_replace({column}, '{_ID}', '\\1{mark}\\2')"
