"""Release: a dated folder of the published views for others, without article texts, with what was measured of it."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from tasks.load.export import MANIFEST, ExportError, put, seal, see_free, view_columns, write_view
from tasks.load.release_papers import papers
from tasks.load.release_plan import Plan, plan
from tasks.load.sql import rows, statement
from warehouse.dictionary import DescribedView, dictionary


@dataclass(frozen=True, slots=True)
class Release:
    """What a release says of itself: its newest run, when that began (UTC), by what it was made, who releases it."""

    run_id: str
    started_at: datetime
    version: str
    model: str | None
    by: str

    @property
    def day(self) -> str:
        """The day of its newest run, which dates it: YYYY-MM-DD."""
        return f"{self.started_at:%Y-%m-%d}"

    @property
    def name(self) -> str:
        """Its folder's name."""
        return f"parallax-release-{self.day}"


def release(con: duckdb.DuckDBPyConnection, parent: Path, by: str, replace: bool = False) -> tuple[Path, int]:
    """Write the release of a published file into a folder in `parent`; returns the folder and how many rows it holds.

    The same file gives the same bytes. Raises ExportError for a file without runs, and for a folder that is there
    already and may not be replaced: only an earlier release ever is.
    """
    made = _newest(con, by)
    folder = parent / made.name
    see_free(folder, replace)
    aside = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    try:
        files = _write(con, aside, made)
        put(aside, folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return folder, sum(int(file["rows"]) for file in files)


def _newest(con: duckdb.DuckDBPyConnection, by: str) -> Release:
    found = rows(con, "newest_run").to_pylist()
    if not found:
        raise ExportError("this file has no run in it: there is nothing to release")
    return Release(**found[0], by=by)


def _write(con: duckdb.DuckDBPyConnection, folder: Path, made: Release) -> list[dict[str, Any]]:
    chosen = plan()
    con.execute("set variable longest = $longest", {"longest": chosen.longest})
    con.execute(statement("release_macros"))
    columns = view_columns(con)
    files = [_write_view(con, folder, name, list(columns[name]), chosen) for name in sorted(columns)]
    for name, text in papers(made, _described(con, chosen), files).items():
        (folder / name).write_text(text, encoding="utf-8")
        files.append({"file": name, "rows": 0, **seal(folder / name)})
    told = {"run": made.run_id, "date": made.day, "versions": {"parallax": made.version, "duckdb": duckdb.__version__}}
    manifest = json.dumps({**told, "format": "parquet", "files": files}, indent=1, ensure_ascii=False)
    (folder / MANIFEST).write_text(manifest + "\n", encoding="utf-8")
    return files


def _write_view(
    con: duckdb.DuckDBPyConnection, folder: Path, name: str, columns: list[str], chosen: Plan
) -> dict[str, Any]:
    told = [chosen.expression(name, column) for column in columns if f"{name}.{column}" not in chosen.withheld]
    return write_view(con, folder / f"{name}.parquet", name, (told, columns))


def _described(con: duckdb.DuckDBPyConnection, chosen: Plan) -> list[DescribedView]:
    """The views as they stand in the files: with the types that columns have there."""
    return [_as_released(con, view, chosen) for view in dictionary(con)]


def _as_released(con: duckdb.DuckDBPyConnection, view: DescribedView, chosen: Plan) -> DescribedView:
    kept = [column for column in view.columns if f"{view.name}.{column.name}" not in chosen.withheld]
    told = ", ".join(chosen.expression(view.name, column.name) for column in kept)
    types = dict(row[:2] for row in con.execute(f"describe select {told} from published.{view.name}").fetchall())
    columns = tuple(type(column)(column.name, types[column.name], column.comment) for column in kept)
    return DescribedView(view.name, view.comment, columns)
