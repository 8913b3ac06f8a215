"""`parallax describe`: the data dictionary, out of the comments in the published file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import asdict
from difflib import get_close_matches
from typing import TYPE_CHECKING

from flows.commands.common import CommandError, add_warehouse, open_warehouse, paint
from flows.commands.output import terminal_width
from flows.commands.table import render
from flows.commands.values import dumps

if TYPE_CHECKING:
    from warehouse.dictionary import DescribedView

EXAMPLES = """Examples:
  parallax describe                           every view, and what one row of it is
  parallax describe articles                  the columns of a view, with types and meanings
  parallax describe --format markdown         the whole dictionary as a document"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.epilog = EXAMPLES
    parser.add_argument("view", nargs="?", metavar="VIEW", help="a published view; without one, all of them")
    parser.add_argument("--format", choices=("table", "markdown", "json"), default="table", help="default: table")
    add_warehouse(parser)


def run(args: argparse.Namespace) -> int:
    """Print the dictionary, or the part of it about one view."""
    from warehouse.dictionary import dictionary

    with open_warehouse(args) as con:
        views = dictionary(con)
    chosen = views if args.view is None else [find_view(views, args.view)]
    if args.format == "json":
        print(dumps([asdict(view) for view in chosen] if args.view is None else asdict(chosen[0])))
    elif args.format == "markdown":
        print("\n".join(_markdown(view) for view in chosen), end="")
    elif args.view is None:
        print_table(("view", "one row is"), [(view.name, view.comment) for view in views])
    else:
        print_view(chosen[0])
    return 0


def find_view(views: list[DescribedView], name: str) -> DescribedView:
    """The view of that name, with or without its schema; raises CommandError, with a hint, where there is none."""
    wanted = name.removeprefix("published.").lower()
    for view in views:
        if view.name == wanted:
            return view
    near = get_close_matches(wanted, [view.name for view in views], 1)
    hint = f"did you mean {near[0]}?" if near else "parallax describe lists them all"
    raise CommandError(f"no view is called {name}; {hint}")


def print_view(view: DescribedView) -> None:
    """Print a view: what a row of it is, then its columns."""
    print(f"{paint(view.name, 'bold')}: {view.comment}\n")
    print_table(("column", "type", "meaning"), [(c.name, c.type, c.comment) for c in view.columns])


def print_table(names: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    """Print rows under their column names, broken into lines to fit a terminal."""
    print(render(names, rows, terminal_width(sys.stdout), wrap=True), end="")


def _markdown(view: DescribedView) -> str:
    rows = "".join(f"| {c.name} | {_cell(c.type)} | {_cell(c.comment)} |\n" for c in view.columns)
    return f"## {view.name}\n\n{view.comment}\n\n| column | type | meaning |\n| --- | --- | --- |\n{rows}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
