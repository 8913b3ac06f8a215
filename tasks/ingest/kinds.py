"""Where documents come from: each kind of source by the name that `kind` gives it in a sources.toml.

A new kind is a module of its own with a function from a source to the files it found, and a line in `KINDS`. A kind
that fetches (a feed, pages, another machine) puts what it fetched into files, as they came, and names these; what
came before is *unchanged* by its outlet, url and bytes, so that nobody has to remember what was fetched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tasks.ingest import files
from tasks.ingest.found import Found
from tasks.ingest.sources import FILES, Source


@dataclass(frozen=True, slots=True)
class Kind:
    """`find` gives the files of a source, in an order that the same input always has; it raises SourceError.

    `keys`: what an entry of this kind must say beside `name`, a text or a list of texts each; they come as
    `source.settings`, but `paths`, which come as paths that count from the catalogue's folder.
    """

    find: Callable[[Source], Iterable[Found]]
    keys: tuple[str, ...]


KINDS: dict[str, Kind] = {FILES: Kind(files.find, keys=("paths",))}
