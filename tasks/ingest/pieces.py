"""A file as the documents in it. Every byte of it comes out in some piece."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from tasks.ingest.archive import CorruptArchive, opened
from tasks.ingest.forms import FORMS, Form
from tasks.ingest.found import Found
from tasks.ingest.piece import Piece, whole


def pieces(found: Found) -> Iterator[Piece]:
    """The documents of a file, in its order; at least one. Raises nothing that the file is to blame for.

    What cannot be read or unpacked comes as a piece with a problem, after the pieces before it. The SHA-256 of a file
    that cannot be read is that of a sentence naming its uri, for there are no bytes.
    """
    try:
        yield from _unpacked(found)
    except OSError as error:
        name = f"unreadable file {found.uri}".encode()
        problem = ("unreadable_file", f"{error.strerror or error}; give the right to read it, or put it back")
        yield Piece(None, sha256(name).hexdigest(), 0, _form(found).holds, problem=problem)


def _unpacked(found: Found) -> Iterator[Piece]:
    try:
        with opened(found.path, found.packing) as stream:
            yield from _form(found).cut(stream, found)
    except CorruptArchive as error:
        problem = ("corrupt_archive", f"{error}; what unpacked before the damage was read")
        with opened(found.path, None) as stream:
            yield whole(stream, found.packing or "text", problem)


def _form(found: Found) -> Form:
    return FORMS[found.form or "text"]
