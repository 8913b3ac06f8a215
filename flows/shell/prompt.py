"""The prompt on a terminal: lines until a semicolon, with history, completion and colours."""

from __future__ import annotations

import os
import sys

from prompt_toolkit import PromptSession
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.lexers import PygmentsLexer
from pygments.lexers.sql import SqlLexer

from flows.commands.common import CommandError, paint
from flows.shell.completion import SqlCompleter
from flows.shell.history import history, history_file
from flows.shell.names import Names
from flows.shell.session import Session
from flows.shell.split import split

PROMPT, CONTINUED = "parallax> ", "     ...> "
_GREETING = "select count(*), count(distinct outlet), count(distinct story_id) from articles where is_current"
_NEWER = "a newer version was published since; .reload opens it"


def talk(session: Session) -> None:
    """Ask for statements and answer them until the user leaves; an error or Ctrl-C ends the statement, not the talk."""
    prompt = _prompt(session)
    print(_greeting(session))
    told = session.version
    while not session.ended:
        if session.link.resolve() not in (session.version, told):
            told = session.link.resolve()
            print(paint(_NEWER, "yellow"))
        try:
            _do(session, prompt.prompt())
        except KeyboardInterrupt:
            continue
        except EOFError:
            return


def _do(session: Session, text: str) -> None:
    try:
        session.do_all(text)
    except CommandError as error:
        print(paint(str(error), "red", sys.stderr), file=sys.stderr)
    except KeyboardInterrupt:
        print(paint("interrupted", "yellow", sys.stderr), file=sys.stderr)


def _prompt(session: Session) -> PromptSession[str]:
    return PromptSession(
        PROMPT,
        multiline=True,
        prompt_continuation=CONTINUED,
        history=history(history_file()),
        completer=SqlCompleter(Names(session.con)),
        lexer=None if os.environ.get("NO_COLOR") else PygmentsLexer(SqlLexer),
        key_bindings=_keys(),
    )


def _keys() -> KeyBindings:
    keys = KeyBindings()
    keys.add("enter")(_enter)
    return keys


def _enter(event: KeyPressEvent) -> None:
    """Take the completion that is chosen; else ask what is whole, else begin another line."""
    buffer = event.current_buffer
    if buffer.complete_state and buffer.complete_state.current_completion:
        buffer.complete_state = None
    elif not split(buffer.text)[1]:
        buffer.validate_and_handle()
    else:
        buffer.newline()


def _greeting(session: Session) -> str:
    found = session.con.execute(_GREETING).fetchone() or (0, 0, 0)
    counts = "{:,} articles of {:,} outlets, {:,} stories".format(*found)
    return f"{session.link.name}: {counts}. SQL ends with a semicolon; .help tells the rest, Ctrl-D ends."
