"""What the names in corrections stand for: articles, what tells an entity, readings of a conflict.

An id of a story, an entity or a conflict stands for what it was when a run first read the entry: that stays, so that
the entry means the same after the id was merged away, and where articles come in another order. An article, an address
and a name stand for themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from tasks.link.base import STATEMENTS, Row, given, insert
from tasks.link.corrections.entries import DETACH, JOIN, MERGE, SPEAKER, SPLIT, Correction, is_id
from tasks.link.corrections.rules import Group, StoryRules, pairs_apart
from tasks.link.entities import KIND_ORDER, keys
from warehouse.tables import ANCHORS

_KNOWN = "select correction_id, target, stands_for from store.anchors"
_NAME = "select name from store.entity_names where entity_id = $entity_id"
Anchors = dict[tuple[str, str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Detached:
    """An entity that is somebody else in some articles; `tag` sets its keys there apart, `terms` tell who it was."""

    tag: str
    articles: Group
    terms: frozenset[str]


@dataclass(frozen=True, slots=True)
class EntityRules:
    """Terms (keys, or `article|name`) of one entity, a set an entry, and those of entities that are somebody else."""

    joined: tuple[frozenset[str], ...] = ()
    detached: tuple[Detached, ...] = ()


def known_anchors(con: duckdb.DuckDBPyConnection) -> Anchors:
    """What ids were found to stand for by earlier runs."""
    return {(entry, target): tuple(stands) for entry, target, stands in con.execute(_KNOWN).fetchall()}


def learn(con: duckdb.DuckDBPyConnection, entries: Iterable[Correction], anchors: Anchors) -> None:
    """Find what the ids of new entries stand for, and keep it."""
    fresh: Anchors = {}
    for entry in entries:
        for target in (*entry.targets, *([entry.value] if entry.kind == SPEAKER and entry.value else [])):
            if (entry.correction_id, target) not in anchors:
                fresh |= {(entry.correction_id, name): stands for name, stands in _found(con, target) if stands}
    anchors |= fresh
    rows = [{"correction_id": key[0], "target": key[1], "stands_for": list(stands)} for key, stands in fresh.items()]
    insert(con, ANCHORS, rows)


def _found(con: duckdb.DuckDBPyConnection, target: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield target, tuple(_stands_for(con, target))
    if is_id(target, "entity"):
        yield name_of(target), tuple(name for (name,) in con.execute(_NAME, {"entity_id": target}).fetchall())


def name_of(entity_id: str) -> str:
    """What the name that an entity had is kept under."""
    return f"{entity_id} name"


def _stands_for(con: duckdb.DuckDBPyConnection, target: str) -> list[str]:
    con.execute("set variable target = $target", {"target": target})
    for kind in ("story", "entity"):
        if is_id(target, kind):
            return [row["stands_for"] for row in STATEMENTS.rows(con, f"corrections_{kind}")]
    if is_id(target, "conflict"):
        found = STATEMENTS.rows(con, "corrections_conflict")
        rows = readings(con, {row["story_id"] for row in found})
        live = {row["conflict_id"] for row in found}
        return sorted({row["reading"] for row in rows if row["conflict_id"] in live})
    return []


def readings(con: duckdb.DuckDBPyConnection, stories: Collection[str]) -> list[Row]:
    """The readings of all conflicts of some stories, those that are called false too."""
    with given(con, "asked", "story_id", stories):
        return STATEMENTS.rows(con, "corrections_readings")


def articles_of(con: duckdb.DuckDBPyConnection, entries: Sequence[Correction], anchors: Anchors) -> Anchors:
    """The articles that each target of entries about stories, and of splits of entities, stands for and are there."""
    wanted = [(entry.correction_id, target) for entry in entries for target in _of_articles(entry)]
    listed = {key: anchors.get(key) or ((key[1],) if not is_id(key[1], "story") else ()) for key in wanted}
    with given(con, "asked", "target", {each for stands in listed.values() for each in stands}):
        rows = STATEMENTS.rows(con, "corrections_articles")
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        found[row["target"]].append(row["article_id"])
    return {key: tuple(article for each in stands for article in found[each]) for key, stands in listed.items()}


def _of_articles(entry: Correction) -> Sequence[str]:
    if entry.kind in (MERGE, SPLIT):
        return entry.targets
    return entry.targets[1:] if entry.kind == DETACH else ()


def story_rules(entries: Iterable[Correction], articles: Anchors) -> StoryRules:
    """What entries say of which articles are in one story."""
    together: list[Group] = []
    apart: list[tuple[Group, Group]] = []
    for entry in entries:
        sets = [frozenset(articles.get((entry.correction_id, target), ())) for target in entry.targets]
        if entry.kind == MERGE:
            together.append(frozenset().union(*sets))
        if entry.kind == SPLIT:
            taken = frozenset().union(*sets[1:])
            together += [] if entry.value else [taken]
            apart += pairs_apart(taken, sets[0] - taken, bool(entry.value))
    return StoryRules(tuple(each for each in together if len(each) > 1), tuple(apart))


def entity_rules(entries: Iterable[Correction], anchors: Anchors, articles: Anchors) -> EntityRules:
    """What entries say of who is who."""
    joined, detached = [], []
    for entry in entries:
        if entry.kind == JOIN:
            joined.append(frozenset().union(*(terms(entry, target, anchors) for target in entry.targets)))
        if entry.kind == DETACH:
            own = [articles.get((entry.correction_id, target), ()) for target in entry.targets[1:]]
            whose = terms(entry, entry.targets[0], anchors)
            detached.append(Detached(entry.correction_id, frozenset().union(*own), whose))
    return EntityRules(tuple(joined), tuple(detached))


def terms(entry: Correction, target: str, anchors: Anchors) -> frozenset[str]:
    """What tells the entity that a target names: what its id stood for, or the keys that a name makes by itself."""
    if is_id(target, "entity"):
        return frozenset(anchors.get((entry.correction_id, target), ()))
    return frozenset(key for kind in KIND_ORDER for key in keys(target, kind))


def keys_now(con: duckdb.DuckDBPyConnection, asked: Collection[str]) -> dict[str, set[str]]:
    """The keys that entities of some terms have as linking left them."""
    found: dict[str, set[str]] = {term: set() for term in asked}
    with given(con, "asked", "term", asked):
        for row in STATEMENTS.rows(con, "corrections_keys"):
            found[row["term"]].add(row["key"])
    return found


def holders(con: duckdb.DuckDBPyConnection, asked: Collection[str]) -> list[Row]:
    """The entities that have some keys: key, entity_id, n_articles."""
    con.register("asked", pa.table({"key": pa.array(sorted(asked), pa.string())}))
    try:
        return STATEMENTS.rows(con, "corrections_holders")
    finally:
        con.unregister("asked")


def quotes_there(con: duckdb.DuckDBPyConnection, asked: Collection[str]) -> dict[str, str]:
    """Those of some quotes that are there, with the article each stands in."""
    with given(con, "asked", "quote_id", asked):
        return {row["quote_id"]: row["article_id"] for row in STATEMENTS.rows(con, "corrections_quotes")}
