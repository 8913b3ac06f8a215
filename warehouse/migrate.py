"""Numbered migrations: `schema/NNNN_name.sql`, applied in order, each in one transaction, never twice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import duckdb

SCHEMA_FOLDER = Path(__file__).resolve().parent / "schema"
_MIGRATED = "from duckdb_tables() where database_name = current_database() and table_name = 'migrations'"
_NAME = re.compile(r"(\d{4})_[a-z0-9_]+\.sql")


class MigrationError(Exception):
    """The migrations on disk and those a database went through do not go together."""


@dataclass(frozen=True, slots=True)
class Migration:
    """One migration file: its number, name, SQL, and the SHA-256 of that SQL (whatever its line ends)."""

    number: int
    name: str
    sql: str
    sha256: str


def migrations(folder: Path = SCHEMA_FOLDER) -> list[Migration]:
    """The migrations of a folder, in order; raises MigrationError if a number is missing, doubled or unreadable."""
    found = [_read(path) for path in sorted(folder.glob("*.sql"))]
    numbers = [migration.number for migration in found]
    if numbers != list(range(1, len(found) + 1)):
        names = ", ".join(migration.name for migration in found)
        raise MigrationError(
            f"{folder}: migrations must be numbered 0001, 0002, … without gaps; found {names or 'none'}"
        )
    return found


def migrate(con: duckdb.DuckDBPyConnection, folder: Path = SCHEMA_FOLDER) -> list[str]:
    """Bring the connection's current database up to date; return the names of the migrations applied now.

    Each migration is one transaction, so the connection must have none open. Raises MigrationError if a migration
    applied before is missing from the folder or was edited since, before anything is changed.
    """
    files = migrations(folder)
    applied = _applied(con)
    _compare(files, applied, folder)
    missing = files[len(applied) :]
    for migration in missing:
        _apply(con, migration)
    return [migration.name for migration in missing]


def _read(path: Path) -> Migration:
    match = _NAME.fullmatch(path.name)
    if match is None:
        raise MigrationError(f"{path}: a migration is called NNNN_name.sql")
    sql = path.read_text(encoding="utf-8")
    return Migration(int(match[1]), path.name, sql, sha256(sql.encode()).hexdigest())


def _applied(con: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    """Name and SHA-256 of the migrations that the database went through, in order."""
    if con.execute(_MIGRATED).fetchone() is None:
        return []
    return con.execute("select name, sha256 from store.migrations order by number").fetchall()


def _compare(files: list[Migration], applied: list[tuple[str, str]], folder: Path) -> None:
    if len(applied) > len(files):
        raise MigrationError(
            f"this database went through {applied[-1][0]}, which is not in {folder}: a newer Parallax made it"
        )
    for migration, (name, digest) in zip(files, applied, strict=False):
        if migration.name != name:
            raise MigrationError(f"this database went through {name}; {folder} has {migration.name} in its place")
        if migration.sha256 != digest:
            raise MigrationError(f"{name} was edited after this database went through it: restore it, add a new one")


def _apply(con: duckdb.DuckDBPyConnection, migration: Migration) -> None:
    con.begin()
    try:
        con.execute(migration.sql)
        con.execute(
            "insert into store.migrations values (?, ?, ?)", [migration.number, migration.name, migration.sha256]
        )
    except BaseException:
        con.rollback()
        raise
    con.commit()
