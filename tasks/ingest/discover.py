"""Finding what the sources hold: each source is asked, in its kind's way, for its files."""

from __future__ import annotations

from collections.abc import Iterable

from tasks.ingest.forms import SUFFIXES
from tasks.ingest.found import Found
from tasks.ingest.kinds import KINDS
from tasks.ingest.sources import Source, SourceError


def discover(sources: Iterable[Source]) -> list[Found]:
    """Every file of the sources: by source, and then as its kind gives them (files and folders: by `uri`).

    Files of other forms, and links to folders, are in the list too, with `skipped` set. Raises SourceError for a path
    that is missing or cannot be read, and when there is nothing to read at all.
    """
    sources = list(sources)
    found = [file for source in sources for file in KINDS[source.kind].find(source)]
    if not any(file.form for file in found):
        raise SourceError(_nothing(sources, found))
    return found


def _nothing(sources: list[Source], found: list[Found]) -> str:
    where = ", ".join(str(path) for source in sources for path in source.paths or (source.name,))
    kinds = ", ".join(SUFFIXES)
    passed = f" ({len(found)} other files, the first {found[0].uri}: {found[0].skipped})" if found else ""
    return f"{where}: nothing to read there{passed}; give files or folders with {kinds} (each also as .gz or .zst)"
