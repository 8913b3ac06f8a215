"""The ready questions: SQL files whose first line is the question."""

from __future__ import annotations

from pathlib import Path

from flows.commands.common import CommandError
from warehouse.place import PROJECT

QUERIES = PROJECT / "warehouse" / "queries"


def ready_questions() -> list[tuple[str, str]]:
    """Name and question of each file of `warehouse/queries`, by name."""
    return [(path.stem, first_line(path)) for path in sorted(QUERIES.glob("*.sql"))]


def ready_query(name: str) -> str:
    """The SQL of a ready question; raises CommandError, naming those there are, for another name."""
    known = [stem for stem, _ in ready_questions()]
    if name not in known:
        raise CommandError(f"no ready question is called {name}; there are: {', '.join(known)}")
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")


def first_line(path: Path) -> str:
    """What the comment on an SQL file's first line says."""
    with path.open(encoding="utf-8") as file:
        return file.readline().removeprefix("--").strip()
