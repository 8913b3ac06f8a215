"""A piece: the bytes of one document, as they lie in a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import BufferedReader
from typing import Any

from tasks.ingest.fields import Facts

LARGEST = 64 << 20  # bytes of one document that are held in memory; of a larger one only its SHA-256 is kept
PART = 1 << 20  # bytes read at once where a file is read in parts
WHITE = b" \t\r\n\v\f"


@dataclass(frozen=True, slots=True)
class Piece:
    """One document's bytes: `form` says what they hold (text, html, json, gzip, zstd), `place` where in the file.

    `data` is None for bytes that could not be read or are more than LARGEST; `bom` is the encoding that the file's
    byte order mark gave; `problem` is a reason of quarantine and its detail, when reading met one; `told` is what the
    file says of the document (an archive its url), for what the document does not say itself.
    """

    data: bytes | None
    sha256: str
    n_bytes: int
    form: str
    place: str = ""
    bom: str | None = None
    problem: tuple[str, str] | None = None
    told: Facts | None = None


def held(
    data: bytes,
    form: str,
    place: str = "",
    bom: str | None = None,
    problem: tuple[str, str] | None = None,
    told: Facts | None = None,
) -> Piece:
    """A piece whose bytes are at hand."""
    return Piece(data, sha256(data).hexdigest(), len(data), form, place, bom, problem, told)


def oversized(parts: Iterator[bytes], form: str, place: str = "") -> Piece:
    """A piece too large to hold: its bytes are counted and hashed as they pass."""
    digest, size = sha256(), 0
    for part in parts:
        digest.update(part)
        size += len(part)
    detail = f"{size} bytes, of which none are kept: the most for one document is {LARGEST}"
    return Piece(None, digest.hexdigest(), size, form, place, problem=("too_large", detail))


def rest(stream: BufferedReader[Any]) -> Iterator[bytes]:
    """What is left of a stream, in parts."""
    while part := stream.read1(PART):
        yield part


def whole(stream: BufferedReader[Any], form: str, problem: tuple[str, str] | None = None) -> Piece:
    """All of a stream as one piece."""
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        return oversized((part for parts in ([data], rest(stream)) for part in parts), form)
    return held(data, form, problem=problem)
