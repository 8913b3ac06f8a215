"""The published views: `views/<view>.sql`, one file each, put into a database with their comments."""

from __future__ import annotations

import re
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb

from warehouse.dictionary import dictionary

VIEWS_FOLDER = Path(__file__).resolve().parent / "views"
_REFERENCE = re.compile(r"\b(?:from|join)\s+published\.(\w+)")


def view_names(folder: Path = VIEWS_FOLDER) -> list[str]:
    """Names of the published views, each after the views it reads."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.sql"))}
    graph = {name: sorted(set(_REFERENCE.findall(text))) for name, text in texts.items()}
    return list(TopologicalSorter(graph).static_order())


def create_views(con: duckdb.DuckDBPyConnection, folder: Path = VIEWS_FOLDER) -> list[str]:
    """Make or replace every published view in the connection's current database; return their names.

    All in one transaction (one each would wait a second for the disk), so the connection must have none open. The
    stored tables must be there (`warehouse.migrate`). Views name no database, so they also answer where the file is
    attached under another name.
    """
    names = view_names(folder)
    scripts = [(folder / f"{name}.sql").read_text(encoding="utf-8") for name in names]
    con.begin()
    try:
        con.execute("create schema if not exists published")
        for script in scripts:
            con.execute(script)
    except BaseException:
        con.rollback()
        raise
    con.commit()
    return names


def published_columns(con: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """Columns of each published view of the connection's current database, in order."""
    return {view.name: [column.name for column in view.columns] for view in dictionary(con)}
