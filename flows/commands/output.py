"""Rows to standard output or a file: as a table, CSV, JSON or JSON lines."""

from __future__ import annotations

import csv
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from flows.commands.common import CommandError, paint
from flows.commands.table import render
from flows.commands.values import dumps, to_json, to_text

FORMATS = ("table", "csv", "json", "jsonl")
MOST_ROWS = 100  # rows of a table on a terminal
Rows = Iterable[Sequence[Any]]


def write_rows(names: Sequence[str], rows: Rows, form: str, stream: TextIO) -> None:
    """Write rows in one of FORMATS. A table on a terminal is cut to its size; elsewhere every row is whole."""
    writers = {"table": _table, "csv": _csv, "json": _json, "jsonl": _jsonl}
    writers[form](_unique(names), rows, stream)


@contextmanager
def opened(path: Path | None) -> Iterator[TextIO]:
    """The file to write to, put in place when it is whole; standard output without a path."""
    if path is None:
        yield sys.stdout
        return
    aside = path.with_name(f".{path.name}.part")
    try:
        with aside.open("w", encoding="utf-8", newline="") as stream:
            yield stream
        aside.replace(path)
    except OSError as error:
        raise CommandError(f"cannot write {path}: {error.strerror or error}") from error
    finally:
        aside.unlink(missing_ok=True)


def terminal_width(stream: TextIO) -> int | None:
    """Width of the terminal that `stream` goes to, in cells; None where it goes elsewhere."""
    return shutil.get_terminal_size().columns if stream.isatty() else None


def _table(names: Sequence[str], rows: Rows, stream: TextIO) -> None:
    every = iter(rows)
    width = terminal_width(stream)
    shown = list(every) if width is None else list(islice(every, MOST_ROWS))
    more = sum(1 for _ in every)
    stream.write(render(names, shown, width))
    stream.write(paint(_count(len(shown), more), "dim", stream) + "\n")


def _count(shown: int, more: int) -> str:
    if more:
        return f"{shown:,} of {shown + more:,} rows; --format csv (or json, jsonl) has them all"
    return "1 row" if shown == 1 else f"{shown:,} rows"


def _csv(names: Sequence[str], rows: Rows, stream: TextIO) -> None:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([to_text(value) for value in row] for row in rows)


def _json(names: Sequence[str], rows: Rows, stream: TextIO) -> None:
    before = "[\n"
    for row in rows:
        stream.write(before + _object(names, row))
        before = ",\n"
    stream.write("[]\n" if before == "[\n" else "\n]\n")


def _jsonl(names: Sequence[str], rows: Rows, stream: TextIO) -> None:
    stream.writelines(_object(names, row) + "\n" for row in rows)


def _object(names: Sequence[str], row: Sequence[Any]) -> str:
    return dumps({name: to_json(value) for name, value in zip(names, row, strict=True)})


def _unique(names: Sequence[str]) -> list[str]:
    """Column names, a repeated one with a number behind it: no value hides another in JSON."""
    taken: list[str] = []
    for name in names:
        chosen, n = name, 1
        while chosen in taken:
            chosen, n = f"{name}_{n}", n + 1
        taken.append(chosen)
    return taken
