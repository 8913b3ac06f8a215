"""`parallax release`: a dated, frozen folder of the views for others, without article texts."""

from __future__ import annotations

import argparse
from pathlib import Path

from flows.commands.common import CommandError, add_warehouse, open_warehouse

EXAMPLES = """Examples:
  parallax release                            a folder parallax-release-YYYY-MM-DD, here
  parallax release --to releases --by "A. Reader, University of Somewhere"

The day is that of the newest run in the file: the same file gives the same bytes. What is left out, and why, its
README.md says; dictionary.md says what was measured of each column."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.epilog = EXAMPLES
    parser.add_argument("--to", type=Path, default=Path(), metavar="DIR", help="where the folder goes (here)")
    parser.add_argument("--by", default="Anonymous", metavar="NAME", help="who releases it, for the citation")
    parser.add_argument("--replace", action="store_true", help="replace an earlier release of that day")
    add_warehouse(parser)


def run(args: argparse.Namespace) -> int:
    """Exit code 0 when the folder is whole; raises CommandError where it cannot be made."""
    from tasks.load.export import ExportError
    from tasks.load.release import release

    with open_warehouse(args) as con:
        try:
            folder, n_rows = release(con, args.to.resolve(), args.by, args.replace)
        except ExportError as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"cannot write {args.to}: {error.strerror or error}") from error
    names = [path for path in folder.iterdir() if path.suffix == ".parquet"]
    size = sum(path.stat().st_size for path in folder.iterdir())
    print(f"{args.to / folder.name}: {len(names)} views, {n_rows:,} rows, {size / 1e6:.1f} MB")
    return 0
