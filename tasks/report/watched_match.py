"""How what is watched is met in rows: entities by any name they go by, words in a row, articles in a line."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from tasks.link.words import words
from tasks.names import words as name_words
from tasks.report.words import day, digits

if TYPE_CHECKING:
    import duckdb

Row = dict[str, Any]
Words = tuple[str, ...]
_ENTITIES = "select entity_id, name, aliases from published.entities order by entity_id"


def where(article: Row) -> str:
    """Whose an article is, and of which day."""
    return ", ".join(each for each in (article["outlet"], day(article["time"])) if each)


def times(n: int) -> str:
    """How often, in a word."""
    return "once" if n == 1 else "twice" if n == 2 else f"{digits(n)} times"


def who(
    con: duckdb.DuckDBPyConnection, names: Collection[str]
) -> tuple[dict[str, frozenset[Words]], dict[str, frozenset[str]]]:
    """How the watched entities are called, and which they are: by id, or by any name that they go by."""
    called: dict[str, frozenset[Words]] = {}
    by_name: dict[Words, set[str]] = {}
    for entity_id, name, aliases in con.execute(_ENTITIES).fetchall() if names else ():
        called[entity_id] = frozenset(tuple(words(each)) for each in (name, *aliases))
        for form in (name, *aliases):
            by_name.setdefault(name_words(form), set()).add(entity_id)
    entities = {name: {name} & called.keys() or by_name.get(name_words(name), set()) for name in names}
    return called, {name: frozenset(ids) for name, ids in entities.items()}


def words_of(row: Row) -> str:
    """All words of an article, as `holds` looks through them."""
    return padded(" ".join(row[key] or "" for key in ("title", "standfirst", "body")))


def padded(text: str) -> str:
    """The words of a text, folded, with a blank on each side, so that a run of words is a run of characters."""
    return f" {' '.join(words(text))} "


def holds(within: str, wanted: Words, is_stem: bool = False) -> bool:
    """Whether words stand in a padded text, in a row; of a stem, the last of them is a beginning."""
    return bool(wanted) and f" {' '.join(wanted)}{'' if is_stem else ' '}" in within
