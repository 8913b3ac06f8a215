"""The `parallax` command: reads the command line and hands over to the one module of the command that was chosen.

Exit codes: 0 done, 1 a check stopped the run (or `doctor` found a problem), 2 the command was wrong.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

from flows.commands.common import CommandError
from tasks.tomlfile import KeptFileError

COMMANDS = {
    "run": "take in reports and publish what is new",
    "inspect": "one article with what was found in it marked",
    "sql": "ask the published file a question",
    "report": "where a run's report lies",
    "runs": "the runs so far, and what each brought",
    "describe": "the data dictionary: views, columns, what they mean",
    "export": "the published views, or articles, as files for other tools",
    "verify": "whether every offset, key and count holds, from the raw bytes up",
    "prune": "let old bytes, old articles and what is told of old runs go",
    "compact": "small raw files into fewer, and free room given back",
    "reprocess": "everything again from raw, after a change of model or rules, compared before it is published",
    "release": "a dated, frozen folder of the views for others, without article texts, with what was measured",
    "rollback": "go back to the version published before",
    "doctor": "what is wrong with the set-up, in one screen",
    "serve": "run by the clock, in one process, without a worker",
    "hooks": "who is told of failures, new conflicts and news",
    "up": "keep a local Prefect server, for those who run often",
}
EXAMPLES = """Examples:
  parallax run samples                        take in a folder of reports
  parallax inspect page.html                  see what is found in one article
  parallax sql "from outlets"                 ask a question; the answer as a table
  parallax sql --query most_named             ask one of the ready questions (--list names them)
  parallax describe articles                  what the columns of a view mean
  parallax runs                               the runs so far, newest first

parallax COMMAND --help tells more of each. A warehouse other than the default: --warehouse PATH, or
the environment variable PARALLAX_WAREHOUSE."""
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; errors that are the user's to mend are told without a traceback."""
    words = sys.argv[1:] if argv is None else list(argv)
    try:
        return _run(words)
    except (CommandError, KeptFileError) as error:
        print(f"parallax: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        _close_quietly()
        return 0
    except KeyboardInterrupt:
        print("parallax: interrupted", file=sys.stderr)
        return INTERRUPTED


def _run(words: list[str]) -> int:
    parser = _parser(words[0] if words else None)
    try:
        args = parser.parse_args(words)
    except SystemExit as stop:  # argparse has said what was wrong, or printed the help
        return int(stop.code or 0)
    if args.command is None:
        parser.print_help(sys.stderr)
        return 2
    code: int = _module(args.command).run(args)
    sys.stdout.flush()
    return code


def _parser(chosen: str | None) -> argparse.ArgumentParser:
    """The parser; only the chosen command's module is imported, so that no command pays for another's imports."""
    style = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        prog="parallax", description="One story, every outlet, in SQL.", epilog=EXAMPLES, formatter_class=style
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and leave")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for name, purpose in COMMANDS.items():
        command = commands.add_parser(name, help=purpose, description=f"{purpose.capitalize()}.", formatter_class=style)
        if name == chosen:
            _module(name).add_arguments(command)
    return parser


def _module(command: str) -> ModuleType:
    return import_module(f"flows.commands.{command}")


class _Version(argparse.Action):
    """Prints the version; looked up only when asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"parallax {version('parallax')}")
        parser.exit()


def _close_quietly() -> None:
    """The reader of our output has left: point it at nothing, so that Python's own last flush is quiet too."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
