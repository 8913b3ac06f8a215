"""Finding the records of a JSON file by their outline, without parsing: a broken one does not hide the others."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from tasks.ingest.fields import WRAPPERS, Given, facts
from tasks.ingest.piece import LARGEST, WHITE

_TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[][{}]|"', re.DOTALL)
_IN_STRING = re.compile(rb'[^"\\]*+(?:\\.[^"\\]*+)*+', re.DOTALL)
_OPENING, _CLOSING = b"[{", b"]}"
_BETWEEN = WHITE + b","
_LIST_IN_OBJECT = re.compile(rb'"\s*:\s*\[\s*\{')
_DEEPEST_LIST = 3  # how many objects a list of records may lie in


class Outline:
    """Cuts a stream of JSON, fed in chunks, into the values at its top, or in the list that it is.

    Every byte that is neither white space nor a comma comes out in one of the values; what lies between two values
    comes out as a value of its own.
    """

    __slots__ = ("_at", "_base", "_begun", "_buffer", "_depth", "_in_string", "_start")

    def __init__(self) -> None:
        self._buffer = b""
        self._at = self._start = 0  # where to go on looking; where the current value begins
        self._depth = self._base = 0  # brackets open now; brackets open between two values
        self._begun = self._in_string = False

    @property
    def overflowing(self) -> bool:
        """Whether the value being read has outgrown what is held in memory."""
        return len(self._buffer) > LARGEST

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """The values that end in this chunk, each without white space around it."""
        self._buffer += chunk
        if self._in_string:
            self._leave_string()
        for token in () if self._in_string else _TOKEN.finditer(self._buffer, self._at):
            byte = self._buffer[token.start()]
            if byte == ord('"'):
                if token.end() - token.start() == 1:  # a string that goes on in the next chunk
                    self._at, self._in_string = token.end(), True
                    self._leave_string()
                    break
            elif byte in _OPENING:
                yield from self._open(token.start())
            else:
                yield from self._close(token.end())
            self._at = token.end()
        self._buffer, self._at, self._start = self._buffer[self._start :], self._at - self._start, 0

    def _leave_string(self) -> None:
        end = _IN_STRING.match(self._buffer, self._at).end()  # type: ignore[union-attr]
        self._in_string = self._buffer[end : end + 1] != b'"'
        self._at = end + (not self._in_string)

    def finish(self) -> Iterator[bytes]:
        """What is left when the stream has ended."""
        yield from self._cut(len(self._buffer))
        self._buffer = b""

    def left(self) -> bytes:
        """The bytes held of the value being read."""
        return self._buffer

    def _open(self, at: int) -> Iterator[bytes]:
        if self._depth == self._base:
            yield from self._cut(at)
            if not self._begun and self._buffer[at] == ord("["):
                self._base, self._start = 1, at + 1
            self._begun = True
        self._depth += 1

    def _close(self, end: int) -> Iterator[bytes]:
        if self._depth > self._base:
            self._depth -= 1
            if self._depth == self._base:
                yield from self._cut(end)
        elif self._base and self._buffer[end - 1] == ord("]"):
            yield from self._cut(end - 1)
            self._start, self._depth, self._base = end, 0, 0

    def _cut(self, end: int) -> Iterator[bytes]:
        value = self._buffer[self._start : end].strip(_BETWEEN)
        self._start = end
        self._begun = self._begun or bool(value)
        if value:
            yield value


def unwrapped(value: bytes, given: Given) -> list[bytes]:
    """The records of the lists that an object without a text of its own holds under the usual names; else itself."""
    if not _LIST_IN_OBJECT.search(value):
        return [value]
    try:
        record = json.loads(value)
    except (ValueError, RecursionError):
        return [value]  # not JSON: the reader of records says so
    if not isinstance(record, dict) or "@graph" in record or facts(record, given).text:
        return [value]
    return [inner for listed in _lists(value) for inner in _elements(listed)] or [value]


def _lists(value: bytes) -> Iterator[bytes]:
    """The lists named as lists of records are, in objects only."""
    name, start = b"", 0
    opened: list[bytes] = []
    for token in _TOKEN.finditer(value):
        mark = token[0]
        if mark[:1] == b'"':
            name = mark[1:-1]
        elif mark in (b"[", b"{"):
            wanted = mark == b"[" and set(opened) == {b"{"} and len(opened) <= _DEEPEST_LIST
            opened.append(b"*" if wanted and name.decode("utf-8", "replace").lower() in WRAPPERS else mark)
            start = token.start() if opened[-1] == b"*" else start
        elif opened and opened.pop() == b"*":
            yield value[start : token.end()]


def _elements(listed: bytes) -> list[bytes]:
    outline = Outline()
    return [*outline.feed(listed), *outline.finish()]
