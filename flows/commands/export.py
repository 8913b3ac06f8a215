"""`parallax export`: the published views, or articles, as files for other tools."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.commands.common import CommandError, add_warehouse, open_warehouse

if TYPE_CHECKING:
    import duckdb

EXAMPLES = """Examples:
  parallax export --to out                    every published view, as Parquet
  parallax export articles quotes --to out --format csv
  parallax export --to out --story s0123456789abcdef --format json
  parallax export --to out --format ninjs --since 2026-01-01 --replace
                                              a JSON file per article, as IPTC's ninjs 2.1 names things

Beside the files lies manifest.json: the run, the rows and the SHA-256 of each."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.epilog = EXAMPLES
    parser.add_argument("views", nargs="*", metavar="VIEW", help="the views to export (default: all)")
    parser.add_argument("--to", type=Path, required=True, metavar="FOLDER", help="the folder to make")
    parser.add_argument("--format", choices=("parquet", "csv", "json", "ninjs"), default="parquet", help="(parquet)")
    parser.add_argument("--story", metavar="ID", help="only what is about this story")
    parser.add_argument("--since", type=_moment, metavar="DATE", help="only reports of this day (UTC) and later")
    parser.add_argument("--replace", action="store_true", help="replace an earlier export in that folder")
    add_warehouse(parser)


def run(args: argparse.Namespace) -> int:
    """Exit code 0 when the folder is whole; raises CommandError where it cannot be made."""
    from tasks.load.export import Choice, ExportError, export, folder_bytes

    if args.format == "ninjs" and args.views:
        raise CommandError("ninjs has a file for each article: name no views")
    choice = Choice(tuple(args.views), args.story, args.since)
    with open_warehouse(args) as con:
        try:
            files = export(con, args.to.resolve(), args.format, choice, _about(con), args.replace)
        except ExportError as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"cannot write {args.to}: {error.strerror or error}") from error
    n_rows = sum(int(file["rows"]) for file in files)
    print(f"{args.to}: {len(files):,} files, {n_rows:,} rows, {folder_bytes(files) / 1e6:.1f} MB")
    return 0


def _about(con: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """What heads the manifest: the newest run in the file, and who made it."""
    import duckdb

    newest = con.execute("select run_id, version from published.runs order by run_id desc limit 1").fetchall()
    run_id, version = newest[0] if newest else (None, None)
    return {"run": run_id, "versions": {"parallax": version, "duckdb": duckdb.__version__}}


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is no date (YYYY-MM-DD, or with a time)") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
