"""What files hold: each form by the ends of its files' names, and how a file of it is cut into documents.

A new form is a module of its own with a function from a stream to pieces, and a line in `FORMS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import PurePosixPath
from typing import Any

from tasks.ingest import split
from tasks.ingest.found import Found
from tasks.ingest.piece import Piece

PACKINGS = {".gz": "gzip", ".zst": "zstd"}


@dataclass(frozen=True, slots=True)
class Form:
    """`cut` gives the documents of a file, in its order, at least one, every byte of it in some piece; `holds` is what
    these mostly are: text, html or json. A piece may say what the file tells of it (`Piece.told`: its url, say).

    `cut` raises nothing that the file is to blame for but OSError and CorruptArchive, which reading the stream does:
    what is wrong with a document is its piece's `problem`.
    """

    suffixes: tuple[str, ...]
    holds: str
    cut: Callable[[BufferedReader[Any], Found], Iterator[Piece]]


FORMS: dict[str, Form] = {
    "text": Form((".txt",), "text", split.whole_file),
    "html": Form((".html", ".htm"), "html", split.whole_file),
    "json": Form((".json",), "json", split.records),
    "lines": Form((".jsonl", ".ndjson"), "json", split.records),
}
SUFFIXES: dict[str, str] = {suffix: name for name, form in FORMS.items() for suffix in form.suffixes}


def form_of(name: str) -> tuple[str | None, str | None]:
    """The form and the packing that a file's name tells; None for a form that is not read, or no packing."""
    path = PurePosixPath(name.lower())
    packing = PACKINGS.get(path.suffix)
    suffix = PurePosixPath(path.stem).suffix if packing else path.suffix
    return next((form for form, each in FORMS.items() if suffix in each.suffixes), None), packing
