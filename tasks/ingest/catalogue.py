"""From the command line, or a sources.toml, to sources; every mistake in one is told with its place and its cure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from tasks.ingest.encoding import codec
from tasks.ingest.fields import ROLES
from tasks.ingest.kinds import KINDS
from tasks.ingest.sources import FILES, LOCAL, Source, SourceError
from tasks.tomlfile import read, text, texts
from warehouse.tables import OUTLETS

_TEXTS = ("outlet", "outlet_name", "domain", "country", "language", "encoding")
_KEYS = ("name", "kind", "fields", *_TEXTS)


def sources_from_paths(paths: Sequence[Path]) -> list[Source]:
    """The sources that a command line names: its files and folders as one source `local`, each .toml as a catalogue.

    Raises SourceError when nothing is named, when a catalogue cannot be read, or when two sources share a name.
    """
    if not paths:
        raise SourceError("no source was named: give files, folders or a sources.toml, as in `parallax run samples`")
    plain = tuple(path for path in paths if path.suffix.lower() != ".toml")
    sources = [Source(LOCAL, plain)] if plain else []
    for path in dict.fromkeys(path for path in paths if path.suffix.lower() == ".toml"):
        sources += sources_from_toml(path)
    _refuse_repeats(sources, "the sources named")
    return sources


def sources_from_toml(path: Path, only: Sequence[str] = ()) -> list[Source]:
    """The `[[source]]` entries of a catalogue, in its order; `only` keeps the entries of these names.

    Relative paths count from the catalogue's own folder. Raises SourceError for a file that cannot be read, is not
    TOML, or holds an unknown key, a wrong type, a repeated name, or not the names asked for.
    """
    data = read(path, SourceError)
    entries = data.get("source", [])
    if unknown := sorted(set(data) - {"source"}):
        raise SourceError(f"{path}: unknown key `{unknown[0]}` at the top; write each source as a `[[source]]` table")
    if not isinstance(entries, list) or not entries or not all(isinstance(entry, dict) for entry in entries):
        raise SourceError(f"{path}: names no source; add a `[[source]]` table with `name` and `paths`")
    sources = [_source(entry, f"{path}: source {number}", path.parent) for number, entry in enumerate(entries, 1)]
    _refuse_repeats(sources, str(path))
    return _selected(sources, only, path)


def outlets(sources: Iterable[Source]) -> pa.Table:
    """The outlets that the sources name, as the warehouse's `outlets` rows, by outlet.

    Raises SourceError when two sources tell different things of one outlet.
    """
    rows: dict[str, dict[str, str | None]] = {}
    for source in sources:
        if source.outlet is not None:
            row = rows.setdefault(source.outlet, dict.fromkeys(OUTLETS.names) | {"outlet": source.outlet})
            for column, value in (("name", source.outlet_name), ("domain", source.domain), ("country", source.country)):
                _tell(row, column, value, source)
    ordered = [row | {"name": row["name"] or outlet} for outlet, row in sorted(rows.items())]
    return pa.Table.from_pylist(ordered, schema=OUTLETS.arrow())


def _tell(row: dict[str, str | None], column: str, value: str | None, source: Source) -> None:
    if value is not None and row[column] not in (None, value):
        outlet, before = row["outlet"], row[column]
        raise SourceError(
            f"source `{source.name}`: the {column} of outlet `{outlet}` is `{value}` here and `{before}` in an "
            "earlier source; make them the same"
        )
    row[column] = value if value is not None else row[column]


def _source(entry: dict[str, Any], where: str, folder: Path) -> Source:
    kind = text(entry, "kind", where, SourceError) or FILES
    if kind not in KINDS:
        raise SourceError(f"{where}: `{kind}` is no kind of source; the kinds are {', '.join(KINDS)}")
    keys = KINDS[kind].keys
    if unknown := sorted(set(entry) - {*_KEYS, *keys}):
        known = ", ".join(("name", *keys, *_KEYS[1:]))
        raise SourceError(f"{where}: unknown key `{unknown[0]}`; a source may have {known}")
    name = text(entry, "name", where, SourceError)
    if name is None:
        raise SourceError(f'{where}: has no `name`; add one, as in name = "daily-planet"')
    where = f"{where} (`{name}`)"
    told = {key: text(entry, key, where, SourceError) for key in _TEXTS}
    if told["encoding"] is not None and codec(told["encoding"]) is None:
        raise SourceError(f"{where}: `{told['encoding']}` is not a known encoding; name one as web pages do")
    settings = tuple((key, _required(entry, key, where)) for key in keys if key != "paths")
    named = _required(entry, "paths", where) if "paths" in keys else ()
    paths = tuple(folder / Path(value).expanduser() for value in named)
    return Source(name, paths, fields=_fields(entry, where), kind=kind, settings=settings, **told)


def _required(entry: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    if key not in entry:
        what = "the files or folders to read" if key == "paths" else "a text or a list of texts"
        raise SourceError(f'{where}: has no `{key}`; add {what}, as in {key} = ["planet"]')
    return tuple(texts(entry[key], key, where, SourceError))


def _fields(entry: dict[str, Any], where: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    fields = entry.get("fields", {})
    if not isinstance(fields, dict):
        raise SourceError(f'{where}: `fields` must be a table, as in fields = {{ text = "body" }}')
    if unknown := sorted(set(fields) - set(ROLES)):
        raise SourceError(f"{where}: unknown role `{unknown[0]}` in `fields`; the roles are {', '.join(ROLES)}")
    return tuple((role, texts(value, f"fields.{role}", where, SourceError)) for role, value in sorted(fields.items()))


def _refuse_repeats(sources: Sequence[Source], where: str) -> None:
    names = [source.name for source in sources]
    if repeated := sorted({name for name in names if names.count(name) > 1}):
        raise SourceError(f"{where}: `{repeated[0]}` is the name of more than one source; give each its own")


def _selected(sources: list[Source], only: Sequence[str], path: Path) -> list[Source]:
    names = [source.name for source in sources]
    if missing := [name for name in only if name not in names]:
        raise SourceError(f"{path}: has no source `{missing[0]}`; it has {', '.join(names)}")
    return [source for source in sources if not only or source.name in only]
