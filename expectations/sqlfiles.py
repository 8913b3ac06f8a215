"""The SQL files of rules and checks: `<stage>/<table>__<name>.sql`, the first line a comment that says what holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_HERE = Path(__file__).resolve().parent
# A row that breaks several rules is set aside for the first: what keeps it from being stored, then what is wrong with
# it by itself, then what does not fit with other rows or numbers, which may follow from the former.
_FIRST = ("value_missing", "id_malformed", "duplicate_key", "code_unknown", "document_missing", "article_missing")
_LAST = (
    "overlapping", "words_miscounted", "body_not_covered", "no_sentences", "text_mismatch", "speaker_mismatch",
    "entity_missing", "quote_missing", "parent_missing", "no_mention",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Query:
    """One query of bad rows: `name` is the rule's reason or the check's name, `purpose` what a good row does."""

    stage: str
    table: str
    name: str
    severity: str
    purpose: str
    sql: str

    @property
    def code(self) -> str:
        """The file's name: `<table>__<name>`."""
        return f"{self.table}__{self.name}"


@cache
def rules(stage: str) -> tuple[Query, ...]:
    """The row rules of a stage (each returns row_id, reason), those that make a row unfit to store first."""
    found = [_query(path, "critical") for path in sorted((_HERE / "rules" / stage).glob("*.sql"))]
    return tuple(sorted(found, key=lambda rule: (_rank(rule.name), rule.code)))


@cache
def checks(stage: str) -> tuple[Query, ...]:
    """The checks of a stage as a whole (each returns row_id and what it saw), by name; none for some stages."""
    return tuple(_query(path, None) for path in sorted((_HERE / "checks" / stage).glob("*.sql")))


@cache
def views(stage: str) -> Mapping[str, str]:
    """What several checks of a stage read, by the view's name; none for most stages."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted((_HERE / "views" / stage).glob("*.sql"))}


@cache
def text(name: str) -> str:
    """The SQL of a file in this package, by its path without the suffix."""
    return (_HERE / f"{name}.sql").read_text(encoding="utf-8")


def _query(path: Path, severity: str | None) -> Query:
    comment, _, sql = path.read_text(encoding="utf-8").partition("\n")
    told = comment.removeprefix("-- ")
    if severity is None:
        severity, _, told = told.partition(": ")
    table, _, name = path.stem.partition("__")
    return Query(path.parent.name, table, name, severity, told.rstrip("."), sql.strip())


def _rank(reason: str) -> int:
    if reason in _FIRST:
        return _FIRST.index(reason)
    return len(_FIRST) + (1 + _LAST.index(reason) if reason in _LAST else 0)
