"""The corrections as one run's linking applies them, step by step beside the steps of `tasks/link/stage.py`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import duckdb

from tasks.link.base import STATEMENTS, Row, given, insert
from tasks.link.corrections import anchors as anchored
from tasks.link.corrections import outcomes
from tasks.link.corrections.anchors import Anchors, EntityRules
from tasks.link.corrections.entries import SPEAKER, Correction, is_id
from tasks.link.corrections.file import stored_corrections
from tasks.link.corrections.rules import StoryRules
from tasks.link.entities import KIND_ORDER, ArticleEntity, Member
from tasks.names import words
from warehouse.tables import CORRECTED_NAMES, CORRECTED_SPEAKERS, CORRECTIONS, FALSE_CONFLICTS

Keys = dict[Member, tuple[str, ...]]
_SPEAKERS = "select quote_id, entity_id, name from store.corrected_speakers"
_NAMED = "select article_id, entity, name from store.article_entities where article_id in (select article_id from told)"


@dataclass(frozen=True, slots=True)
class Hand:
    """What is corrected, what the names in it stand for, and what of it is new, or gone, since the run before.

    `stirred` are the articles whose stories are decided again for it, `recalled` those whose entities are, and `terms`
    tell the entities that are decided again.
    """

    entries: tuple[Correction, ...]
    anchors: Anchors
    articles: Anchors
    stories: StoryRules
    entities: EntityRules
    stirred: frozenset[str]
    recalled: frozenset[str]
    terms: frozenset[str]

    @classmethod
    def open(cls, con: duckdb.DuckDBPyConnection, entries: Sequence[Correction] | None) -> Hand:
        """The entries given, else those of the run before, with what they stand for; new ids are looked up now."""
        before = stored_corrections(con)
        known = anchored.known_anchors(con)
        told = anchored.articles_of(con, before, known)
        old = anchored.story_rules(before, told), anchored.entity_rules(before, known, told)
        now = before if entries is None else tuple(entries)
        anchored.learn(con, now, known)
        articles = anchored.articles_of(con, now, known)
        new = anchored.story_rules(now, articles), anchored.entity_rules(now, known, articles)
        stirred = _changed_articles(old[0], new[0]) | (_bereft(con) if before or now else frozenset())
        return cls(now, known, articles, *new, stirred, *_changed_entities(old[1], new[1]))

    def detach(self, entities: Iterable[ArticleEntity], keys: Keys) -> Keys:
        """The keys of article entities, those that are somebody else's apart."""
        apart = dict(keys)
        names = {one.member: one.name for one in entities}
        for rule in self.entities.detached:
            for member, own in keys.items():
                told = {*own, f"{member[0]}|{names[member]}"}
                if member[0] in rule.articles and not rule.terms.isdisjoint(told):
                    apart[member] = tuple(f"{rule.tag}|{key}" for key in own)
        return apart

    def joined(self, con: duckdb.DuckDBPyConnection) -> list[set[str]]:
        """Keys of one entity, by each entry that joins; the keys of articles of this run are stored."""
        now = anchored.keys_now(con, {term for each in self.entities.joined for term in each})
        return [set().union(*(now[term] for term in each)) for each in self.entities.joined]

    def reached(self, con: duckdb.DuckDBPyConnection, keys: Iterable[str], joined: Iterable[set[str]]) -> set[str]:
        """Some keys, those that are joined with them, and those of entities that are decided again."""
        found = set(keys).union(*anchored.keys_now(con, self.terms).values())
        sets = list(joined)
        while near := [each for each in sets if not each.isdisjoint(found) and not each <= found]:
            found.update(*near)
        return found

    def speak(self, con: duckdb.DuckDBPyConnection) -> set[str]:
        """Set whose quotes are; returns the articles of quotes whose speaker is another now."""
        before = {row[0]: row for row in con.execute(_SPEAKERS).fetchall()}
        chosen = [entry for entry in self.entries if entry.kind == SPEAKER]
        there = anchored.quotes_there(con, {entry.targets[0] for entry in chosen})
        rows: dict[str, Row] = {}
        for entry in chosen:
            if entry.targets[0] in there:
                row = self._speaker(con, entry, there[entry.targets[0]])
                rows |= {entry.targets[0]: row} if row else {}
        con.execute("delete from store.corrected_speakers")
        insert(con, CORRECTED_SPEAKERS, list(rows.values()))
        after = {quote_id: tuple(row.values()) for quote_id, row in rows.items()}
        changed = {each for each in {*before, *after} if before.get(each) != after.get(each)}
        return {f"a{quote_id[1:17]}" for quote_id in changed}

    def _speaker(self, con: duckdb.DuckDBPyConnection, entry: Correction, article_id: str) -> Row | None:
        """Who said a quote: nobody, the entity of an id, one that its article or the corpus calls so, or a name."""
        made: Row = {"quote_id": entry.targets[0], "entity_id": None, "name": entry.value}
        if entry.value is None:
            return made
        if is_id(entry.value, "entity"):
            name = self.anchors.get((entry.correction_id, anchored.name_of(entry.value)))
            found = self.holders(con, anchored.terms(entry, entry.value, self.anchors))
            return made | {"entity_id": found[0], "name": name[0]} if found and name else None
        with given(con, "told", "article_id", [article_id]):
            named = [row for row in con.execute(_NAMED).fetchall() if words(row[2]) == words(entry.value)]
        here = self.holders(con, {f"{article}|{name}" for article, _, name in named})
        found = here or self.holders(con, anchored.terms(entry, entry.value, self.anchors))
        return made | {"entity_id": found[0] if found else None}

    def holders(self, con: duckdb.DuckDBPyConnection, terms: Collection[str]) -> list[str]:
        """The entities that terms tell, people first."""
        keys = {key for own in anchored.keys_now(con, terms).values() for key in own}
        rows = [row for row in anchored.holders(con, keys) if row["key"] in keys]
        rows.sort(key=lambda row: (_kind(row["key"]), row["key"], row["entity_id"]))
        return list(dict.fromkeys(row["entity_id"] for row in rows))

    def close(self, con: duckdb.DuckDBPyConnection) -> tuple[Row, ...]:
        """Write names, false conflicts, and what each entry came to; returns the rows of `corrections`."""
        for table in (CORRECTED_NAMES, FALSE_CONFLICTS, CORRECTIONS):
            con.execute(f"delete from store.{table.name}")
        made = [outcomes.outcome(con, self, entry) for entry in self.entries]
        names = {entity: entry.value for entry, one in zip(self.entries, made, strict=True) for entity in one.named}
        insert(con, CORRECTED_NAMES, [{"entity_id": each, "name": name} for each, name in sorted(names.items())])
        refuted = {conflict for one in made for conflict in one.refuted}
        insert(con, FALSE_CONFLICTS, [{"conflict_id": each} for each in sorted(refuted)])
        rows = [
            _row(entry, position, one) for position, (entry, one) in enumerate(zip(self.entries, made, strict=True), 1)
        ]
        insert(con, CORRECTIONS, rows)
        return tuple(rows)


def _row(entry: Correction, position: int, made: outcomes.Outcome) -> Row:
    return {
        "correction_id": entry.correction_id,
        "position": position,
        "kind": entry.kind,
        "targets": list(entry.targets),
        "value": entry.value,
        "reason": entry.reason,
        "corrected_by": entry.by,
        "applied": made.applied,
        "note": made.note,
        "story_ids": sorted(made.stories),
    }


def _kind(key: str) -> int:
    return KIND_ORDER.index(key.rpartition("|")[2].partition(":")[0])


def _changed_articles(old: StoryRules, new: StoryRules) -> frozenset[str]:
    """The articles of rules that came or went; all of them where only the order is another."""
    if old == new:
        return frozenset()
    came = set(old.sets).symmetric_difference(new.sets) or {*old.sets, *new.sets}
    return frozenset().union(*came)


def _changed_entities(old: EntityRules, new: EntityRules) -> tuple[frozenset[str], frozenset[str]]:
    """The articles in which entities came apart or together again, and what tells the entities that are decided."""
    apart = set(old.detached).symmetric_difference(new.detached)
    joined = set(old.joined).symmetric_difference(new.joined)
    recalled = frozenset().union(*(rule.articles for rule in apart))
    return recalled, frozenset().union(*joined, *(rule.terms for rule in apart))


def _bereft(con: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """Articles of stories that lost an article: where entries hold a story together, no edge tells of it."""
    return frozenset(row["article_id"] for row in STATEMENTS.rows(con, "corrections_bereft"))
