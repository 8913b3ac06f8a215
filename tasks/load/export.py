"""Export: the published views as files that other tools read, in one folder with a manifest, whole or not at all."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb

from tasks.load.ninjs import ARTICLES, write_articles
from tasks.load.sql import rows, statement

FORMATS = ("parquet", "csv", "json", "ninjs")
MANIFEST = "manifest.json"
_COPY = {
    "parquet": "format parquet, compression zstd",
    "csv": "format csv, header true",
    "json": "format json, array true",
}
# What a row of a view is about: the first of these columns that the view has says which rows are chosen.
_SUBJECTS = ("article_id", "document_id", "article_a", "story_id", "outlet", "entity_id")
_BUFFER = 1 << 20


class ExportError(Exception):
    """The export cannot be made: a name nobody knows, or a folder that is in use."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which rows go: of `views` (all where none is named), of one story, of reports since a moment; None: of all."""

    views: tuple[str, ...] = ()
    story: str | None = None
    since: datetime | None = None

    @property
    def narrows(self) -> bool:
        """Whether some rows stay behind."""
        return self.story is not None or self.since is not None


def export(
    con: duckdb.DuckDBPyConnection,
    folder: Path,
    form: str,
    choice: Choice,
    about: Mapping[str, Any],
    replace: bool = False,
) -> list[dict[str, Any]]:
    """Write `folder` anew and return what its manifest says of each file: file, view, rows, bytes, sha256.

    `con` reads a published file; `about` heads the manifest. Raises ExportError for an unknown view or story, and for
    a folder that holds something and may not be replaced: only an earlier export ever is.
    """
    see_free(folder, replace)
    _choose(con, choice)
    aside = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    try:
        files = _write(con, aside, form, choice)
        told = {**about, "format": form, **_narrowed(choice), "files": files}
        (aside / MANIFEST).write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        put(aside, folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return files


def see_free(folder: Path, replace: bool) -> None:
    """See that a folder can be made; raises ExportError where something is in its place that may not be replaced."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise ExportError(f"{folder} is a file; name a folder")
    if not any(folder.iterdir()):
        return
    if not replace:
        raise ExportError(f"{folder} is not empty; name another, or replace an earlier export with --replace")
    if not (folder / MANIFEST).is_file():
        raise ExportError(f"{folder} holds something else than an export (no {MANIFEST}); it is left alone")


def _choose(con: duckdb.DuckDBPyConnection, choice: Choice) -> None:
    """Make the temporary table of the articles that are chosen; raises ExportError for a story nobody knows."""
    if choice.narrows:
        con.execute("set variable story = $story", {"story": choice.story})
        con.execute("set variable since = $since::timestamptz", {"since": choice.since})
        con.execute(statement("export_choose"))
        if choice.story and not choice.since and con.execute("select 1 from export_chosen limit 1").fetchall() == []:
            raise ExportError(f"no story goes by the id {choice.story}; parallax sql 'from stories' lists them")


def _write(con: duckdb.DuckDBPyConnection, folder: Path, form: str, choice: Choice) -> list[dict[str, Any]]:
    columns = view_columns(con)
    if form == "ninjs":
        made = write_articles(con, folder, choice.narrows)
        return [{"file": name, "view": ARTICLES, "rows": 1, **seal(folder / name)} for name in made]
    unknown = [name for name in choice.views if name not in columns]
    if unknown:
        raise ExportError(f"no view is called {', '.join(unknown)}; there are: {', '.join(sorted(columns))}")
    names = [name for name in columns if not choice.views or name in choice.views]
    return [_export_view(con, folder, name, columns[name], form, choice.narrows) for name in sorted(names)]


def view_columns(con: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    """The columns of each published view, in order, with their types."""
    found: dict[str, dict[str, str]] = {}
    for row in rows(con, "export_columns").to_pylist():
        found.setdefault(row["view_name"], {})[row["column_name"]] = row["data_type"]
    return found


def _export_view(
    con: duckdb.DuckDBPyConnection, folder: Path, name: str, columns: Mapping[str, str], form: str, narrows: bool
) -> dict[str, Any]:
    told = [_told(column, type_, form) for column, type_ in columns.items()]
    return write_view(con, folder / f"{name}.{form}", name, (told, columns), _condition(columns) if narrows else "true")


def write_view(
    con: duckdb.DuckDBPyConnection,
    path: Path,
    name: str,
    columns: tuple[Iterable[str], Iterable[str]],
    where: str = "true",
) -> dict[str, Any]:
    """Write rows of a published view into a file, whose suffix says the format: what is told of its `columns`.

    `columns` are the expressions that are told and the names that rows are ordered by. Returns file, view, rows,
    bytes, sha256; the same rows give the same bytes.
    """
    form, told = path.suffix.removeprefix("."), ", ".join(columns[0])
    order = ", ".join(f'"{column}"' for column in columns[1])
    query = f"select {told} from (select * from published.{name} where {where} order by {order})"
    quoted = str(path).replace("'", "''")
    n_rows = con.execute(f"copy ({query}) to '{quoted}' ({_COPY[form]})").fetchall()[0][0]
    return {"file": path.name, "view": name, "rows": n_rows, **seal(path)}


def _told(column: str, type_: str, form: str) -> str:
    """A column as a format knows it: times of text formats are ISO 8601 in UTC, lists and structs in CSV are JSON."""
    if form != "parquet" and type_ == "TIMESTAMP WITH TIME ZONE":
        return f"replace(cast(\"{column}\" at time zone 'UTC' as varchar), ' ', 'T') || 'Z' as \"{column}\""
    if form == "csv" and (type_.endswith("[]") or type_.startswith("STRUCT")):
        return f'cast(to_json("{column}") as varchar) as "{column}"'
    return f'"{column}"'


def _condition(columns: Mapping[str, str]) -> str:
    """Which rows of a view are about the chosen articles; views about none of these things go whole."""
    subject = next((name for name in _SUBJECTS if name in columns), None)
    if subject is None:
        return "true"
    if subject == "article_a":
        ends = "(select article_id from export_chosen)"
        return f"article_a in {ends} and article_b in {ends}"
    if subject == "entity_id":
        return "entity_id in (select entity_id from export_named)"
    return f"{subject} in (select {subject} from export_chosen)"


def seal(path: Path) -> dict[str, Any]:
    """The bytes and the SHA-256 of a file, as manifests tell them."""
    digest = sha256()
    with path.open("rb") as stream:
        while piece := stream.read(_BUFFER):
            digest.update(piece)
    return {"bytes": path.stat().st_size, "sha256": digest.hexdigest()}


def _narrowed(choice: Choice) -> dict[str, Any]:
    since = choice.since.isoformat() if choice.since else None
    return {"story": choice.story, "since": since}


def put(aside: Path, folder: Path) -> None:
    """Put the finished folder in place; one that stands there steps aside first, as no system renames over it."""
    old = folder.with_name(f".{folder.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    try:
        aside.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def folder_bytes(files: Sequence[Mapping[str, Any]]) -> int:
    """The size of an export's files together."""
    return sum(int(file["bytes"]) for file in files)
