"""`parallax sql`: questions to the published file, opened read-only: one, several, or on a terminal one by one."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from flows.commands.common import CommandError, add_warehouse, open_warehouse, place_of
from flows.commands.output import opened, write_rows
from flows.commands.queries import ready_query, ready_questions
from flows.shell.session import FORMATS, Session

EXAMPLES = """Examples:
  parallax sql "from outlets"
  parallax sql "select title, outlet from articles where published_at > '2026-01-01'" --format csv
  parallax sql --list                         the ready questions
  parallax sql --query most_named             one of them
  parallax sql --file question.sql --format parquet --output answer.parquet
  echo "select count(*) from mentions" | parallax sql
  parallax sql                                on a terminal: asks for questions (.help tells more)

Views are found by their bare names (parallax describe lists them). Times are in UTC."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.epilog = EXAMPLES
    parser.add_argument("sql", nargs="?", metavar="QUERY", help="the question in SQL; - reads it from standard input")
    parser.add_argument("--file", type=Path, metavar="FILE", help="read the question from a file")
    parser.add_argument("--query", metavar="NAME", help="ask a ready question, by its name")
    parser.add_argument("--list", action="store_true", help="list the ready questions")
    parser.add_argument("--format", choices=FORMATS, default="table", help="default: table")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write to a file")
    add_warehouse(parser)


def run(args: argparse.Namespace) -> int:
    """Ask and print; raises CommandError, with DuckDB's own words, where a question does not hold."""
    if args.list:
        with opened(args.output) as stream:
            write_rows(("name", "question"), ready_questions(), _plain(args.format), stream)
        return 0
    question = _question(args)
    if question is not None and not question.strip():
        raise CommandError("the question is empty")
    if question is not None and args.format == "parquet" and args.output is None:
        raise CommandError("--format parquet needs --output FILE")
    with open_warehouse(args) as con:
        session = Session(con, place_of(args).link, args.format, args.output)
        if question is None:
            _talk(session)
        else:
            session.do_all(question)
    return 0


def _talk(session: Session) -> None:
    from flows.shell.prompt import talk

    talk(session)


def _plain(form: str) -> str:
    if form == "parquet":
        raise CommandError("--list cannot be written as parquet")
    return form


def _question(args: argparse.Namespace) -> str | None:
    """The SQL to run, from the one place that was named; None where somebody is there to be asked."""
    given = [name for name in ("sql", "file", "query") if getattr(args, name) is not None]
    if len(given) > 1:
        raise CommandError("give one of QUERY, --file and --query, not several")
    if args.query is not None:
        return ready_query(args.query)
    if args.file is not None:
        return _from_file(args.file)
    if args.sql not in (None, "-"):
        return str(args.sql)
    if args.sql is not None or not sys.stdin.isatty():
        return sys.stdin.read()
    if not sys.stdout.isatty():  # nobody would see the prompt
        raise CommandError('no question. Try: parallax sql "from outlets", or parallax sql --list')
    return None


def _from_file(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"cannot read the question from {path}: {error}") from error
