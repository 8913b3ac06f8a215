"""A conversation with one published file: statements and dot-commands in, answers out."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from flows.commands.common import CommandError
from flows.commands.output import opened, write_rows
from flows.shell.split import split

if TYPE_CHECKING:
    import duckdb

BATCH = 1000
_PAUSE = 0.1  # seconds between looks whether Ctrl-C was pressed
FORMATS = ("table", "csv", "json", "jsonl", "parquet")


@dataclass(slots=True)
class Session:
    """The open file, and how answers are given: in which of FORMATS, and the file that takes the next one, if any."""

    con: duckdb.DuckDBPyConnection
    link: Path
    form: str = "table"
    output: Path | None = None
    ended: bool = False
    version: Path = field(init=False)
    _stopped: Event = field(init=False, default_factory=Event)

    def __post_init__(self) -> None:
        self.version = self.link.resolve()
        if not sys.stderr.isatty():
            self.con.execute("set enable_progress_bar = false")

    def do_all(self, text: str) -> None:
        """Do every statement and dot-command of a text; the last statement may lack its semicolon.

        Raises CommandError at the first that does not hold, KeyboardInterrupt where one is interrupted.
        """
        whole, rest = split(text)
        for piece in [*whole, rest]:
            if piece and not self.ended:
                self.do(piece)

    def do(self, piece: str) -> None:
        """Do one statement or dot-command; raises as `do_all`."""
        if piece.startswith("."):
            from flows.shell.dots import do

            do(self, piece)
        else:
            self.ask(piece)

    def ask(self, statement: str) -> None:
        """Answer a statement; raises CommandError, with DuckDB's own words, where it does not hold.

        It is answered in a thread of its own: what DuckDB does in the main one, Ctrl-C does not always end.
        """
        import duckdb

        with ThreadPoolExecutor(1) as pool, self._stoppable():
            answer = pool.submit(self._answer, statement)
            while not wait([answer], _PAUSE).done:
                if self._stopped.is_set():
                    self.con.interrupt()
        if self._stopped.is_set():
            raise KeyboardInterrupt
        try:
            answer.result()
        except duckdb.Error as error:
            raise CommandError(_told(error)) from error

    @contextmanager
    def _stoppable(self) -> Iterator[None]:
        """Let Ctrl-C be noted, so that it comes at no wrong moment."""
        self._stopped.clear()
        before = signal.signal(signal.SIGINT, lambda *_: self._stopped.set())
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    def _answer(self, statement: str) -> None:
        if self.form == "parquet":
            self._write_parquet(statement)
            return
        said = self._says_something(statement)
        self.con.execute(statement)
        if said:
            names = [column[0] for column in self.con.description or ()]
            with opened(self.output) as stream:
                write_rows(names, self._rows(), self.form, stream)
            self.output = None

    def _says_something(self, statement: str) -> bool:
        """Whether a statement has an answer; `set`, `use` and `attach` have none."""
        import duckdb

        kinds = [each.expected_result_type for each in self.con.extract_statements(statement)]
        return any(kind != [duckdb.ExpectedResultType.NOTHING] for kind in kinds)

    def _write_parquet(self, statement: str) -> None:
        if self.output is None:
            raise CommandError("Parquet needs a file: .output FILE, or --output FILE")
        relation = self.con.sql(statement)
        if relation is not None:
            relation.write_parquet(str(self.output))
            self.output = None

    def _rows(self) -> Iterator[tuple[Any, ...]]:
        while not self._stopped.is_set() and (batch := self.con.fetchmany(BATCH)):
            yield from batch


def _told(error: Exception) -> str:
    """DuckDB's message, the place it points at right below it."""
    return "\n".join(line for line in str(error).splitlines() if line.strip())
