"""`parallax sql`: a question to the published file, opened read-only."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.commands.common import CommandError, add_warehouse, open_warehouse
from flows.commands.output import FORMATS, opened, write_rows
from warehouse.place import PROJECT

if TYPE_CHECKING:
    import duckdb

QUERIES = PROJECT / "warehouse" / "queries"
BATCH = 1000
INTERRUPTED = "Query interrupted"  # what DuckDB makes of Ctrl-C
EXAMPLES = """Examples:
  parallax sql "from outlets"
  parallax sql "select title, outlet from articles where published_at > '2026-01-01'" --format csv
  parallax sql --list                         the ready questions
  parallax sql --query most_named             one of them
  parallax sql --file question.sql --format parquet --output answer.parquet
  echo "select count(*) from mentions" | parallax sql

Views are found by their bare names (parallax describe lists them). Times are in UTC."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.epilog = EXAMPLES
    parser.add_argument("sql", nargs="?", metavar="QUERY", help="the question in SQL; - reads it from standard input")
    parser.add_argument("--file", type=Path, metavar="FILE", help="read the question from a file")
    parser.add_argument("--query", metavar="NAME", help="ask a ready question, by its name")
    parser.add_argument("--list", action="store_true", help="list the ready questions")
    parser.add_argument("--format", choices=(*FORMATS, "parquet"), default="table", help="default: table")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write to a file")
    add_warehouse(parser)


def run(args: argparse.Namespace) -> int:
    """Ask and print; raises CommandError, with DuckDB's own words, where the question does not hold."""
    if args.list:
        with opened(args.output) as stream:
            write_rows(("name", "question"), ready_questions(), _plain(args.format), stream)
        return 0
    question = _question(args)
    if not question.strip():
        raise CommandError("the question is empty")
    if args.format == "parquet" and args.output is None:
        raise CommandError("--format parquet needs --output FILE")
    import duckdb

    with open_warehouse(args) as con:
        if not sys.stderr.isatty():
            con.execute("set enable_progress_bar = false")
        try:
            _answer(con, question, args)
        except duckdb.Error as error:
            raise CommandError(str(error)) from error
        except RuntimeError as error:
            if str(error) == INTERRUPTED:
                raise KeyboardInterrupt from error
            raise
    return 0


def ready_questions() -> list[tuple[str, str]]:
    """Name and question of each file of `warehouse/queries`, by name; the question is the file's first line."""
    return [(path.stem, _first_line(path)) for path in sorted(QUERIES.glob("*.sql"))]


def _first_line(path: Path) -> str:
    return path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("--").strip()


def _plain(form: str) -> str:
    if form == "parquet":
        raise CommandError("--list cannot be written as parquet")
    return form


def _question(args: argparse.Namespace) -> str:
    """The SQL to run, from the one place that was named."""
    given = [name for name in ("sql", "file", "query") if getattr(args, name) is not None]
    if len(given) > 1:
        raise CommandError("give one of QUERY, --file and --query, not several")
    if args.query is not None:
        return _ready(args.query)
    if args.file is not None:
        return _from_file(args.file)
    if args.sql not in (None, "-"):
        return str(args.sql)
    if args.sql is None and sys.stdin.isatty():
        raise CommandError('no question. Try: parallax sql "from outlets", or parallax sql --list')
    return sys.stdin.read()


def _ready(name: str) -> str:
    path = QUERIES / f"{name}.sql"
    known = [stem for stem, _ in ready_questions()]
    if name not in known:
        raise CommandError(f"no ready question is called {name}; there are: {', '.join(known)}")
    return path.read_text(encoding="utf-8")


def _from_file(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"cannot read the question from {path}: {error}") from error


def _answer(con: duckdb.DuckDBPyConnection, question: str, args: argparse.Namespace) -> None:
    if args.format == "parquet":
        relation = con.sql(question)
        if relation is None:
            raise CommandError("this statement gives no rows to write")
        relation.write_parquet(str(args.output))
        return
    con.execute(question)
    names = [column[0] for column in con.description or ()]
    if names:
        with opened(args.output) as stream:
            write_rows(names, _fetch(con), args.format, stream)


def _fetch(con: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while batch := con.fetchmany(BATCH):
        yield from batch
