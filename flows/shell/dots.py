"""The dot-commands: what the prompt knows beside SQL."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from flows.commands.common import CommandError
from flows.commands.describe import find_view, print_table, print_view
from flows.commands.queries import ready_query, ready_questions
from flows.shell.session import FORMATS, Session

if TYPE_CHECKING:
    from flows.shell.names import Macro


@dataclass(frozen=True, slots=True)
class Dot:
    """A dot-command: how it is written, what it does, and the function that does it with what stands behind it."""

    usage: str
    purpose: str
    do: Callable[[Session, str], None]


def do(session: Session, line: str) -> None:
    """Do a dot-command; raises CommandError for one there is none of, or with what it cannot do."""
    name, _, argument = line.partition(" ")
    dot = DOTS.get(name.strip())
    if dot is None:
        raise CommandError(f"no command is called {name}; .help lists them, and SQL ends with a semicolon")
    dot.do(session, argument.strip().rstrip(";"))


def _help(session: Session, argument: str) -> None:
    print_table(("command", "what it does"), [(dot.usage, dot.purpose) for dot in DOTS.values()])
    print("\nAnything else is SQL, over as many lines as it takes, to a semicolon. Tab completes; Ctrl-C starts anew.")


def _views(session: Session, argument: str) -> None:
    from flows.shell.names import macros
    from warehouse.dictionary import dictionary

    print_table(("view", "one row is"), [(view.name, view.comment) for view in dictionary(session.con)])
    print()
    print_table(("macro", "what it answers"), [(_call(macro), macro.purpose) for macro in macros(session.con)])


def _call(macro: Macro) -> str:
    return f"{macro.name}({', '.join(macro.parameters)})"


def _describe(session: Session, argument: str) -> None:
    from warehouse.dictionary import dictionary

    if not argument:
        raise CommandError("which view? .describe articles, for instance; .views lists them")
    print_view(find_view(dictionary(session.con), argument))


def _queries(session: Session, argument: str) -> None:
    if argument:
        session.ask(ready_query(argument))
    else:
        print_table(("name", "question"), ready_questions())


def _format(session: Session, argument: str) -> None:
    if argument and argument not in FORMATS:
        raise CommandError(f"answers come as {', '.join(FORMATS)}, not as {argument}")
    session.form = argument or session.form
    print(f"answers come as {session.form}")


def _output(session: Session, argument: str) -> None:
    session.output = Path(argument).expanduser() if argument else None
    print(f"the next answer goes to {argument}" if argument else "answers come here")


def _reload(session: Session, argument: str) -> None:
    from warehouse.connect import WarehouseMissing, open_published

    try:
        newer = open_published(session.link)
    except WarehouseMissing as error:
        raise CommandError(str(error)) from error
    session.con.close()
    session.con, session.version = newer, session.link.resolve()
    print(f"opened {session.version.name}", file=sys.stderr)


def _exit(session: Session, argument: str) -> None:
    session.ended = True


DOTS = {
    ".help": Dot(".help", "this", _help),
    ".views": Dot(".views", "the views and macros that can be asked", _views),
    ".describe": Dot(".describe VIEW", "the columns of a view, and what they mean", _describe),
    ".queries": Dot(".queries [NAME]", "the ready questions, or the answer to one", _queries),
    ".format": Dot(".format [FORMAT]", f"how answers come: {', '.join(FORMATS)}", _format),
    ".output": Dot(".output [FILE]", "the next answer goes to a file", _output),
    ".reload": Dot(".reload", "open what was published since", _reload),
    ".exit": Dot(".exit", "leave, as Ctrl-D does", _exit),
}
