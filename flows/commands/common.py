"""What the commands share: where the warehouse is, how errors reach the user, colour."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from warehouse.place import Place

if TYPE_CHECKING:
    import duckdb

WAREHOUSE_VARIABLE = "PARALLAX_WAREHOUSE"
_COLOURS = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33"}


class CommandError(Exception):
    """The command was wrong: the message says what, where and what to do. Ends the command with exit code 2."""


def add_warehouse(parser: argparse.ArgumentParser) -> None:
    """Give a command the option `--warehouse PATH`."""
    parser.add_argument(
        "--warehouse",
        type=Path,
        metavar="PATH",
        help=f"the published file (default: ${WAREHOUSE_VARIABLE}, or the project's warehouse/data/parallax.duckdb)",
    )


def place_of(args: argparse.Namespace) -> Place:
    """The warehouse a command is about: its option, else the environment variable, else the default place."""
    given: Path | None = args.warehouse
    fallback = os.environ.get(WAREHOUSE_VARIABLE)
    return Place.of(given or (Path(fallback) if fallback else None))


def open_warehouse(args: argparse.Namespace) -> duckdb.DuckDBPyConnection:
    """Open the command's published file read-only; raises CommandError where there is none."""
    from warehouse.connect import WarehouseMissing, open_published

    try:
        return open_published(place_of(args).link)
    except WarehouseMissing as error:
        raise CommandError(str(error)) from error


def is_coloured(stream: TextIO) -> bool:
    """Whether to colour what goes to `stream`: only on a terminal, and not where NO_COLOR is set (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR")


def paint(text: str, colour: str, stream: TextIO | None = None) -> str:
    """The text in a colour (bold, dim, red, green, yellow) where `stream`, by default stdout, shows colours."""
    shown = is_coloured(stream or sys.stdout)
    return f"\033[{_COLOURS[colour]}m{text}\033[0m" if shown else text
