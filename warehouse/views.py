"""The published views and macros: one file each, put into a database, views with their comments."""

from __future__ import annotations

import re
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb

from warehouse.dictionary import dictionary

VIEWS_FOLDER = Path(__file__).resolve().parent / "views"
MACROS_FOLDER = VIEWS_FOLDER.with_name("macros")
PACKED_FOLDER = VIEWS_FOLDER.with_name("packed")  # stored tables that the published file keeps in another form
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


def create_macros(con: duckdb.DuckDBPyConnection, folder: Path = MACROS_FOLDER) -> list[str]:
    """Make or replace the table macros, `folder/<macro>.sql` each, that ask the published views; return their names.

    They stand in the schema `main`, so that a reader calls them bare: `from story('…')`. DuckDB looks up what they read
    when they are called, in the database in use: in a file attached under another name, `use` it first.
    """
    paths = sorted(folder.glob("*.sql"))
    for path in paths:
        con.execute(path.read_text(encoding="utf-8"))
    return [path.stem for path in paths]


def published_columns(con: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """Columns of each published view of the connection's current database, in order."""
    return {view.name: [column.name for column in view.columns] for view in dictionary(con)}
