"""Entities of the corpus in the private database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

import duckdb

from tasks.link.base import STATEMENTS, delete, given, insert, resettle
from tasks.link.corrections import Hand
from tasks.link.entities import ArticleEntity, Member, group, resolve
from warehouse.tables import ENTITY_KEYS

Keys = dict[Member, tuple[str, ...]]


def link_entities(con: duckdb.DuckDBPyConnection, run_id: str, articles: Collection[str], hand: Hand) -> set[str]:
    """Say who is who in the stories of some articles, as people correct it, and join them with the rest of the corpus.

    Returns the articles that name an entity which goes by another id now.
    """
    with given(con, "stirred", "article_id", {*articles, *hand.recalled}):
        entities = [_entity(row) for row in STATEMENTS.rows(con, "story_entities")]
    keys = hand.detach(entities, _resolved(entities))
    stirred = {*articles, *(article for article, _ in keys)}
    delete(con, ENTITY_KEYS, "article_id", stirred)
    rows = [{"article_id": article, "entity": n, "key": key} for (article, n), own in keys.items() for key in own]
    insert(con, ENTITY_KEYS, rows)
    joined = hand.joined(con)
    known, earlier = _known(con, hand.reached(con, {key for own in keys.values() for key in own}, joined), stirred)
    groups = [[_member_id(member) for member in members] for members in group(known | keys, joined)]
    settled = resettle(con, run_id, "entity", groups, earlier)
    changed = {member for member, cluster in earlier.items() if settled.members.get(member) != cluster}
    return {"a" + member[1:17] for member in changed}


def vanished(con: duckdb.DuckDBPyConnection) -> set[str]:
    """Articles that are there no longer, of which some cluster still has members."""
    return {row["article_id"] for row in STATEMENTS.rows(con, "vanished")}


def _entity(row: dict[str, object]) -> ArticleEntity:
    return ArticleEntity(**row | {"aliases": tuple(row["aliases"])})  # type: ignore[arg-type]


def _resolved(entities: list[ArticleEntity]) -> Keys:
    stories: dict[str, list[ArticleEntity]] = defaultdict(list)
    for one in entities:
        stories[one.story_id or one.article_id].append(one)
    return {member: own for story in stories.values() for member, own in resolve(story).items()}


def _known(
    con: duckdb.DuckDBPyConnection, keys: Collection[str], stirred: Collection[str]
) -> tuple[Keys, Mapping[str, str]]:
    """The keys of members of every entity that could be another now, and all these members' entities so far."""
    with given(con, "wanted", "key", keys), given(con, "stirred", "article_id", stirred):
        rows = STATEMENTS.rows(con, "sharing_keys")
    known: dict[Member, list[str]] = defaultdict(list)
    for row in rows:
        if row["key"] is not None:
            known[row["article_id"], row["entity"]].append(row["key"])
    return {member: tuple(own) for member, own in known.items()}, {row["member_id"]: row["cluster_id"] for row in rows}


def _member_id(member: Member) -> str:
    article, number = member
    return f"i{article[1:]}-{number}"
