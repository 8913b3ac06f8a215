"""What a document says is run: its `console` blocks as commands with what they print, and blocks that are a file.

A block whose first line is ```console holds commands, each after `$ `, over several lines where a quotation mark is
open, a line ends in a backslash, or it reads what follows (`<<'END'`). Lines below a command are what it prints, `…`
standing for anything: within a line for any characters, alone on one for any lines. A command ends with 0 unless the
next one is `$ echo $?`. A block whose first line names a file (```toml site.toml) is that file: it is written where
there is none, and has to be word for word the one that is there. A ```python block that names none is run. Blocks of
other kinds (```sh) are not.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ANYTHING = "…"
ASKS_CODE = "echo $?"
_FENCE = re.compile(r"^( *)(```+)(\S*) *(\S*)\s*$")
_HERE = re.compile(r"<<-?\s*(['\"]?)(\w+)\1")


@dataclass(slots=True)
class Step:
    """A command and the lines below it, or (`file` is its path) a file's text; lines count from 1."""

    line: int
    text: str
    printed: list[str] = field(default_factory=list)
    file: str | None = None

    @property
    def expected(self) -> str | None:
        """What the command prints, None where the document does not say."""
        return "\n".join(self.printed).rstrip() if any(self.printed) else None


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: the line its first line stands on, from 1, its kind, the file it names, its lines."""

    line: int
    kind: str
    file: str
    lines: tuple[str, ...]


def steps(path: Path) -> list[Step]:
    """What a document does, in order."""
    found: list[Step] = []
    for block in blocks(path.read_text(encoding="utf-8")):
        if block.file:
            found.append(Step(block.line, "\n".join(block.lines) + "\n", file=block.file))
        elif block.kind == "console":
            found += _commands(block)
        elif block.kind == "python":
            found.append(Step(block.line, "\n".join(["python - <<'END'", *block.lines, "END"])))
    return found


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of a document (CommonMark 4.5, with backticks), their indentation taken off."""
    lines = text.splitlines()
    start = 0
    while start < len(lines):
        opened = _FENCE.match(lines[start])
        start += 1
        if not opened:
            continue
        first, closing = start, re.compile(rf"^ *{opened[2]}`*\s*$")
        while not closing.match(lines[start]):
            start += 1
        inner = tuple(line.removeprefix(opened[1]) for line in lines[first:start])
        yield Block(first, opened[3], opened[4], inner)
        start += 1


def _commands(block: Block) -> Iterator[Step]:
    step: Step | None = None
    for number, line in enumerate(block.lines, block.line + 1):
        if step is not None and _is_open(step.text):
            step.text += "\n" + line
        elif line.startswith("$ "):
            if step is not None:
                yield step
            step = Step(number, line[2:])
        elif step is not None:
            step.printed.append(line)
    if step is not None:
        yield step


def _is_open(command: str) -> bool:
    """Whether a command goes on in the next line."""
    here = _HERE.search(command)
    if here:
        return here[2] not in command.splitlines()[1:]
    if command.endswith("\\"):
        return True
    try:
        shlex.split(command, comments=True)
    except ValueError:  # a quotation mark is open
        return True
    return False


def agrees(expected: str, printed: str) -> bool:
    """Whether what was printed is what a document says, `…` standing for anything, blanks at line ends for nothing."""
    pattern = "".join(_line_pattern(line) for line in expected.splitlines())
    given = "".join(line.rstrip() + "\n" for line in printed.rstrip().splitlines())
    return re.fullmatch(pattern, given) is not None


def _line_pattern(line: str) -> str:
    if line.strip() == ANYTHING:
        return r"(?:[^\n]*\n)*"
    return r"[^\n]*".join(re.escape(part) for part in line.rstrip().split(ANYTHING)) + "\n"
