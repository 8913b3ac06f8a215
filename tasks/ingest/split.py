"""How files are cut into documents: one, or one a line, or one a record. Every byte comes out in some piece."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from io import BufferedReader, BytesIO
from itertools import chain
from typing import Any

from tasks.ingest.archive import BUFFER, opened
from tasks.ingest.encoding import byte_order_mark, strip_mark, unmarked_utf16
from tasks.ingest.fields import Given
from tasks.ingest.found import Found
from tasks.ingest.piece import LARGEST, WHITE, Piece, held, oversized, rest, whole
from tasks.ingest.sniff import binary
from tasks.ingest.values import Outline, unwrapped

_HEAD = 1 << 16


def whole_file(stream: BufferedReader[Any], found: Found) -> Iterator[Piece]:
    """A file that is one document."""
    yield whole(stream, found.form or "text")


def records(stream: BufferedReader[Any], found: Found) -> Iterator[Piece]:
    """A file of records: one, or one a line, or a list of them."""
    head = stream.peek(BUFFER)[:_HEAD]
    if not head:
        yield whole(stream, "json")
    elif why := binary(head):
        yield whole(stream, "json", ("binary_content", why))
    elif (mark := byte_order_mark(head)) == "utf-8":
        stream.read(3)
        yield from _some(_records(stream, found), found, mark)
    elif wide := mark or unmarked_utf16(head):
        yield from _some(_wide_records(stream, found, wide, mark), found, mark)
    else:
        yield from _some(_records(stream, found), found, None)


def _some(records: Iterator[Piece], found: Found, mark: str | None) -> Iterator[Piece]:
    """The records, or where there are none the file, as a document that says so."""
    first = next(records, None)
    if first is None:
        with opened(found.path, found.packing) as stream:
            piece = whole(stream, "json")
        empty = piece.data is not None and not piece.data.strip(WHITE)
        reason = ("empty_file", "nothing but white space") if empty else ("missing_text", "there is no record in it")
        yield replace(piece, problem=piece.problem or reason)
    else:
        yield from (replace(piece, bom=mark) if mark else piece for piece in chain([first], records))


def _records(stream: BufferedReader[Any], found: Found) -> Iterator[Piece]:
    if found.form == "lines" or _is_lines(stream.peek(BUFFER)):
        return _lines(stream)
    return _values(stream, found.source.fields)


def _wide_records(stream: BufferedReader[Any], found: Found, encoding: str, mark: str | None) -> Iterator[Piece]:
    """The records of a file in UTF-16 or UTF-32, found in its text and given back in its encoding."""
    file = whole(stream, "json")
    try:
        text = None if file.data is None else strip_mark(file.data).decode(encoding)
    except UnicodeDecodeError as error:
        problem = ("undecodable_text", f"not {encoding}, which it begins as: {error.reason} at byte {error.start}")
        yield replace(file, problem=problem)
        return
    if text is None:
        yield file
        return
    for piece in _records(BufferedReader(BytesIO(text.encode())), found):
        if piece.data is None:
            yield piece
        else:
            yield held(piece.data.decode().encode(encoding), "json", piece.place, mark)


def _is_lines(head: bytes) -> bool:
    """Whether a file named .json holds one object a line."""
    first, _, more = head.lstrip(WHITE).partition(b"\n")
    if not more.strip(WHITE) or not first.startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _lines(stream: BufferedReader[Any]) -> Iterator[Piece]:
    number = 0
    while line := stream.readline(LARGEST):
        number += 1
        place = f"#line={number}"
        if len(line) == LARGEST and not line.endswith(b"\n"):
            yield oversized(chain([line], _rest_of_line(stream)), "json", place)
        elif data := line.strip(WHITE):
            yield held(data, "json", place)


def _rest_of_line(stream: BufferedReader[Any]) -> Iterator[bytes]:
    part = stream.readline(BUFFER)
    while part and not part.endswith(b"\n"):
        yield part
        part = stream.readline(BUFFER)
    yield part


def _values(stream: BufferedReader[Any], given: Given) -> Iterator[Piece]:
    outline, number = Outline(), 0
    for value in _outlined(stream, outline):
        for record in unwrapped(value, given):
            number += 1
            yield held(record, "json", f"#record={number}")
    if outline.overflowing:
        yield oversized(chain([outline.left()], rest(stream)), "json", f"#record={number + 1}")


def _outlined(stream: BufferedReader[Any], outline: Outline) -> Iterator[bytes]:
    for chunk in rest(stream):
        yield from outline.feed(chunk)
        if outline.overflowing:
            return
    yield from outline.finish()
