"""A folder laid out like a clone of the project, and a document's commands run in one."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.docs.marked import ASKS_CODE, Step, agrees, steps
from warehouse.place import PROJECT

SAMPLES = Path("warehouse/data/samples.duckdb")
DOCUMENTS = [PROJECT / "README.md", PROJECT / "CONTRIBUTING.md", *sorted((PROJECT / "docs").glob("*.md"))]
# What a document's command is replaced by: the command, what is run instead, and why.
INSTEAD = (
    (r"git clone .*", "true", "a test asks nothing of the network; the folder is laid out as a clone"),
    (r"cd parallax", "true", "the folder that `git clone` would have made is where commands run"),
    (r"make (setup|test|lint|check|lock)", r"make -n \1", "minutes, the network, or this very test: looked up only"),
)
_LEFT_OUT = {".git", ".venv", "reports", "test-output", "build", "dist", "models", "uv.lock", ".make"}
_CACHES = {"__pycache__", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis"}
_OURS = re.compile(r"^(PARALLAX|PREFECT|XDG|PYTEST|VIRTUAL_ENV|PYTHON|NO_COLOR|FORCE_COLOR|COLUMNS|LINES)")
_LONGEST = 1800  # seconds, for a whole document
# Nothing here may install anything into the environment that the tests run in.
_MAKE = '#!/bin/sh\nexec {make} --no-print-directory --old-file .venv/.locked "$@"\n'
_RUN = """cd '{root}'
code() {{ echo $2 > '{work}'/$1.code; return $2; }}
put() {{ if [ -e "$2" ]; then diff "$2" "$1"; else mkdir -p "$(dirname "$2")" && cp "$1" "$2"; fi; }}
"""


@dataclass(frozen=True, slots=True)
class Done:
    """A step that was done: its exit code (None if the shell ended before), and what it printed on both streams."""

    step: Step
    code: int | None
    printed: str


@dataclass(frozen=True, slots=True)
class Clone:
    """A folder laid out like a clone; `home` is a home folder and a place for what belongs to no clone."""

    root: Path
    home: Path

    @classmethod
    def make(cls, folder: Path) -> Clone:
        """Copy the project into `folder`, less what git ignores; the model and the environment are links."""
        root, home = folder / "parallax", folder / "home"
        shutil.copytree(PROJECT, root, ignore=_ignored, symlinks=True)
        (root / "models").symlink_to(PROJECT / "models")
        (root / ".venv").symlink_to(sys.prefix)
        (home / "bin").mkdir(parents=True)
        make = home / "bin" / "make"
        make.write_text(_MAKE.format(make=shutil.which("make")), encoding="utf-8")
        make.chmod(0o755)
        return cls(root, home)

    def copy(self, folder: Path, warehouse: bool) -> Clone:
        """Another one, with the warehouse of this one and its reports or without."""
        ignore = None if warehouse else shutil.ignore_patterns("data", "reports")
        shutil.copytree(self.root, folder / "parallax", symlinks=True, ignore=ignore)
        shutil.copytree(self.home, folder / "home")
        return Clone(folder / "parallax", folder / "home")

    def environment(self) -> dict[str, str]:
        """The variables a new user has, and this folder's code before the installed one."""
        kept = {name: value for name, value in os.environ.items() if not _OURS.match(name)}
        path = os.pathsep.join([str(self.home / "bin"), str(self.root / ".venv" / "bin"), kept["PATH"]])
        ours = {"PATH": path, "HOME": str(self.home), "PYTHONPATH": str(self.root), "TERM": "dumb", "LC_ALL": "C.UTF-8"}
        return kept | ours

    def do(self, given: list[Step]) -> list[Done]:
        """Do steps, one after another in one shell; a command finds its standard input empty."""
        work = Path(tempfile.mkdtemp(dir=self.home))
        script = work / "all.sh"
        script.write_text(_RUN.format(root=self.root, work=work) + "".join(_lines(given, work)), encoding="utf-8")
        _run(script, self.environment())
        return [_done(step, work / str(number)) for number, step in enumerate(given)]


def of_document(path: Path, base: Clone, folder: Path) -> list[Done]:
    """Do a document; one that says `make run` itself begins without a warehouse."""
    given = steps(path)
    fresh = any(step.text == "make run" for step in given)
    return base.copy(folder, warehouse=not fresh).do(given)


def wrong(done: list[Done]) -> list[str]:
    """What is not as the document says, a text for each."""
    said = [_said(one, done[number + 1 : number + 2]) for number, one in enumerate(done)]
    return [text for text in said if text]


def is_replaced(command: str) -> bool:
    """Whether something else is run instead of a command."""
    return _instead(command) != command


def _ignored(folder: str, names: list[str]) -> set[str]:
    if Path(folder) == PROJECT:
        return _LEFT_OUT | _CACHES
    return _CACHES | ({"data"} if Path(folder) == PROJECT / "warehouse" else set())


def _lines(given: list[Step], work: Path) -> list[str]:
    lines = []
    for number, step in enumerate(given):
        name = work / str(number)
        name.with_suffix(".sh").write_text((_instead(step.text) if step.file is None else step.text), encoding="utf-8")
        do = f". '{name}.sh'" if step.file is None else f"put '{name}.sh' '{step.file}'"
        lines.append(f"{do} </dev/null >'{name}.out' 2>&1\ncode {number} $?\n")
    return lines


def _instead(command: str) -> str:
    for pattern, replacement, _ in INSTEAD:
        if re.fullmatch(pattern, command):
            return re.sub(pattern, replacement, command)
    return command


def _run(script: Path, environment: dict[str, str]) -> None:
    """Run a script in a process group of its own, of which nothing stays."""
    process = subprocess.Popen(["bash", str(script)], env=environment, start_new_session=True)
    try:
        process.wait(_LONGEST)
    finally:
        _end_group(process.pid)
        process.wait()


def _end_group(group: int) -> None:
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:  # all of it has ended
        return


def _done(step: Step, name: Path) -> Done:
    code, printed = name.with_suffix(".code"), name.with_suffix(".out")
    if not code.exists():
        return Done(step, None, "")
    return Done(step, int(code.read_text(encoding="ascii")), printed.read_text(encoding="utf-8"))


def _said(done: Done, following: list[Done]) -> str | None:
    told = bool(following) and following[0].step.text == ASKS_CODE
    if done.code is None or (done.code != 0 and not told):
        return f"line {done.step.line}: {done.step.text}\nended with {done.code}:\n{done.printed}"
    expected = done.step.expected
    if expected is None or is_replaced(done.step.text) or agrees(expected, done.printed):
        return None
    return f"line {done.step.line}: {done.step.text}\nsays:\n{expected}\nbut printed:\n{done.printed}"
