"""Opening a file, packed or not, as a stream that is read piece by piece."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa

BUFFER = 1 << 20  # how far a stream may be looked ahead, in bytes
_STEP = 1 << 14  # small, so that little of what unpacks well is lost where damage begins


class CorruptArchive(Exception):
    """A packed file's bytes do not unpack; whatever came before the damage has been handed out."""


@contextmanager
def opened(path: Path, packing: str | None) -> Iterator[io.BufferedReader[Any]]:
    """The unpacked bytes of a file (`packing`: None, gzip or zstd). Raises OSError; reading, CorruptArchive too."""
    with path.open("rb", buffering=0) as raw, io.BufferedReader(raw, BUFFER) as file:
        if packing is None:
            yield file
        elif packing == "gzip":
            yield io.BufferedReader(_Unpacked(gzip.GzipFile(fileobj=file).read1), BUFFER)
        else:
            yield io.BufferedReader(_Unpacked(pa.input_stream(file, compression="zstd").read), BUFFER)


class _Unpacked(io.RawIOBase):
    """A raw stream over a decompressor's `read`: hands out what unpacked well before it tells of damage."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read
        self._failure: Exception | None = None

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, target: memoryview) -> int:  # type: ignore[override]
        """Fill the target as far as the bytes go; returns how far. Raises CorruptArchive or OSError."""
        filled = 0
        while filled < len(target) and (data := self._next(min(_STEP, len(target) - filled))):
            target[filled : filled + len(data)] = data
            filled += len(data)
        if not filled and self._failure is not None:
            raise self._failure
        return filled

    def _next(self, size: int) -> bytes:
        if self._failure is not None:
            return b""
        try:
            return self._read(size)
        except (EOFError, zlib.error, gzip.BadGzipFile, pa.ArrowInvalid) as error:
            self._failure = CorruptArchive(str(error))
        except OSError as error:
            # A decompressor's complaint carries no errno; the file system's does.
            self._failure = CorruptArchive(str(error)) if error.errno is None else error
        return b""
